"""Where a sheet's header is, and which of its columns a dataset knows under which name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final, NamedTuple

from dashboard.importers.cells.folding import fold
from dashboard.importers.cells.values import is_blank, is_unknown_word, shown, written
from dashboard.importers.model import NO_HINTS, Dataset, Hints, Sheet, Value
from dashboard.importers.questions import answer_to, key_of
from dashboard.importers.tables.naming import Meant, Names, brackets_of, options
from dashboard.importers.tables.qualifiers import qualifier

ENOUGH: Final = 3
"""So many known headers in one row are a header; fewer only where the row has no others."""
IGNORED: Final = "使わない"
"""The answer that leaves a column out."""

_UNIT_ABOVE: Final = re.compile(r"単位:?([^\s()、,。]+)")
SEARCHED_FIRST: Final = 40
SEARCHED_THEN: Final = 200
"""Headers stand in the first rows; further down they are only looked for where no sheet has one."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A column that its header nearly names: what it may be, and why it is not read as that."""

    column: int
    name: str
    sort: str


@dataclass(frozen=True, slots=True)
class Header:
    """A header of one or two rows (0-based, inclusive) and what it names."""

    top: int
    bottom: int
    columns: dict[str, int]
    """Canonical name → 0-based column."""
    titles: dict[int, str]
    """Column → header as written, on one line; of every column that has one."""
    repeated: dict[str, list[int]] = field(default_factory=dict)
    """Canonical name → columns that share the same header."""
    branches: dict[str, list[int]] = field(default_factory=dict)
    """Canonical name → columns of which each row fills one in: 所属課（総務部）, 所属課（市民部）."""
    dated: dict[str, list[int]] = field(default_factory=dict)
    """Canonical name → columns of different days or years: オンライン化状況（R8.3末）, （R8.10末）."""
    factors: dict[str, int] = field(default_factory=dict)
    """Canonical name → by how much its figures are multiplied: 1,000 for 年間件数（千件）."""
    doubts: tuple[Doubt, ...] = ()
    answered: dict[int, str] = field(default_factory=dict)
    """Columns that an answer named, or left out → the key of the question."""

    @property
    def known(self) -> int:
        """How many of the dataset's columns are there."""
        return len({*self.columns, *self.repeated, *self.branches, *self.dated})

    def title(self, name: str) -> str:
        """The header of a canonical column as written in the file."""
        return self.titles[self.columns[name]]

    def unread(self) -> list[str]:
        """Headers of columns that the dataset does not know."""
        several = chain(self.repeated.values(), self.branches.values(), self.dated.values())
        read = {*self.columns.values(), *chain.from_iterable(several), *(doubt.column for doubt in self.doubts)}
        return [title for column, title in sorted(self.titles.items()) if column not in {*read, *self.answered}]


def find_header(
    sheet: Sheet, dataset: Dataset, hints: Hints = NO_HINTS, searched: int = SEARCHED_FIRST
) -> Header | None:
    """The header of this dataset's table among the first rows of a sheet, or None where it has none."""
    best = best_header(sheet, dataset, hints, searched)
    return best if best and best.known and _is_header(best, dataset) else None


def best_header(
    sheet: Sheet, dataset: Dataset, hints: Hints = NO_HINTS, searched: int = SEARCHED_FIRST
) -> Header | None:
    """The rows that name the most columns of a dataset, be they a header or not; None for an empty sheet."""
    best = max(possible_headers(sheet, dataset, hints, searched), key=lambda header: header.known, default=None)
    return _with_sub_headings(sheet, best, dataset, hints) if best and best.known else best


def with_unit_above(sheet: Sheet, header: Header, counts: Sequence[str]) -> Header:
    """The header with the unit written above the table (「単位：千件」) for counts that have none of their own."""
    words = (written(cell) for row in sheet.values[: header.top] for cell in row if isinstance(cell, str))
    units = {qualifier(match[1]) for text in words for match in _UNIT_ABOVE.finditer(fold(text))}
    factors = {unit.factor for unit in units if unit.sort == "factor"}
    own = (name for name in counts if name in header.columns and not _has_unit(header.title(name)))
    if len(factors) != 1 or len({unit.factor for unit in units}) != 1:
        return header
    return replace(header, factors={**dict.fromkeys(own, factors.pop()), **header.factors})


def _has_unit(title: str) -> bool:
    return any(
        qualifier(words).words and qualifier(words).sort in ("factor", "neutral") for words in brackets_of(title)
    )


def possible_headers(
    sheet: Sheet, dataset: Dataset, hints: Hints = NO_HINTS, searched: int = SEARCHED_FIRST
) -> Iterator[Header]:
    """What each of the first rows, and each two of them, would name as a header; the better of two equals first."""
    names = Names.of(dataset)
    return (_header(sheet, top, bottom, names, hints) for top, bottom in _places(sheet, searched))


def missing(header: Header, dataset: Dataset) -> list[str]:
    """The required columns that a header lacks, by canonical name."""
    there = {*header.columns, *header.repeated, *header.branches, *header.dated}
    return [column.name for column in dataset.columns if column.required and column.name not in there]


def best_guess(sheet: Sheet) -> list[str]:
    """What a person would take for the headers of a sheet: the first row with the most texts."""
    rows = [[shown(cell) for cell in row if isinstance(cell, str)] for row in sheet.values[:SEARCHED_FIRST]]
    return [text for text in max(rows, key=len, default=[]) if text]


def _is_header(header: Header, dataset: Dataset) -> bool:
    return header.known >= ENOUGH or not header.unread() or not missing(header, dataset)


def _places(sheet: Sheet, searched: int) -> Iterator[tuple[int, int]]:
    # A single row wins a tie against the two rows it is part of, an upper row against a lower one.
    last = min(len(sheet.values), searched)
    yield from ((row, row) for row in range(last))
    yield from ((row, row + 1) for row in range(last - 1))


def _with_sub_headings(sheet: Sheet, header: Header, dataset: Dataset, hints: Hints) -> Header:
    """A header together with the row below it, where that only divides its headings: 正規, 会計年度, 計."""
    below = header.bottom + 1
    if header.top < header.bottom or below >= len(sheet.values):
        return header
    cells = {column: cell for column, cell in enumerate(sheet.heading(below)) if not is_blank(cell)}
    required = {column.name for column in dataset.columns if column.required}
    alone = {column for name, column in header.columns.items() if name in required} & cells.keys()
    upper = sheet.heading(header.top)
    divided = [column for column in cells if is_blank(upper[column])]
    texts = all(isinstance(cell, str) and not is_unknown_word(cell) and not cell.isdecimal() for cell in cells.values())
    if not divided or alone or not texts:
        return header
    both = _header(sheet, header.top, below, Names.of(dataset), hints)
    return both if not set(missing(both, dataset)) - set(missing(header, dataset)) else header


def headings(sheet: Sheet, top: int, bottom: int) -> dict[int, tuple[str, str]]:
    """Column → its heading and what that stands under (a blank where it is of one row), as written."""
    if (top, bottom) not in sheet.headings:
        sheet.headings[top, bottom] = _headings(sheet, top, bottom)
    return dict(sheet.headings[top, bottom])


def _headings(sheet: Sheet, top: int, bottom: int) -> dict[int, tuple[str, str]]:
    lower_row = sheet.heading(bottom)
    upper_row = _spread(sheet, top, bottom) if top < bottom else [None] * len(lower_row)
    found = ((written(upper), written(lower)) for upper, lower in zip(upper_row, lower_row, strict=True))
    return {column: parts for column, parts in enumerate(found) if parts[0] or parts[1]}


def title(upper: str, lower: str) -> str:
    """A heading of one or two rows on one line: what it is known, asked and remembered by."""
    return f"{upper} {lower}" if upper and lower and upper != lower else upper or lower


def _header(sheet: Sheet, top: int, bottom: int, names: Names, hints: Hints) -> Header:
    titles: dict[int, str] = {}
    found: dict[int, Sequence[Meant]] = {}
    answered: dict[int, _Answer] = {}
    for column, parts in headings(sheet, top, bottom).items():
        titles[column] = title(*parts)
        if answer := _answer(titles[column], names, hints):
            answered[column] = answer
        else:
            found[column] = options(*parts, names)
    return _settled(top, bottom, titles, found, answered)


class _Answer(NamedTuple):
    """The column that a person said a header is (None: none), and the question that was."""

    name: str | None
    key: str


def _answer(title: str, names: Names, hints: Hints) -> _Answer | None:
    if not hints.answers:
        return None
    key = key_of("列", title)
    if answer := answer_to(hints, key):
        is_column = names.canonical(answer) is not None or fold(answer) == fold(IGNORED)
        return _Answer(names.canonical(answer), key) if is_column else None
    for name, column in names.columns.items():
        key = key_of("見出し", column.headers[0])
        if fold(answer_to(hints, key) or "") == fold(title):
            return _Answer(name, key)
    return None


def _settled(
    top: int, bottom: int, titles: dict[int, str], found: dict[int, Sequence[Meant]], answered: Mapping[int, _Answer]
) -> Header:
    """Give each name its best column. A column that another beats may serve under another of its names."""
    best: dict[str, list[tuple[int, Meant]]] = {
        answer.name: [(column, Meant(answer.name, (False, 0, 0)))] for column, answer in answered.items() if answer.name
    }
    doubts: list[Doubt] = []
    waiting = {column: list(meant) for column, meant in found.items() if meant}
    while waiting:
        claims: dict[str, list[tuple[int, Meant]]] = defaultdict(list)
        for column, meant in waiting.items():
            claims[meant[0].name].append((column, meant[0]))
        for name, claimed in claims.items():
            sure = [each for each in claimed if not each[1].doubt]
            if name not in best and sure:
                quality = min(meant.quality for _, meant in sure)
                best[name] = [each for each in sure if each[1].quality == quality]
            doubts += [Doubt(column, name, meant.doubt) for column, meant in claimed if meant.doubt]
        settled = {column for columns in best.values() for column, _ in columns} | {each.column for each in doubts}
        waiting = {column: rest for column, meant in waiting.items() if column not in settled and (rest := meant[1:])}
    header = Header(
        top=top,
        bottom=bottom,
        columns={name: columns[0][0] for name, columns in best.items() if len(columns) == 1},
        titles=titles,
        factors={name: columns[0][1].factor for name, columns in best.items() if columns[0][1].factor > 1},
        doubts=tuple(doubt for doubt in doubts if doubt.name not in best),
        answered={column: answer.key for column, answer in answered.items()},
    )
    for name, columns in best.items():
        if len(columns) > 1:
            _several(header, [meant for _, meant in columns])[name] = [column for column, _ in columns]
    return header


def _several(header: Header, meant: Sequence[Meant]) -> dict[str, list[int]]:
    """Where several columns of one name belong: to branches of the city, to different days, or simply repeated."""
    is_told = len({each.words for each in meant}) == len(meant)
    if is_told and all(each.is_dated for each in meant):
        return header.dated
    return header.branches if is_told and all(each.is_branch for each in meant) else header.repeated


def _spread(sheet: Sheet, row: int, bottom: int) -> list[Value]:
    """The row with the headings that span several columns repeated over them.

    A file that lost its merged cells (every CSV) has a heading over the first of its columns only.
    """
    values, lower = sheet.heading(row), sheet.values[bottom]
    for top, left, _, right in sheet.merges:
        if top == row:
            values[left : right + 1] = [values[left]] * (right - left + 1)
    for column in range(1, len(values)):
        if is_blank(values[column]) and not is_blank(lower[column]) and not is_blank(lower[column - 1]):
            values[column] = values[column - 1]
    return values
