"""The sheet that holds what charts are drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

Data = Sequence[Sequence[str | float | None]]
"""Columns of values; unknown ones are None."""


@dataclass(slots=True)
class Sheet:
    """Blocks of data beside each other on a sheet, from the row ``top`` on to ``last``; ``column`` is the next free."""

    book: xlsxwriter.Workbook
    sheet: Worksheet
    top: int = 0
    column: int = 0
    last: int = 0

    def write(self, heads: Sequence[str], columns: Data, formats: Sequence[str | None] = ()) -> int:
        """Write columns under their heads. Returns the place of the first; unknown values stay blank."""
        first = self.column
        styles = {each: self.book.add_format({"num_format": each}) for each in filter(None, formats)}
        for place, (head, values) in enumerate(zip(heads, columns, strict=True), first):
            style = styles.get(formats[place - first] or "") if place - first < len(formats) else None
            self.sheet.write_string(self.top, place, head)
            for row, value in enumerate(values, self.top + 1):
                if isinstance(value, str):
                    self.sheet.write_string(row, place, value)
                elif value is not None:
                    self.sheet.write_number(row, place, value, style)
        self.column += len(columns) + 1
        self.last = max(self.last, self.top + max(map(len, columns)))
        return first

    def head(self, column: int) -> list[Any]:
        """The head of a column, as xlsxwriter takes it."""
        return [self.sheet.get_name(), self.top, column]

    def values(self, column: int, rows: int) -> list[Any]:
        """So many values of a column."""
        return [self.sheet.get_name(), self.top + 1, column, self.top + rows, column]
