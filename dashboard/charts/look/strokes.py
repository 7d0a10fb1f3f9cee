"""Lines of pictures that are SVG texts: far cheaper than a figure."""

from collections.abc import Sequence

from dashboard import markup
from dashboard.markup import Markup

LINE = (
    '<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round" '
    'stroke-linecap="round"/>'
)
DOT = '<circle cx="{x}" cy="{y}" r="{radius}" fill="{colour}"/>'
IMAGE = (
    '<svg role="img" viewBox="0 0 {wide} {high}" width="{width}" height="{high}" xmlns="http://www.w3.org/2000/svg">'
    "<title>{}</title>{}</svg>"
)
Places = Sequence[tuple[float, float] | None]
"""Px from the left and from the top; None is a gap."""


def line(places: Places, colour: str, width: int = 2) -> Markup:
    """The line without its gaps, and a dot where it ends."""
    drawn = [
        markup.of(LINE, points=" ".join(f"{x:.1f},{y:.1f}" for x, y in run), colour=colour, width=width)
        for run in _runs(places)
    ]
    if last := next((place for place in reversed(places) if place), None):
        drawn.append(markup.of(DOT, x=f"{last[0]:.1f}", y=f"{last[1]:.1f}", radius=width + 1, colour=colour))
    return markup.joined(drawn)


def image(inside: Markup, title: str, wide: int, high: int, width: str = "100%") -> Markup:
    """The picture. ``width`` is how wide it is shown."""
    return markup.of(IMAGE, title, inside, wide=wide, high=high, width=width)


def _runs(places: Places) -> list[list[tuple[float, float]]]:
    """The places without gaps, each run a list."""
    runs: list[list[tuple[float, float]]] = [[]]
    for place in places:
        if place:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
