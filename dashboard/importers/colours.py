"""Colours of cells as a person sees and calls them. Two that an eye takes for one are one.

A fill is written as its colour in six hex digits, after the name of its pattern where it has one: 「lightUp 9DB7F9」.
"""

import colorsys
import re
from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Final, TypeVar

Place = TypeVar("Place", bound=Hashable)

WHITE: Final = "FFFFFF"
GRADIENT: Final = "gradient"
_ALIKE: Final = 8
"""Of 255, in red, green and blue: less than what tells two shades of an office's palette apart."""
_GREY: Final = 24
_HUES: Final = (
    *((15, "赤"), (40, "橙"), (66, "黄"), (85, "黄緑"), (160, "緑"), (195, "水色"), (255, "青"), (290, "紫")),
    *((340, "桃色"), (361, "赤")),
)
_PALE, _DEEP = 0.78, 0.3
_PATTERNS: Final = {
    "Horizontal": "横縞", "Vertical": "縦縞", "Up": "斜線", "Down": "斜線", "Grid": "格子", "Trellis": "格子",
}  # fmt: skip
_CALLED: Final = re.compile(r"#(?P<colour>[0-9A-Fa-f]{6})(?P<pattern>.*)$")


def are_alike(one: str, other: str) -> bool:
    """Whether an eye takes two colours (six hex digits) for one."""
    return all(abs(a - b) <= _ALIKE for a, b in zip(bytes.fromhex(one), bytes.fromhex(other), strict=True))


def unified(fills: Mapping[Place, str]) -> dict[Place, str]:
    """The same cells with one fill for all that look alike, the one that most of them have; white is none."""
    kept: dict[str, str] = {}
    for fill, _ in Counter(fills.values()).most_common():
        if not _is_white(fill):
            kept[fill] = next((other for other in kept.values() if _look_alike(fill, other)), fill)
    return {place: kept[fill] for place, fill in fills.items() if fill in kept}


def called(fill: str) -> str:
    """What a person calls a fill, and its colour, so that it is known again: 「薄い青#9DB7F9」."""
    pattern, colour = _parts(fill)
    return f"{_name(colour)}#{colour}{_pattern(pattern)}" if colour else "グラデーション"


def same_called(one: str, other: str) -> bool:
    """Whether two fills as they are called look alike."""
    a, b = _CALLED.search(one), _CALLED.search(other)
    return bool(a and b and a["pattern"] == b["pattern"] and are_alike(a["colour"], b["colour"]))


def colour_of(text: str) -> str | None:
    """The colour (six hex digits) of a fill as it is called, at the end of a text."""
    found = _CALLED.search(text)
    return found["colour"].upper() if found else None


def in_words(called: str) -> str:
    """A fill as it is called, for those who see it beside the words: 「薄い青」."""
    return re.sub("#[0-9A-F]{6}", "", called)


def shown(fill: str) -> str | None:
    """The colour (six hex digits) in which a fill is shown."""
    return _parts(fill)[1] or None


def tinted(colour: str, tint: float) -> str:
    """A colour of a theme made lighter (to 1) or darker (to -1), as spreadsheets do."""
    hue, light, strength = colorsys.rgb_to_hls(*(each / 255 for each in bytes.fromhex(colour)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return bytes(round(each * 255) for each in colorsys.hls_to_rgb(hue, light, strength)).hex().upper()


def _parts(fill: str) -> tuple[str, str]:
    """Pattern and colour; of a gradient neither."""
    pattern, _, colour = fill.rpartition(" ")
    return ("", "") if fill == GRADIENT else (pattern, colour)


def _is_white(fill: str) -> bool:
    pattern, colour = _parts(fill)
    return not pattern and bool(colour) and are_alike(colour, WHITE)


def _look_alike(one: str, other: str) -> bool:
    (pattern, colour), (others_pattern, others_colour) = _parts(one), _parts(other)
    return bool(pattern == others_pattern and colour and others_colour and are_alike(colour, others_colour))


def _pattern(pattern: str) -> str:
    return next((said for end, said in _PATTERNS.items() if pattern.endswith(end)), "網かけ") if pattern else ""


def _name(colour: str) -> str:
    parts = bytes.fromhex(colour)
    hue, light, _ = colorsys.rgb_to_hls(*(each / 255 for each in parts))
    shade = "薄い" if light > _PALE else "濃い" if light < _DEEP else ""
    if max(parts) - min(parts) < _GREY:
        return "黒" if max(parts) < _GREY else f"{shade}灰色"
    return shade + next(name for limit, name in _HUES if hue * 360 < limit)
