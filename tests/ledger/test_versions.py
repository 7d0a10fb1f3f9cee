"""A ledger of every released version is read as it is, brought forward whole or not at all, and a newer one refused.

``version_*/data`` were written by those versions from spreadsheets of a fictional city, ``log.json`` by their ``log``.
They stay as they are for ever.
"""

import contextlib
import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from dashboard import settings
from dashboard.__main__ import main
from dashboard.errors import DashboardError
from dashboard.ledger import guard, versions
from dashboard.ledger.ledger import Ledger
from dashboard.ledger.remembered import ANSWER
from dashboard.store import answers as store
from dashboard.store import build
from tests.killing import killed

pytestmark = pytest.mark.slow

RELEASED = sorted(Path(__file__).parent.glob("version_*"))
OLDER = [path for path in RELEASED if path.name < "version_0_4_0"]
"""They kept no number of their version: what is to be brought forward."""
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(params=RELEASED, ids=lambda path: path.name)
def kept(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def folder(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what that version wrote, that DASHBOARD_DATA points at."""
    folder = shutil.copytree(kept / "data", tmp_path / "data")
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    return Path(folder)


def rows(path: Path) -> Rows:
    """All that a ledger says, whatever program wrote it."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in found.fetchall()}


def version(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return versions.at(connection)


def write(folder: Path) -> None:
    Ledger(folder).record(ANSWER, "係", "取り込みの質問への答え", {"key": "列:備忘", "answer": "使わない"})


def test_there_is_one_of_every_release() -> None:
    released = (settings.ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1:]
    numbers = [each.split(" ")[0] for each in released if each[0].isdigit()]
    assert sorted(f"version_{number.replace('.', '_')}" for number in numbers) == [path.name for path in RELEASED]


def test_it_is_read_and_counted_as_it_was(kept: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / guard.FILE).read_bytes()
    assert main(["log", "--format", "json"]) == 0
    told, then = (json.loads(text) for text in (capsys.readouterr().out, (kept / "log.json").read_text("utf-8")))
    assert len(told) == len(then)
    for now, said in zip(told, then, strict=True):
        assert {name: now[name] for name in now.keys() & said.keys() - {"issues"}} == {
            name: said[name] for name in now.keys() & said.keys() - {"issues"}
        }
    assert build.ensure(folder) is None
    totals = [
        store.answer(store.serving(folder), "online/totals", {"as_of": f"2026-{day}"}) for day in ("09-30", "10-31")
    ]
    assert [tuple(each[["applicable", "online"]].iloc[0]) for each in totals] == [(3, 1), (3, 3)]
    assert (folder / guard.FILE).read_bytes() == before, "looking changes nothing"


@pytest.mark.parametrize("kept", OLDER, indirect=True, ids=lambda path: path.name)
def test_the_first_act_that_writes_brings_it_forward_and_keeps_a_copy(folder: Path) -> None:
    path = folder / guard.FILE
    before, old = rows(path), version(path)
    write(folder)
    assert (old, version(path)) == (0, len(versions.STEPS))
    after = rows(path)
    assert {name: after[name] for name in before} == before, "nothing that it said is said otherwise"
    (copy,) = folder.glob("ledger-version-0-*.sqlite3")
    assert (rows(copy), version(copy)) == (before, old)
    assert copy.stat().st_mode & 0o077 == 0
    write(folder)
    assert [*folder.glob("ledger-version-*")] == [copy], "once"


@pytest.mark.parametrize("kept", OLDER[-1:], indirect=True)
def test_a_step_that_fails_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / guard.FILE
    before = rows(path)
    monkeypatch.setattr(versions, "STEPS", [*versions.STEPS, "CREATE TABLE new (x);\nINSERT INTO nowhere VALUES (1);"])
    with pytest.raises(DashboardError, match="台帳"):
        write(folder)
    assert (rows(path), version(path)) == (before, 0)


@pytest.mark.parametrize("kept", OLDER[-1:], indirect=True)
def test_of_two_steps_both_or_the_missing_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder)
    monkeypatch.setattr(versions, "STEPS", [*versions.STEPS, "CREATE TABLE new (x);"])
    write(folder)
    assert version(folder / guard.FILE) == 2
    assert len(rows(folder / guard.FILE)["records"]) == 2
    assert [path.name[:17] for path in sorted(folder.glob("ledger-version-*"))] == [
        "ledger-version-0-",
        "ledger-version-1-",
    ]


@pytest.mark.parametrize("kept", OLDER[-1:], indirect=True)
def test_a_newer_one_is_refused_and_waits(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.ensure(folder) is None
    write(folder)
    with contextlib.closing(sqlite3.connect(folder / guard.FILE)) as connection:
        connection.execute(f"PRAGMA user_version = {len(versions.STEPS) + 1}")
    before = (folder / guard.FILE).read_bytes()
    for line in (["log"], ["undo", "1"]):
        capsys.readouterr()
        assert main(line) == 1
        said = capsys.readouterr().err
        assert "新しい版のプログラムで書かれています（台帳の版 2、このプログラムは 1 まで）" in said
        assert "anew" not in said, "nothing is wrong with it"
    assert (folder / guard.FILE).read_bytes() == before
    assert "新しい版" in (build.ensure(folder) or ""), "the figures that were there are served"


def taken_back(folder: Path) -> None:
    Ledger(folder / "data").undo(2, "係")


def test_killed_anywhere_on_the_way_forward(tmp_path: Path) -> None:
    template = tmp_path / "template"
    shutil.copytree(OLDER[-1] / "data", template / "data")
    before = rows(template / "data" / guard.FILE)
    seen = set()
    for place in killed(taken_back, template, tmp_path / "killed", ["ledger", "disk"]):
        data = place / "data"
        copies = [*data.glob("ledger-version-0-*")]
        assert all(rows(copy) == before for copy in copies)
        added = len(Ledger(data).entries()) - len(before["entries"])
        now, number = rows(data / guard.FILE), version(data / guard.FILE)
        assert {name: now[name][: len(said)] for name, said in before.items()} == before
        assert number == 0 or copies, "it is never brought forward without a copy"
        assert not added or number == 1
        seen.add((number, bool(copies), added))
        Ledger(data).record(ANSWER, "係", "続き", {"key": "列:備忘", "answer": "使わない"})
        assert version(data / guard.FILE) == 1, "the next act goes on as if nothing were"
    assert {(0, False, 0), (0, True, 0), (1, True, 0), (1, True, 1)} <= seen, "before, with the copy, forward, done"


@pytest.mark.parametrize("kept", [path for path in RELEASED if path not in OLDER], indirect=True)
def test_one_of_today_needs_no_way_forward(folder: Path) -> None:
    assert version(folder / guard.FILE) == len(versions.STEPS)
    write(folder)
    assert not [*folder.glob("ledger-version-*")]
