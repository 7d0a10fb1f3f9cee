"""A line the size of a word, for headline tiles."""

from collections.abc import Sequence

from dashboard import labels
from dashboard.charts.look import strokes, theme
from dashboard.markup import Markup

WIDTH, HEIGHT, EDGE = 200, 36, 4


def svg(values: Sequence[float | None], *, title: str = "推移", colour: str = theme.BLUE_900) -> Markup:
    """Draw the values from left to right; an unknown value is a gap, the last known one a dot."""
    return strokes.image(strokes.line(_places(values), colour), title, WIDTH, HEIGHT)


def _places(values: Sequence[float | None]) -> strokes.Places:
    """The place of each value in px; equal values lie in the middle."""
    known = [value for value in values if value is not None and labels.known(value)]
    low, high = min(known, default=0.0), max(known, default=0.0)
    step = (WIDTH - 2 * EDGE) / max(1, len(values) - 1)
    return [
        (EDGE + index * step, _down(value, low, high)) if value is not None and labels.known(value) else None
        for index, value in enumerate(values)
    ]


def _down(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return EDGE + (1 - share) * (HEIGHT - 2 * EDGE)
