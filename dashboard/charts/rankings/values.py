"""A figure for each of many: bars from 0, or dots where the figures are shares; the line is that of all together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import labels
from dashboard.charts.look import drawing, marks, theme, writing

ROW, LONGEST, FEWEST = 30, 22, 3
"""Px of a row, and signs of a name; the whole name is shown on hover. It is as high as for so many rows at least."""
TOP, BOTTOM, TITLED = 30, 36, 44


@dataclass(frozen=True, slots=True)
class Row:
    """``key`` and ``name`` of a row, its value (None: not known), the same in words, and all that is said of it."""

    key: str
    name: str
    value: float | None
    text: str
    said: str


def figure(
    rows: Sequence[Row],
    *,
    is_share: bool = False,
    is_dots: bool = False,
    line: float | None = None,
    line_said: str = "",
    chosen: Sequence[str] = (),
    named: str = "",
) -> theme.Figure:
    """Draw the rows in their order. Customdata is the key and the name. What is not known is hatched.

    ``named`` stands under the axis where the title does not say what is drawn.
    """
    height = TOP + (TITLED if named else BOTTOM) + ROW * max(len(rows), FEWEST)
    known = [each.value for each in rows if each.value is not None]
    if not rows:
        return drawing.figure(theme.empty(height))
    low, high = min([0.0, *known]), max([*known, line or 0.0])
    longest = 1.0 if is_share else high
    layout = theme.layout(
        height,
        xaxis=theme.share_axis() if is_share else _axis(low, high, named, is_dots=is_dots),
        yaxis=theme.row_axis([writing.bold_among(_name(each), [_short(name) for name in chosen]) for each in rows]),
        yaxis2=theme.right_column([each.text for each in rows]),
        bargap=0.35,
        barmode="overlay",
        margin={"l": 8, "r": 16, "t": TOP, "b": 30 if named else 8},
        **(_line(line, line_said) if line is not None else {}),
    )
    drawn = [_dots(rows), _stems(rows)] if is_dots else [_bars(rows)]
    said = [[each.key, each.name, each.said] for each in rows]
    return drawing.figure(
        {
            "data": [
                *drawn,
                _unknown(rows, longest),
                marks.whole_rows(list(range(len(rows))), longest or 1, said),
                theme.RIGHT_ANCHOR,
            ],
            "layout": layout,
        }
    )


def _name(row: Row) -> str:
    return _short(row.name)


def _short(name: str) -> str:
    return writing.shortened(name, LONGEST)


def _axis(low: float, high: float, named: str, *, is_dots: bool) -> dict[str, Any]:
    """Bars carry their figure at the right, so the axis needs no ticks. A dot at 0 has room beside its name."""
    room = (high - low or 1) * 0.04
    below = room if low < 0 or is_dots else 0
    return theme.axis(named, range=[low - below, high + room], showgrid=False, showticklabels=False)


def _shown(rows: Sequence[Row]) -> dict[str, Any]:
    """Where the known values lie."""
    known = [(place, each.value) for place, each in enumerate(rows) if each.value is not None]
    return {"x": [value for _, value in known], "y": [place for place, _ in known], "hoverinfo": "skip"}


def _bars(rows: Sequence[Row]) -> dict[str, Any]:
    return {"type": "bar", "orientation": "h", **_shown(rows), "marker": {"color": theme.BLUE_900}}


def _dots(rows: Sequence[Row]) -> dict[str, Any]:
    marker = {"size": 13, "color": theme.BLUE_900, "opacity": 1}
    return {"type": "scatter", "mode": "markers", **_shown(rows), "marker": marker, "cliponaxis": False}


def _stems(rows: Sequence[Row]) -> dict[str, Any]:
    """A thin line leads from the name to the dot."""
    return {**_bars(rows), "width": 0.06 * len(rows) / max(len(rows), FEWEST), "marker": {"color": theme.GRAY_300}}


def _unknown(rows: Sequence[Row], longest: float) -> dict[str, Any]:
    places = [place for place, each in enumerate(rows) if each.value is None]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [(longest or 1) * 0.06] * len(places),
        "y": places,
        "marker": marks.HATCH,
        "hoverinfo": "skip",
    }


def _line(value: float, said: str) -> dict[str, Any]:
    """Where all together stand."""
    line = {"color": theme.GRAY_700, "width": 1.5, "dash": "dash"}
    place = {"type": "line", "x0": value, "x1": value, "y0": 0, "y1": 1, "yref": "paper", "layer": "below"}
    return {
        "shapes": [{**place, "line": line}],
        "annotations": [
            {
                "text": said, "x": value, "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False,
                "font": {"color": theme.GRAY_700},
            }
        ],
    }  # fmt: skip


def alt(rows: Sequence[Row], title: str, *, is_dots: bool = False) -> str:
    """Type, title and main figures in words."""
    said = "、".join(f"{each.name}{each.text}" for each in rows[:10])
    return f"{'点のグラフ' if is_dots else '横棒グラフ'}。{title}。{f'{said}。' if said else labels.EMPTY}"
