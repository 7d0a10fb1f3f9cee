"""Names and values at the right end of lines, kept apart: a legend that needs no looking up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import labels
from dashboard.charts.look import placing, theme
from dashboard.charts.look.writing import shortened

LONGEST = 8
"""Signs of a name; the whole name is shown on hover."""

GAP = 20
"""Px from one label to the next."""


@dataclass(frozen=True, slots=True)
class End:
    """What a line is called, where it ends (a share, 0–1) and its colour."""

    name: str
    value: float | None
    colour: str

    @property
    def text(self) -> str:
        """The label: name and value."""
        return f"{shortened(self.name, LONGEST)} {labels.whole_percent(self.value)}"


def room(ends: Sequence[End]) -> int:
    """Px that the longest label needs at the right of the drawing."""
    return int(max((theme.text_width(end.text) for end in ends), default=0)) + 14


def annotations(ends: Sequence[End], height: float) -> list[dict[str, Any]]:
    """The labels beside an axis from 0 to 100 % that is ``height`` px high."""
    wanted = [(end.value or 0) * height for end in ends]
    return beside([(end.text, end.colour) for end in ends], wanted, height)


def beside(texts: Sequence[tuple[str, str]], wanted: Sequence[float], height: float) -> list[dict[str, Any]]:
    """Texts in their colours at the right of a drawing, each as near as can be to ``wanted`` px above its foot."""
    places = placing.spread_apart(wanted, GAP, 0, height)
    return [
        {
            "text": text,
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 8,
            "y": place / height,
            "yref": "paper",
            "yanchor": "middle",
            "showarrow": False,
            "font": {"color": colour},
        }
        for (text, colour), place in zip(texts, places, strict=True)
    ]
