"""The ledger keeps everything, changes nothing, and survives what a disk can do."""

import itertools
import sqlite3
import threading
from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import DashboardError
from dashboard.importers.model import Issue, Reading, SourceFile
from dashboard.ledger import ledger as ledger_module
from dashboard.ledger.ledger import Ledger, Moved, RecordKind


def one(name: str = "a.csv", content: bytes = b"a", value: int = 1) -> tuple[SourceFile, Reading]:
    rows = pd.DataFrame({"department_text": ["市民課"], "value": [value]})
    issue = Issue("code", "info", "読みました", "直さなくてもよいです", name, rule="L2-01")
    return SourceFile(name, content), Reading(name, "procedures", None, rows, [issue])


def test_an_import_is_kept_whole(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    assert ledger.append([one(), one("b.csv", b"b", 2)], "担当者") == [1, 2]
    first, second = ledger.entries()
    assert (first.file, first.by, first.rows, first.issues) == ("a.csv", "担当者", 1, one()[1].issues)
    assert (tmp_path / "originals" / str(second.sha256)).read_bytes() == b"b"
    assert list(ledger.rows(second)["value"]) == [2]


def test_undo_is_a_new_entry_and_happens_once(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.append([one(), one("b.csv")], "担当者")
    assert ledger.undo(1, "係長") == 3
    assert [entry.id for entry in ledger.in_force()] == [2]
    assert ledger.entries()[0].undone_by == 3
    assert ledger.state() == (3, 1)
    for wrong in (1, 3, 99):
        with pytest.raises(DashboardError, match=f"取込番号 {wrong}"):
            ledger.undo(wrong, "係長")


def test_an_import_is_refused_where_somebody_wrote_since_it_was_looked_at(tmp_path: Path) -> None:
    """Entries and answers alike: what is remembered decides what is read, too; what a meeting writes does not."""
    ledger = Ledger(tmp_path)
    looked = ledger.stamp()
    assert ledger.append([one()], "担当者", expected=looked) == [1]
    with pytest.raises(Moved):
        ledger.append([one("b.csv", b"b")], "担当者", expected=looked)
    looked = ledger.stamp()
    ledger.record(RecordKind("note", "論点メモ"), "係長", "", {"text": "窓口の混雑"})
    assert ledger.stamp() == looked
    ledger.record(RecordKind("answer", "答え"), "係長", "", {"key": "課:税無課", "answer": "税務課"})
    with pytest.raises(Moved):
        ledger.append([one("b.csv", b"b")], "担当者", expected=looked)
    assert len(ledger.entries()) == 1


def test_what_is_imported_together_has_one_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = itertools.count(1)
    monkeypatch.setattr(ledger_module, "_now", lambda: f"2026-11-28T00:00:{next(ticks):02}+00:00")
    ledger = Ledger(tmp_path)
    ledger.append([one("a.csv", b"a"), one("b.csv", b"b")], "担当者")
    assert len({entry.at for entry in ledger.entries()}) == 1


def test_nothing_can_be_changed_or_deleted(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.append([one()], "担当者")
    with sqlite3.connect(ledger.database) as connection:
        for sql in ("UPDATE entries SET by = 'x'", "DELETE FROM entries"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(sql)
    connection.close()


def test_same_content_is_kept_once(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.append([one(), one("again.csv")], "担当者")
    assert len(list((tmp_path / "originals").iterdir())) == 1
    assert len(list((tmp_path / "rows").iterdir())) == 1


def test_a_batch_is_all_or_nothing(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.append([one()], "担当者")
    broken = Reading("c.csv", "procedures", None, pd.DataFrame({"x": [object()]}))
    with pytest.raises(Exception, match="object"):
        ledger.append([one("b.csv", b"b"), (SourceFile("c.csv", b"c"), broken)], "担当者")
    assert ledger.state() == (1, 1)


def test_two_people_at_once(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)

    def importing(who: str) -> None:
        for turn in range(10):
            ledger.append([one(f"{who}{turn}.csv", f"{who}{turn}".encode())], who)

    threads = [threading.Thread(target=importing, args=[who]) for who in "甲乙"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ledger.state() == (20, 20)
    assert {entry.by for entry in ledger.entries()} == {"甲", "乙"}


def test_order_is_by_id_when_the_clock_goes_backwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(tmp_path)
    for moment in ("2026-10-31T09:00:00+00:00", "2020-01-01T00:00:00+00:00"):
        monkeypatch.setattr("dashboard.ledger.ledger._now", lambda moment=moment: moment)
        ledger.append([one(value=len(moment))], "担当者")
    assert [entry.id for entry in ledger.in_force()] == [1, 2]


def test_an_empty_folder_has_an_empty_ledger_and_stays_empty(tmp_path: Path) -> None:
    assert Ledger(tmp_path / "none").state() == (0, 0)
    assert not (tmp_path / "none").exists()


def test_a_broken_ledger_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite3").write_bytes(b"not a database" * 100)
    with pytest.raises(DashboardError, match="壊れています"):
        Ledger(tmp_path).entries()


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DashboardError, match="読み書きできません"):
        Ledger(tmp_path / "file").append([one()], "担当者")
