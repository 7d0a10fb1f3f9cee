"""The look of every figure: tokens of the Digital Agency Design System, axes, and one base layout."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plotly.io.json import to_json_plotly

from dashboard import labels, markup

if TYPE_CHECKING:
    from plotly.graph_objects import Figure as Checked

WHITE = "#ffffff"
BLUE_50 = "#e8f1fe"
BLUE_200 = "#c5d7fb"
BLUE_500 = "#4979f5"
BLUE_600 = "#3460fb"
BLUE_900 = "#0017c1"
GRAY_100 = "#e6e6e6"
GRAY_300 = "#b3b3b3"
GRAY_420 = "#949494"
GRAY_536 = "#767676"
GRAY_600 = "#666666"
GRAY_700 = "#4d4d4d"
GRAY_900 = "#1a1a1a"
ORANGE_800 = "#c74700"
RED_900 = "#ce0000"
GREEN_800 = "#197a4b"
YELLOW_900 = "#927200"
ORANGE_TEXT = "#ac3e00"

EDGE = {"color": BLUE_500, "width": 1}
"""Around what is light blue, which alone a projector does not show."""

CHOSEN = BLUE_900
"""Who has the attention, among greys. Orange says that something needs attention, and nothing else."""

FONT = "'BIZ UDPGothic', 'Noto Sans JP', 'Noto Sans CJK JP', Meiryo, sans-serif"
TEXT = 14
"""Smallest text, in px."""

TICKS_HEIGHT, LINE_HEIGHT, TICKS_GAP = 28, 22, 14
"""Room in px for tick labels below an axis, for a line of its title, and between tick labels and the drawing."""

HALO = "0 0 3px #fff, 0 0 3px #fff, 0 0 3px #fff"
"""A text shadow that keeps a label readable on lines and bands."""


def layout(height: int, **more: Any) -> dict[str, Any]:
    """The base layout; ``height`` in px is fixed, so nothing jumps when a figure is drawn again.

    Margins given are the least; what the axes have to write gets the room it needs.
    """
    composed = {
        # An empty template keeps 6 kB of Plotly's own look out of every figure.
        "template": {},
        "height": height,
        "font": {"family": FONT, "size": TEXT, "color": GRAY_900},
        "paper_bgcolor": WHITE,
        "plot_bgcolor": WHITE,
        "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
        # Without a box to zoom into. The axes are fixed: nothing pans.
        "dragmode": "pan",
        "clickmode": "event",
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": WHITE,
            "bordercolor": GRAY_420,
            "font": {"family": FONT, "size": TEXT, "color": GRAY_900},
            "align": "left",
        },
        "showlegend": False,
        "uirevision": "steady",
        **more,
    }
    return {**composed, "margin": _margin(composed)}


def _margin(layout: dict[str, Any]) -> dict[str, float]:
    """Margins in px that hold the tick labels and titles of the axes."""
    below = layout.get("xaxis", {})
    has_ticks = below.get("showticklabels", True) and below.get("side", "bottom") == "bottom"
    lines = below.get("title", {}).get("text", "").split("<br>")
    needed = {
        "l": _ticks_width(layout.get("yaxis", {})),
        "r": _ticks_width(layout["yaxis2"]) if "yaxis2" in layout else 0,
        "b": (TICKS_HEIGHT if has_ticks else 8) + (LINE_HEIGHT * len(lines) if lines[0] else 0),
    }
    return {side: max(least, needed.get(side, 0)) for side, least in layout["margin"].items()}


def _ticks_width(axis: dict[str, Any]) -> float:
    texts = axis.get("ticktext") or (["100%"] if axis.get("showticklabels", True) else [])
    return max((text_width(text) for text in texts), default=0) + TICKS_GAP


def text_width(text: str, size: int = TEXT) -> float:
    """How wide a text is in px, of markup its widest line, near enough to keep labels apart."""
    lines = map(markup.shown, text.split("<br>")) if isinstance(text, markup.Markup) else [text]
    return size * max(map(_ems, lines))


def _ems(line: str) -> float:
    """Full-width signs are one em wide, others 0.6."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.6 for sign in line)


def axis(title: str = "", **more: Any) -> dict[str, Any]:
    """An axis with light gridlines and no heavier zero line."""
    return {
        "title": {"text": title, "standoff": 8, "font": {"size": TEXT, "color": GRAY_600}},
        "tickfont": {"size": TEXT, "color": GRAY_700},
        "gridcolor": GRAY_100,
        "zeroline": False,
        "fixedrange": True,
        # Plotly's automargin draws every figure twice; `_margin` reserves the room beforehand.
        "automargin": False,
        # … and to hide labels past its edge it measures each of them, a fifth of what opening a page takes.
        "ticklabeloverflow": "allow",
        **more,
    }


def share_axis(title: str = "", **more: Any) -> dict[str, Any]:
    """An axis of shares from 0 to 100 %, with room for half a dot at either end."""
    return axis(
        title, **{"range": [-0.03, 1.03], "tickformat": ".0%", "dtick": 0.2, "tick0": 0, "tickangle": 0, **more}
    )


def count_axis(title: str, largest: float) -> dict[str, Any]:
    """An axis of counts from 0: bars carry their figure, so it needs no ticks, only room beyond the longest bar."""
    return axis(title, range=[0, largest * 1.5 or 1], showgrid=False, showticklabels=False)


def row_axis(names: Sequence[str], **more: Any) -> dict[str, Any]:
    """An axis of named rows, the first on top. Rows are numbers underneath: a name may occur twice."""
    rows = list(range(len(names)))
    return axis(
        **{
            "range": [len(names) - 0.5, -0.5],
            "tickvals": rows,
            "ticktext": list(names),
            "tickfont": {"size": TEXT, "color": GRAY_900},
            "showgrid": False,
            "ticklen": 4,
            "tickcolor": WHITE,
            **more,
        }
    )


def right_column(texts: Sequence[str]) -> dict[str, Any]:
    """The same rows once more at the right, carrying figures as text: never cut, never colliding with a mark."""
    return row_axis(texts, overlaying="y", side="right", tickfont={"size": TEXT, "color": GRAY_700})


RIGHT_ANCHOR: dict[str, Any] = {
    "type": "scatter",
    "mode": "markers",
    "x": [0],
    "y": [0],
    "yaxis": "y2",
    "marker": {"opacity": 0},
    "hoverinfo": "skip",
}
"""An unseen mark: Plotly draws the right column only if something lies on it."""


def key(text: str, lift: int = 8) -> dict[str, Any]:
    """What the marks mean, over the row names, ``lift`` px above the drawing."""
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "xanchor": "right",
        "xshift": -8,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": lift,
        "showarrow": False,
        "font": {"color": GRAY_600},
    }


def empty(height: int) -> dict[str, Any]:
    """A figure that says that there is nothing to show, as high as it would have been."""
    note = {"text": labels.EMPTY, "x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False}
    hidden = {"visible": False, "fixedrange": True}
    return {"data": [], "layout": layout(height, annotations=[note], xaxis=hidden, yaxis=hidden)}


@dataclass(frozen=True)
class Figure:
    """Traces and layout as they are sent and drawn. Plotly's own object would check each value: 3 to 30 ms a figure.

    ``is_table``: its bars are the cells of a table. ``key``: what the marks mean, where that stands beside the figure.
    """

    drawn: dict[str, Any]
    is_table: bool = False
    key: str = ""

    @property
    def height(self) -> int:
        """Px."""
        return int(self.drawn["layout"]["height"])

    @property
    def margin(self) -> dict[str, float]:
        """Px beside the drawing, by the first letter of the side."""
        margin: dict[str, float] = self.drawn["layout"]["margin"]
        return margin

    def to_json(self) -> str:
        """What the browser is sent."""
        text: str = to_json_plotly(self.drawn, engine="orjson")
        return text

    @cached_property
    def checked(self) -> "Checked":
        """The same as Plotly's own object, which refuses what Plotly does not know: for tests."""
        from plotly.graph_objects import Figure as Checked

        return Checked(self.drawn)

    @property
    def data(self) -> Any:
        """The traces, checked."""
        return self.checked.data

    @property
    def layout(self) -> Any:
        """The layout, checked."""
        return self.checked.layout
