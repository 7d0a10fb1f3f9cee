"""Where dots and labels go so that nothing covers anything. Pure geometry in px, y downwards, the same every time."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.look.theme import TEXT, text_width

GAP = 4
"""Between a dot and its label, in px."""
WIDEST = 3
"""How many times as wide as what was measured a drawing may be: dots move apart, their labels stay beside them."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot on the drawing: its centre and radius in px."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the drawing, in px."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: "Box") -> float:
        """The area in px² that the two have in common."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0

    def within(self, other: "Box") -> bool:
        """Whether this lies wholly inside the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


def swarm(dots: Sequence[Dot], room: float) -> list[Dot]:
    """Move the dots of a row up or down, at most ``room`` px, so that they do not cover each other.

    The largest are placed first; where there is no free place, a dot lies where it covers least.
    """
    steps = [sign * step for step in range(0, int(room) + 1, 3) for sign in ((1, -1) if step else (1,))]
    placed: dict[int, Dot] = {}
    for index in sorted(range(len(dots)), key=lambda index: (-dots[index].radius, dots[index].x)):
        tried = [replace(dots[index], y=dots[index].y + step) for step in steps]
        placed[index] = min(tried, key=lambda dot: _covered(dot, placed.values()))
    return [placed[index] for index in range(len(dots))]


def label(dots: Sequence[Dot], texts: Sequence[str], bounds: Box, clear: Collection[int] = ()) -> dict[str, list[str]]:
    """Text and textposition (as Plotly calls them) of each dot, clear of dots, other labels and the edges.

    A text of "" is no label. A label that would cover another, here or on a wider screen, is left out: its dot still
    says its name on hover. So is one of those in ``clear`` (by their places) that would cover a dot.
    """
    discs = [Box(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius) for dot in dots]
    written: list[tuple[Dot, Box]] = []
    shown, sides = [""] * len(dots), ["middle right"] * len(dots)
    for index, text in enumerate(texts):
        dot = dots[index]
        places = {side: box for side, box in _places(dot, text).items() if box.within(bounds)}
        free = {side: box for side, box in places.items() if not any(_meet(dot, box, *other) for other in written)}
        if index in clear:
            free = {side: box for side, box in free.items() if not _cover(box, discs)}
        if text and free:
            shown[index] = text
            sides[index] = min(free, key=lambda side: _cover(free[side], discs))
            written.append((dot, free[sides[index]]))
    return {"text": shown, "textposition": sides}


def spread_apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places as near as possible to those wanted, at least ``gap`` apart, between low and high where they fit."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    places = list(wanted)
    for before, index in zip([None, *order], order, strict=False):
        places[index] = max(places[index], low if before is None else places[before] + gap)
    for after, index in zip([None, *reversed(order)], reversed(order), strict=False):
        places[index] = min(places[index], high if after is None else places[after] - gap)
    return places


def _covered(dot: Dot, others: Iterable[Dot]) -> float:
    return sum(
        max(0.0, dot.radius + other.radius + 1 - math.hypot(dot.x - other.x, dot.y - other.y)) for other in others
    )


def _places(dot: Dot, text: str) -> dict[str, Box]:
    """The boxes a label may take around its dot, the best first."""
    width, line, away = text_width(text), TEXT * 1.2, dot.radius + GAP
    corner = dot.radius * 0.7
    corners = {
        "middle right": (dot.x + away, dot.y - line / 2),
        "middle left": (dot.x - away - width, dot.y - line / 2),
        "top center": (dot.x - width / 2, dot.y - away - line),
        "bottom center": (dot.x - width / 2, dot.y + away),
        "top right": (dot.x + corner, dot.y - away - line),
        "top left": (dot.x - corner - width, dot.y - away - line),
        "bottom right": (dot.x + corner, dot.y + away),
        "bottom left": (dot.x - corner - width, dot.y + away),
    }
    return {side: Box(left, top, left + width, top + line) for side, (left, top) in corners.items()}


def _meet(dot: Dot, box: Box, other: Dot, its: Box) -> bool:
    """Whether two labels cover each other at any width: as it grows, one may pass over the other."""
    near = box.left - its.left
    far = near + (WIDEST - 1) * (dot.x - other.x)
    across = min(near, far) < its.right - its.left and max(near, far) > box.left - box.right
    return across and box.top < its.bottom and its.top < box.bottom


def _cover(place: Box, taken: Sequence[Box]) -> float:
    return sum(place.shared(other) for other in taken)
