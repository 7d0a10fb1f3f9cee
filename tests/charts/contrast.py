"""Contrast as WCAG 2 counts it, and the marks of a figure that have too little of it on white."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

LEAST, WHITE, UNSEEN = 3.0, "#ffffff", "rgba(0,0,0,0)"


def luminance(colour: str) -> float:
    """Relative luminance of a colour written #rrggbb."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def faint(figure: dict[str, Any]) -> list[str]:
    """Marks of which neither the body nor the edge stands out. A cell that says its figure is read, not seen."""
    return [
        f"{trace['type']} {' '.join(colours)}"
        for trace in figure["data"]
        if not (trace["type"] == "bar" and trace.get("text"))
        for colours in _marks(trace)
        if UNSEEN not in colours and all(contrast(colour, WHITE) < LEAST for colour in colours)
    ]


def _marks(trace: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """The colours of each mark: of its line, or of its body and its edge."""
    mode, line, marker = trace.get("mode", ""), trace.get("line", {}), trace.get("marker", {})
    if "lines" in mode and line.get("width") != 0 and line.get("color", WHITE) != WHITE:
        yield (line["color"],)
    if trace["type"] == "bar" or ("markers" in mode and marker.get("opacity") != 0):
        edge = marker.get("line", {})
        edges = _each(edge.get("color", WHITE)) if edge.get("width") else cycle([WHITE])
        bodies = marker.get("color", WHITE)
        together = zip(_each(bodies), edges, strict=False) if isinstance(bodies, list) else [(bodies, next(edges))]
        yield from together


def _each(colours: str | list[str]) -> Iterator[str]:
    return cycle([colours]) if isinstance(colours, str) else iter(colours)
