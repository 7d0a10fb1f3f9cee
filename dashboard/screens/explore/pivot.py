"""What is asked, as a figure or as a table."""

from collections.abc import Sequence
from typing import Any

from dashboard import labels
from dashboard.charts.look.theme import Figure
from dashboard.charts.over_time import lines
from dashboard.charts.rankings import values
from dashboard.charts.relations import cross_table
from dashboard.screens.block import Block, Table
from dashboard.screens.explore import corner, cross, pair, sentence, shapes
from dashboard.screens.explore.cross import Cross
from dashboard.screens.explore.subjects.subject import DEPARTMENT
from dashboard.screens.explore.view import View
from dashboard.screens.view import Ask

LATEST = "最新の回"
MOST_COLUMNS, MOST_LINES = 14, 8
"""What a figure has room for; the table has all."""


def title(view: View) -> str:
    """What is counted by what: 部×未実施の理由別の手続数（2026年10月末）, 課別のオンライン化率と残る年間件数（…）."""
    column = view.column_dimension
    by = [view.row_dimension.name, *([column.name] if column else [])]
    partial = "・一部実施を含む" if view.with_partial else ""
    when = LATEST if view.subject.is_told else f"{view.when}{partial}"
    second = f"と{view.second.name}" if view.shape == shapes.SCATTER else ""
    aside = f"（{view.measure.aside}）" if view.measure.aside and view.rows != DEPARTMENT else ""
    return f"{'×'.join(by)}別の{view.measure.name}{aside}{second}（{when}）"


def block(ask: Ask, view: View) -> Block:
    """The figure that is chosen."""
    if view.shape == shapes.SCATTER:
        return _pair(pair.of(ask, view))
    made = cross.of(ask, view)
    figure, alt = _figure(made)
    counted, measure = made.written(made.total), view.measure
    about = view.about(
        measure.term, counted=f"{measure.name} {counted}", left_out=measure.left_out(made.total.left_out)
    )
    return Block(title(view), sentence.of(made), figure, alt, made.table(), about=about)


def _pair(made: pair.Pair) -> Block:
    view, of = made.view, made.view.row_dimension
    names = {row: made.across.row_name(row) for row in made.drawn}
    said = corner.sentence(made.drawn, names, view.measure, view.second, of, made.left_out)
    left_out = f"値のない{of.counted(made.left_out)}" if made.left_out else ""
    terms = dict.fromkeys((view.measure.term, view.second.term))
    about = view.about(*terms, counted=of.counted(len(made.drawn)), left_out=left_out)
    told = f"{pair.one(made)}{said}"
    return Block(title(view), told, pair.figure(made), pair.alt(made, title(view)), pair.table(made), about=about)


def table(ask: Ask, view: View) -> Table:
    """The same as a table with totals."""
    made = cross.of(ask, view)
    when = LATEST if view.subject.is_told else f"{labels.month_end(view.as_of)}現在"
    notes = [sentence.of(made), when, *view.whom, *view.conditions]
    return Table(title(view), title(view), notes, made.table())


def _figure(made: Cross) -> tuple[Figure, str]:
    shape = made.view.shape
    if shape == shapes.HEAT:
        return _heat(made)
    if shape == shapes.LINES:
        return _lines(made)
    return _ranked(made)


def _ranked(made: Cross) -> tuple[Figure, str]:
    measure, is_dots = made.view.measure, made.view.shape == shapes.DOTS
    rows = [
        values.Row(row, made.row_name(row), cell.value, measure.said(cell.value), made.written(cell))
        for row, cell in ((row, made.at(row, None)) for row in made.rows)
    ]
    has_line = not measure.is_longest and not (measure.is_summed and measure.kind == "count")
    line = made.total.value if has_line else None
    figure = values.figure(
        rows,
        is_share=measure.kind == "share",
        is_dots=is_dots,
        line=line,
        line_said=f"{made.whole} {measure.said(line)}",
    )
    return figure, values.alt(rows, title(made.view), is_dots=is_dots)


def _lines(made: Cross) -> tuple[Figure, str]:
    is_row = made.view.row_dimension.is_ordered and not made.columns
    days = list(made.rows if is_row else made.columns)
    # The sum of all would press the others to the ground; the sentence says it.
    is_sum = made.view.measure.is_summed and made.view.measure.kind == "count"
    others = [row for row in made.rows if row][:MOST_LINES]
    names = [None] if is_row else [*([] if is_sum and others else [None]), *others]
    drawn = [
        lines.Line(
            row or "",
            made.row_name(row),
            [(made.at(day, None) if is_row else made.at(row, day)).value for day in days],
            [made.written(made.at(day, None) if is_row else made.at(row, day)) for day in days],
            is_whole=row is None,
        )
        for row in names
    ]
    said = [made.row_name(day) if is_row else made.column_name(day) for day in days]
    figure = lines.figure(drawn, list(zip(days, said, strict=True)), written=made.view.measure.written,
                          is_share=made.view.measure.kind == "share")  # fmt: skip
    return figure, lines.alt(drawn, title(made.view))


def _heat(made: Cross) -> tuple[Figure, str]:
    is_ordered = made.view.column_dimension is not None and made.view.column_dimension.is_ordered
    columns = list(made.columns)[-MOST_COLUMNS:] if is_ordered else list(made.columns)[:MOST_COLUMNS]
    has_row_total = not made.is_over_time
    shown = [*columns, *([None] if has_row_total else [])]
    rows = [*made.rows, *([] if made.view.row_dimension.is_time else [None])]
    placed = [
        cross_table.Cell(
            y, x, row, column, made.at(row, column).value, made.short(made.at(row, column)),
            f"{made.row_name(row)} {made.column_name(column)}", made.written(made.at(row, column)),
        )
        for y, row in enumerate(rows)
        for x, column in enumerate(shown)
    ]  # fmt: skip
    figure = cross_table.figure(
        placed,
        [made.row_name(row) for row in rows],
        [made.column_name(column) for column in shown],
        is_share=made.view.measure.kind == "share",
        is_signed=made.view.measure.is_signed,
    )
    return figure, cross_table.alt(placed, title(made.view))


def pressed(view: View, mark: Sequence[Any]) -> tuple[str | None, str | None]:
    """The row and the column of a mark, in words; None is all of them."""
    row, column = view.row_dimension, view.column_dimension
    if view.shape == shapes.HEAT and column:
        keys = [None if is_all else str(key) for key, is_all in zip(mark[:2], mark[2:4], strict=True)]
    elif view.shape == shapes.LINES:
        keys = [str(mark[1]), None] if column is None else [None if mark[2] else str(mark[0]), str(mark[1])]
    else:
        keys = [str(mark[0]), None]
    return (
        None if keys[0] is None else row.said(keys[0]),
        None if keys[1] is None or column is None else column.said(keys[1]),
    )
