"""The export of a form → who answered, and one column of cells for each question, whatever its header looks like."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboard.importers.addresses import address
from dashboard.importers.cells.dates import counted_from_1904
from dashboard.importers.cells.folding import fold
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.datasets.assessment.candidates import Candidate, Title, candidates
from dashboard.importers.datasets.assessment.headings import (
    PersonColumn,
    branches_of,
    bureau_of,
    persons_of,
    shape_of,
    with_forms_headings,
)
from dashboard.importers.datasets.assessment.titles import grid_rows, looks_like_a_question, number_of
from dashboard.importers.datasets.assessment.words import is_answer
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Dataset, Sheet, Value
from dashboard.importers.tables.asof import Stated
from dashboard.importers.tables.headers import ENOUGH, Header, possible_headers
from dashboard.importers.tables.rows import Flaw, is_note, is_sum_label
from dashboard.importers.tables.table import Table, fill_merged, resolve_ditto

PLACES: Final = ("round", "bureau", "department", "grade")
"""Known columns whose cells may be merged down the side, or say 同上."""

_WHO: Final = ("respondent", "bureau", "department")
_STATISTICS: Final = frozenset({"平均", "平均点", "平均値", "最大", "最小", "標準偏差", "中央値"})


@dataclass(slots=True)
class Form:
    """One sheet of answers. ``rows`` are 0-based rows of the sheet; ``known`` holds a cell per row."""

    sheet: str
    top: int
    """The 0-based row of the questions' headers."""
    rows: list[int]
    known: dict[str, list[Value]]
    columns: dict[str, int]
    headings: dict[str, str]
    """The headers of the known columns as written."""
    candidates: list[Candidate]
    persons: list[tuple[PersonColumn, list[Value]]] = field(default_factory=list)
    """The columns that may say who answered, the best first, and their cells: people.py decides for one."""
    labels: list[tuple[str, str]] = field(default_factory=list)
    """(round, where) that the sheet or its file names outside the columns."""
    stated: list[Stated] = field(default_factory=list)
    """The days that the sheet or its file names."""
    department: str | None = None
    """The 課 written above the table, where there is no column."""

    def cell(self, column: int, index: int) -> str:
        """The A1 address of a row's cell."""
        return address(self.rows[index], column)


def form_header(sheet: Sheet, dataset: Dataset) -> Header | None:
    """The header with the most known columns, and of those the most questions; None where there is neither."""
    found = [*possible_headers(sheet, dataset)]
    known = max((header.known for header in found), default=0)
    # Questions are counted only where the known columns do not decide.
    counted = [(_questions(header.unread()), header) for header in found if header.known == known]
    questions, best = max(counted, key=lambda each: each[0], default=(0, None))
    if best is None or not (known or questions >= ENOUGH):
        return None
    return with_forms_headings(sheet, best, dataset)


def is_evident(sheet: Sheet, header: Header) -> bool:
    """Whether a sheet is a form's export by itself: it says who or whence, and has questions."""
    says_who = bool({"respondent", "department"} & header.columns.keys())
    is_export = shape_of(header) is not None
    return (says_who or is_export) and questions_around(sheet, header) >= (1 if is_export else ENOUGH)


def questions_around(sheet: Sheet, header: Header) -> int:
    """How many columns of a header, or of the row above it, look like questions."""
    known = set(header.columns.values())
    rows = range(max(header.top - 1, 0), header.bottom + 1)
    return max(_questions_in(sheet.values[row], known) for row in rows)


def read_form(sheet: Sheet, header: Header, report: Report) -> Form:
    """Find the question columns around a header of known columns and take every row of a person below it."""
    top, bottom = _header_rows(sheet, header)
    cells = _with_flaws(sheet)
    rows = _rows_of_people(sheet, cells, (top, bottom), header, report)
    table = Table(sheet, header, rows)
    table.values = {name: [cells[row][column] for row in rows] for name, column in header.columns.items()}
    if sheet.counts_from_1904 and "answered_on" in table.values:
        table.values["answered_on"] = [counted_from_1904(value) for value in table.values["answered_on"]]
    fill_merged(table, PLACES, (), report)
    resolve_ditto(table, PLACES, report)
    branches = branches_of(sheet, header)
    for name, columns in branches.items():
        _join(table, name, columns, cells, report)
    several = (*header.repeated.values(), *branches.values())
    taken = {*header.columns.values(), *(column for columns in several for column in columns)}
    titles = _titles(sheet, top, bottom, taken)
    return Form(
        sheet=sheet.name,
        top=top,
        rows=rows,
        known=table.values,
        columns=dict(header.columns),
        headings={name: header.title(name) for name in header.columns},
        candidates=candidates(
            cells, rows, titles, [header.titles[column] for column in taken if column in header.titles]
        ),
        persons=[(each, [cells[row][each.column] for row in rows]) for each in persons_of(sheet, header)],
    )


def _join(table: Table, name: str, columns: Sequence[int], cells: list[list[Value]], report: Report) -> None:
    """One value per row of the columns for each branch, of which one is filled in; the branch may be the 部."""
    joined: list[Value] = []
    bureaus: list[Value] = []
    twice = []
    for index, row in enumerate(table.rows):
        filled = [column for column in columns if cells[row][column] is not None]
        joined.append(cells[row][filled[0]] if len(filled) == 1 else None)
        bureaus.append(bureau_of(table.sheet, table.header, filled[0]) if len(filled) == 1 else None)
        if len(filled) > 1:
            twice.append(index)
    table.values[name] = joined
    if name == "department" and "bureau" not in table.header.columns and any(bureaus):
        table.values["bureau"] = bureaus
    if twice:
        title = table.header.titles[columns[0]]
        cell = address(table.rows[twice[0]], columns[0])
        report.add("branches_filled_twice", sheet=table.sheet.name, cell=cell, column=title, count=len(twice))


def _questions(titles: Sequence[str]) -> int:
    rows = grid_rows(titles)
    return sum(index in rows or looks_like_a_question(title) for index, title in enumerate(titles))


def _questions_in(row: Sequence[Value], known: set[int]) -> int:
    return _questions([cell for column, cell in enumerate(row) if column not in known and isinstance(cell, str)])


def _header_rows(sheet: Sheet, header: Header) -> tuple[int, int]:
    """The rows of the header: questions may stand above the known headers, choices below them."""
    top, bottom = header.top, header.bottom
    known = set(header.columns.values())
    if top < bottom:
        return top, bottom
    if top > 0 and _stands_above(sheet.values[top - 1], sheet.values[top], known):
        return top - 1, bottom
    return top, bottom + 1 if _is_choice_row(sheet, bottom, known) else bottom


def _stands_above(above: Sequence[Value], row: Sequence[Value], known: set[int]) -> bool:
    """Whether a row holds the questions of the header under it: more of them, or the words of those numbered there."""
    numbered = [column for column, cell in enumerate(row) if isinstance(cell, str) and _is_number_alone(cell)]
    worded = [column for column in numbered if isinstance(text := above[column], str) and number_of(text)[1]]
    return _questions_in(row, known) < _questions_in(above, known) or 1 < len(worded) == len(numbered)


def _is_number_alone(text: str) -> bool:
    number, words = number_of(text)
    return number is not None and not words


def _is_choice_row(sheet: Sheet, above: int, known: set[int]) -> bool:
    """Whether the row under a header belongs to it, rather than being the answers of somebody without a number."""
    if above + 1 >= len(sheet.values) or any(not is_blank(sheet.values[above + 1][column]) for column in known):
        return False
    lower = {column: cell for column, cell in enumerate(sheet.values[above + 1]) if not is_blank(cell)}
    below = sheet.values[above + 2 :]
    if not lower or any(row[column] == cell for row in below for column, cell in lower.items()):
        return False
    spans = any(is_blank(sheet.values[above][column]) for column in lower)
    return spans or sum(map(is_answer, lower.values())) * 2 < len(lower)


def _with_flaws(sheet: Sheet) -> list[list[Value]]:
    """The cells with error cells in their places and blank texts as blanks."""
    cells: list[list[Value]] = [[None if is_blank(cell) else cell for cell in row] for row in sheet.values]
    for (row, column), literal in sheet.flaws.items():
        cells[row][column] = Flaw(literal)
    return cells


def _rows_of_people(
    sheet: Sheet, cells: list[list[Value]], place: tuple[int, int], header: Header, report: Report
) -> list[int]:
    """The rows below the header but for blank rows, notes, sums and the header once more; these are reported."""
    top, bottom = place
    kinds = {row: _kind(cells[row], (cells[top], cells[bottom]), header) for row in range(bottom + 1, len(cells))}
    for kind, code in (("header", "header_again"), ("note", "note_row"), ("sum", "sum_row")):
        if rows := [row for row, found in kinds.items() if found == kind]:
            report.add(code, sheet=sheet.name, cell=address(rows[0], 0), count=len(rows))
    return [row for row, kind in kinds.items() if kind == "person"]


def _kind(row: list[Value], titles: Sequence[list[Value]], header: Header) -> str:
    filled = len(row) - row.count(None)
    if not filled:
        return "blank"
    first = next(cell for cell in row if cell is not None)
    if filled == 1 and is_note(written(first)):
        return "note"
    if any(_repeats(row, title) for title in titles):
        return "header"
    who = [first, *(row[header.columns[name]] for name in _WHO if name in header.columns)]
    return "sum" if any(isinstance(cell, str) and _is_statistic(cell) for cell in who) else "person"


def _repeats(row: list[Value], titles: list[Value]) -> bool:
    """Whether every cell repeats the header above it (not a single ○ that happens to)."""
    agreeing = [cell == title for cell, title in zip(row, titles, strict=True) if cell is not None]
    return all(agreeing) and len(agreeing) >= ENOUGH


def _is_statistic(label: str) -> bool:
    return is_sum_label(label) or fold(label) in _STATISTICS


def _titles(sheet: Sheet, top: int, bottom: int, taken: set[int]) -> list[Title]:
    """The headers of all columns that are not known. An upper part spans the columns that have only a lower one."""
    begins = list(range(len(sheet.values[top])))
    lower = sheet.values[bottom] if bottom > top else [None] * len(begins)
    for column in begins[1:]:
        is_spanned = is_blank(sheet.values[top][column]) and not is_blank(lower[column])
        if is_spanned and not taken & {column, column - 1}:
            begins[column] = begins[column - 1]
    for row, left, _, right in sheet.merges:
        if row == top and left not in taken:
            begins[left : right + 1] = [left] * (right - left + 1)
    return [
        Title(column, begins[column], _text(sheet.values[top][begins[column]]), _text(lower[column]))
        for column in range(len(begins))
        if column not in taken
    ]


def _text(cell: Value) -> str:
    return "" if is_blank(cell) else str(cell) if isinstance(cell, str) else written(cell)
