"""``check``: a sound folder is said to be sound, every fault is found, named, and given a way out."""

import contextlib
import datetime as dt
import json
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.__main__ import main
from dashboard.access import audit
from dashboard.ledger import guard, keys, pseudonyms, versions
from dashboard.ledger.ledger import Ledger
from dashboard.ledger.remembered import ANSWER
from dashboard.settings import MEETINGS
from dashboard.store import answers as store
from dashboard.upkeep import checks, contents, of_files, of_place
from tests.commands.asking import Capture, said
from tests.faults import breaking
from tests.faults.breaking import Break, noise, once

pytestmark = pytest.mark.slow

SOUND = [checks.LEDGER, *checks.OF_LEDGER, *checks.OTHERS]


def own_settings(text: str) -> Break:
    """The city's own settings, with these lines at their end or for others."""

    def change(folder: Path) -> None:
        sample = (settings.ROOT / settings.FILE).read_text(encoding="utf-8")
        key = text.partition(" = ")[0]
        lines = [text if line.startswith(f"{key} = ") else line for line in sample.splitlines()]
        (folder / settings.FILE).write_text("\n".join(lines if text in lines else [*lines, text]), encoding="utf-8")

    return once(change)


def in_ledger(script: str) -> Break:
    """Somebody wrote into the ledger past the program, and took its mark away."""

    def change(folder: Path) -> None:
        with contextlib.closing(sqlite3.connect(folder / guard.FILE)) as connection:
            connection.executescript(f"DROP TRIGGER entries_are_never_changed; {script}")
        (folder / "ledger.mark").unlink()

    return once(change)


def first(room: str, change: Callable[[Path], object]) -> Break:
    return once(lambda folder: change(sorted((folder / room).iterdir())[0]))


def raw_rows_gone(folder: Path) -> None:
    """A store as a build that lost rows would leave it."""
    import duckdb

    with duckdb.connect(str(folder / store.PRIVATE)) as connection:
        connection.execute("UPDATE raw.listed SET listed_rows = listed_rows - 1 WHERE dataset = 'procedures'")


def long_ago(folder: Path) -> None:
    """The last backup was taken before anything was imported."""
    shutil.rmtree(folder / audit.FOLDER)
    audit.note(folder, "", (), contents.TAKEN, now=dt.datetime(2020, 4, 1, tzinfo=dt.UTC))


def left_half(folder: Path) -> None:
    path = folder / "rows" / ".new-half"
    path.touch()
    os.utime(path, (time.time() - 25 * 60 * 60,) * 2)


@contextmanager
def no_room(folder: Path) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1 << 40, 1 << 40, 1 << 20))
        yield folder


FAULTS: dict[str, tuple[Break, str, str, str, str]] = {
    # what is done → the check that finds it, its state, what it says, the way out
    **{
        f"ledger {name}": (fault, "台帳", "異常", "台帳（ledger.sqlite3）", "バックアップから")
        for name, fault in breaking.OF_THE_LEDGER.items()
    },
    "a newer ledger": (
        in_ledger(f"PRAGMA user_version = {len(versions.STEPS) + 1}"),
        *("台帳", "異常", "新しい版のプログラムで書かれています", "プログラムを新しい版に戻す"),
    ),
    "an undo of nothing": (
        in_ledger("INSERT INTO entries (kind, at, by, undoes) VALUES ('undo', '2026-11-01T00:00:00+00:00', 'x', 99)"),
        *("台帳", "異常", "壊れています（1か所）", "バックアップから"),
    ),
    "an original damaged": (
        first("originals", noise),
        "取り込んだファイル",
        "異常",
        "1個が、なくなっているか壊れて",
        "控えの zip から",
    ),
    "a row gone": (first("rows", Path.unlink), "読んだ行", "異常", "（取込番号 ", "取り込み直してください"),
    "a meeting damaged": (first(MEETINGS, noise), "会議時点", "異常", "2026-11-12 の会議時点1", "控えの zip から"),
    "no backup": (once(lambda folder: shutil.rmtree(folder / "audit")), "控え", "注意", "記録がありません", "backup"),
    "an old backup": (once(long_ago), "控え", "注意", "そのあとの取込と記録は", "backup"),
    "people's key gone": (
        once(lambda folder: (folder / pseudonyms.FILE).unlink()),
        *("鍵", "異常", "回答者の番号を置き換える鍵", "控えから戻して"),
    ),
    "masking key damaged": (
        once(lambda folder: (folder / keys.MASKING).write_bytes(b"x")),
        *("鍵", "異常", "点を読む人を選ぶ鍵", "数値が少し動きます"),
    ),
    "no store": (once(lambda folder: (folder / store.FILE).unlink()), "集計", "異常", "集計がないか", "build"),
    "an old store": (own_settings("k = 12"), "集計", "異常", "設定より前のもの", "build"),
    "rows lost": (once(raw_rows_gone), "集計", "異常", "行の数が、読んだ行の数と違います：取込番号 1", "build"),
    "a clock that ran ahead": (
        in_ledger("UPDATE entries SET at = '2099-01-01T00:00:00+00:00' WHERE id = 2"),
        *("時計", "異常", "最後の記録は 2099-01-01", "日付と時刻を合わせて"),
    ),
    "a long silence": (
        in_ledger(
            "UPDATE entries SET at = '2020-01-01T00:00:00+00:00'; DROP TRIGGER records_are_never_changed;"
            "UPDATE records SET at = '2020-01-01T00:00:00+00:00'"
        ),
        *("時計", "注意", "1年より長く空いています", "進んでいないか"),
    ),
    "settings cut off": (own_settings("k = "), "設定", "異常", "19 行目の書き方", "見本にそろえて"),
    "a setting of no sense": (own_settings("k = 2"), "設定", "異常", "19 行目：k は 5 以上です", "見本にそろえて"),
    "a setting nobody reads": (own_settings("[masking2]\nk = 10"), "設定", "注意", "行目の [masking2]", "つづり"),
    "no room": (no_room, "空き容量", "異常", "空き 0.0GB", "空きを作ってください"),
    "open to others": (
        once(lambda folder: (folder / guard.FILE).chmod(0o644)),
        *("権利", "注意", "ledger.sqlite3", "chmod"),
    ),
    "half written": (once(left_half), "途中のもの", "注意", ".new-half", "この名前のファイルだけを消して"),
}


def test_a_sound_folder(city: Path, capsys: Capture) -> None:
    told = said(capsys, "check")
    assert [line.partition("：")[0] for line in told.splitlines()[:-1]] == [f"［良好］{name}" for name in SOUND]
    assert told.splitlines()[-1] == f"点検しました。{len(SOUND)}項目とも良好です。"
    assert "2個" not in told and "4個。すべて取り込んだときのままです。" in told


def test_a_folder_of_nobody_yet(tmp_path: Path) -> None:
    seen = dict(checks.all_of(tmp_path))
    assert {each.state for each in seen.values()} == {"良好"}
    assert seen["台帳"].saw == "まだ何も取り込まれていません。"
    assert not [*tmp_path.iterdir()], "looking makes nothing"


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_found_and_has_a_way_out(fault: str, city: Path) -> None:
    breaks, name, state, saw, remedy = FAULTS[fault]
    with breaks(city) as folder:
        seen = dict(checks.all_of(folder))
    assert list(seen) == SOUND
    assert (seen[name].state, saw in seen[name].saw, remedy in seen[name].remedy) == (state, True, True), seen[name]
    others = {each for each in seen if seen[each].state != "良好"} - {name}
    assert others <= ({*checks.OF_LEDGER, "権利"} if name == "台帳" else {"集計"}), "nothing else is suspected"
    if name == "台帳":
        assert {seen[each].state for each in checks.OF_LEDGER} == {"未確認"}


def test_for_programs_and_their_exit_status(city: Path, capsys: Capture) -> None:
    (city / "rows" / ".new-half").touch()
    assert json.loads(said(capsys, "check", "--format", "json"))["checks"][0]["state"] == "良好"
    entry = Ledger(city).entries()[0]
    (city / "originals" / str(entry.sha256)).unlink()
    assert main(["check", "--format", "json"]) == 1
    printed = capsys.readouterr()
    wrong = [each for each in json.loads(printed.out)["checks"] if each["state"] == "異常"]
    assert [each["check"] for each in wrong] == ["取り込んだファイル"]
    assert wrong[0]["remedy"]
    assert "点検しました。異常1（13項目のうち）" in printed.err
    assert of_place.half_done(city).state == "良好", "what is being written is no leftover"


def test_what_was_decided_after_the_backup_is_in_none(city: Path) -> None:
    before = of_files.backups(city).saw
    Ledger(city).record(ANSWER, "係", "取り込みの質問への答え", {"key": "列:備忘", "answer": "使わない"})
    assert of_files.backups(city).saw != before
    assert "そのあとの取込と記録は" in of_files.backups(city).saw
