"""How the name of a 課 or 部 is read. By kana it is found before a Japanese keyboard has converted anything."""

import unicodedata
from collections.abc import Iterable
from contextlib import closing
from itertools import islice, product
from typing import Final

from sudachipy import Dictionary, Morpheme

_HIRAGANA: Final = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_MOST: Final = 8
"""Readings of one name: beyond that they are no longer what anybody types."""
_SIGNS: Final = ("補助記号", "空白", "記号")


def hiragana(text: str) -> str:
    """Kana of any kind and width as hiragana, the rest as it is; without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split()).translate(_HIRAGANA)


def guessed(names: Iterable[str]) -> dict[str, list[str]]:
    """The readings of each name by the dictionary, the likeliest first: each word as in this name, then otherwise."""
    with closing(Dictionary(dict="small")) as dictionary:
        tokenizer = dictionary.tokenizer()
        words = {name: [_readings(word, dictionary) for word in tokenizer.tokenize(name)] for name in names}
        return {name: list(islice(map("".join, product(*each)), _MOST)) for name, each in words.items()}


def _readings(word: Morpheme, dictionary: Dictionary) -> list[str]:
    """Of one word; a single character has too many readings to allow others than the one it has here."""
    if word.part_of_speech()[0] in _SIGNS:
        return [""]
    others = dictionary.lookup(word.surface()) if len(word.surface()) > 1 else ()
    return list(dict.fromkeys(hiragana(each.reading_form()) for each in (word, *others)))
