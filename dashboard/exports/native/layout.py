"""How much room a chart leaves beside its drawing, and which texts stand where."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dashboard.charts.look import placing, theme, writing
from dashboard.exports.native.model import MonthLine, Months, Note, Points

TEXT, GAP, LINE = 10, 8.0, 14.0
"""Pt of the texts, between them and the drawing, and of a line of them."""
AWAY = "\u2002"
"""Between the drawing and what stands beside its rows: marks at its end are half outside."""
LONGEST = 24
"""Signs of what stands beside a row: there is always room for the drawing."""
HIGH = 0.87
"""The share of the height that lines over months have."""


@dataclass(frozen=True, slots=True)
class Room:
    """The drawing within its chart: its share of it, and its size in pt."""

    inner: Mapping[str, float]
    width: float
    height: float
    across: float
    down: float
    """A pt in units of the axes."""
    top: float
    """Where the left axis ends: what stands over the drawing needs room on it, for nothing is seen beyond its end."""

    def thick(self, units: float, *, is_lying: bool) -> float:
        """The thickness (pt) of a bar that is so many units thick on the axis that it does not lie along."""
        return units / (self.down if is_lying else self.across)


def of(chart: Points, width: float, height: float) -> Room:
    """The room of a chart of this size (pt)."""
    lift = max((each.lift for each in chart.notes if each.place == "above"), default=0.0)
    over = LINE if any(each.place == "above" and each.y >= chart.y.high for each in chart.notes) else 0.0
    left = max(_widest(chart.names.values()), _numbers(chart)) + 2 * GAP
    beside = [each.text for each in chart.notes if each.place == "right" and each.x >= chart.x.high]
    right = max(_widest(chart.right.values()), _widest(beside)) + 2 * GAP
    below = LINE + 4 if chart.x.ticks or chart.x.is_shown else 4
    top = over + 4
    inner = {
        "x": left / width,
        "y": top / height,
        "width": (width - left - right) / width,
        "height": (height - top - below) / height,
    }
    wide, high = inner["width"] * width, inner["height"] * height
    down = (chart.y.high - chart.y.low) / (high - lift)
    return Room(inner, wide, high, (chart.x.high - chart.x.low) / wide, down, chart.y.high + lift * down)


def notes(chart: Points, room: Room) -> list[Note]:
    """Every text of the chart: beside the rows, along the axes, on the drawing."""
    return [*_beside(chart), *(_placed(each, room) for each in chart.notes)]


def _beside(chart: Points) -> Iterator[Note]:
    for y, text in chart.names.items():
        yield Note(chart.x.low, y, writing.shortened(text, LONGEST) + AWAY, "left")
    for y, text in chart.right.items():
        yield Note(chart.x.high, y, AWAY + writing.shortened(text, LONGEST), "right", colour=theme.GRAY_700)
    for x, text in chart.x.ticks.items():
        if chart.x.low <= x <= chart.x.high:
            yield Note(x, chart.y.low, text, "below", colour=theme.GRAY_700)


def _placed(note: Note, room: Room) -> Note:
    """A text over its place that leans to a side stands half its width beside it, and higher by its lift."""
    half = theme.text_width(note.text, TEXT) / 2 * room.across
    x = (
        note.x + {"left": half, "center": 0.0, "right": -half}[note.lean]
        if note.place in ("above", "below")
        else note.x
    )
    return replace(note, x=x, y=note.y + note.lift * room.down)


def stacked(chart: Months) -> list[tuple[str, list[float], str]]:
    """The bands as areas on top of each other: the room under the widest, then their parts from below."""
    lows = [list(band.low) for band in chart.bands]
    highs = [list(band.high) for band in chart.bands]
    bounds = [*lows, *highs[::-1]]
    names = [f"{band.name}（下）" for band in chart.bands] + [f"{band.name}（上）" for band in chart.bands[-2::-1]]
    names[len(lows) - 1] = chart.bands[-1].name
    colours = [band.colour for band in chart.bands] + [band.colour for band in chart.bands[-2::-1]]
    parts = [
        (name, [high - low for low, high in zip(below, above, strict=True)], colour)
        for name, below, above, colour in zip(names, bounds[:-1], bounds[1:], colours, strict=True)
    ]
    return [("余白", lows[0], ""), *parts]


def with_ends(chart: Months, height: float) -> list[MonthLine]:
    """The lines, their texts kept apart: one that has to move stands at a point of its own."""
    unit = height * HIGH
    wanted = [(each.values[-1] or 0) * unit for each in chart.lines]
    places = placing.spread_apart(wanted, LINE, 0, unit)
    drawn = list[MonthLine]()
    for each, at, place in zip(chart.lines, wanted, places, strict=True):
        moved = abs(place - at) > 1
        drawn.append(replace(each, end="") if moved else each)
        if moved:
            values = [None] * (len(chart.days) - 1) + [place / unit]
            drawn.append(MonthLine(f"{each.name}（文字）", values, replace(each.line, width=0), each.end))
    return drawn


def months(chart: Months, width: float) -> Mapping[str, float]:
    """The share of the drawing, with room for what stands at the right end of the lines."""
    right = (_widest([each.end for each in chart.lines]) + GAP * 2) / width
    left = 36 / width
    return {"x": left, "y": 0.03, "width": 1 - left - right, "height": HIGH}


def _numbers(chart: Points) -> float:
    return 34.0 if chart.y.is_shown else 0.0


def _widest(texts: Iterable[str]) -> float:
    return max((theme.text_width(writing.shortened(text, LONGEST), TEXT) for text in texts), default=0.0)
