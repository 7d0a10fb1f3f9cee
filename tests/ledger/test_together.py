"""Files that are imported together are told of as each is alone."""

from pathlib import Path

import pandas as pd

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files

HEADER = "手続ID,所管課,手続名,オンライン化状況\n"


def sent(month: str, department: str, *rows: str) -> SourceFile:
    lines = "".join(f"{number},{department},{row}\n" for number, row in enumerate(rows, 1))
    return SourceFile(f"{department}_{month}.csv", (HEADER + lines).encode())


BEFORE = [
    sent("202609", "市民課", "転入,実施済", "転出,未実施", "証明,未実施"),
    sent("202609", "税務課", "申告,未実施", "納税,未実施"),
]
AGAIN = [
    sent("202609", "市民課", "転入,実施済", "転出,実施済"),
    sent("202609", "税務課", "申告,未実施", "納税,未実施"),
    sent("202609", "福祉課", "手当,未実施"),
]
NEXT = [
    sent("202610", "市民課", "転入,実施済", "転出,実施済"),
    sent("202610", "税務課", "申告,実施済", "納税,未実施", "還付,予定"),
]


def test_each_is_told_of_as_it_is_alone(tmp_path: Path) -> None:
    """Of the same month, of the next, and of a 課 that sent nothing before."""
    import_files(tmp_path, BEFORE)
    for files in (AGAIN, NEXT):
        together = import_files(tmp_path, files, dry_run=True).changes
        for source, changes in zip(files, together, strict=True):
            (alone,) = import_files(tmp_path, [source], dry_run=True).changes
            assert changes == alone
            pd.testing.assert_frame_equal(changes.cells, alone.cells, check_dtype=False)
    counts = [(each.added, each.changed, each.removed, each.unchanged) for each in together]
    assert counts == [(2, 0, 0, 0), (3, 0, 0, 0)]
    assert set(together[0].cells["kind"]) == {"changed", "removed"}
