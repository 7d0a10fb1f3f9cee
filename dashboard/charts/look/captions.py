"""Names over their rows and keys above a drawing: what charts need that must be readable in 370 px too."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard import markup
from dashboard.charts.look import theme
from dashboard.markup import Markup

SIGNS = 25
"""Full-width signs that a line may have: 350 px of the narrowest drawing."""
LINE = 20
"""Px from line to line."""


def entry(text: str, colour: str, sign: str = "■") -> Markup:
    """One part of a key: a coloured sign and what it means."""
    return markup.of("<span style='color:{colour}'>{}</span>{}", sign, text, colour=colour)


def packed(entries: Iterable[str]) -> list[Markup]:
    """The entries of a key on as few lines as hold them on the narrowest drawing."""
    lines: list[Markup] = []
    for each in entries:
        longer = markup.joined([*lines[-1:], each], "　")
        if lines and theme.text_width(longer, 1) <= SIGNS:
            lines[-1] = longer
        else:
            lines.append(markup.escaped(each))
    return lines


def key(lines: Sequence[str], lift: int = 6, left: float = 8) -> dict[str, Any]:
    """The lines of a key, ``lift`` px above the drawing, from the edge of the figure (``left``: px of its margin)."""
    return {
        "text": markup.lines(lines),
        "align": "left",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 8 - left,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": lift,
        "showarrow": False,
        "font": {"color": theme.GRAY_700},
    }


def over_rows(texts: Sequence[str], ys: Sequence[float], x: float) -> dict[str, Any]:
    """A trace that writes a text from ``x`` (the left end of the axis) at the height of each y."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x] * len(texts),
        "y": list(ys),
        "text": list(texts),
        "textposition": "middle right",
        "textfont": {"color": theme.GRAY_900, "shadow": theme.HALO},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
