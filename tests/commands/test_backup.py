"""``backup`` and ``restore``: the same answers elsewhere; nothing over another file; a foreign zip is refused."""

import json
import zipfile
from pathlib import Path

import pytest

from dashboard.__main__ import main
from tests.commands.asking import HEADER, ROWS, Capture, City, imported, query, said

pytestmark = pytest.mark.slow


@pytest.fixture
def backup(city: City, capsys: Capture, tmp_path: Path) -> Path:
    imported(capsys, city("a.csv", HEADER + "".join(ROWS.values())), "--as-of", "2026-10-31")
    said(capsys, "backup", str(tmp_path / "控え.zip"))
    return tmp_path / "控え.zip"


def test_restored_elsewhere_it_answers_the_same(
    backup: Path, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["online/totals", "online/rate_by_department", "online/procedures"]
    before = [query(capsys, name) for name in names]
    assert backup.stat().st_mode & 0o077 == 0
    assert main(["backup", str(backup)]) == 1
    assert main(["restore", str(backup)]) == 1
    assert "空ではありません" in capsys.readouterr().err
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "elsewhere"))
    said(capsys, "restore", str(backup))
    assert [query(capsys, name) for name in names] == before


@pytest.mark.parametrize("hostile", ["../out.txt", "/out.txt", "originals/x", "wrong hash", "no zip", "newer", "more"])
def test_a_hostile_file_is_refused_and_leaves_nothing(
    hostile: str, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, place = tmp_path / "x.zip", tmp_path / "in" / "elsewhere"
    content = b"x"
    right = {"sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", "size": 1}
    wrong = {**right, "sha256": "0" * 64}
    files = {"ledger.sqlite3": wrong if hostile == "wrong hash" else right}
    if "/" in hostile:
        files[hostile] = right
    with zipfile.ZipFile(path, "w") as packed:
        for name in files:
            packed.writestr(name, content)
        if hostile == "more":
            packed.writestr("more", content)
        packed.writestr("manifest.json", json.dumps({"format": 1 + (hostile == "newer"), "day": "", "files": files}))
    if hostile == "no zip":
        path.write_bytes(content)
    monkeypatch.setenv("DASHBOARD_DATA", str(place))
    assert main(["restore", str(path)]) == 1
    expected = "新しい版" if hostile == "newer" else "控えではないか"
    assert expected in capsys.readouterr().err
    assert not [
        each
        for each in place.parent.rglob("*")
        if "log" not in each.parts and each != place and each.is_file() and each.suffix != ".log"
    ]
    assert not [*tmp_path.rglob("out.txt")]
