"""A line the size of a word, for headline tiles: an SVG text, far cheaper than a figure."""

from collections.abc import Sequence

from dashboard import labels, markup
from dashboard.charts.look import theme
from dashboard.markup import Markup

WIDTH, HEIGHT, EDGE = 200, 36, 4
IMAGE = (
    '<svg role="img" viewBox="0 0 {wide} {high}" width="100%" height="{high}" xmlns="http://www.w3.org/2000/svg">'
    "<title>{}</title>{}</svg>"
)
LINE = (
    '<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round" '
    'stroke-linecap="round"/>'
)
DOT = '<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>'


def svg(values: Sequence[float | None], *, title: str = "推移", colour: str = theme.BLUE_900) -> Markup:
    """Draw the values from left to right; an unknown value is a gap, the last known one a dot."""
    places = _places(values)
    lines = [
        markup.of(LINE, points=" ".join(f"{x:.1f},{y:.1f}" for x, y in run), colour=colour) for run in runs(places)
    ]
    last = next((place for place in reversed(places) if place), None)
    dot = markup.of(DOT, x=f"{last[0]:.1f}", y=f"{last[1]:.1f}", colour=colour) if last else ""
    return markup.of(IMAGE, title, markup.joined([*lines, dot]), wide=WIDTH, high=HEIGHT)


def _places(values: Sequence[float | None]) -> list[tuple[float, float] | None]:
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


def runs(places: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """The places without gaps, each run a list."""
    found: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place:
            found[-1].append(place)
        elif found[-1]:
            found.append([])
    return [run for run in found if run]
