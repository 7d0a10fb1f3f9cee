"""Workbooks as the reader of files opens them."""

import io

import openpyxl

from dashboard.importers.files.workbook import open_workbook
from dashboard.importers.model import Sheet, Workbook
from tests.importers import make


def read(content: bytes) -> Workbook:
    return open_workbook(make.source(content))


def only_sheet(content: bytes) -> Sheet:
    (sheet,) = read(content).sheets
    return sheet


def data(cells: str, **around: str) -> bytes:
    return make.package(make.worksheet(cells, **around))


def codes(content: bytes) -> list[str]:
    return [issue.code for issue in read(content).issues]


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
