"""Cells of a table that is a figure: bars, because clicks on Plotly's heatmap select nothing; and their colours."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from dashboard import markup
from dashboard.charts.look import theme

FULL = 0.3
"""The difference (0–1) from which on a colour is as strong as it gets."""

SCALE = ((-1.0, "#ff7171"), (-0.4, "#ffbbbb"), (0.0, "#e6e6e6"), (0.4, "#c5d7fb"), (1.0, "#7096f8"))
"""Below the city red, like it grey, above it blue; the text (gray 900) has at least 6:1 on all of them."""

_SHADES = [markup.of("<span style='color:{shade}'>■</span>", shade=shade) for _, shade in SCALE]
KEY = markup.joined(["低い", *_SHADES, "高い"])


def bars(
    rows: Sequence[int],
    columns: Sequence[int],
    texts: Sequence[str],
    marker: dict[str, Any],
    *,
    width: float,
    height: float,
) -> dict[str, Any]:
    """A trace of cells; ``width`` and ``height`` are shares of a column and a row."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": [column - width / 2 for column in columns],
        "x": [width] * len(columns),
        "y": list(rows),
        "width": height,
        "text": list(texts),
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"color": theme.GRAY_900},
        "marker": marker,
    }


def colour(gap: float) -> str:
    """The colour of a difference to the city (0–1), between the colours of the scale."""
    place = max(-1.0, min(1.0, gap / FULL))
    (low, first), (high, last) = next(pair for pair in pairwise(SCALE) if place <= pair[1][0])
    part = (place - low) / (high - low)
    mixed = [round(int(first[at : at + 2], 16) * (1 - part) + int(last[at : at + 2], 16) * part) for at in (1, 3, 5)]
    return "#" + "".join(f"{shade:02x}" for shade in mixed)


def strength(share: float) -> str:
    """From white for nothing to blue for as much as there is (0–1); gray 900 has at least 6:1 on all of it."""
    part = max(0.0, min(1.0, share))
    full = SCALE[-1][1]
    mixed = [round(255 + (int(full[at : at + 2], 16) - 255) * part) for at in (1, 3, 5)]
    return "#" + "".join(f"{shade:02x}" for shade in mixed)
