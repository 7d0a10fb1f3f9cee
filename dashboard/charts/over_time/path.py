"""The path of one 課 beside the median of all, the size of a paragraph."""

from collections.abc import Sequence

from dashboard import labels, markup
from dashboard.charts.look import strokes, theme
from dashboard.markup import Markup

WIDTH, HEIGHT, EDGE = 320, 76, 4
LEVEL = '<line x1="0" x2="{wide}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="1"/>'


def svg(own: Sequence[float | None], middle: Sequence[float | None], *, title: str) -> Markup:
    """Draw rates (0–1) from left to right between 0 and 100 %, the median in grey under the other."""
    levels = [markup.of(LEVEL, wide=WIDTH, y=f"{_down(each):.1f}", colour=theme.GRAY_100) for each in (0.0, 0.5, 1.0)]
    lines = [strokes.line(_places(middle), theme.GRAY_536), strokes.line(_places(own), theme.CHOSEN, 3)]
    return strokes.image(markup.joined([*levels, *lines]), title, WIDTH, HEIGHT, str(WIDTH))


def _places(rates: Sequence[float | None]) -> strokes.Places:
    step = (WIDTH - 2 * EDGE) / max(1, len(rates) - 1)
    return [
        (EDGE + place * step, _down(rate)) if rate is not None and labels.known(rate) else None
        for place, rate in enumerate(rates)
    ]


def _down(rate: float) -> float:
    return EDGE + (1 - rate) * (HEIGHT - 2 * EDGE)
