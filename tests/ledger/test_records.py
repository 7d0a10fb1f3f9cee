"""Records beside the imports: one shape for every kind, numbered within the kind, taken back only by another record."""

import sqlite3
import threading
from pathlib import Path

import pytest

from dashboard.errors import DashboardError
from dashboard.ledger import database
from dashboard.ledger.ledger import Ledger, RecordKind
from dashboard.records import baselines
from dashboard.store import build

MEMO, HOMEWORK = RecordKind("memo", "メモ"), RecordKind("homework", "宿題")


def test_a_kind_needs_nothing_but_its_name(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    assert ledger.records(MEMO) == []
    assert ledger.record(MEMO, "担当者", "会議で", {"text": "窓口を見る", "page": None}) == 1
    (made,) = ledger.records(MEMO)
    assert (made.id, made.by, made.reason, made.withdraws, made.withdrawn_by) == (1, "担当者", "会議で", None, None)
    assert made.body == {"text": "窓口を見る", "page": None}
    assert made.at.endswith("+00:00")


def test_every_kind_counts_for_itself(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    numbers = [ledger.record(kind, "担当者", "", {}) for kind in (MEMO, HOMEWORK, MEMO, MEMO, HOMEWORK)]
    assert numbers == [1, 1, 2, 3, 2]
    assert [made.id for made in ledger.records(MEMO)] == [1, 2, 3]


def test_a_record_is_taken_back_once_and_by_its_own_kind(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.record(MEMO, "担当者", "", {})
    ledger.record(HOMEWORK, "担当者", "", {})
    assert ledger.record(MEMO, "係長", "誤り", {}, withdraws=1) == 2
    assert [(made.id, made.withdraws, made.withdrawn_by) for made in ledger.records(MEMO)] == [
        (1, None, 2),
        (2, 1, None),
    ]
    assert ledger.records(HOMEWORK)[0].withdrawn_by is None
    for kind, number, said in (
        (MEMO, 1, "メモ 1 は、すでに"),
        (MEMO, 2, "メモ 2 はありません"),
        (HOMEWORK, 2, "宿題 2 は"),
    ):
        with pytest.raises(DashboardError, match=said):
            ledger.record(kind, "係長", "もう一度", {}, withdraws=number)
    assert len(ledger.records(MEMO)) == 2


def test_nothing_can_be_changed_or_deleted(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.record(MEMO, "担当者", "", {})
    with sqlite3.connect(ledger.database) as connection:
        for sql in ("UPDATE records SET by = 'x'", "DELETE FROM records"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(sql)
    connection.close()


def test_two_people_at_once_get_two_numbers(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    numbers: list[int] = []

    def writing() -> None:
        for _ in range(10):
            numbers.append(ledger.record(MEMO, "担当者", "", {}))

    threads = [threading.Thread(target=writing) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == [made.id for made in ledger.records(MEMO)] == [*range(1, 21)]


def test_two_at_once_cannot_take_back_the_same(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.record(MEMO, "担当者", "", {})
    refused: list[str] = []

    def withdrawing() -> None:
        try:
            ledger.record(MEMO, "係長", "", {}, withdraws=1)
        except DashboardError as error:
            refused.append(str(error))

    threads = [threading.Thread(target=withdrawing) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 3
    assert all("すでに取り消されています" in said for said in refused)


def test_records_are_no_imports(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.record(MEMO, "担当者", "", {})
    assert ledger.state() == (0, 0)
    assert ledger.entries() == []


def test_a_store_is_old_when_a_review_is_added_or_taken_back(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    body = {"initiative": "RPA", "initiative_id": None, "as_of": "2026-10-31", "planned_end": "2027-03-31"}
    seen = [build.fingerprint(ledger)]
    ledger.record(baselines.REVIEW, "室長", "変更", body)
    seen.append(build.fingerprint(ledger))
    baselines.withdraw(ledger, 1, by="室長", reason="取消し")
    seen.append(build.fingerprint(ledger))
    assert len(set(seen)) == 3


def test_who_writes_is_alone(tmp_path: Path) -> None:
    """From its first look on: a number that was free when it looked is free when it writes."""
    path = tmp_path / "ledger.sqlite3"
    other = sqlite3.connect(path, timeout=0)
    with database.writing(path, "記録"), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()
