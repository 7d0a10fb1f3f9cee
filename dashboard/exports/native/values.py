"""Values of a drawn figure as an office program takes them: numbers, days as numbers, texts without tags."""

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import markup
from dashboard.exports.native.model import Run, Symbol

PT = 0.72
"""Points for a px of the screen, so that 14 px become a text of 10 pt."""
ZERO_DAY = dt.date(1899, 12, 30)
DAY_MS = 86_400_000
UNSEEN = "rgba(0,0,0,0)"
_BOLD = re.compile(r"<b>%\{customdata\[(\d)\]\}")
_PIECE = re.compile(r"(<[^>]*>)|([^<]+)")
_COLOUR = re.compile(r"(?:color|background)[^#;]*:[^#;]*(#[0-9a-f]{6})")
SYMBOLS: Mapping[str, Symbol] = {
    "circle": "circle", "square": "square", "diamond": "diamond", "x": "x", "triangle-up": "triangle", "star": "star",
    "line-ns": "long_dash",
}  # fmt: skip


def number(value: Any) -> float | None:
    """A coordinate; None where there is none. A day is the number Excel has for it."""
    if value is None:
        return None
    if isinstance(value, dt.datetime | dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        return float((day - ZERO_DAY).days)
    found = float(value)
    return None if math.isnan(found) else found


def text(written: Any) -> str:
    """What a text of a figure shows, on one line."""
    return markup.shown(re.sub(r"\s*<br>\s*", "\n", str(written))).replace("\n", " ").replace("\u00a0", " ").strip()


def runs(written: Any) -> list[Run]:
    """What a text shows, piece by piece with their colours: in a key, squares of the colours it explains."""
    colours, found = list[str](), list[Run]()
    for tag, words in _PIECE.findall(str(written)):
        if tag.startswith(("</span", "</b", "</i")):
            colours = colours[:-1]
        elif tag.startswith(("<span", "<b", "<i")) and not tag.startswith("<br"):
            named = _COLOUR.search(tag)
            colours.append(named[1] if named else "")
            if tag.startswith("<i"):
                found.append(Run("■", colours[-1]))
        elif tag.startswith("<br"):
            found.append(Run("　"))
        elif words:
            found.append(Run(markup.shown(words), next(filter(None, colours[::-1]), "")))
    return found


def is_bold(written: Any) -> bool:
    """Whether a text is written in bold from its beginning."""
    return str(written).lstrip().startswith(("<b>", "<b "))


def each(value: Any, count: int) -> list[Any]:
    """A value for every mark, given once or for each."""
    many = isinstance(value, Sequence) and not isinstance(value, str)
    return list(value) if many else [value] * count


def names(trace: Mapping[str, Any], count: int) -> list[str]:
    """What each mark is called: what its hover text says in bold."""
    found = _BOLD.search(trace.get("hovertemplate", ""))
    told = trace.get("customdata")
    if not found or not told:
        return [""] * count
    return [text(mark[int(found[1])]) for mark in told]


def is_seen(trace: Mapping[str, Any]) -> bool:
    """Whether a trace draws anything."""
    marker = trace.get("marker", {})
    return bool(len(trace.get("x", ()))) and marker.get("opacity") != 0 and marker.get("color") != UNSEEN


def ticks(axis: Mapping[str, Any], *, unseen: bool = False) -> dict[float, str]:
    """The texts along an axis, by their place; none where it shows numbers, or nothing (but for ``unseen``)."""
    if "ticktext" not in axis or not (unseen or axis.get("showticklabels", True)):
        return {}
    pairs = zip(axis["tickvals"], axis["ticktext"], strict=True)
    return {place: words for value, words in ((number(value), text(words)) for value, words in pairs)
            if (place := value) is not None and words}  # fmt: skip


def caption(layout: Mapping[str, Any], key: str = "") -> list[Run]:
    """What the marks mean: the key beside or over the drawing, and the title of the axis below."""
    title = layout.get("xaxis", {}).get("title", {}).get("text", "")
    keys = [each["text"] for each in layout.get("annotations", ()) if is_key(each)]
    said = [runs(each) for each in (key, *keys, title) if each]
    return [run for place, many in enumerate(said) for run in ([Run("　")] * bool(place) + many)]


def is_key(annotation: Mapping[str, Any]) -> bool:
    """Whether an annotation belongs to no mark: it stands over or under the drawing."""
    is_free = annotation.get("xref") == "paper" and annotation.get("yref") == "paper"
    return is_free and annotation.get("yanchor") in ("bottom", "top") and annotation["y"] in (0, 1)
