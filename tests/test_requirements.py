"""What is installed is what was tested: every package is pinned, and every file of it is known by its hash."""

import re
from typing import NamedTuple

import pytest

from dashboard.settings import ROOT

LISTS = {
    "requirements.txt": "requirements.lock",
    "requirements-dev.txt": "requirements-dev.lock",
    "requirements-spark.txt": "requirements-spark.lock",
    "bundle/requirements.txt": "bundle/requirements.lock",
}
"""The list that people write → the lock made of it (make lock)."""
FETCHING = ("bundle/make.py", "bundle/wheels.py")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


class Pin(NamedTuple):
    """One package of a list or a lock."""

    name: str
    version: str
    hashes: int


def pins(file: str) -> list[Pin]:
    """Every package that a file names, a line continued by a backslash being one."""
    text = (ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith(("#", "-r "))]
    return [Pin(*_pinned(line), len(HASH.findall(line))) for line in lines]


def _pinned(line: str) -> tuple[str, str]:
    name, version = re.match(r"([\w.-]+)(?:\[\w+\])?==([^\s;]+)", line).groups()  # type: ignore[union-attr] # fails on any other line
    return name.lower().replace("_", "-"), version


@pytest.mark.parametrize("written", LISTS)
def test_the_lock_has_every_package_of_the_list_in_its_version(written: str) -> None:
    locked = {(pin.name, pin.version) for pin in pins(LISTS[written])}
    assert {(pin.name, pin.version) for pin in pins(written)} <= locked, "run make lock"


@pytest.mark.parametrize("lock", LISTS.values())
def test_every_package_of_a_lock_is_known_by_its_hashes(lock: str) -> None:
    assert pins(lock)
    assert not [pin.name for pin in pins(lock) if not pin.hashes]


def test_what_runs_is_what_is_tested() -> None:
    run, dev = (set(pins(lock)) for lock in ("requirements.lock", "requirements-dev.lock"))
    assert run <= dev


@pytest.mark.parametrize("file", [*LISTS, *LISTS.values(), "Makefile", ".pre-commit-config.yaml", *FETCHING])
def test_no_file_says_where_packages_come_from(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8").replace("http://127.0.0.1", "")
    assert not re.search(r"https?://|--index-url|--extra-index-url|--find-links|--trusted-host", text)


def test_hooks_fetch_nothing() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert set(re.findall(r"repo: (\S+)", text)) == {"local"}
    assert set(re.findall(r"language: (\S+)", text)) == {"system"}


def test_every_library_has_its_reason() -> None:
    """docs/decisions.md says why each is there, and of no other."""
    table = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8").partition("\n# Libraries\n")[2]
    explained = {name.strip() for row in re.findall(r"(?m)^\| ([a-z][^|]*) \|", table) for name in row.split(",")}
    named = {pin.name for each in ("requirements.txt", "requirements-spark.txt") for pin in pins(each)}
    assert explained - {"library"} == named
