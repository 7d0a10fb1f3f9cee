"""A table: the data rows under a header, column by column, with merged cells and 同上 filled in."""

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from dashboard.importers.addresses import address
from dashboard.importers.cells.values import is_blank, shown
from dashboard.importers.findings.report import Report
from dashboard.importers.model import NO_HINTS, Habits, Hints, Mention, Sheet, Value
from dashboard.importers.tables.headers import Header
from dashboard.importers.tables.mentions import mention
from dashboard.importers.tables.rows import Grid, check_sums, report_rows

_DITTO: Final = frozenset({"同上", "〃", "″", '"', "''", "々"})


@dataclass(slots=True)
class Table:
    """The data rows of one sheet. ``values`` holds one list per known column, as long as ``rows``."""

    sheet: Sheet
    header: Header
    rows: list[int] = field(default_factory=list)
    """0-based rows of the sheet."""
    values: dict[str, list[Value]] = field(default_factory=dict)
    hints: Hints = NO_HINTS
    as_of: dt.date | None = None
    legends: Sequence[Sheet] = ()
    """The sheets of the file that are a 凡例."""
    mentions: list[Mention] = field(default_factory=list)
    """The 課 that stand above the table and above some of its rows, from top to bottom, where no column names them."""

    def address(self, index: int, name: str) -> str:
        """The A1 address of a data row's cell."""
        return address(self.rows[index], self.header.columns[name])

    def mentioned(self) -> list[str | None]:
        """The 課 that stands nearest above each data row, outside a column."""
        above = ([each.text for each in self.mentions if each.row < row] for row in self.rows)
        return [names[-1] if names else None for names in above]

    def keep(self, indices: Sequence[int]) -> None:
        """Leave only these data rows in the table."""
        self.values = {name: [values[index] for index in indices] for name, values in self.values.items()}
        self.rows = [self.rows[index] for index in indices]

    def report_cell(
        self, report: Report, code: str, index: int, name: str, value: Value = None, **details: object
    ) -> None:
        """Report a finding about a data row's cell."""
        report.add(
            code,
            sheet=self.sheet.name,
            cell=self.address(index, name),
            value=shown(value) or None,
            column=self.header.title(name),
            **details,
        )


def read_table(sheet: Sheet, header: Header, habits: Habits, report: Report, hints: Hints = NO_HINTS) -> Table:
    """Keep the rows that hold data and report all others."""
    header = _with_branches(sheet, header, report)
    grid = Grid(sheet, header, habits, hints.departments)
    report_rows(grid, report)
    check_sums(grid, report)
    table = Table(sheet, header, grid.rows("data"), hints=hints)
    if "department" not in header.columns:
        above = mention(sheet, header)
        table.mentions = [*([above] if above else []), *grid.headings]
    for name in header.columns:
        table.values[name] = [cell for cell, kind in zip(grid.column(name), grid.kinds, strict=True) if kind == "data"]
    _join_branches(table, grid, report)
    fill_merged(table, tuple(table.values), habits.counts, report)
    resolve_ditto(table, tuple(table.values), report)
    _fill_down(table, habits, report)
    return table


def _with_branches(sheet: Sheet, header: Header, report: Report) -> Header:
    """The header with the first column of several that make one in the place of all of them."""
    for name, columns in header.branches.items():
        titles = "、".join(header.titles[column] for column in columns)
        at = address(header.top, columns[0])
        report.add("branches_joined", sheet=sheet.name, cell=at, label=name, titles=titles, count=len(columns))
    firsts = {name: columns[0] for name, columns in header.branches.items()}
    return replace(header, columns={**header.columns, **firsts})


def _join_branches(table: Table, grid: Grid, report: Report) -> None:
    """The one cell that is filled in, of the columns of which each row fills one in."""
    for name, columns in table.header.branches.items():
        values = table.values[name]
        for index, row in enumerate(table.rows):
            filled = [cell for column in columns if not is_blank(cell := grid.cells[row - grid.first][column])]
            values[index] = filled[0] if len(filled) == 1 else None
            if len(filled) > 1:
                value = "、".join(map(shown, filled))
                table.report_cell(report, "branches_several", index, name, value, count=len(columns))


def fill_merged(table: Table, names: Sequence[str], counts: Sequence[str], report: Report) -> None:
    """Repeat the value of a cell merged down several rows in all of them; of ``counts`` none can be told."""
    index_of = {row: index for index, row in enumerate(table.rows)}
    named = {column: name for name, column in table.header.columns.items() if name in names}
    for top, left, bottom, _ in table.sheet.merges:
        if left not in named or bottom == top:
            continue
        inside = [index_of[row] for row in range(top, bottom + 1) if row in index_of]
        values = table.values[named[left]]
        shared = values[index_of[top]] if top in index_of else table.sheet.values[top][left]
        if named[left] in counts and not is_blank(shared) and len(inside) > 1:
            table.report_cell(report, "merged_count", inside[0], named[left], shared)
            shared = None
        for index in inside:
            values[index] = shared


def resolve_ditto(table: Table, names: Sequence[str], report: Report) -> None:
    """Put the value above in the place of 同上."""
    for name in names:
        values = table.values.get(name, [])
        marks = {value for value in set(values) if isinstance(value, str) and _is_ditto(value)}
        replaced = []
        for index in [index for index, value in enumerate(values) if value in marks] if marks else []:
            value = values[index]
            values[index] = values[index - 1] if index else None
            if is_blank(values[index]):
                table.report_cell(report, "ditto_without_above", index, name, value)
            else:
                replaced.append(index)
        if replaced:
            table.report_cell(report, "ditto", replaced[0], name, count=len(replaced))


def _is_ditto(value: str) -> bool:
    return value.strip(" \u3000()（）") in _DITTO


def _fill_down(table: Table, habits: Habits, report: Report) -> None:
    for name in habits.fill_down:
        values = table.values.get(name, [])
        blanks = [index for index in range(1, len(values)) if is_blank(values[index])]
        if _is_written_row_by_row(values):
            continue
        for index in blanks:
            values[index] = values[index - 1]
        if blanks and not is_blank(values[blanks[-1]]):
            table.report_cell(report, "filled_down", blanks[0], name, count=len(blanks))


def _is_written_row_by_row(values: list[Value]) -> bool:
    """Whether some value stands under the same value: then a blank means that there is none."""
    return any(not is_blank(value) and value == above for above, value in itertools.pairwise(values))
