"""What the charts of スキルアセスメント share: points, their axis, hidden figures, and the colours of the chosen."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts import marks, references, theme

BIN = 0.05
"""Width of a step of the distributions, as a share (5 points)."""

SERIES = ((theme.ORANGE_800, "solid"), ("#197a4b", "dash"), (theme.BLUE_900, "dot"), ("#927200", "dashdot"))
"""Colour and dash of up to four chosen groups: at least 4.5:1 on white, and told apart without colour too."""

HIDDEN = "伏せ"
"""What stands where a large enough group is hidden because another could be computed from it."""


@dataclass(frozen=True, slots=True)
class Line(references.Reference):
    """A score to compare with: a reference whose label is in points."""

    @property
    def text(self) -> str:
        """The label: name and points."""
        return f"{self.name} {labels.score(self.value)}"


def hidden(n: float | None, k: int) -> str:
    """What stands where figures are hidden: n<10, or 伏せ for a group that is not small itself."""
    is_small = n is None or not labels.known(n) or n < k
    return f"n<{k}" if is_small else HIDDEN


def why(n: float | None, k: int) -> str:
    """Why figures are hidden, in words."""
    is_hidden = hidden(n, k) == HIDDEN
    return "ほかの値から計算されるのを防ぐため表示しません" if is_hidden else f"{k}人未満のため表示しません（n<{k}）"


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
        **marks.STEADY,
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


def city_line(value: float | None, name: str = "全庁の中央値") -> list[Line]:
    """The city's score as a line to compare with, or none where it is not known."""
    if value is None or not labels.known(value):
        return []
    return [Line(name, float(value), theme.GRAY_700, "dash")]


def records(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows one by one, with their columns as attributes and their label as ``Index``."""
    return iter(frame.itertuples())


def is_masked(frame: pd.DataFrame) -> pd.Series:
    """For each row, whether its figures are hidden; rows are shown where nothing is said about it."""
    return frame["masked"].fillna(True).astype(bool) if "masked" in frame else pd.Series(False, index=frame.index)


def bold(name: str, names: Collection[str]) -> str:
    """The name, in bold if it is one of these."""
    return f"<b>{name}</b>" if name in names else name


def folded(name: str, length: int = 9) -> str:
    """The name on one line, or on two of about the same length where it has more signs than ``length``."""
    middle = (len(name) + 1) // 2
    return name if len(name) <= length else f"{name[:middle]}<br>{name[middle:]}"


def wrapped(words: str, width: int, lines: int = 2) -> str:
    """A long text on at most so many lines of ``width`` full-width signs; Latin words stay whole, what is over is …"""
    done: list[str] = [""]
    for part in re.findall(r"[A-Za-z0-9]+|.", words):
        if theme.text_width(done[-1] + part, 1) > width and done[-1]:
            if len(done) == lines:
                return "<br>".join([*done[:-1], done[-1][:-1] + "…"])
            done.append("")
        done[-1] += part
    return "<br>".join(done)


def widest(texts: Sequence[str]) -> float:
    """Px of the widest line among texts that may have several lines."""
    return max((theme.text_width(line) for text in texts for line in text.split("<br>")), default=0)


def with_left(layout: dict[str, Any], texts: Sequence[str]) -> dict[str, Any]:
    """The layout with a left margin for row names of one or two lines."""
    return {**layout, "margin": {**layout["margin"], "l": widest(texts) + theme.TICKS_GAP}}


def note(text: str, x: float, y: float, **more: Any) -> dict[str, Any]:
    """A label on the drawing, without an arrow and readable on what lies under it.

    The halo is drawn by Plotly's traces only; a label of the layout gets a light ground instead.
    """
    return {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "bgcolor": "rgba(255,255,255,0.7)",
        "borderpad": 0,
        **more,
    }
