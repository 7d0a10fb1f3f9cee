"""``backup``: what goes in, where the keys go, what stops it, and that nobody's file is written over."""

import datetime as dt
import json
import shutil
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.importers import SourceFile
from dashboard.ledger import keys, pseudonyms
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.settings import MEETINGS
from dashboard.upkeep import contents, restore
from tests.commands.asking import Capture, refused, said
from tests.faults.breaking import noise
from tests.pages.lists import ONE_MONTH

pytestmark = pytest.mark.slow


def in_zip(path: Path) -> set[str]:
    with zipfile.ZipFile(path) as packed:
        return set(packed.namelist())


def test_what_it_holds_and_says_of_itself(city: Path) -> None:
    path = city.with_name("控え.zip")
    manifest = json.loads(zipfile.ZipFile(path).read("manifest.json"))
    assert manifest["holds"] == {"取り込み": 4, "会議時点": 1}
    assert (manifest["format"], manifest["ledger"], manifest["missing"]) == (1, 1, [])
    assert manifest["program"].count(".") == 2
    assert manifest["figures"]["online/totals"]["applicable"] == 2
    named = {each.name for each in contents.named(Ledger(city))}
    assert len(named) == 4 + 4 + 1
    assert in_zip(path) == {"manifest.json", "ledger.sqlite3", "ledger.mark", *contents.KEYS, *named}
    assert path.stat().st_mode & 0o077 == 0


def test_nobodys_file_is_written_over(city: Path, tmp_path: Path, capsys: Capture) -> None:
    out, link = tmp_path / "他.zip", tmp_path / "link.zip"
    out.write_bytes(b"somebody's")
    link.symlink_to(tmp_path / "nowhere.zip")
    apart = tmp_path / "分.鍵.zip"
    apart.write_bytes(b"somebody's")
    for each, line in ((out, []), (link, []), (tmp_path / "分.zip", ["--key", "apart"])):
        assert "すでにあります。上書きしません" in refused(capsys, "backup", str(each), *line)
    assert out.read_bytes() == apart.read_bytes() == b"somebody's"
    assert not [*tmp_path.glob(".new-*"), *tmp_path.glob("nowhere*"), *tmp_path.glob("分.zip")]


def test_keys_in_apart_or_out(city: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    apart, out = tmp_path / "分.zip", tmp_path / "外.zip"
    told = said(capsys, "backup", str(apart), "--key", "apart")
    assert "鍵は 分.鍵.zip に分けました" in told
    assert "同じ人を前の回から追えず" in told
    assert in_zip(tmp_path / "分.鍵.zip") == {"manifest.json", *contents.KEYS}
    assert "鍵は入っていません" in said(capsys, "backup", str(out), "--key", "out")
    assert not {*contents.KEYS} & (in_zip(apart) | in_zip(out))

    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "with"))
    told = said(capsys, "restore", str(apart), "--key", str(tmp_path / "分.鍵.zip"))
    assert "取り込み4件、会議時点1件" in told
    assert "数値は、控えを取ったときと同じです" in told
    assert all((tmp_path / "with" / key).read_bytes() == (city / key).read_bytes() for key in contents.KEYS)

    assert restore.keys_missing(restore.restore(out, tmp_path / "without"), tmp_path / "without") == [*contents.KEYS]


def test_the_keys_of_another_day_are_refused(
    city: Path, elsewhere: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(city))
    said(capsys, "backup", str(tmp_path / "分.zip"), "--key", "apart")
    (city / keys.MASKING).write_bytes(bytes(range(32)))
    said(capsys, "backup", str(tmp_path / "後.zip"), "--key", "apart")
    monkeypatch.setenv("DASHBOARD_DATA", str(elsewhere))
    line = ["restore", str(tmp_path / "分.zip"), "--key"]
    assert "この控えのものではありません" in refused(capsys, *line, str(tmp_path / "後.鍵.zip"))
    assert "控えではないか、壊れています" in refused(capsys, "restore", str(tmp_path / "分.鍵.zip"))
    assert not elsewhere.exists() or {*elsewhere.iterdir()} <= {elsewhere / "log"}


@pytest.mark.parametrize(("room", "fault"), [("originals", noise), ("rows", Path.unlink), (MEETINGS, Path.unlink)])
def test_a_kept_file_that_is_gone_or_damaged_stops_it(
    room: str, fault: Callable[[Path], None], city: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = sorted((city / room).iterdir())[0]
    fault(path)
    out = tmp_path / "後.zip"
    told = refused(capsys, "backup", str(out))
    assert f"{room}/{path.name}（" in told
    assert "前に取った控えから" in told
    assert not out.exists()
    told = said(capsys, "backup", str(out), "--incomplete")
    assert f"次のファイルは、なくなっていたため入っていません：{room}/{path.name}" in told
    assert restore.restore(out, tmp_path / "elsewhere").missing == [f"{room}/{path.name}"]


def test_lost_people_stop_it(city: Path, tmp_path: Path, capsys: Capture) -> None:
    (city / pseudonyms.FILE).write_bytes(b"")
    assert "respondents.key（回答者の番号を置き換える鍵）" in refused(capsys, "backup", str(tmp_path / "後.zip"))
    said(capsys, "backup", str(tmp_path / "後.zip"), "--incomplete")


def test_what_no_ledger_names_is_kept_too_while_it_is_whole(city: Path, tmp_path: Path, capsys: Capture) -> None:
    """An older ledger that was put back has lost its last imports; their files still lie there."""
    stray = "0" * 64
    for name in (stray, ".new-half"):
        (city / "originals" / name).write_bytes(b"other bytes")
    entry = Ledger(city).entries()[0]
    lost = shutil.copy(city / "originals" / str(entry.sha256), city / "rows" / f"{entry.sha256}.parquet")
    said(capsys, "backup", str(tmp_path / "後.zip"))
    assert f"rows/{Path(lost).name}" in in_zip(tmp_path / "後.zip")
    assert not [name for name in in_zip(tmp_path / "後.zip") if stray in name or "half" in name]


def test_nothing_to_back_up(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
    assert "控えは要りません" in refused(capsys, "backup", str(tmp_path / "a.zip"))
    assert "見つかりません" in refused(capsys, "backup", str(tmp_path / "no" / "such" / "a.zip"))


def test_while_somebody_imports(city: Path, tmp_path: Path) -> None:
    """Every backup that is taken meanwhile is one moment of the ledger, with all that it names."""
    stop = threading.Event()
    done: list[str] = []

    def going_on() -> None:
        while not stop.is_set():
            day = dt.date(2024, 1, 1) + dt.timedelta(len(done))
            source = SourceFile("一覧.csv", ONE_MONTH.replace("転入届", f"転入届 {day}").encode())
            done.append(import_files(city, [source], as_of=day, by="係").reasons())

    others = threading.Thread(target=going_on)
    others.start()
    seen = []
    try:
        for number in range(4):
            assert main(["backup", str(tmp_path / f"{number}.zip")]) == 0
            seen.append(len(done))
    finally:
        stop.set()
        others.join()
    assert not any(done) and seen[-1] > seen[0], "it went on meanwhile"
    counts = []
    for number in range(4):
        folder = tmp_path / f"back-{number}"
        restore.restore(tmp_path / f"{number}.zip", folder)
        ledger = Ledger(folder)
        assert all(contents.is_sound(folder, each.name) for each in contents.named(ledger))
        counts.append(ledger.state()[1])
    assert counts == sorted(counts) and 4 <= counts[0] < counts[-1] <= 4 + len(done)
