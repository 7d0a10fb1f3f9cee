"""進捗率: whether the bare numbers of a column are shares (0.45) or percents (45). What could be both is unknown."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import Cell, Parser, percentage, share
from dashboard.importers.model import Value
from dashboard.importers.tables.table import Table

_PERCENT: Final = re.compile(r"%|％|パーセント")
_SURELY_PERCENT: Final = 5
"""From here on a bare number is a percent: 1.2 may be 120 % in Excel."""
_BARE: Final = re.compile(r"\d+(?:\.\d+)?")


def progress_of(table: Table) -> Parser[float]:
    """How the cells of the column are to be read: by its header, else by its other cells."""
    if "progress" not in table.values:
        return share
    if _PERCENT.search(table.header.title("progress")):
        return percentage
    numbers = {number for number in _bare(table.values["progress"]) if number}
    if any(number < 1 for number in numbers):
        return share
    is_percent = bool(numbers - {1.0}) and min(numbers - {1.0}) >= _SURELY_PERCENT
    return _doubting_ones(percentage if is_percent else share)


def _bare(values: Iterable[Value]) -> Iterator[float]:
    """The numbers that stand without a percent sign."""
    for value in values:
        if (number := _number(value)) is not None:
            yield number


def _number(value: Value) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    words = clean(value) if isinstance(value, str) else ""
    return float(words) if _BARE.fullmatch(words) else None


def _doubting_ones(parse: Parser[float]) -> Parser[float]:
    """Without a share like 0.45 beside it, a bare 1 may be 1 % or all of it."""
    return lambda value: Cell(None, "progress_doubtful") if _number(value) == 1 else parse(value)
