"""The answer as a table of rows and columns: in which order, what each is called, and what stands in each cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.labels import Column
from dashboard.screens.explore.subjects.subject import Dimension
from dashboard.screens.explore.view import View
from dashboard.screens.view import Ask

TOTAL, CITY = "全体", "全庁"
Key = str | None
"""A value of a dimension; None is all of it together."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one cell. ``counted`` and ``left_out`` as the answer has them; ``before``: the numerator and
    denominator that a change began with.
    """

    value: float | None
    numerator: int | None = None
    denominator: int | None = None
    counted: int = 0
    left_out: int = 0
    before: tuple[int, int] | None = None


NOTHING = Cell(None)


@dataclass(frozen=True)
class Cross:
    """``rows`` and ``columns`` are the values shown, in order; ``every`` how many rows there are."""

    view: View
    rows: Sequence[str]
    columns: Sequence[str]
    every: int
    cells: dict[tuple[Key, Key], Cell]

    @property
    def is_over_time(self) -> bool:
        """Whether its columns are days: then a row has no total, and its last column says how it stands."""
        column = self.view.column_dimension
        return column is not None and column.is_time

    @property
    def whole(self) -> str:
        """What all of it together is called; of figures that are told it is the city, whoever is chosen."""
        return CITY if self.view.subject.is_told else TOTAL

    @property
    def last(self) -> Key:
        """The column that stands for a whole row."""
        return max((key for _, key in self.cells if key), default=None) if self.is_over_time else None

    @property
    def total(self) -> Cell:
        """Everything together; over time as it stands last."""
        if self.view.row_dimension.is_time:
            return self.at(max((key for key, _ in self.cells if key), default=None), None)
        return self.at(None, self.last)

    def at(self, row: Key, column: Key) -> Cell:
        """A cell. Where there is nothing to count there are none of it, unless its month may not have been sent."""
        return self.cells.get((row, column), self._empty)

    @cached_property
    def _empty(self) -> Cell:
        dimensions = [self.view.row_dimension, self.view.column_dimension]
        has_none = self.view.measure.is_summed and not any(each.is_time for each in dimensions if each)
        return Cell(0, 0, 0) if has_none and self.view.measure.kind == "count" else NOTHING

    def row_name(self, row: Key) -> str:
        """A row in words."""
        return self.whole if row is None else self.view.row_dimension.said(row)

    def column_name(self, column: Key) -> str:
        """A column in words."""
        dimension = self.view.column_dimension
        if column is None and dimension is not None and self.view.subject.is_told:
            return f"すべての{dimension.name}"
        return TOTAL if column is None or dimension is None else dimension.said(column)

    def written(self, cell: Cell) -> str:
        """A cell with its unit, of a share with what it is made of, and what is not known of it."""
        measure = self.view.measure
        if cell.value is None and cell.left_out and measure.hidden:
            return f"人数が少ないため示しません（{measure.hidden}）"
        said = measure.said(cell.value)
        if measure.kind == "share":
            said = labels.with_fraction(cell.numerator, cell.denominator)
        if cell.value is not None and cell.before:
            said = f"{said}（{_fraction(*cell.before)} → {_fraction(cell.numerator, cell.denominator)}）"
        unknown = measure.left_out(cell.left_out)
        return f"{said}（{unknown}は含みません）" if unknown else said

    def short(self, cell: Cell) -> str:
        """A cell in as few signs as there is room for."""
        measure = self.view.measure
        return (
            measure.hidden if cell.value is None and cell.left_out and measure.hidden else measure.written(cell.value)
        )

    def table(self) -> pd.DataFrame:
        """The same as a frame with a column for each value, and the totals; it says itself what its columns are."""
        view = self.view
        columns: list[Key] = [*self.columns, *([] if self.is_over_time else [None])]
        rows: list[Key] = [*self.rows, *([] if view.row_dimension.is_time else [None])]
        named: dict[str, Any] = {"row": [self.row_name(row) for row in rows]}
        own = {"row": Column(view.row_dimension.name, "text")}
        for place, column in enumerate(columns):
            name = view.measure.name if not self.columns else self.column_name(column)
            values = [self.at(row, column).value for row in rows]
            named[f"value_{place}"] = pd.Series(values, dtype="float64")
            own[f"value_{place}"] = Column(_apart(name, own), view.measure.kind)
        if not self.columns:
            self._made_of(rows, named, own)
        frame = pd.DataFrame(named)
        frame.attrs[labels.OWN] = own
        return frame

    def _made_of(self, rows: Sequence[Key], named: dict[str, Any], own: dict[str, Column]) -> None:
        """Of a share beside it what it is made of, and what is not known."""
        cells = [self.at(row, None) for row in rows]
        if self.view.measure.kind == "share":
            for name, heading in (("numerator", "分子"), ("denominator", f"分母（{self.view.measure.whole}）")):
                named[name] = pd.Series([getattr(cell, name) for cell in cells], dtype="Int64")
                own[name] = Column(heading, "count")
        if self.view.measure.unknown and any(cell.left_out for cell in cells):
            named["left_out"] = [cell.left_out for cell in cells]
            own["left_out"] = Column("含まない（分からない）", "count")


def _apart(name: str, own: dict[str, Column]) -> str:
    """A heading that no other column has."""
    taken = {each.heading for each in own.values()}
    return f"{name}（{len(own)}）" if name in taken else name


def of(ask: Ask, view: View) -> Cross:
    """What is asked, in the order that is chosen, the first rows of it."""
    answer = ask(view.subject.answer, **view.asked)
    cells = {_key(row): _cell(row) for row in answer.to_dict("records")}
    made = Cross(view, (), (), 0, cells)
    rows = _ordered(made, [row for row, _ in cells], view.row_dimension, is_row=True)
    column = view.column_dimension
    columns = _ordered(made, [each for _, each in cells], column, is_row=False) if column else []
    shown = rows[-view.top :] if view.row_dimension.is_ordered else rows[: view.top]
    return Cross(view, shown, columns, len(rows), cells)


def _key(row: dict[Any, Any]) -> tuple[Key, Key]:
    return tuple(row[name] if labels.known(row[name]) else None for name in ("row_key", "column_key"))  # type: ignore[return-value]


def _cell(row: dict[Any, Any]) -> Cell:
    whole = {name: int(row[name]) if labels.known(row[name]) else None for name in ("numerator", "denominator")}
    value = float(row["value"]) if labels.known(row["value"]) else None
    before = [row.get(name) for name in ("numerator_before", "denominator_before")]
    begun = (int(before[0]), int(before[1])) if all(map(labels.known, before)) else None  # type: ignore[arg-type]
    return Cell(value, counted=int(row["counted"]), left_out=int(row["left_out"]), before=begun, **whole)


def _fraction(numerator: int | None, denominator: int | None) -> str:
    return f"{labels.count(numerator)}/{labels.count(denominator)}"


def _ordered(made: Cross, keys: Sequence[Key], dimension: Dimension, *, is_row: bool) -> list[str]:
    """Days one after the other, codes as they are listed (columns always), others by their figures; blanks last."""
    found = list(dict.fromkeys(key for key in keys if key is not None))
    if dimension.is_ordered:
        return sorted(found, key=lambda each: (not each, each))
    listed = [each for each in dimension.words or () if each in found]
    known = [*listed, *sorted(each for each in found if each not in listed)]
    if made.view.order == "listed" or (dimension.words and not is_row):
        return known
    sign = 1 if made.view.order == "smallest" and is_row else -1

    def place(key: str) -> tuple[bool, bool, float]:
        value = (made.at(key, made.last) if is_row else made.at(None, key)).value
        return not key, value is None, sign * (value or 0)

    return sorted(known, key=place)
