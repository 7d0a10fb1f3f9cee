"""Signs that nobody sees are taken out of texts, and said."""

import io

import openpyxl
import pytest

from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.files.workbook import open_workbook
from dashboard.importers.model import SourceFile

UNSEEN = {
    "zero width space": "人事\u200b課",
    "soft hyphen": "人\u00ad事課",
    "word joiner": "人事課\u2060",
    "right to left override": "\u202e人事課",
    "isolate": "\u2067人事課\u2069",
    "arabic letter mark": "人事\u061c課",
}


def written(names: list[str], kind: str) -> SourceFile:
    if kind == "csv":
        return SourceFile("a.csv", "\ufeff課\r\n".encode() + "\r\n".join(names).encode())
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [["課"], *([name] for name in names)]:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return SourceFile("a.xlsx", out.getvalue())


@pytest.mark.parametrize("name", UNSEEN.values(), ids=UNSEEN)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_signs_that_nobody_sees_are_named_with_their_cells(name: str, kind: str) -> None:
    assert clean(name) == "人事課" == fold(name)
    found = [each for each in open_workbook(written(["総務課", name], kind)).issues if each.code == "invisible_signs"]
    assert [(each.severity, each.cell) for each in found] == [("warning", "A3")]


def test_variants_of_characters_and_line_breaks_are_no_deception() -> None:
    found = open_workbook(written(["葛\U000e0100飾課", "総務\n課", "ﾃﾞｼﾞﾀﾙ課"], "xlsx")).issues
    assert not [each for each in found if each.code == "invisible_signs"]
