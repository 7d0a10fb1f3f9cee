"""Where a sheet's header is, and which of its columns a dataset knows under which name."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from dashboard.importers.cells.folding import fold
from dashboard.importers.cells.values import is_blank, shown, written
from dashboard.importers.model import Dataset, Sheet, Value

SEARCHED_ROWS: Final = 40
ENOUGH: Final = 3
"""So many known headers in one row are a header; fewer only where the row has no others."""

_BRACKETED: Final = re.compile(r"\([^()]*\)|【[^】]*】|\[[^\]]*\]|〔[^〕]*〕|<[^>]*>")
_NOTE_MARK: Final = re.compile(r"[※*注]+\d*$|^[※*]+\d*")
_NUMBERING: Final = re.compile(r"^\(?\d{1,2}[).:、]?")


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

    @property
    def known(self) -> int:
        """How many of the dataset's columns are there."""
        return len(self.columns) + len(self.repeated)

    def title(self, name: str) -> str:
        """The header of a canonical column as written in the file."""
        return self.titles[self.columns[name]]

    def unread(self) -> list[str]:
        """Headers of columns that the dataset does not know."""
        read = {*self.columns.values(), *(column for columns in self.repeated.values() for column in columns)}
        return [title for column, title in sorted(self.titles.items()) if column not in read]


def find_header(sheet: Sheet, dataset: Dataset) -> Header | None:
    """The header of this dataset's table among the first rows of a sheet, or None where it has none."""
    best = max(possible_headers(sheet, dataset), key=lambda header: header.known, default=None)
    return best if best and best.known and _is_header(best, dataset) else None


def possible_headers(sheet: Sheet, dataset: Dataset) -> Iterator[Header]:
    """What each of the first rows, and each two of them, would name as a header; the better of two equals first."""
    names = _names(dataset)
    return (_header(sheet, top, bottom, names) for top, bottom in _places(sheet))


def missing(header: Header, dataset: Dataset) -> list[str]:
    """The required columns that a header lacks, by canonical name."""
    there = {*header.columns, *header.repeated}
    return [column.name for column in dataset.columns if column.required and column.name not in there]


def best_guess(sheet: Sheet) -> list[str]:
    """What a person would take for the headers of a sheet: the first row with the most texts."""
    rows = [[shown(cell) for cell in row if isinstance(cell, str)] for row in sheet.values[:SEARCHED_ROWS]]
    return [text for text in max(rows, key=len, default=[]) if text]


def _is_header(header: Header, dataset: Dataset) -> bool:
    return header.known >= ENOUGH or not header.unread() or not missing(header, dataset)


def _places(sheet: Sheet) -> Iterator[tuple[int, int]]:
    # A single row wins a tie against the two rows it is part of, an upper row against a lower one.
    last = min(len(sheet.values), SEARCHED_ROWS)
    yield from ((row, row) for row in range(last))
    yield from ((row, row + 1) for row in range(last - 1))


def _names(dataset: Dataset) -> dict[str, tuple[str, int]]:
    """Folded header → canonical name and its preference (0 is best); the canonical name itself is one, the last."""
    return {
        fold(header): (column.name, rank)
        for column in reversed(dataset.columns)
        for rank, header in reversed(list(enumerate((*column.headers, column.name))))
    }


def _header(sheet: Sheet, top: int, bottom: int, names: dict[str, tuple[str, int]]) -> Header:
    found: dict[str, dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    titles: dict[int, str] = {}
    upper_row, lower_row = _spread(sheet, top), sheet.values[bottom]
    for column, lower in enumerate(lower_row):
        upper = upper_row[column] if top < bottom else None
        texts = _texts(upper, lower)
        if texts:
            titles[column] = " ".join(dict.fromkeys(written(part) for part in (upper, lower) if not is_blank(part)))
        for name, rank in _match(texts, names):
            found[name][rank].append(column)
    best = {name: ranks[min(ranks)] for name, ranks in found.items()}
    return Header(
        top=top,
        bottom=bottom,
        columns={name: columns[0] for name, columns in best.items() if len(columns) == 1},
        titles=titles,
        repeated={name: columns for name, columns in best.items() if len(columns) > 1},
    )


def _spread(sheet: Sheet, row: int) -> list[Value]:
    """The row with the headings that span several columns repeated over them."""
    values = list(sheet.values[row])
    for top, left, _, right in sheet.merges:
        if top == row:
            values[left : right + 1] = [values[left]] * (right - left + 1)
    return values


def _texts(upper: Value, lower: Value) -> list[str]:
    """What a column may be called, the fullest name first. A heading alone names only a column of its own."""
    above, below = fold(written(upper)), fold(written(lower))
    if not below:
        return [above] if above else []
    return [above + below, below] if above else [below]


def _match(texts: list[str], names: dict[str, tuple[str, int]]) -> Iterator[tuple[str, tuple[int, int]]]:
    for text in texts:
        for looseness, candidate in enumerate(_candidates(text)):
            if candidate in names:
                name, rank = names[candidate]
                yield name, (rank, looseness)
                return


def _candidates(text: str) -> Iterator[str]:
    """The header itself, then without note marks, units in brackets and numbering."""
    yield text
    unmarked = _NOTE_MARK.sub("", text)
    yield unmarked
    bare = _NOTE_MARK.sub("", _BRACKETED.sub("", unmarked))
    yield bare
    yield _NUMBERING.sub("", bare)
