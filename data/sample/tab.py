"""One sheet on its way to a file."""

import datetime as dt
from dataclasses import dataclass, field

Cell = str | int | dt.date | None


@dataclass(slots=True)
class Tab:
    """One sheet: rows of cells, merged ranges (first row, first column, last row, last column), what is hidden.

    ``fills``: (row, column) → background colour as six hexadecimal digits.
    """

    name: str
    rows: list[list[Cell]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()
    empty_rows: int = 0
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
