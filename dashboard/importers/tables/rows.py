"""The rows under a header, each of its kind: data, a sum, a note, a repeated header, or nothing."""

import datetime as dt
import re
from collections.abc import Collection, Iterator
from itertools import chain
from typing import Final

from dashboard.importers.addresses import address
from dashboard.importers.cells.dates import names_a_time
from dashboard.importers.cells.folding import fold
from dashboard.importers.cells.values import is_blank, shown, whole_number, written
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Habits, Mention, Sheet, Value
from dashboard.importers.tables.headers import ENOUGH, Header
from dashboard.importers.tables.mentions import heading

_SUMS: Final = frozenset({"小計", "合計", "計", "総計", "総合計", "累計", "部計", "課計", "全庁計", "全体", "total"})
_SUM_END: Final = ("小計", "合計", "総計", "部計", "課計", "局計", "室計")
_AGGREGATED: Final = {"header": "header_again", "note": "note_row", "prefilled": "rows_prefilled", "sum": "sum_row"}
_DIGIT: Final = re.compile(r"\d")
_NOTE: Final = re.compile(r"^\s*[(（【〔]?(?:[※*＊]|注|備考|凡例|以上$)")


_BETWEEN_BLOCKS: Final = frozenset({"blank", "heading", "note"})
_TITLE: Final = re.compile(r"現在|時点|一覧|状況|調査|年度")
_NOTHING: Final = frozenset({"ー", "0", "0%", "0件", "0円"})
_LONGEST_NOTHING: Final = 5
_NO_DAY: Final = 1900
"""The year of the days that a formula makes of blank cells."""


class Flaw(str):
    """The literal of an error cell, or ``=`` for a formula without a stored value, in the place of a value."""

    __slots__ = ()


class Grid:
    """The cells under the header, with flaws in their places and blank texts as blanks."""

    def __init__(self, sheet: Sheet, header: Header, habits: Habits, departments: Collection[str]) -> None:
        self.sheet, self.header, self.habits = sheet, header, habits
        self.has_blocks = "department" in habits.lead and "department" not in header.columns
        self.departments = departments
        self.headings: list[Mention] = []
        """The 課 that rows of their own name for the rows under them."""
        self.first = header.bottom + 1
        self.cells = _without_blanks(sheet.values[self.first :])
        for (row, column), literal in sheet.flaws.items():
            if row >= self.first:
                self.cells[row - self.first][column] = Flaw(literal)
        self.titles = sheet.values[header.top : header.bottom + 1]
        self.title_cells = {cell for row in self.titles for cell in row if cell is not None}
        # Days and years stand in headers as in rows of data: only words make a row another header.
        self.title_words = {cell for cell in self.title_cells if isinstance(cell, str) and not names_a_time(cell)}
        self.content = [column for name, column in header.columns.items() if name not in habits.lead]
        self.labels = [header.columns[name] for name in habits.labels if name in header.columns]
        self.proof = [header.columns[name] for name in habits.proof if name in header.columns]
        self.lead = {header.columns[name] for name in habits.lead if name in header.columns}
        self.kinds = [self._kind(row, index) for index, row in enumerate(self.cells)]
        self._see_titles()

    def rows(self, kind: str) -> list[int]:
        """The sheet's rows of one kind."""
        return [self.first + index for index, found in enumerate(self.kinds) if found == kind]

    def column(self, name: str) -> list[Value]:
        """A known column's cells, in all rows."""
        at = self.header.columns[name]
        return [row[at] for row in self.cells]

    def _kind(self, row: list[Value], index: int) -> str:
        filled = len(row) - row.count(None)
        if not filled:
            return "blank"
        if self.has_blocks and (named := heading(row, self.first + index, self.departments)):
            self.headings.append(named)
            return "heading"
        if filled == 1 and is_note(written(_first(row))):
            return "note"
        if not self.title_cells.isdisjoint(row):
            if self._names_columns(row, self.title_cells) and any(_agree(row, titles) for titles in self.titles):
                return "header"
            if self._names_columns(row, self.title_words):
                return "stacked"
        if self._is_template(row):
            return "prefilled"
        if self._is_sum(row):
            return "sum"
        if any(row[column] is not None for column in self.content):
            return "data"
        return self._kind_without_content(row, filled)

    def _kind_without_content(self, row: list[Value], filled: int) -> str:
        if all(row[column] is None for column in self.header.columns.values()):
            return "note"
        return "prefilled" if filled > 1 or _DIGIT.search(written(_first(row))) else "ignored"

    def _is_template(self, row: list[Value]) -> bool:
        """Whether a row holds, besides its number and place, nothing but what formulas say of blank cells."""
        is_said = False
        for column, cell in enumerate(row):
            if cell is not None and column not in self.lead:
                if not _is_nothing(cell):
                    return False
                is_said = True
        return is_said

    def _see_titles(self) -> None:
        """The title of a further block, above its repeated header, is no row of the block before."""
        for index in (place for place, kind in enumerate(self.kinds) if kind == "header"):
            above = index - 1
            while above >= 0 and (self.kinds[above] in _BETWEEN_BLOCKS or self._is_title(above)):
                if self.kinds[above] not in _BETWEEN_BLOCKS:
                    self.kinds[above] = "note"
                above -= 1

    def _is_title(self, index: int) -> bool:
        row = self.cells[index]
        return len(row) - row.count(None) == 1 and bool(_TITLE.search(written(_first(row))))

    def _names_columns(self, row: list[Value], titles: Collection[Value]) -> bool:
        return sum(cell in titles for cell in row) >= min(ENOUGH, len(self.header.columns))

    def _is_sum(self, row: list[Value]) -> bool:
        if self.proof and all(row[column] is not None for column in self.proof):
            return False
        labels = [_first(row), *(row[column] for column in self.labels)]
        return any(isinstance(label, str) and is_sum_label(label) for label in labels)


def _is_nothing(cell: Value) -> bool:
    if isinstance(cell, str):
        return len(cell) <= _LONGEST_NOTHING and fold(cell) in _NOTHING
    return cell.year <= _NO_DAY if isinstance(cell, dt.date) else cell == 0


def _without_blanks(rows: list[list[Value]]) -> list[list[Value]]:
    """The rows with texts of nothing but blanks as None; each different cell is asked once."""
    blanks = {cell for cell in set(chain.from_iterable(rows)) if cell is not None and is_blank(cell)}
    return [[None if cell in blanks else cell for cell in row] if blanks else [*row] for row in rows]


def _first(row: list[Value]) -> Value:
    return next(cell for cell in row if cell is not None)


def _agree(row: list[Value], titles: list[Value]) -> bool:
    return all(cell in (None, title) for cell, title in zip(row, titles, strict=True))


def is_sum_label(label: str) -> bool:
    """Whether a label says that its row is a sum."""
    folded = fold(label).strip("()【】[]〔〕")
    return folded in _SUMS or folded.endswith(_SUM_END)


def is_note(words: str) -> bool:
    """Whether a text that stands alone in its row is a note (※, 注)."""
    return bool(_NOTE.match(words))


def report_rows(grid: Grid, report: Report) -> None:
    """Say which rows are not data."""
    if grid.headings:
        names = "、".join(dict.fromkeys(each.text for each in grid.headings))
        cell = grid.headings[0].cell
        report.add("department_headings", sheet=grid.sheet.name, cell=cell, value=names, count=len(grid.headings))
    for kind, code in _AGGREGATED.items():
        if rows := grid.rows(kind):
            first = address(rows[0], min(grid.header.columns.values()))
            report.add(code, sheet=grid.sheet.name, cell=first, count=len(rows))
    for kind, code in (("ignored", "row_ignored"), ("stacked", "tables_stacked")):
        for row in grid.rows(kind):
            cells = grid.cells[row - grid.first]
            value = _first(cells)
            report.add(code, sheet=grid.sheet.name, cell=address(row, cells.index(value)), value=shown(value))


def check_sums(grid: Grid, report: Report) -> None:
    """A sum row must add up the rows since some earlier sum row, or since the start; above all rows, all of them."""
    if "sum" not in grid.kinds:
        return
    for name in (name for name in grid.habits.counts if name in grid.header.columns):
        for row, stated, possible in _totals(grid, name):
            if stated not in possible:
                report.add(
                    "sum_differs",
                    sheet=grid.sheet.name,
                    cell=address(row, grid.header.columns[name]),
                    value=str(stated),
                    column=grid.header.title(name),
                    stated=f"{stated:,}",
                    computed=f"{possible[-1]:,}",
                )


def _totals(grid: Grid, name: str) -> Iterator[tuple[int, int, list[int]]]:
    """Each sum row's number and the sums that it may mean, the nearest last."""
    numbers = [whole_number(value).value for value in grid.column(name)]
    parts = [number or 0 if kind == "data" else 0 for number, kind in zip(numbers, grid.kinds, strict=True)]
    since = [0]
    for index, (kind, number) in enumerate(zip(grid.kinds, numbers, strict=True)):
        since = [total + parts[index] for total in since]
        if kind == "sum":
            if number is not None:
                yield grid.first + index, number, since if any(since) else [sum(parts)]
            since.append(0)
