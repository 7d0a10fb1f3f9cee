"""How far the 課 lie apart: a row for each 部, a dot for each 課, the middle half as a band."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import drawing, marks, placing, references, theme
from dashboard.charts.look.rows import Rows, one, rows

FRAME = references.ROOM + 62
"""Px above and below the rows."""

LEAST_HEIGHT = 300


@dataclass(frozen=True, slots=True)
class Room:
    """Px between 0 and 100 % on the narrowest screen (1366 px), where what is apart is apart everywhere; px of the
    largest dot; what stands under the axis; whether there is room for names, or for one only.
    """

    width: int
    largest: int
    said: str
    is_named: bool = True


USUAL = Room(500, 24, "●の大きさ＝対象手続数　水色の帯＝中央の半分の課")
SMALL, SMALL_ROW = Room(270, 15, "水色の帯＝中央の半分の課", is_named=False), 84
"""All 課 in one row, so many px high."""


def height(departments: pd.DataFrame) -> int:
    """Px for all rows: one for each 部, or for each 課 where there are no 部."""
    lanes = rows(departments)
    return max(LEAST_HEIGHT, FRAME + len(lanes.names) * lanes.pitch)


def figure(
    departments: pd.DataFrame,
    *,
    measure: str = "kind",
    city: float | None = None,
    target: float | None = None,
    chosen: Sequence[str] = (),
    small: bool = False,
    before: str = "",
) -> theme.Figure:
    """Draw Answer A. ``measure`` is kind, volume or usage; rates are shares (0–1); dots carry their 課.

    ``small``: all 課 in one row. ``before``: what the rates before are called; a 課 that moves leaves a ring there.
    """
    departments = departments.sort_values("applicable", ascending=False, kind="stable")
    lanes, room = (one(departments, SMALL_ROW), SMALL) if small else (rows(departments), USUAL)
    high = FRAME + SMALL_ROW if small else height(departments)
    is_known = departments["rate"].notna().tolist()
    if not any(is_known):
        return drawing.figure(theme.empty(high))
    dots = departments[is_known]
    index = [row for row, known in zip(lanes.index, is_known, strict=True) if known]
    first, median, last = dots["rate"].quantile([0.25, 0.5, 0.75]).tolist()
    lines = references.references(median=median, city=city, target=target)
    layout = theme.layout(
        high,
        xaxis=theme.share_axis(f"○＝{before}　{room.said}" if before else room.said),
        yaxis=theme.row_axis(lanes.names, showgrid=True),
        shapes=[references.band(first, last)],
        annotations=references.annotations(lines, room.width),
        margin={"l": 8, "r": 12, "t": references.ROOM, "b": 8},
    )
    shown = _dots(dots, Rows(lanes.names, index, lanes.pitch), measure, chosen, room)
    rings = [_rings(dots, index)] if before else []
    return drawing.figure({"data": [*references.traces(lines, len(lanes.names)), *rings, shown], "layout": layout})


def alt(departments: pd.DataFrame, *, measure: str = "kind", city: float | None = None) -> str:
    """Type, title and main figures in words."""
    rates = departments["rate"].dropna()
    return (
        f"散布図。課別{labels.MEASURES[measure]}のばらつき。{len(rates)}課、最小{labels.percent(rates.min())}、"
        f"中央値{labels.percent(rates.median())}、最大{labels.percent(rates.max())}、全庁{labels.percent(city)}。"
    )


def _dots(dots: pd.DataFrame, lanes: Rows, measure: str, chosen: Sequence[str], room: Room) -> dict[str, Any]:
    rates, sizes = dots["rate"].tolist(), marks.diameters(dots["applicable"].fillna(0).tolist(), largest=room.largest)
    places = _places(rates, lanes, sizes, room.width)
    is_chosen = marks.is_chosen(dots, chosen)
    bounds = placing.Box(-0.03 * room.width, -lanes.pitch, 1.03 * room.width, len(lanes.names) * lanes.pitch)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": rates,
        "y": [place.y / lanes.pitch for place in places],
        # A name that nobody asked for is not worth another 課's dot.
        **placing.label(places, _texts(dots, is_chosen, room), bounds, () if any(is_chosen) else range(len(dots))),
        "textfont": {"color": theme.CHOSEN if any(is_chosen) else theme.GRAY_700, "shadow": theme.HALO},
        "marker": {
            "size": sizes,
            "color": marks.colours(is_chosen),
            "opacity": 0.85,
            "line": {"color": theme.WHITE, "width": 1},
        },
        "cliponaxis": False,
        "customdata": marks.details(dots, measure),
        "hovertemplate": marks.HOVER,
    }


def _rings(dots: pd.DataFrame, index: Sequence[int]) -> dict[str, Any]:
    """Where each 課 stood that has moved, and the way from there."""
    moved = [
        (before, rate, row)
        for before, rate, row in zip(dots["rate_before"], dots["rate"], index, strict=True)
        if abs(rate - before) >= marks.TINY
    ]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [x for before, rate, _ in moved for x in (before, rate, None)],
        "y": [y for _, _, row in moved for y in (row, row, None)],
        "line": {"color": theme.GRAY_420, "width": 1},
        "marker": {
            "size": [size for _ in moved for size in (9, 0, 0)],
            "color": theme.WHITE,
            "line": {"color": theme.GRAY_536, "width": 2},
        },
        "hoverinfo": "skip",
    }


def _places(rates: Sequence[float], lanes: Rows, sizes: Sequence[float], width: int) -> list[placing.Dot]:
    """Where each dot lies, in px: on its row, or beside its middle where dots would cover each other."""
    places = [
        placing.Dot(rate * width, row * lanes.pitch, size / 2)
        for rate, row, size in zip(rates, lanes.index, sizes, strict=True)
    ]
    for row in set(lanes.index):
        here = [dot for dot, its_row in enumerate(lanes.index) if its_row == row]
        for dot, moved in zip(here, placing.swarm([places[dot] for dot in here], lanes.pitch * 0.4), strict=True):
            places[dot] = moved
    return places


def _texts(dots: pd.DataFrame, is_chosen: Sequence[bool], room: Room) -> list[str]:
    """Names for the chosen; where nobody is chosen, for the highest and the two lowest with enough procedures."""
    if not room.is_named and sum(is_chosen) != 1:
        return [""] * len(dots)
    rates, has_own_row = dots["rate"].tolist(), dots["bureau"].isna().all()
    named = is_chosen if any(is_chosen) else _extremes(rates, dots["applicable"].tolist())
    return [
        f"{'' if has_own_row else name} {labels.whole_percent(rate)}".strip() if show else ""
        for name, rate, show in zip(dots["department"], rates, named, strict=True)
    ]


def _extremes(rates: Sequence[float], counts: Sequence[float]) -> list[bool]:
    enough = [dot for dot, count in enumerate(counts) if count >= marks.FEW]
    enough.sort(key=lambda dot: (rates[dot], -counts[dot]))
    named = {*enough[:2], *enough[-1:]}
    return [dot in named for dot in range(len(rates))]
