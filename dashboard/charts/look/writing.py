"""Texts of a figure: in bold, in fewer signs, on several lines, and labels on the drawing."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from dashboard import markup
from dashboard.charts.look import theme
from dashboard.markup import Markup


def bold(text: str) -> Markup:
    """The text in bold."""
    return markup.of("<b>{}</b>", text)


def bold_among(name: str, names: Collection[str]) -> str:
    """The name, in bold if it is one of these."""
    return bold(name) if name in names else name


def shortened(text: str, length: int) -> str:
    """The text in at most ``length`` signs, cut in the middle: both ends tell procedures apart."""
    if len(text) <= length:
        return text
    tail = (length - 1) // 2
    return f"{text[: length - 1 - tail]}…{text[-tail:]}"


def folded(name: str, length: int = 9) -> str:
    """The name on one line, or on two of about the same length where it has more signs than ``length``."""
    middle = (len(name) + 1) // 2
    return name if len(name) <= length else markup.lines([name[:middle], name[middle:]])


def wrapped(words: str, width: int, lines: int = 2) -> str:
    """A long text on at most so many lines of ``width`` full-width signs; Latin words stay whole, what is over is …"""
    done: list[str] = [""]
    for part in re.findall(r"[A-Za-z0-9]+|.", words):
        if theme.text_width(done[-1] + part, 1) > width and done[-1]:
            if len(done) == lines:
                return markup.lines([*done[:-1], done[-1][:-1] + "…"])
            done.append("")
        done[-1] += part
    return markup.lines(done)


def widest(texts: Sequence[str]) -> float:
    """Px of the widest among texts that may have several lines."""
    return max(map(theme.text_width, texts), default=0)


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
