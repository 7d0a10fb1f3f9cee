"""A column of cells → a column of values. Each distinct cell is read once."""

from collections import defaultdict
from typing import Final, TypeVar

from dashboard.importers.cells.dates import counted_from_1904
from dashboard.importers.cells.values import Cell, Parser, multiplied, shown
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Value
from dashboard.importers.tables.rows import Flaw
from dashboard.importers.tables.table import Table

T = TypeVar("T")

_NOT_CALCULATED: Final = "="
_ERROR_LITERALS: Final = frozenset(
    {"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)


def read_column(table: Table, name: str, parse: Parser[T], report: Report) -> list[T | None]:
    """The values of a column, None where they are unknown or the column is missing. Reports what was found."""
    if name not in table.values:
        return [None] * len(table.rows)
    factor = table.header.factors.get(name, 1)
    cells = _parsed(table.values[name], multiplied(parse, factor) if factor > 1 else parse)
    _report_findings(table, name, [cell.finding for cell in cells], report)
    return [cell.value for cell in cells]


def read_days(table: Table, name: str, parse: Parser[T], report: Report) -> list[T | None]:
    """The values of a column of days. Where the workbook counts days from 1904, so do its bare numbers."""
    if table.sheet.counts_from_1904:
        return read_column(table, name, lambda value: parse(counted_from_1904(value)), report)
    return read_column(table, name, parse, report)


def read_required(table: Table, name: str, parse: Parser[T], report: Report) -> list[T | None]:
    """The values of a column of which every cell must have one."""
    if name not in table.values:
        return [None] * len(table.rows)
    cells = [_required(cell) for cell in _parsed(table.values[name], parse)]
    _report_findings(table, name, [cell.finding for cell in cells], report)
    return [cell.value for cell in cells]


def is_flaw(value: Value) -> bool:
    """Whether a cell holds an error (#REF!) or a formula without a result in the place of a value."""
    return isinstance(value, str) and (isinstance(value, Flaw) or value in _ERROR_LITERALS)


def _parsed(values: list[Value], parse: Parser[T]) -> list[Cell[T]]:
    # True, 1 and 1.0 are equal and yet read differently.
    keys = [(value.__class__, value) for value in values]
    known = {key: _read(key[1], parse) for key in dict.fromkeys(keys)}
    return [known[key] for key in keys]


def _read(value: Value, parse: Parser[T]) -> Cell[T]:
    if is_flaw(value):
        return Cell(None, "uncalculated_cell" if value == _NOT_CALCULATED else "flawed_cell")
    return parse(value)


def _required(cell: Cell[T]) -> Cell[T]:
    if cell.value is not None:
        return cell
    return Cell(None, "flawed_required" if cell.finding in ("flawed_cell", "uncalculated_cell") else "required_blank")


def _report_findings(table: Table, name: str, findings: list[str | None], report: Report) -> None:
    """One issue per cell; what was safely read is one issue per column and kind, what is counted one per value."""
    habits: dict[tuple[str, Value], list[int]] = defaultdict(list)
    for index, code in enumerate(findings):
        if code is None:
            continue
        value = table.values[name][index]
        if report.severity(code) == "info":
            habits[(code, None)].append(index)
        elif report.is_counted(code):
            habits[(code, shown(value))].append(index)
        else:
            table.report_cell(report, code, index, name, value)
    for (code, _), indices in habits.items():
        first = indices[0]
        table.report_cell(report, code, first, name, table.values[name][first], count=len(indices))
