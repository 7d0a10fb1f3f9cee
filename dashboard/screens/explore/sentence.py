"""What a figure of 探索 says, computed."""

from collections.abc import Sequence

from dashboard import labels
from dashboard.screens.explore.cross import Cell, Cross

MOST_TIES = 3


def of(cross: Cross) -> str:
    """The whole, and who is at either end; over time from when to when."""
    if not cross.cells or not cross.rows:
        return labels.EMPTY
    said = _over_time(cross) if cross.is_over_time or cross.view.row_dimension.is_time else _ends(cross)
    more = cross.every - len(cross.rows)
    return f"{said}ほか{more:,}行は示していません（{cross.whole}には含みます）。" if more else said


def _over_time(cross: Cross) -> str:
    """How the whole has gone from the first day shown to the last."""
    is_row = cross.view.row_dimension.is_time
    days = list(cross.rows if is_row else cross.columns)
    first, last = [cross.at(day, None) if is_row else cross.at(None, day) for day in (days[0], days[-1])]
    names = [cross.row_name(day) if is_row else cross.column_name(day) for day in (days[0], days[-1])]
    if first.value is None or last.value is None or len(days) == 1:
        return f"{cross.whole}は{names[-1]}に{cross.written(last)}。"
    change = _change(cross, first, last)
    return f"{cross.whole}は{names[0]}の{_short(cross, first)}から{names[1]}の{_short(cross, last)}へ（{change}）。"


def _change(cross: Cross, first: Cell, last: Cell) -> str:
    change = (last.value or 0) - (first.value or 0)
    if cross.view.measure.kind == "share":
        return labels.points(change)
    return f"{'±' if not change else '＋' if change > 0 else '▲'}{cross.view.measure.said(abs(change))}"


def _ends(cross: Cross) -> str:
    """Who has most; of what cannot be added up also who has least."""
    known = {row: cross.at(row, None).value for row in cross.rows if cross.at(row, None).value is not None}
    whole = f"{cross.whole}は{cross.written(cross.total)}。"
    measure = cross.view.measure
    if len(known) == 1 and measure.is_longest:
        (row,) = known
        return f"{cross.row_name(row)}は{cross.written(cross.at(row, None))}。"
    if len(known) < 2:
        return whole
    most = _named(cross, known, max(v for v in known.values() if v is not None))
    if measure.kind == "count" and measure.is_summed:
        return f"最も多いのは{most}。{whole}"
    least = _named(cross, known, min(v for v in known.values() if v is not None))
    if measure.is_longest:
        unknown = measure.left_out(cross.total.left_out)
        return f"最も長いのは{most}、最も短いのは{least}。{f'{unknown}は含みません。' if unknown else ''}"
    high, low = ("高い", "低い") if measure.kind in ("share", "points") else ("大きい", "小さい")
    return f"{whole}最も{high}のは{most}、最も{low}のは{least}。"


def _named(cross: Cross, known: dict[str, float | None], value: float) -> str:
    """All who have this value by name, unless they are many."""
    rows = [row for row, each in known.items() if each == value]
    figure = _short(cross, cross.at(rows[0], None))
    names: Sequence[str] = [cross.row_name(row) for row in rows]
    if len(rows) > MOST_TIES:
        return f"{cross.view.row_dimension.counted(len(rows))}（いずれも{figure}）"
    return f"{'と'.join(names)}（{'いずれも' if len(rows) > 1 else ''}{figure}）"


def _short(cross: Cross, cell: Cell) -> str:
    return cross.view.measure.said(cell.value)
