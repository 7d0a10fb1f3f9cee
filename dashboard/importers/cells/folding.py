"""One spelling for what people read as the same: widths, spaces, look-alike signs and variant characters."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_LOOK_ALIKES: Final = {
    "○": "〇◯●⭕⚪",
    "×": "✕✖✗✘☓╳❌⨯",
    "~": "〜∼",
    "ー": "-‐‑–—―−─━",
    "ケ": "ヶ",
    "カ": "ヵ",
    "高": "髙",
    "崎": "﨑嵜",
    "辺": "邉邊",
    "斉": "齊斎齋",
    "島": "嶋嶌",
    "浜": "濱濵",
    "沢": "澤",
    "広": "廣",
    "国": "國",
    "吉": "𠮷",
    "徳": "德",
    "桜": "櫻",
    "竜": "龍",
    "滝": "瀧",
    "恵": "惠",
    "真": "眞",
    "館": "舘",
    "渕": "淵渊",
    "会": "會",
    "区": "區",
    "学": "學",
    "総": "總",
    "県": "縣",
    "医": "醫",
    "栄": "榮",
    "曽": "曾",
    "柳": "栁",
}
"""The character a class of look-alikes is folded to ← its members. NFKC unifies none of them."""

_FOLDS: Final = str.maketrans({alike: sign for sign, alikes in _LOOK_ALIKES.items() for alike in alikes})
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef]"
)
# Excel keeps carriage returns of pasted text as _x000D_.
_BREAK: Final = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n|_x000D_)\s*")


_REMEMBERED: Final = 1 << 14
"""Texts: a heading is looked at for every dataset it may belong to, a word in every row."""


@lru_cache(_REMEMBERED)
def clean(text: str) -> str:
    """NFKC, trimmed, each run of blanks one space; a line broken between two Japanese characters is joined."""
    joined = _BREAK.sub(_joint, text.strip())
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", joined))
    return " ".join(plain.split())


@lru_cache(_REMEMBERED)
def fold(text: str) -> str:
    """What to compare by: NFKC, no blanks at all, lower case, look-alikes and variants as one."""
    if not (text.isascii() and text.isprintable()):
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return "".join(text.split()).casefold().translate(_FOLDS)


def _joint(line_break: re.Match[str]) -> str:
    text = line_break.string
    around = text[line_break.start() - 1 : line_break.start()] + text[line_break.end() : line_break.end() + 1]
    return " " if any(character.isascii() for character in around) else ""
