"""What several shapes say in the same way: who is chosen, colours, dot sizes, hover texts."""

import math
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import pandas as pd

from dashboard import labels, markup
from dashboard.charts.look import theme

FEW = 10
"""Under this many procedures a rate says little: its mark is hollow, and nobody is called highest or lowest."""

TINY = 0.0005
"""Differences of shares that are written 0.0: no change."""

HALF = 0.5
"""What most of the work is: the procedures that together make up half of it."""

HATCH: dict[str, Any] = {
    "color": theme.WHITE,
    "line": {"color": theme.GRAY_420, "width": 1},
    "pattern": {"shape": "/", "fgcolor": theme.GRAY_420, "size": 6, "solidity": 0.2},
}
"""Unknown, not sent, not written down: never a plain zero."""

HOVER = "<b>%{customdata[0]}</b>%{customdata[1]}<br>%{customdata[2]}<br>%{customdata[3]}<extra></extra>"
"""Over customdata of ``details``."""


def is_chosen(frame: pd.DataFrame, chosen: Collection[str]) -> list[bool]:
    """For each row, whether its 課 or its 部 has the attention."""
    hit = frame["department"].isin(chosen)
    return list(hit | frame["bureau"].isin(chosen)) if "bureau" in frame else list(hit)


def row_names(rows: pd.DataFrame, chosen: Collection[str]) -> list[str]:
    """The 課 as row names, the chosen in bold."""
    pairs = zip(rows["department"], is_chosen(rows, chosen), strict=True)
    return [markup.of("<b>{}</b>", name) if hit else name for name, hit in pairs]


def colours(is_chosen: Sequence[bool], usual: str = theme.BLUE_900) -> list[str]:
    """One colour a mark: the usual one, or where some are chosen those in blue among greys."""
    if not any(is_chosen):
        return [usual] * len(is_chosen)
    return [theme.CHOSEN if chosen else theme.GRAY_420 for chosen in is_chosen]


def diameters(counts: Sequence[float], smallest: float = 9, largest: float = 28) -> list[float]:
    """Dot sizes in px whose area follows the counts, but never too small to be seen and hit."""
    scale = largest / math.sqrt(max(counts, default=1) or 1)
    return [max(smallest, scale * math.sqrt(count)) for count in counts]


def details(frame: pd.DataFrame, measure: str) -> list[list[str]]:
    """Customdata of 課: name, （部）, the measure with its fraction, n of applicable procedures."""
    columns = ("department", "bureau", "numerator", "denominator", "applicable")
    return [
        [
            name,
            f"（{bureau}）" if labels.known(bureau) else "",
            f"{labels.MEASURES[measure]} {labels.with_fraction(part, whole)}",
            f"対象手続 {labels.count(applicable)}件",
        ]
        for name, bureau, part, whole, applicable in zip(*(frame[column] for column in columns), strict=True)
    ]


def records(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows one by one, with their columns as attributes and their label as ``Index``."""
    return iter(frame.itertuples())


def whole_rows(places: Sequence[int], length: float, said: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """An unseen bar over the whole of each row: hovering and clicking need no aiming. ``said``: key, name, details."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [length] * len(places),
        "y": list(places),
        "width": 1,
        "marker": {"color": "rgba(0,0,0,0)"},
        "customdata": list(said),
        "hovertemplate": "<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    }
