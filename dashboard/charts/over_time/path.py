"""The path of one 課 beside the median of all, the size of a paragraph: an SVG text, far cheaper than a figure."""

from collections.abc import Sequence

from dashboard import labels, markup
from dashboard.charts.look import theme
from dashboard.charts.over_time import sparkline
from dashboard.markup import Markup

WIDTH, HEIGHT, EDGE = 320, 76, 4
IMAGE = (
    '<svg role="img" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" xmlns="http://www.w3.org/2000/svg">'
    "<title>{}</title>{}</svg>"
)
LEVEL = '<line x1="0" x2="{wide}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="1"/>'
LINE = '<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"/>'
DOT = '<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>'


def svg(own: Sequence[float | None], middle: Sequence[float | None], *, title: str) -> Markup:
    """Draw rates (0–1) from left to right between 0 and 100 %, the median in grey under the other."""
    levels = [markup.of(LEVEL, wide=WIDTH, y=f"{_down(each):.1f}", colour=theme.GRAY_100) for each in (0.0, 0.5, 1.0)]
    drawn = [*_lines(middle, theme.GRAY_536, 2), *_lines(own, theme.CHOSEN, 3)]
    return markup.of(IMAGE, title, markup.joined([*levels, *drawn]), wide=WIDTH, high=HEIGHT)


def _lines(rates: Sequence[float | None], colour: str, width: int) -> list[Markup]:
    """The line without its gaps, and a dot where it ends."""
    step = (WIDTH - 2 * EDGE) / max(1, len(rates) - 1)
    places = [
        (EDGE + place * step, _down(rate)) if rate is not None and labels.known(rate) else None
        for place, rate in enumerate(rates)
    ]
    lines = [
        markup.of(LINE, points=" ".join(f"{x:.1f},{y:.1f}" for x, y in run), colour=colour, width=width)
        for run in sparkline.runs(places)
    ]
    last = next((place for place in reversed(places) if place), None)
    return [*lines, markup.of(DOT, x=f"{last[0]:.1f}", y=f"{last[1]:.1f}", colour=colour)] if last else lines


def _down(rate: float) -> float:
    return EDGE + (1 - rate) * (HEIGHT - 2 * EDGE)
