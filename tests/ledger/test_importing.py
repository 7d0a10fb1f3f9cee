"""An import costs the same in every month, and says by 課 what it changes."""

import datetime as dt
from pathlib import Path

import pytest

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Entry, Ledger

pytestmark = pytest.mark.slow

HEAD = "番号,柱,施策,取組名,所管課,計画開始,計画終了,状況\n"
DEPARTMENTS = ("市民課", "税務課", "福祉課")
MONTHS = [dt.date(2026, month, 28) for month in range(1, 9)]


def plans(month: dt.date) -> list[SourceFile]:
    """A list of each 課, its one initiative ending later every month."""
    return [
        SourceFile(f"{name}_{month:%m}.csv", f"{HEAD}{row},行政,窓口,取組{row},{name},2026/1/1,{end},順調\n".encode())
        for row, name in enumerate(DEPARTMENTS)
        for end in (f"2027/{month.month}/28",)
    ]


def test_only_the_newest_list_of_each_department_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    rows = Ledger.rows

    def counted(self: Ledger, entry: Entry) -> object:
        read.append(entry.id)
        return rows(self, entry)

    monkeypatch.setattr(Ledger, "rows", counted)
    reads = []
    for month in MONTHS:
        read.clear()
        report = import_files(tmp_path, plans(month), as_of=month, by="test")
        reads.append(len(read))
        said = [[each.kind for each in changes.initiatives] for changes in report.changes]
        assert said == [["replanned"] if month > MONTHS[0] else []] * len(DEPARTMENTS)
    assert reads == [0] + [len(DEPARTMENTS)] * (len(MONTHS) - 1)


def test_a_list_that_waited_is_still_the_one_before(tmp_path: Path) -> None:
    """A 課 that sent nothing for months is compared with what it sent last."""
    import_files(tmp_path, plans(MONTHS[0]), as_of=MONTHS[0], by="test")
    for month in MONTHS[1:4]:
        import_files(tmp_path, plans(month)[:2], as_of=month, by="test")
    (changes,) = import_files(tmp_path, plans(MONTHS[4])[2:], as_of=MONTHS[4], by="test").changes
    assert [(each.kind, each.before) for each in changes.initiatives] == [("replanned", "2027-01-28")]
