"""What a figure of a statement's rows says, computed."""

from collections.abc import Callable, Sequence

from dashboard import labels
from dashboard.charts.over_time.lines import Line
from dashboard.charts.relations.cross_table import Cell
from dashboard.screens.explore.results.parts import is_whole

MOST_TIES, SMALL = 3, 3
"""So many are named, and decimals of numbers that are all below 1."""
Pair = tuple[str, float | None]
Writing = Callable[[float | None], str]


def writing(values: Sequence[float | None]) -> Writing:
    """How numbers are written of which nobody has said what they are: all of a column with as many decimals."""
    known = [value for value in values if value is not None]
    decimals = max((len(labels.quantity(value).partition(".")[2]) for value in known), default=0)
    if decimals and max(map(abs, known)) < 1:
        decimals = SMALL
    return lambda value: labels.UNKNOWN if value is None else f"{value:,.{decimals}f}"


def of_ends(pairs: Sequence[Pair], whole: float | None, written: Writing) -> str:
    """Who is at either end, the whole, and how many have no figure."""
    known = [(name, value) for name, value in pairs if value is not None]
    if not known:
        return "数値のある行がありません。"
    high, low = max(value for _, value in known), min(value for _, value in known)
    most = f"最も大きいのは{_named(known, high, written)}"
    ends = f"{most}、最も小さいのは{_named(known, low, written)}。" if high > low else f"{most}。"
    total = f"全体は{written(whole)}。" if whole is not None else ""
    return ends + total + _unknown(len(pairs) - len(known))


def of_course(lines: Sequence[Line], days: Sequence[str], written: Writing) -> str:
    """How the first line has gone; where there are many also which is highest at the end."""
    first = lines[0]
    known = [(day, value) for day, value in zip(days, first.values, strict=True) if value is not None]
    if not known:
        return "数値のある行がありません。"
    (begun, start), (ended, end) = known[0], known[-1]
    said = f"{first.name}は{begun}の{written(start)}から{ended}の{written(end)}へ。"
    last = [(line.name, line.values[-1]) for line in lines if not line.is_whole and line.values[-1] is not None]
    if len(last) > 1:
        high = max(value for _, value in last if value is not None)
        said += f"{days[-1]}に最も大きいのは{_named(last, high, written)}。"
    return said


def of_cells(cells: Sequence[Cell], written: Writing) -> str:
    """The largest of the cells that are of no whole."""
    known = [(each.name, each.value) for each in cells if each.value is not None and not each.is_total]
    if not known:
        return "数値のあるますがありません。"
    return f"最も大きいのは{_named(known, max(value for _, value in known), written)}。"


def left_out(every: int, shown: int, unit: str) -> str:
    """That a figure has no room for all of them."""
    return f"図は、はじめの{shown:,}{unit}だけです（全部で{every:,}{unit}）。" if every > shown else ""


def _named(pairs: Sequence[Pair], value: float, written: Writing) -> str:
    names = [name for name, each in pairs if each == value and not is_whole(name)]
    if len(names) > MOST_TIES:
        return f"{len(names):,}件（いずれも{written(value)}）"
    return f"{'と'.join(names)}（{'いずれも' if len(names) > 1 else ''}{written(value)}）"


def _unknown(number: int) -> str:
    return f"値のない{number:,}行は斜線で示しています。" if number else ""
