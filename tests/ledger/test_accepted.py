"""A doubt that a person has looked into is taken for all files, or for the one that was looked at."""

from collections.abc import Collection
from pathlib import Path

import pytest

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files

HEADER = "手続ID,所管課,手続名,オンライン化状況\n"
DEPARTMENTS = ("市民課", "税務課")


def sent(department: str, month: str, first: int) -> SourceFile:
    rows = "".join(f"{number},{department},手続{number},実施済\n" for number in range(first, first + 8))
    return SourceFile(f"{department}/一覧_{month}.csv", (HEADER + rows).encode())


@pytest.mark.parametrize(
    ("accepted", "refused"),
    [
        ((), [True, True]),
        (("doubt_all_new",), [False, False]),
        (("doubt_all_new@税務課/一覧_202610.csv",), [True, False]),
    ],
)
def test_a_doubt_is_accepted_by_file_or_for_all(tmp_path: Path, accepted: Collection[str], refused: list[bool]) -> None:
    import_files(tmp_path, [sent(each, "202609", 1) for each in DEPARTMENTS])
    report = import_files(tmp_path, [sent(each, "202610", 101) for each in DEPARTMENTS], accepted=accepted)
    assert [each.refused for each in report.readings] == refused
