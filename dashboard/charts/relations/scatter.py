"""Two figures of each of many against each other: a dot each, and the medians of both as thin lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from dashboard import labels
from dashboard.charts.look import drawing, marks, placing, theme, writing

HEIGHT, TOP = 420, 32
WIDTH, DEPTH = 560, 310
"""Px of the drawing on the narrowest screen."""
BOUNDS = placing.Box(-6, -12, WIDTH + 40, DEPTH + 12)
"""Where labels may lie."""
LONGEST, FEW = 14, 6
"""Signs of a name on the drawing; on an axis that is not longer every whole number has its tick."""
SIZE = 12
HOVER = "<b>%{customdata[1]}</b>%{customdata[2]}<br>%{customdata[3]}<br>%{customdata[4]}<extra></extra>"
PARTS = (0, 0.25, 0.5, 0.75, 1)


@dataclass(frozen=True, slots=True)
class Axis:
    """What it is called, with its unit, and of which kind its figures are."""

    title: str
    kind: labels.Kind = "count"


@dataclass(frozen=True, slots=True)
class Dot:
    """``key`` and ``name`` of one of them (``of``: what it belongs to), both figures, in words with all that is said of
    them, and whether it has the attention or is to be named.
    """

    key: str
    name: str
    x: float
    y: float
    said: tuple[str, str]
    is_chosen: bool = False
    is_named: bool = False
    size: float = SIZE
    of: str = ""


def figure(dots: Sequence[Dot], across: Axis, up: Axis) -> theme.Figure:
    """Draw the dots; those chosen or to be named have their name where there is room. Customdata: key, name, texts."""
    if not dots:
        return drawing.figure(theme.empty(HEIGHT))
    x, y = _drawn(across, [dot.x for dot in dots]), _drawn(up, [dot.y for dot in dots])
    layout = theme.layout(
        HEIGHT,
        xaxis=theme.axis(f"{across.title} →", **x),
        yaxis=theme.axis(**y),
        shapes=_medians(dots),
        annotations=[_title(up)],
        margin={"l": theme.text_width(f"{y['range'][1]:,.0f}") + theme.TICKS_GAP, "r": 48, "t": TOP, "b": 8},
    )
    return drawing.figure({"data": [_dots(dots, x["range"], y["range"])], "layout": layout})


def alt(dots: Sequence[Dot], title: str) -> str:
    """Type, title and main figures in words."""
    said = "、".join(f"{dot.name}（{dot.said[0]}・{dot.said[1]}）" for dot in dots if dot.is_chosen or dot.is_named)
    return f"散布図。{title}。{f'点は{len(dots)}個。{said}' if dots else labels.EMPTY}"


def _title(up: Axis) -> dict[str, Any]:
    """What goes up, written across, over the drawing: no head has to be turned."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 6}
    return {**place, "text": f"↑ {up.title}", "showarrow": False, "font": {"color": theme.GRAY_600}}


def _drawn(axis: Axis, values: Sequence[float]) -> dict[str, Any]:
    """Its ends and ticks: of shares the whole from 0 to 100, of others from 0 to the last dot."""
    if axis.kind == "share":
        return {"range": [-0.03, 1.03], "tickformat": ".0%", "dtick": 0.2, "tick0": 0, "tickangle": 0}
    if axis.kind == "points":
        return {"range": [-0.03, 1.03], "tickvals": list(PARTS), "ticktext": [f"{part * 100:.0f}" for part in PARTS]}
    low, high = min(0.0, *values), max(0.0, *values)
    room = (high - low or 1) * 0.05
    ticks = {"dtick": 1} if high - low <= FEW else {}
    return {"range": [low - room, max(high, low + 1) + room], "tickformat": ",d", "tickangle": 0, **ticks}


def _medians(dots: Sequence[Dot]) -> list[dict[str, Any]]:
    """The medians of both, as thin lines over the whole drawing."""
    line = {"color": theme.GRAY_420, "width": 1, "dash": "dot"}
    x, y = median(dot.x for dot in dots), median(dot.y for dot in dots)
    return [
        {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line, "layer": "below"},
        {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": y, "y1": y, "line": line, "layer": "below"},
    ]


def _dots(dots: Sequence[Dot], across: Sequence[float], up: Sequence[float]) -> dict[str, Any]:
    places = [placing.Dot(_part(dot.x, across) * WIDTH, (1 - _part(dot.y, up)) * DEPTH, dot.size / 2) for dot in dots]
    named = sorted(range(len(dots)), key=lambda place: not dots[place].is_chosen)
    clear = {place for place, each in enumerate(named) if not dots[each].is_chosen}
    texts = [_text(dots[each]) for each in named]
    written = placing.label([places[each] for each in named], texts, BOUNDS, clear)
    order = sorted(range(len(dots)), key=named.__getitem__)
    is_chosen = [dot.is_chosen for dot in dots]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [dot.x for dot in dots],
        "y": [dot.y for dot in dots],
        **{name: [values[place] for place in order] for name, values in written.items()},
        "textfont": {"color": theme.GRAY_700, "shadow": theme.HALO},
        "marker": {
            "size": [dot.size for dot in dots],
            "color": marks.colours(is_chosen),
            "opacity": 0.85,
            "line": {"color": theme.WHITE, "width": 1},
        },
        "cliponaxis": False,
        "customdata": [[dot.key, dot.name, f"（{dot.of}）" if dot.of else "", *dot.said] for dot in dots],
        "hovertemplate": HOVER,
    }


def _part(value: float, ends: Sequence[float]) -> float:
    return (value - ends[0]) / (ends[1] - ends[0])


def _text(dot: Dot) -> str:
    return writing.shortened(dot.name, LONGEST) if dot.is_chosen or dot.is_named else ""
