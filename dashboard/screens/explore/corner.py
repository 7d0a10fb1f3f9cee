"""Which of many lie in the corner of a scatter that is to be spoken of, by a rule that is the same for all measures.

It is the corner of those that are worse than the median in both: lower where more is wanted, else higher. Who lies on a
median is in no corner.
"""

from collections.abc import Mapping, Sequence
from statistics import median

from dashboard import labels
from dashboard.screens.explore.subjects.subject import Dimension, Measure

FEWEST, MOST_NAMED = 4, 3
"""With fewer dots nothing is said; so many are named."""
Drawn = Mapping[str, tuple[float, float]]


def rows(drawn: Drawn, across: Measure, up: Measure) -> list[str]:
    """Those in the corner, furthest up (or down) first."""
    if not drawn:
        return []
    worse = [_worse([each[axis] for each in drawn.values()], one) for axis, one in ((0, across), (1, up))]
    found = [row for row, ends in drawn.items() if all(end > 0 for end in _beyond(ends, worse))]
    return sorted(found, key=lambda row: ([-end for end in _beyond(drawn[row], worse)][::-1], row))


def sentence(drawn: Drawn, names: Mapping[str, str], across: Measure, up: Measure, of: Dimension, left_out: int) -> str:
    """Who lies there, by name; how many have no dot. ``of`` is what the rows are."""
    unknown = f"値のない{of.counted(left_out)}は描いていません。" if left_out else ""
    if not drawn:
        return unknown or labels.EMPTY
    if len(drawn) < FEWEST:
        return f"両方の値があるのは{of.counted(len(drawn))}だけのため、比べて言えることはありません。{unknown}"
    found = [names[row] for row in rows(drawn, across, up)]
    where = f"{'左' if across.is_wanted else '右'}{'下' if up.is_wanted else '上'}。点線は中央値"
    said = f"{across.name}が{_stem(across)}く、{up.name}が{_stem(up)}い（{where}）"
    if not found:
        return f"{said}{of.name}はありません。{unknown}"
    more = f"ほか{of.counted(len(found) - MOST_NAMED)}" if len(found) > MOST_NAMED else ""
    return f"{said}のは、{'・'.join(found[:MOST_NAMED])}{more}です。{unknown}"


def _worse(values: Sequence[float], measure: Measure) -> tuple[float, int]:
    """The median, and in which direction from it is worse."""
    return median(values), -1 if measure.is_wanted else 1


def _beyond(ends: tuple[float, float], worse: Sequence[tuple[float, int]]) -> list[float]:
    """How far it is on the worse side, of either axis."""
    return [(end - middle) * sign for end, (middle, sign) in zip(ends, worse, strict=True)]


def _stem(measure: Measure) -> str:
    """低 of 低い, by its direction."""
    if measure.kind in ("share", "points"):
        return "低" if measure.is_wanted else "高"
    if measure.is_summed and measure.kind == "count":
        return "少な" if measure.is_wanted else "多"
    return "小さ" if measure.is_wanted else "大き"
