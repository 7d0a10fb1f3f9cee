"""The same table as an office would send it: CSV, xlsx and xls, read through the one door."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
import xlwt

from dashboard.importers import Hints, read
from dashboard.importers.cells.folding import fold
from dashboard.importers.model import Reading, SourceFile, Value
from tests.importers.make import xls_bytes
from tests.importers.opened import saved

KINDS = ("csv", "xlsx", "xls")
Cells = Sequence[Sequence[Value]]


def as_file(kind: str, rows: Cells, name: str = "一覧_R8.10", **sheets: Cells) -> SourceFile:
    """The rows as a file of a kind; ``sheets`` are further ones, by name, where the kind has sheets."""
    if kind == "csv":
        stream = io.StringIO()
        csv.writer(stream).writerows([["" if cell is None else cell for cell in row] for row in rows])
        return SourceFile(f"{name}.csv", stream.getvalue().encode("cp932"))
    return SourceFile(f"{name}.{kind}", (_xls if kind == "xls" else _xlsx)({"一覧": rows, **sheets}))


def _xlsx(sheets: Mapping[str, Cells]) -> bytes:
    book = openpyxl.Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([*row])
    del book["Sheet"]
    return saved(book)


def _xls(sheets: Mapping[str, Cells]) -> bytes:
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None:
                    sheet.write(r, c, value)
    return xls_bytes(book)


def sent(kind: str, rows: Cells, *, answers: Mapping[str, str] | None = None, **more: Any) -> Reading:
    """The reading of the file; ``answers`` as a person gave them: key → answer."""
    sheets = {name: more.pop(name) for name in [*more] if name in ("凡例", "凡例（記号）")}
    given = Hints(answers={fold(key): answer for key, answer in (answers or {}).items()})
    (reading,) = read([as_file(kind, rows, more.pop("name", "一覧_R8.10"), **sheets)], hints=given, **more)
    return reading
