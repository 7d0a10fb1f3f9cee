"""What the charts of スキルアセスメント share: points, their axis, hidden figures, and the colours of the chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import marks, references, theme

SERIES = ((theme.CHOSEN, "solid"), (theme.GREEN_800, "dash"), (theme.YELLOW_900, "dot"), ("#8b008b", "dashdot"))
"""Colour and dash of up to four chosen groups: at least 4.5:1 on white, and told apart without colour too."""

HIDDEN = "伏せ"
"""What stands where a group of k people or more is hidden: it is too small for this figure, or hides a smaller one."""


@dataclass(frozen=True, slots=True)
class Line(references.Reference):
    """A score to compare with: a reference whose label is in points."""

    @property
    def text(self) -> str:
        """The label: name and points."""
        return f"{self.name} {labels.score(self.value)}"


def own(name: str, chosen: Sequence[str]) -> str:
    """The colour of one of the chosen, the same in every chart; those after the fourth share the first one's."""
    place = list(chosen).index(name)
    return SERIES[place][0] if place < len(SERIES) else theme.CHOSEN


def hidden(n: float | None, k: int) -> str:
    """What stands where figures are hidden: n<10, or 伏せ for a group that is not small itself."""
    is_small = n is None or not labels.known(n) or n < k
    return f"n<{k}" if is_small else HIDDEN


def why(n: float | None, k: int) -> str:
    """Why figures are hidden, in words."""
    is_hidden = hidden(n, k) == HIDDEN
    return "個人の答えを推測されないように表示しません" if is_hidden else f"{k}人未満のため表示しません（n<{k}）"


def hatched(names: Iterable[str], ns: Iterable[float], ys: Iterable[float], k: int, width: float) -> dict[str, Any]:
    """Hidden rows over the whole axis (0–1): hatched, saying why, without any figure. Marks carry their name."""
    pairs = list(zip(names, ns, strict=True))
    return {
        "type": "bar",
        "orientation": "h",
        "x": [1] * len(pairs),
        "y": list(ys),
        "width": width,
        "text": [hidden(n, k) for _, n in pairs],
        "textposition": "inside",
        "insidetextanchor": "start",
        "constraintext": "none",
        "textfont": {"color": theme.GRAY_700, "shadow": theme.HALO},
        "marker": marks.HATCH,
        "customdata": [[name, why(n, k)] for name, n in pairs],
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    }


def axis(title: str = "", **more: Any) -> dict[str, Any]:
    """An axis of scores (0–1 underneath) written as 0 to 100 points, with room for half a mark at either end."""
    ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
    return theme.axis(
        title,
        **{
            "range": [-0.03, 1.03],
            "tickvals": ticks,
            "ticktext": [f"{tick * 100:.0f}" for tick in ticks],
            "tickangle": 0,
            **more,
        },
    )


def step(edge: float, width: float) -> str:
    """A step of a distribution in words: 0.4, 0.05 → 40〜45点."""
    return f"{edge * 100:.0f}〜{(edge + width) * 100:.0f}点"


def middle_half(row: Any) -> str:
    """Where the middle half of a group lies, in words; nothing where it is not told."""
    return f"中央の半分 {labels.score(row.p25)}〜{labels.score(row.p75)}点" if labels.known(row.p25) else ""


def city_line(value: float | None, name: str = "全庁の平均") -> list[Line]:
    """The city's score as a line to compare with, or none where it is not known."""
    if value is None or not labels.known(value):
        return []
    return [Line(name, float(value), theme.GRAY_700, "dash")]


def is_masked(frame: pd.DataFrame) -> pd.Series:
    """For each row, whether its figures are hidden; rows are shown where nothing is said about it."""
    return frame["masked"].fillna(True).astype(bool) if "masked" in frame else pd.Series(False, index=frame.index)
