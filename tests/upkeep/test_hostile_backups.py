"""What is no backup of ours is refused before it counts, and nothing of it is left anywhere."""

import io
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dashboard.errors import DashboardError
from dashboard.ledger import guard, versions
from dashboard.ledger.ledger import Ledger
from dashboard.upkeep import archive, restore
from tests.commands.asking import Capture, refused, said

Members = dict[str, bytes]
Change = Callable[[dict[str, Any], Members], object]
"""Changes a manifest and the files beside it."""

SOMEBODYS = b"somebody's text"


def packed(path: Path, manifest: dict[str, Any] | bytes, members: Members) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
        target.writestr("manifest.json", manifest if isinstance(manifest, bytes) else json.dumps(manifest))
    return path


def unpacked(path: Path) -> tuple[dict[str, Any], Members]:
    with zipfile.ZipFile(path) as source:
        members = {name: source.read(name) for name in source.namelist()}
    return json.loads(members.pop("manifest.json")), members


def added(name: str, content: bytes = SOMEBODYS) -> Change:
    """One more file, of which the manifest says the truth."""

    def change(manifest: dict[str, Any], members: Members) -> None:
        _put(manifest, members, name, content)

    return change


def _put(manifest: dict[str, Any], members: Members, name: str, content: bytes) -> None:
    members[name] = content
    manifest["files"][name] = [len(content), archive._copied(io.BytesIO(content), None)[1]]


def first(members: Members, room: str) -> str:
    return next(name for name in members if name.startswith(room))


def damaged_original(manifest: dict[str, Any], members: Members) -> None:
    """Its size and sum are those that the manifest says, but not those of its name."""
    _put(manifest, members, first(members, "originals/"), SOMEBODYS)


def without_a_row(manifest: dict[str, Any], members: Members) -> None:
    name = first(members, "rows/")
    del members[name], manifest["files"][name]


def no_ledger(manifest: dict[str, Any], members: Members) -> None:
    _put(manifest, members, guard.FILE, b"nothing like a ledger" * 1000)


def of_another_ledger(manifest: dict[str, Any], members: Members) -> None:
    _put(manifest, members, guard.FILE, b"")


def bomb(manifest: dict[str, Any], members: Members) -> None:
    _put(manifest, members, "settings.toml", bytes(80 << 20))


HOSTILE: dict[str, Change] = {
    "up": added("../out.txt"),
    "absolute": added("HERE/out.txt"),
    "up within": added("originals/../../out.txt"),
    "a drive": added("C:\\out.txt"),
    "no sum": added("originals/x"),
    "not of that room": added(f"originals/{'0' * 64}.duckdb"),
    "a room of others": added(f"log/{'0' * 64}"),
    "a script": added("serve.py"),
    "not in the manifest": lambda _, members: members.update({"settings.toml": b"x"}),
    "only in the manifest": lambda manifest, _: manifest["files"].update({"settings.toml": [1, "0" * 64]}),
    "another size": lambda manifest, _: manifest["files"][guard.FILE].__setitem__(0, 1),
    "another sum": lambda manifest, _: manifest["files"][guard.FILE].__setitem__(1, "0" * 64),
    "a damaged original": damaged_original,
    "a row is missing": without_a_row,
    "no ledger": no_ledger,
    "an empty ledger": of_another_ledger,
    "a bomb": bomb,
    "a manifest of lists": lambda manifest, _: manifest.update(files=[]),
    "sizes of text": lambda manifest, _: manifest["files"][guard.FILE].__setitem__(0, "1"),
    "no day": lambda manifest, _: manifest.update(at="\x1b[2J"),
    "keys anywhere": lambda manifest, _: manifest.update(keys={"../../etc/passwd": "x"}),
    "missing anything": lambda manifest, _: manifest.update(missing=["../x"]),
    "more to say": lambda manifest, _: manifest.update(more=1),
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_changed_backup_is_refused_and_leaves_nothing(hostile: str, city: Path, tmp_path: Path) -> None:
    manifest, members = unpacked(city.with_name("控え.zip"))
    HOSTILE[hostile](manifest, members)
    for names in (manifest["files"], members):
        for name in [each for each in names if each.startswith("HERE")]:
            names[name.replace("HERE", str(tmp_path))] = names.pop(name)
    path, place = packed(tmp_path / "x.zip", manifest, members), tmp_path / "in" / "elsewhere"
    with pytest.raises(DashboardError, match="控えではないか、壊れています"):
        restore.restore(path, place)
    assert not [*place.parent.iterdir()]
    assert not [*tmp_path.rglob("out.txt")]


def a_workbook(_: bytes) -> bytes:
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    return file.getvalue()


WRONG: dict[str, Callable[[bytes], bytes]] = {
    "a workbook": a_workbook,
    "a text": lambda _: SOMEBODYS,
    "empty": lambda _: b"",
    "cut off": lambda content: content[: len(content) // 2],
    "a byte in the middle": lambda content: content[:5000] + bytes([content[5000] ^ 255]) + content[5001:],
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_or_damaged_file(wrong: str, city: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(WRONG[wrong](city.with_name("控え.zip").read_bytes()))
    with pytest.raises(DashboardError, match="控えではないか、壊れています"):
        restore.restore(path, tmp_path / "elsewhere")
    assert not (tmp_path / "elsewhere").exists()


def test_two_files_of_one_name(city: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(city.with_name("控え.zip"), tmp_path / "x.zip"))
    with zipfile.ZipFile(path, "a") as target, pytest.warns(UserWarning, match="Duplicate"):
        target.writestr(guard.FILE, b"x")
    with pytest.raises(DashboardError, match="控えではないか"):
        restore.restore(path, tmp_path / "elsewhere")


def test_a_link_in_a_zip_is_a_file_of_text(city: Path, tmp_path: Path) -> None:
    """Nothing is extracted by what the zip says of it: its kind, its rights, its place."""
    manifest, members = unpacked(city.with_name("控え.zip"))
    _put(manifest, members, "settings.toml", b"/etc/passwd")
    path = packed(
        tmp_path / "x.zip", manifest, {name: each for name, each in members.items() if name != "settings.toml"}
    )
    link = zipfile.ZipInfo("settings.toml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as target:
        target.writestr(link, b"/etc/passwd")
    restore.restore(path, tmp_path / "elsewhere")
    back = tmp_path / "elsewhere" / "settings.toml"
    assert not back.is_symlink()
    assert (back.read_bytes(), back.stat().st_mode & 0o777) == (b"/etc/passwd", 0o600)


def test_of_a_newer_program(city: Path, tmp_path: Path) -> None:
    for number, change in enumerate((_newer_format, _newer_ledger)):
        manifest, members = unpacked(city.with_name("控え.zip"))
        change(manifest, members)
        path = packed(tmp_path / f"{number}.zip", manifest, members)
        with pytest.raises(DashboardError, match="新しい版のプログラムで作られています"):
            restore.restore(path, tmp_path / "elsewhere")
        assert not (tmp_path / "elsewhere").exists()


def _newer_format(manifest: dict[str, Any], _: Members) -> None:
    manifest["format"] += 1


def _newer_ledger(manifest: dict[str, Any], members: Members) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.deserialize(members[guard.FILE])
        connection.execute(f"PRAGMA user_version = {len(versions.STEPS) + 1}")
        connection.commit()
        _put(manifest, members, guard.FILE, connection.serialize())


@pytest.mark.slow
def test_what_differs_after_is_said(city: Path, elsewhere: Path, tmp_path: Path, capsys: Capture) -> None:
    manifest, members = unpacked(city.with_name("控え.zip"))
    manifest["figures"]["online/totals"]["applicable"] += 1
    told = said(capsys, "restore", str(packed(tmp_path / "x.zip", manifest, members)), "--same", status=1)
    assert "数値の違う問いが1あります：online/totals。" in told
    assert Ledger(elsewhere).entries() == Ledger(city).entries(), "put back all the same"


@pytest.mark.slow
def test_what_cannot_be_compared_is_not_the_same(
    city: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest, members = unpacked(city.with_name("控え.zip"))
    path = packed(tmp_path / "x.zip", {**manifest, "figures": None}, members)
    for place, source, status in (("a", path, 1), ("b", city.with_name("控え.zip"), 0)):
        monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / place))
        told = said(capsys, "restore", str(source), "--same", status=status)
        assert ("見比べていません" in told) == (status == 1)


@pytest.mark.slow
def test_where_it_cannot_go(city: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    path = city.with_name("控え.zip")
    assert "空ではありません" in refused(capsys, "restore", str(path))
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "elsewhere"))
    assert "見つかりません" in refused(capsys, "restore", str(tmp_path / "none.zip"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))
    assert "空き容量がありません" in refused(capsys, "restore", str(path))
    assert {each.name for each in (tmp_path / "elsewhere").iterdir()} == {"log"}
