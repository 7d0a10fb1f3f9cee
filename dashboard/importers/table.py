"""The rows of a table under its header: what is data, what is a sum, a note or a repeated header; column by column."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from dashboard.importers.cells import is_blank, whole_number, written
from dashboard.importers.findings import Report
from dashboard.importers.folding import fold
from dashboard.importers.grid import address
from dashboard.importers.headers import ENOUGH, Header
from dashboard.importers.model import Sheet, Value

_SUMS: Final = frozenset({"小計", "合計", "計", "総計", "総合計", "累計", "部計", "課計", "全庁計", "全体", "total"})
_SUM_END: Final = ("小計", "合計", "総計")
_DITTO: Final = frozenset({"同上", "〃", "″", '"', "''", "々"})
_LONGEST_DITTO: Final = 8
_DIGIT: Final = re.compile(r"\d")
_NOTE: Final = re.compile(r"^\s*[(（【〔]?(?:[※*＊]|注|備考|凡例|以上$)")


@dataclass(frozen=True, slots=True)
class Habits:
    """What may be expected of a dataset's tables, by canonical column names."""

    lead: tuple[str, ...]
    """Columns that only say where a row belongs: filled in on rows without content, too."""
    labels: tuple[str, ...]
    """Columns in which 小計 and 合計 are written."""
    counts: tuple[str, ...]
    """Columns that a sum row adds up, and whose value cannot be shared by merged rows."""
    fill_down: tuple[str, ...] = ()
    """Columns in which a blank means: as above."""


@dataclass(slots=True)
class Table:
    """The data rows of one sheet. ``values`` holds one list per known column, as long as ``rows``."""

    sheet: Sheet
    header: Header
    rows: list[int] = field(default_factory=list)
    """0-based rows of the sheet."""
    values: dict[str, list[Value]] = field(default_factory=dict)

    def address(self, index: int, name: str) -> str:
        """The A1 address of a data row's cell."""
        return address(self.rows[index], self.header.columns[name])

    def report_cell(
        self, report: Report, code: str, index: int, name: str, value: Value = None, **details: object
    ) -> None:
        """Report a finding about a data row's cell."""
        report.add(
            code,
            sheet=self.sheet.name,
            cell=self.address(index, name),
            value=written(value) or None,
            column=self.header.title(name),
            **details,
        )


class Flaw(str):
    """The literal of an error cell, or ``=`` for a formula without a stored value, in the place of a value."""

    __slots__ = ()


def read_table(sheet: Sheet, header: Header, habits: Habits, report: Report) -> Table:
    """Keep the rows that hold data and report all others."""
    grid = _Grid(sheet, header)
    kinds = [_kind(grid, row, habits) for row in grid.rows]
    _report_rows(grid, kinds, report)
    table = Table(sheet, header, [row for row, kind in zip(grid.rows, kinds, strict=True) if kind == "data"])
    table.values = {name: [grid.value(row, name) for row in table.rows] for name in header.columns}
    _check_sums(grid, kinds, habits, report)
    _fill_merged(table, habits, report)
    _resolve_ditto(table, report)
    _fill_down(table, habits, report)
    return table


class _Grid:
    """The cells under the header, with flaws in their places."""

    def __init__(self, sheet: Sheet, header: Header) -> None:
        self.sheet, self.header = sheet, header
        self.rows = range(header.bottom + 1, len(sheet.values))
        self.names = list(header.columns.items())
        self.titles = {cell for row in (header.top, header.bottom) for cell in sheet.values[row] if not is_blank(cell)}

    def value(self, row: int, name: str) -> Value:
        """The value, or the flaw, of a known column."""
        return _value(self.sheet, row, self.header.columns[name])

    def filled(self, row: int) -> list[str]:
        """The known columns that hold something in a row."""
        cells, flaws = self.sheet.values[row], self.sheet.flaws
        return [name for name, at in self.names if not is_blank(cells[at]) or (row, at) in flaws]


def _value(sheet: Sheet, row: int, column: int) -> Value:
    flaw = sheet.flaws.get((row, column))
    return Flaw(flaw) if flaw else sheet.values[row][column]


def _kind(grid: _Grid, row: int, habits: Habits) -> str:
    cells = [cell for cell in grid.sheet.values[row] if not is_blank(cell)]
    filled = grid.filled(row)
    if not cells and not filled:
        return "blank"
    if len(cells) == 1 and _NOTE.match(written(cells[0])):
        return "note"
    if sum(cell in grid.titles for cell in cells) >= min(ENOUGH, len(grid.names)):
        return "header" if _is_header_again(grid, row) else "stacked"
    if _is_sum(grid, row, filled, habits):
        return "sum"
    if not filled:
        return "note"
    if set(filled) <= set(habits.lead):
        return "prefilled" if len(cells) > 1 or _DIGIT.search(written(cells[0])) else "ignored"
    return "data"


def _is_header_again(grid: _Grid, row: int) -> bool:
    values, header = grid.sheet.values, grid.header
    rows = (values[header.top], values[header.bottom])
    return any(all(cell in (None, title) for cell, title in zip(values[row], titles, strict=True)) for titles in rows)


def _is_sum(grid: _Grid, row: int, filled: list[str], habits: Habits) -> bool:
    if "status" in filled:
        return False
    first = next((cell for cell in grid.sheet.values[row] if not is_blank(cell)), None)
    labels = [first, *(grid.value(row, name) for name in habits.labels if name in filled)]
    return any(isinstance(label, str) and _is_sum_label(label) for label in labels)


def _is_sum_label(label: str) -> bool:
    folded = fold(label).strip("()【】[]〔〕")
    return folded in _SUMS or folded.endswith(_SUM_END) or (folded.endswith(("部計", "課計", "局計", "室計")))


def _report_rows(grid: _Grid, kinds: list[str], report: Report) -> None:
    first_column = min(grid.header.columns.values(), default=0)
    codes = {"header": "header_again", "note": "note_row", "prefilled": "rows_prefilled", "sum": "sum_row"}
    for kind, code in codes.items():
        rows = [row for row, found in zip(grid.rows, kinds, strict=True) if found == kind]
        if rows:
            report.add(code, sheet=grid.sheet.name, cell=address(rows[0], first_column), count=len(rows))
    for row, kind in zip(grid.rows, kinds, strict=True):
        if kind in ("ignored", "stacked"):
            column = next(at for at, cell in enumerate(grid.sheet.values[row]) if not is_blank(cell))
            code = "row_ignored" if kind == "ignored" else "tables_stacked"
            value = written(grid.sheet.values[row][column])
            report.add(code, sheet=grid.sheet.name, cell=address(row, column), value=value)


def _check_sums(grid: _Grid, kinds: list[str], habits: Habits, report: Report) -> None:
    """A sum row must add up the rows since some earlier sum row, or since the start; above all rows, all of them."""
    if "sum" not in kinds:
        return
    for name in set(habits.counts) & set(grid.header.columns):
        for row, stated, possible in _totals(grid, kinds, name):
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


def _totals(grid: _Grid, kinds: list[str], name: str) -> Iterator[tuple[int, int, list[int]]]:
    """Each sum row's number and the sums that it may mean, the nearest last."""
    numbers = [
        (whole_number(grid.value(row, name)).value or 0) if kind in ("data", "sum") else 0
        for row, kind in zip(grid.rows, kinds, strict=True)
    ]
    everything = sum(number for number, kind in zip(numbers, kinds, strict=True) if kind == "data")
    since = [0]
    for row, kind, number in zip(grid.rows, kinds, numbers, strict=True):
        if kind == "data":
            since = [total + number for total in since]
        elif kind == "sum":
            if not is_blank(grid.value(row, name)):
                yield row, number, since if any(since) else [everything]
            since.append(0)


def _fill_merged(table: Table, habits: Habits, report: Report) -> None:
    index_of = {row: index for index, row in enumerate(table.rows)}
    names = {column: name for name, column in table.header.columns.items()}
    for top, left, bottom, _ in table.sheet.merges:
        inside = [index_of[row] for row in range(top, bottom + 1) if row in index_of]
        if left not in names or bottom == top or len(inside) < 2:
            continue
        name = names[left]
        shared = _value(table.sheet, top, left)
        if name in habits.counts and not is_blank(shared):
            cell, title = address(top, left), table.header.titles[left]
            report.add("merged_count", sheet=table.sheet.name, cell=cell, value=written(shared), column=title)
            shared = None
        for index in inside:
            table.values[name][index] = shared


def _resolve_ditto(table: Table, report: Report) -> None:
    for name, values in table.values.items():
        replaced = []
        for index, value in enumerate(values):
            if not (isinstance(value, str) and _is_ditto(value)):
                continue
            values[index] = values[index - 1] if index else None
            if is_blank(values[index]):
                table.report_cell(report, "ditto_without_above", index, name, value)
            else:
                replaced.append(index)
        if replaced:
            table.report_cell(report, "ditto", replaced[0], name, count=len(replaced))


def _is_ditto(value: str) -> bool:
    return len(value) < _LONGEST_DITTO and value.strip(" \u3000()（）") in _DITTO


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
