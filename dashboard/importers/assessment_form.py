"""The export of a form → who answered, and one column of cells for each question, whatever its header looks like."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from dashboard.importers.assessment_questions import number_of
from dashboard.importers.cells import is_blank, written
from dashboard.importers.folding import clean, fold
from dashboard.importers.grid import column_letters
from dashboard.importers.headers import Header
from dashboard.importers.model import Sheet, Value

_MARKS: Final = frozenset({fold("○"), "1", "1.0", "レ", "✓", "✔", "☑", "true"})
_NO_MARKS: Final = frozenset({"", "0", "0.0", "false"})
_ENDS_LIKE_A_QUESTION: Final = ("か", "か。", "か?", "?", "か.", "ですか")


@dataclass(slots=True)
class Candidate:
    """A column (or the columns of one question's choices) that may be a question's. ``values``: one cell per row."""

    title: str
    column: int
    values: list[Value]
    contradictions: list[int] = field(default_factory=list)
    """Rows in which more than one choice is marked."""

    @property
    def letters(self) -> str:
        """The column as Excel names it."""
        return column_letters(self.column)


@dataclass(slots=True)
class Form:
    """One sheet of answers. ``rows`` are 0-based rows of the sheet; ``known`` holds a cell per row."""

    sheet: str
    rows: list[int]
    known: dict[str, list[Value]]
    columns: dict[str, int]
    candidates: list[Candidate]


def looks_like_a_question(title: str) -> bool:
    """Whether a header alone says that its column is a question's: a number before it, or a question mark after it."""
    number, words = number_of(title)
    return number is not None or (len(words) > 6 and _without_notes(words).endswith(_ENDS_LIKE_A_QUESTION))


def wording(title: str) -> str:
    """A header's question alone: without its number and its notes (※), folded to be compared by."""
    return fold(_without_notes(number_of(title)[1]))


def read_form(sheet: Sheet, header: Header) -> Form:
    """Find the question columns around a header of known columns and take every row below that holds anything."""
    top, bottom = _header_rows(sheet, header)
    upper = _spread(sheet, top, set(header.columns.values()))
    lower = sheet.values[bottom] if bottom > top else [None] * len(upper)
    rows = [
        row
        for row in range(bottom + 1, len(sheet.values))
        if sum(not is_blank(cell) for cell in sheet.values[row]) > 1 or not _is_note(sheet.values[row])
    ]
    known = {name: [sheet.values[row][column] for row in rows] for name, column in header.columns.items()}
    taken = {*header.columns.values(), *(column for columns in header.repeated.values() for column in columns)}
    return Form(sheet.name, rows, known, dict(header.columns), list(_candidates(sheet, rows, upper, lower, taken)))


def questions_around(sheet: Sheet, header: Header) -> int:
    """How many columns of a header, or of the row above it, look like questions."""
    known = set(header.columns.values())
    return max(_questions(sheet.values[row], known) for row in range(max(header.top - 1, 0), header.bottom + 1))


def _header_rows(sheet: Sheet, header: Header) -> tuple[int, int]:
    """The rows of the header: questions may stand above the known headers, choices below them."""
    top, bottom = header.top, header.bottom
    known = set(header.columns.values())
    if top > 0 and _questions(sheet.values[top], known) < _questions(sheet.values[top - 1], known):
        return top - 1, bottom
    below = sheet.values[bottom + 1] if bottom + 1 < len(sheet.values) else []
    is_header = any(not is_blank(cell) for cell in below) and all(is_blank(below[column]) for column in known)
    return top, bottom + 1 if top == bottom and is_header else bottom


def _questions(row: list[Value], known: set[int]) -> int:
    return sum(
        column not in known and isinstance(cell, str) and looks_like_a_question(cell) for column, cell in enumerate(row)
    )


def _spread(sheet: Sheet, row: int, known: set[int]) -> list[Value]:
    """The titles of a row over all columns they span: by merged cells, or (CSV) by the blanks that follow them."""
    values = list(sheet.values[row])
    merged = {left: right for top, left, _, right in sheet.merges if top == row}
    for column, value in enumerate(values):
        if is_blank(value) and column and column not in known and column - 1 not in known and not merged:
            values[column] = values[column - 1]
    for left, right in merged.items():
        values[left : right + 1] = [values[left]] * (right - left + 1)
    return values


def _candidates(
    sheet: Sheet, rows: list[int], upper: list[Value], lower: list[Value], taken: set[int]
) -> Iterator[Candidate]:
    column = 0
    while column < len(upper):
        width = _width(upper, lower, column, taken)
        title = "\n".join(str(part) for part in (upper[column], lower[column] if width == 1 else None)
                          if not is_blank(part))  # fmt: skip
        if column in taken or not title:
            column += 1
            continue
        if width > 1 and _is_one_hot(sheet, rows, range(column, column + width)):
            yield _one_hot(sheet, rows, str(upper[column]), [written(cell) for cell in lower], column, width)
            column += width
        else:
            yield Candidate(title, column, [sheet.values[row][column] for row in rows])
            column += 1


def _width(upper: list[Value], lower: list[Value], column: int, taken: set[int]) -> int:
    """How many columns a question's choices take: those under one title that each have a word of their own."""
    width = 1
    while (
        not is_blank(lower[column])
        and column + width < len(upper)
        and column + width not in taken
        and upper[column + width] == upper[column]
        and not is_blank(lower[column + width])
    ):
        width += 1
    return width


def _is_one_hot(sheet: Sheet, rows: list[int], columns: range) -> bool:
    found = {fold(written(sheet.values[row][column])) for row in rows for column in columns}
    return found <= _MARKS | _NO_MARKS


def _one_hot(
    sheet: Sheet, rows: list[int], title: str, choices: list[str], column: int, width: int
) -> Candidate:
    values: list[Value] = []
    contradictions = []
    for index, row in enumerate(rows):
        marked = [at for at in range(column, column + width) if fold(written(sheet.values[row][at])) in _MARKS]
        values.append(choices[marked[0]] if len(marked) == 1 else None)
        if len(marked) > 1:
            contradictions.append(index)
    return Candidate(title, column, values, contradictions)


def _is_note(row: list[Value]) -> bool:
    first = next((cell for cell in row if not is_blank(cell)), None)
    return first is None or clean(written(first)).startswith(("※", "注", "*", "備考"))


def _without_notes(words: str) -> str:
    """Up to the first note, without what a form adds in brackets at the end (「（１つ選択）」)."""
    plain = words.split("※")[0].split("＊")[0].strip()
    for opening, closing in ("()", "（）", "[]", "【】"):
        if plain.endswith(closing) and opening in plain:
            plain = plain[: plain.rindex(opening)].strip()
    return plain
