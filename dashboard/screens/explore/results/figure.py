"""The rows of a statement as bars, dots, lines or a coloured table, in the order and under the names that they have."""

from collections.abc import Sequence

import pandas as pd

from dashboard import labels
from dashboard.charts.look.theme import Figure
from dashboard.charts.over_time import lines
from dashboard.charts.rankings import values
from dashboard.charts.relations import cross_table
from dashboard.screens.block import Drawn
from dashboard.screens.explore.results import offered, said
from dashboard.screens.explore.results.parts import Parts, called, is_whole
from dashboard.screens.explore.shapes import DOTS, HEAT, LINES

MOST_ROWS, MOST_COLUMNS, MOST_LINES = 60, 14, 8
"""What a figure has room for; the table has all."""
Number = float | None


def of(parts: Parts, shape: str, number: str) -> Drawn:
    """The figure of one column of numbers."""
    if shape == LINES and (dated := offered.lines(parts)):
        return _lines(parts, number, *dated)
    if shape == HEAT and (crossed := offered.heat(parts)):
        return _heat(parts, number, *crossed)
    return _ranked(parts, number, is_dots=shape == DOTS)


def numbers(parts: Parts, column: str) -> list[Number]:
    """What stands in a column of numbers; what is not known is None."""
    return [float(each) if labels.known(each) else None for each in parts.rows[column]]


def _ranked(parts: Parts, number: str, *, is_dots: bool) -> Drawn:
    named = parts.naming() or parts.rows.columns[0]
    pairs = list(zip(parts.words(named), numbers(parts, number), strict=True))
    written = said.writing([value for _, value in pairs])
    own = [pair for pair in pairs if not is_whole(pair[0])]
    whole = next((value for name, value in pairs if is_whole(name)), None)
    shown = own[:MOST_ROWS]
    rows = [values.Row(str(place), name, value, written(value), written(value))
            for place, (name, value) in enumerate(shown)]  # fmt: skip
    line = whole if is_dots else None
    title = f"{called(str(named))}別の{called(number)}"
    figure = values.figure(rows, is_dots=is_dots, line=line, line_said=f"全体 {written(line)}", named=called(number))
    finding = said.of_ends(own, whole, written) + said.left_out(len(own), len(shown), "行")
    return Drawn(title, finding, figure, values.alt(rows, title, is_dots=is_dots))


def _lines(parts: Parts, number: str, dated: str, named: str | None) -> Drawn:
    days = parts.words(dated)
    names = parts.words(named) if named else [called(number)] * len(days)
    found = dict(zip(zip(names, days, strict=True), numbers(parts, number), strict=True))
    written = said.writing(list(found.values()))
    axis = _axis([each for each in days if not is_whole(each)])
    every = list(dict.fromkeys(names))
    shown = sorted(every, key=lambda name: not is_whole(name))[:MOST_LINES]
    drawn = [
        lines.Line(
            name, name, [found.get((name, day)) for day in axis], [written(found.get((name, day))) for day in axis],
            is_whole=is_whole(name),
        )
        for name in shown
    ]  # fmt: skip
    by = f"{called(dated)}×{called(named)}" if named else called(dated)
    title = f"{by}別の{called(number)}"
    figure = lines.figure(drawn, [(day, day) for day in axis], written=written, named=called(number))
    finding = said.of_course(drawn, axis, written) + said.left_out(len(every), len(shown), "本の線")
    return Drawn(title, finding, figure, lines.alt(drawn, title))


def _axis(days: Sequence[str]) -> list[str]:
    """The days in their order; between months also those of which there is nothing."""
    known = sorted(set(days))
    try:
        months = [pd.Period(each, "M") for each in known if len(each) == len("2026-10")]
    except ValueError:
        return known
    if not months or len(months) < len(known):
        return known
    return [str(each) for each in pd.period_range(months[0], months[-1], freq="M")]


def _heat(parts: Parts, number: str, down: str, across: str) -> Drawn:
    rows, columns = _ends_last(parts.words(down)), _ends_last(parts.words(across))
    found = dict(zip(zip(parts.words(down), parts.words(across), strict=True), numbers(parts, number), strict=True))
    written = said.writing(list(found.values()))
    shown_rows, shown_columns = rows[:MOST_ROWS], columns[:MOST_COLUMNS]
    placed = [
        cross_table.Cell(
            y, x, None if is_whole(row) else row, None if is_whole(column) else column, found[row, column],
            written(found[row, column]), f"{row} {column}", written(found[row, column]),
        )
        for y, row in enumerate(shown_rows)
        for x, column in enumerate(shown_columns)
        if (row, column) in found
    ]  # fmt: skip
    title = f"{called(down)}×{called(across)}別の{called(number)}"
    figure: Figure = cross_table.figure(placed, shown_rows, shown_columns)
    finding = said.of_cells(placed, written) + said.left_out(len(rows), len(shown_rows), "行")
    finding += said.left_out(len(columns), len(shown_columns), "列")
    return Drawn(title, finding, figure, cross_table.alt(placed, title))


def _ends_last(names: Sequence[str]) -> list[str]:
    """Each once, in its order; what is of all together last."""
    return sorted(dict.fromkeys(names), key=is_whole)
