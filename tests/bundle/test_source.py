"""The bundle as somebody brought it: damaged, incomplete, of another system; and the Python that is there."""

import ast
import dataclasses
import json
import platform
import shutil
import sys
from pathlib import Path

import pytest

from bundle import make, wheels
from bundle.installer import source
from dashboard.errors import DashboardError
from dashboard.settings import ROOT
from tests.bundle import small


@pytest.fixture
def bundle(tmp_path: Path) -> source.Source:
    return small.bundle(tmp_path / "bundle", "1.0.0")


def test_as_it_was_packed(bundle: source.Source, tmp_path: Path) -> None:
    source.verify(bundle)
    source.check_machine(bundle, tmp_path)


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")])
def test_a_damaged_file_is_named(bundle: source.Source, damage: object) -> None:
    assert callable(damage)
    damage(bundle.folder / "program" / "dashboard" / "errors.py")
    with pytest.raises(
        DashboardError, match=r"壊れているか、足りません：program/dashboard/errors\.py。.*何も入れていません"
    ):
        source.verify(bundle)


def test_a_program_that_was_put_there_is_refused(bundle: source.Source) -> None:
    (bundle.folder / "program" / "dashboard" / "json.py").write_text("", encoding="utf-8")
    with pytest.raises(DashboardError, match=r"配布物にないファイルがあります：program/dashboard/json\.py"):
        source.verify(bundle)


def test_run_from_within_the_zip(tmp_path: Path) -> None:
    with pytest.raises(DashboardError, match="すべて展開"):
        source.found(tmp_path)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"platform": "windows"}, "この配布物は windows 用です"),
        ({"pythons": ("3.99",)}, r"この Python は 3\.\d+ です。この配布物は 3\.99 で動きます"),
        ({"glibc": (9, 0)}, r"glibc 9\.0 以上が必要です"),
    ],
)
def test_another_machine(bundle: source.Source, what: dict[str, object], said: str, tmp_path: Path) -> None:
    with pytest.raises(DashboardError, match=said):
        source.check_machine(dataclasses.replace(bundle, **what), tmp_path)  # type: ignore[arg-type] # one of its fields


def test_another_processor(bundle: source.Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "aarch64")
    with pytest.raises(DashboardError, match="64ビット（x86-64）"):
        source.check_machine(bundle, tmp_path)


def test_an_old_python_is_told_so_and_not_what_it_cannot_read() -> None:
    """What stands before the check is read by it: nothing there is younger than Python 3.6."""
    text = (ROOT / "bundle" / "installer" / "__main__.py").read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert text.index("sys.version_info < (3, 11)") < text.index("from bundle.installer")


def test_another_python_or_other_packages_are_another_installation(bundle: source.Source) -> None:
    own = "py{}{}".format(*sys.version_info[:2])
    assert bundle.id == f"1.0.0-{bundle.sha256[:8]}-{own}"
    lock = f"{source.PROGRAM}/{source.LOCK}"
    other = dataclasses.replace(bundle, files={**bundle.files, lock: "0" * 64})
    assert bundle.packages != other.packages


def test_the_program_is_all_that_is_needed_and_nothing_that_was_made() -> None:
    names = [*make.program(ROOT)]
    assert {"app.py", "serve.py", ".streamlit/config.toml", "data/sample/generate.py", "docs/利用の手引き.md"} <= {
        *names
    }
    assert {"LICENSE", "requirements.lock", "bundle/installer/__main__.py", "queries/online/totals.sql"} <= {*names}
    assert not [name for name in names if name.startswith("tests/") or "__pycache__" in name or name.endswith(".pyc")]


def test_the_same_makes_the_same_bytes(tmp_path: Path) -> None:
    wheel = tmp_path / "x-1-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    content = {"manifest.json": b"{}", "install.sh": b"#!/bin/sh\n"}
    paths = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        paths.append(tmp_path / name / "x.zip")
        make.write(paths[-1], dict(sorted(content.items(), reverse=name == "b")), {wheel.name: wheel})
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert not [*(tmp_path / "a").glob(".new-*")]
    shutil.unpack_archive(paths[0], tmp_path / "out")
    assert json.loads((tmp_path / "out" / "dx-dashboard" / "manifest.json").read_text(encoding="utf-8")) == {}


def test_markers_are_asked_of_the_other_machine() -> None:
    lines = ("a==1 ; sys_platform == 'win32'", "b==1 ; python_version < '3.12'")
    lock = "".join(f"{line} \\\n    --hash=sha256:{number}\n" for number, line in enumerate(lines, 1))
    assert {*wheels.locked(lock, "windows", "3.13")} == {"a"}
    assert wheels.locked(lock, "linux", "3.11") == {"b": "b==1 --hash=sha256:2"}
