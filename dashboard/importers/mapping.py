"""A header that nobody knows: the first rows of a file, for a person to point at, and what each heading may be.

What is said of a heading is an answer as any other (questions.py): with it the header is found by itself from then on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboard.importers import apart
from dashboard.importers.cells.values import written
from dashboard.importers.files.workbook import open_workbook
from dashboard.importers.findings.report import Unreadable
from dashboard.importers.model import Dataset, Sheet, SourceFile
from dashboard.importers.questions import key_of
from dashboard.importers.tables import headers
from dashboard.importers.tables.naming import Names, options

_NUMBER: Final = re.compile(r"[\d,.%/:年月日 -]+")
ROWS: Final = 30
COLUMNS: Final = 60
"""What is shown of a sheet: a header lies above its data."""


@dataclass(frozen=True, slots=True)
class Top:
    """The first rows of a sheet, as a person reads them, and the cells that are one there."""

    sheet: str
    rows: list[list[str]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)


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


def headings(top: Top, row: int, dataset: Dataset, *, is_double: bool = False) -> list[Heading]:
    """The headings of a row (0-based), or of it and the one under it, each once."""
    names = Names.of(dataset)
    labels = {column.name: column.headers[0] for column in dataset.columns}
    sheet = Sheet(top.sheet, [[*cells] for cells in top.rows], merges=top.merges)
    last = min(row + is_double, len(top.rows) - 1)
    found = {}
    for upper, lower in headers.headings(sheet, row, last).values():
        text = headers.title(upper, lower)
        meant = next((each.name for each in options(upper, lower, names) if not each.doubt), None)
        found[text] = Heading(text, key_of("列", text), labels[meant] if meant else None)
    return [*found.values()]


def likeliest(rows: Sequence[Sequence[str]]) -> tuple[int, bool]:
    """The row (0-based) that a person would take for the header, the first with the most texts that are no numbers, and
    whether it is one of two: then the upper one."""
    texts = [len({text for text in row if text and not _NUMBER.fullmatch(text)}) for row in rows]
    best = texts.index(max(texts)) if texts else 0
    if best and _are_one(rows[best - 1], rows[best]):
        return best - 1, True
    return best, best + 1 < len(rows) and _are_one(rows[best], rows[best + 1])


def _are_one(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether two rows are one header: words alone, of which the lower ones fill gaps of the upper; no 「所管課：」."""
    words = [text for text in (*upper, *lower) if text]
    fills = any(below and not above for above, below in zip(upper, lower, strict=True))
    return (
        fills
        and len([*filter(None, upper)]) > 1
        and not any(_NUMBER.fullmatch(text) or text[-1] in ":：" for text in words)
    )


def columns(dataset: Dataset) -> dict[str, bool]:
    """What a heading may be → whether a file must have it: the columns of the dataset, those first, or to be unread."""
    known = {column.headers[0]: column.required for column in dataset.columns}
    return dict(sorted(known.items(), key=lambda each: not each[1])) | {headers.IGNORED: False}


def _tops(source: SourceFile) -> list[Top]:
    try:
        sheets = open_workbook(source).sheets
    except Unreadable:
        return []
    return [
        Top(each.name, _texts(each), [merge for merge in each.merges if merge[0] < ROWS and merge[1] < COLUMNS])
        for each in sheets
        if each.values and not each.hidden
    ]


def _texts(sheet: Sheet) -> list[list[str]]:
    rows = range(min(len(sheet.values), ROWS))
    return [[written(cell) for cell in sheet.heading(row)[:COLUMNS]] for row in rows]
