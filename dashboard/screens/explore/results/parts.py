"""What the columns of rows that nobody has declared hold: names, days, numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import labels
from dashboard.screens.explore.cross import CITY, TOTAL

DATED = re.compile(r"\d{4}-\d{2}(-\d{2})?|\d{4}年\d{1,2}月|\d{4}年度?")
UNKNOWN = "（空）"
FIRST = 4
"""So many columns of names or days are looked at for two that tell thousands of rows apart."""


def is_whole(name: str) -> bool:
    """Whether a row or a column is of all the others together, as the statements of 探索 call it."""
    return name in (TOTAL, CITY) or name.startswith("すべての")


def called(column: str) -> str:
    """What a column of the views is called in Japanese; any other as whoever wrote it has called it."""
    known = labels.EVERYWHERE.get(column)
    return known.heading if known else column


@dataclass(frozen=True)
class Parts:
    """The rows, and their columns by what they hold, in their order. ``days`` may be texts (2026-10, 2025年度)."""

    rows: pd.DataFrame
    texts: tuple[str, ...]
    days: tuple[str, ...]
    numbers: tuple[str, ...]

    def words(self, column: str) -> list[str]:
        """What stands in a column of names or days."""
        values = self.rows[column]
        if not pd.api.types.is_datetime64_any_dtype(values):
            return [str(each) if labels.known(each) else UNKNOWN for each in values]
        known = values.dropna()
        written: Callable[[pd.Timestamp], str] = str if (known != known.dt.normalize()).any() else _day
        if known.dt.is_month_end.all():
            written = labels.month
        return [written(each) if labels.known(each) else UNKNOWN for each in values]

    def parting(self, first: Sequence[str], second: Sequence[str]) -> tuple[str, str] | None:
        """The first two columns that tell all rows apart: of the first ones, where a figure's names stand."""
        pairs = ((one, other) for one in first[:FIRST] for other in second[:FIRST] if one != other)
        return next((pair for pair in pairs if not self.rows.duplicated(list(pair)).any()), None)

    def naming(self) -> str | None:
        """The column that names the rows: the first that tells them apart, else the first of names."""
        named = [*self.texts, *self.days]
        apart = (each for each in named if not self.rows.duplicated(each).any())
        return next(apart, named[0] if named else None)


def of(rows: pd.DataFrame) -> Parts:
    """The parts of rows as they came."""
    kinds = {str(name): _kind(rows[name]) for name in rows}
    held = {kind: tuple(name for name, each in kinds.items() if each == kind) for kind in ("text", "day", "number")}
    return Parts(rows, held["text"], held["day"], held["number"])


def _kind(column: "pd.Series[pd.api.extensions.ExtensionDtype]") -> str:
    if pd.api.types.is_datetime64_any_dtype(column):
        return "day"
    if pd.api.types.is_bool_dtype(column):
        return "text"
    if pd.api.types.is_numeric_dtype(column):
        return "number"
    known = [each for each in column.dropna() if not (isinstance(each, str) and is_whole(each))]
    is_dated = bool(known) and all(isinstance(each, str) and DATED.fullmatch(each) for each in known)
    return "day" if is_dated else "text"


def _day(value: pd.Timestamp) -> str:
    return value.date().isoformat()
