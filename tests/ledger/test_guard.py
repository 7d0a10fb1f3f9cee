"""The ledger is the one that was written, or it is refused: nothing is deleted, nothing written, and there is a way."""

import contextlib
import os
import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.errors import DashboardError
from dashboard.importers import SourceFile
from dashboard.ledger import aside, guard, mark
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.store import answers as store
from dashboard.store import build
from tests.faults.breaking import OF_THE_LEDGER, noise
from tests.faults.city import kept
from tests.pages.lists import ONE_MONTH


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city with two imports and a store."""
    folder = tmp_path_factory.mktemp("guard") / "data"
    for day in ("20260930", "20261031"):
        add(folder, day)
    assert build.ensure(folder) is None
    return folder


@pytest.fixture
def folder(city: Path, tmp_path: Path) -> Path:
    """A copy of it for the test to break."""
    return Path(shutil.copytree(city, tmp_path / "data"))


def add(folder: Path, day: str) -> None:
    assert not import_files(folder, [SourceFile(f"一覧_{day}.csv", ONE_MONTH.encode())], by="担当者").refused


def served(folder: Path) -> int:
    return int(store.answer(store.serving(folder), "online/totals")["applicable"].iloc[0])


@pytest.mark.parametrize("fault", OF_THE_LEDGER)
def test_a_ledger_that_is_not_the_one_written_is_refused(fault: str, folder: Path) -> None:
    with OF_THE_LEDGER[fault](folder):
        before = kept(folder)
        for ask in (
            lambda: Ledger(folder).state(),
            lambda: Ledger(folder).undo(1, "係"),
            lambda: add(folder, "20261130"),
            lambda: build.build(folder),
        ):
            with pytest.raises(guard.Unusable, match="何も消さず、何も書いていません"):
                ask()
        problem = build.ensure(folder) or ""
        assert "前回までの数値（2" in problem, "as of when"
        assert "台帳（ledger.sqlite3）" in problem
        assert served(folder) == 2
        assert kept(folder) == before


def test_without_figures_the_sample_is_no_answer(folder: Path, sample_folder: Path) -> None:
    shutil.copytree(sample_folder / store.SAMPLE, folder / store.SAMPLE)
    (folder / guard.FILE).unlink()
    (folder / store.FILE).unlink()
    with pytest.raises(guard.Unusable, match=r"台帳（ledger\.sqlite3）がありません"):
        build.ensure(folder)


def test_a_new_folder_is_a_new_beginning(tmp_path: Path) -> None:
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / ".new-killed").touch()
    (tmp_path / guard.FILE).touch()
    assert Ledger(tmp_path).state() == (0, 0)
    add(tmp_path, "20261031")
    assert Ledger(tmp_path).state() == (1, 1)


def test_before_anything_is_kept_there_is_a_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed within the first import, a folder is no lost ledger."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Ledger, "_insert", killed)
    with pytest.raises(KeyboardInterrupt):
        add(tmp_path, "20261031")
    monkeypatch.undo()
    assert any((tmp_path / "originals").iterdir())
    assert Ledger(tmp_path).state() == (0, 0)
    add(tmp_path, "20261031")


def test_all_taken_back_is_no_lost_ledger(folder: Path, sample_folder: Path) -> None:
    shutil.copytree(sample_folder / store.SAMPLE, folder / store.SAMPLE)
    for number in (1, 2):
        Ledger(folder).undo(number, "係")
    assert build.ensure(folder) is None
    assert store.is_sample(folder)
    add(folder, "20261130")
    assert build.ensure(folder) is None
    assert served(folder) == 2


def test_a_ledger_ahead_of_its_mark_was_killed_between_the_two(folder: Path) -> None:
    before = (folder / mark.FILE).read_bytes()
    add(folder, "20261130")
    (folder / mark.FILE).write_bytes(before)
    assert Ledger(folder).state() == (3, 3)
    assert (folder / mark.FILE).read_bytes() != before, "it caught up"


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"last": {"entries": 99}, "sha256": "", "sum": ""}'])
def test_a_lost_or_damaged_mark_is_made_again(content: bytes | None, folder: Path) -> None:
    before = (folder / mark.FILE).read_bytes()
    (folder / mark.FILE).unlink()
    if content is not None:
        (folder / mark.FILE).write_bytes(content)
    assert Ledger(folder).state() == (2, 2)
    assert (folder / mark.FILE).read_bytes() == before


def test_a_value_that_no_ledger_says_is_damage(folder: Path) -> None:
    (folder / mark.FILE).unlink()
    with contextlib.closing(sqlite3.connect(folder / guard.FILE)) as connection:
        connection.executescript("DROP TRIGGER entries_are_never_changed; UPDATE entries SET as_of = '2026-13-31'")
    with pytest.raises(guard.Unusable, match="壊れています"):
        Ledger(folder).entries()


def test_a_ledger_damaged_while_we_run_is_not_written(folder: Path) -> None:
    assert Ledger(folder).state() == (2, 2)
    noise(folder / guard.FILE, 0.2)
    content = (folder / guard.FILE).read_bytes()
    with pytest.raises(guard.Unusable):
        Ledger(folder).undo(1, "係")
    assert (folder / guard.FILE).read_bytes() == content


def test_going_on_with_an_older_backup(folder: Path) -> None:
    backup = (folder / guard.FILE).read_bytes()
    add(folder, "20261130")
    (folder / guard.FILE).write_bytes(backup)
    with pytest.raises(guard.Doubtful, match="番号 3 まであったものが 2 まで"):
        Ledger(folder).state()
    left = aside.the_mark(folder)
    assert [path.name for path in left.iterdir()] == [mark.FILE]
    assert Ledger(folder).state() == (2, 2)
    add(folder, "20261130")
    assert build.ensure(folder) is None
    with pytest.raises(DashboardError, match="前に書いたときのまま"):
        aside.the_mark(folder)


def test_starting_anew_moves_everything_aside(folder: Path) -> None:
    shutil.copy(settings.ROOT / settings.FILE, folder)
    (folder / guard.FILE).unlink()
    before = kept(folder)
    where = aside.everything(folder)
    assert kept(where) == before
    assert {path.name for path in folder.iterdir()} == {where.name, "settings.toml", "build.lock"}
    assert Ledger(folder).state() == (0, 0)
    add(folder, "20261130")
    assert aside.everything(folder) != where, "a second one has a place of its own"
    with pytest.raises(DashboardError, match="まだ何も取り込まれていません"):
        aside.everything(folder)


def test_what_a_killed_import_left_is_swept_by_the_next(folder: Path) -> None:
    day_before = time.time() - 25 * 60 * 60
    for room in guard.ROOMS:
        (folder / room).mkdir(exist_ok=True)
        for name, moment in ((".new-old", day_before), (".new-young", time.time())):
            (folder / room / name).write_bytes(b"half")
            os.utime(folder / room / name, (moment, moment))
    names = {path.name for path in (folder / "originals").iterdir() if not path.name.startswith(".")}
    add(folder, "20261130")
    for room in guard.ROOMS:
        assert {path.name for path in (folder / room).glob(".*")} == {".new-young"}
    assert names <= {path.name for path in (folder / "originals").iterdir()}


def test_an_orphan_journal_goes_with_the_next_write(folder: Path) -> None:
    journal = folder / f"{guard.FILE}-journal"
    journal.write_bytes(bytes(512))
    add(folder, "20261130")
    assert not journal.exists()
    assert Ledger(folder).state() == (3, 3)


def test_without_a_backup_a_damaged_copy_is_mended_by_importing_again(folder: Path) -> None:
    entry = Ledger(folder).entries()[0]
    Ledger(folder).rows_path(entry).write_bytes(b"noise")
    with pytest.raises(DashboardError, match=f"rows/{entry.rows_sha256}.parquet が壊れています.*取込番号 1"):
        build.build(folder)
    Ledger(folder).undo(1, "係")
    add(folder, "20260930")
    assert build.ensure(folder) is None
