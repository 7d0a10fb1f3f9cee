"""Workbooks as the reader of files opens them."""

import io

import openpyxl

from dashboard.importers.files.workbook import open_workbook
from dashboard.importers.model import Sheet, Workbook
from tests.importers import make


def read(content: bytes) -> Workbook:
    """The workbook that these bytes are."""
    return open_workbook(make.source(content))


def only_sheet(content: bytes) -> Sheet:
    """Its only sheet."""
    (sheet,) = read(content).sheets
    return sheet


def data(cells: str, **around: str) -> bytes:
    """A workbook whose sheet holds this XML."""
    return make.package(make.worksheet(cells, **around))


def codes(content: bytes) -> list[str]:
    """The codes of what was noticed while opening it."""
    return [issue.code for issue in read(content).issues]


def saved(book: openpyxl.Workbook) -> bytes:
    """A workbook as the bytes of its file."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
