"""A header that nobody knows: the first rows of a file, for a person to point at, and what each heading may be.

What is said of a heading is an answer as any other (questions.py): with it the header is found by itself from then on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.importers import apart
from dashboard.importers.cells.values import written
from dashboard.importers.files.workbook import open_workbook
from dashboard.importers.findings.report import Unreadable
from dashboard.importers.model import Dataset, Sheet, SourceFile
from dashboard.importers.questions import key_of
from dashboard.importers.tables.headers import IGNORED
from dashboard.importers.tables.naming import Names, options

ROWS: Final = 30
COLUMNS: Final = 60
"""What is shown of a sheet: a header lies above its data."""


@dataclass(frozen=True, slots=True)
class Top:
    """The first rows of a sheet, as a person reads them."""

    sheet: str
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, the question which column it is, and what it is taken for so far (None: nobody knows)."""

    text: str
    key: str
    known: str | None


def tops(source: SourceFile) -> list[Top]:
    """The first rows of every sheet that is not hidden; none where the file cannot be read."""
    found = apart(_tops, source)
    return found if isinstance(found, list) else []


def headings(row: Sequence[str], dataset: Dataset) -> list[Heading]:
    """The headings of a row, each once."""
    names = Names.of(dataset)
    labels = {column.name: column.headers[0] for column in dataset.columns}
    found = {}
    for title in filter(None, row):
        meant = next((each.name for each in options("", title, names) if not each.doubt), None)
        found[title] = Heading(title, key_of("列", title), labels[meant] if meant else None)
    return [*found.values()]


def columns(dataset: Dataset) -> dict[str, bool]:
    """What a heading may be → whether a file must have it: the columns of the dataset, those first, or to be unread."""
    known = {column.headers[0]: column.required for column in dataset.columns}
    return dict(sorted(known.items(), key=lambda each: not each[1])) | {IGNORED: False}


def _tops(source: SourceFile) -> list[Top]:
    try:
        sheets = open_workbook(source).sheets
    except Unreadable:
        return []
    return [Top(each.name, _texts(each)) for each in sheets if each.values and not each.hidden]


def _texts(sheet: Sheet) -> list[list[str]]:
    rows = range(min(len(sheet.values), ROWS))
    return [[written(cell) for cell in sheet.heading(row)[:COLUMNS]] for row in rows]
