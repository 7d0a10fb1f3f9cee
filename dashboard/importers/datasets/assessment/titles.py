"""What the header of a question's column says: its number, and its words without notes and instructions."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from dashboard.importers.cells.folding import clean, fold

_NUMBERED: Final = re.compile(
    r"(?:[\[【(<〔]\s*)?(?:設問|質問|問題|問い|問|q|no\.?|№)\s*\.?\s*(?P<named>\d{1,3})(?!\d)"
    r"(?:(?:の|[-_])(?P<part>\d{1,2})(?!\d)|\s*\((?P<bracketed>\d{1,2})\))?\s*[\])】>〕]?\s*[.:、,)]?\s*"
    r"|[\[【(<〔]\s*(?P<boxed>\d{1,3})\s*[\])】>〕]\s*[.:、,]?\s*"
    r"|第\s*(?P<ordinal>\d{1,3})\s*問\s*[.:、]?\s*"
    r"|(?P<dotted>\d{1,3})\s*[.:、)](?!\d)\s*",
    re.IGNORECASE,
)
_ENDS_LIKE_A_QUESTION: Final = ("か", "か。", "か?", "?", "か.", "か.?")
_LONG_ENOUGH: Final = 6
_NOTE: Final = re.compile(r"[※*＊]")
_BRACKETED: Final = re.compile(
    r"(?P<stem>.+?)\s*(?:\[(?P<square>[^\[\]]+)\]|\((?P<round>[^()]+)\)|【(?P<black>[^【】]+)】)"
)
_SEPARATED: Final = re.compile(r"(?P<stem>.+?)\s*(?:[_:/|.。]|\s[-ー–]\s)\s*(?P<part>[^_:/|.。]+)")
_ROW: Final = re.compile(r"(?P<stem>.+?)\s*\[(?P<row>[^\[\]]+)\]")
_ROW_AFTER_STOP: Final = re.compile(r"(?P<stem>.{6,}?)\s*[.。:]\s*(?P<row>\S.*)")
_INSTRUCTION: Final = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】)$")


def number_of(text: str) -> tuple[str | None, str]:
    """A question's number at the start of a text (「問3」「Q03」「[No.3]」; 「問1-2」 is 1-2), and the rest of it."""
    plain = clean(text)
    match = _NUMBERED.match(plain)
    if match is None:
        return None, plain
    number = next(match[name] for name in ("named", "boxed", "ordinal", "dotted") if match[name])
    part = match["part"] or match["bracketed"]
    return str(int(number)) + (f"-{int(part)}" if part else ""), plain[match.end() :]


def looks_like_a_question(title: str) -> bool:
    """Whether a header alone says that its column is a question's: a number before it, or a question mark after it."""
    number, words = number_of(title)
    return number is not None or (len(words) > _LONG_ENOUGH and bare_words(words).endswith(_ENDS_LIKE_A_QUESTION))


def words_of(title: str) -> str:
    """A header's question: without its number and its notes (from ※ on)."""
    return _NOTE.split(number_of(title)[1])[0].strip()


def bare_words(title: str) -> str:
    """``words_of`` without what a form adds in brackets at the end (「（１つ選択）」)."""
    words = words_of(title)
    return _INSTRUCTION.sub("", words) or words


def wordings(title: str) -> tuple[str, str]:
    """What to compare a question by: folded in full, and without instructions."""
    return fold(words_of(title)), fold(bare_words(title))


def bracketed(title: str) -> tuple[str, str] | None:
    """「甲を知っていますか [知らない]」: what stands before the brackets at the end, and in them."""
    match = _BRACKETED.fullmatch(clean(title))
    return (match["stem"], (match["square"] or match["round"] or match["black"]).strip()) if match else None


def separated(title: str) -> tuple[str, str] | None:
    """「甲を知っていますか_知らない」: what stands before the last separator, and after it."""
    match = _SEPARATED.fullmatch(clean(title))
    return (match["stem"], match["part"].strip()) if match else None


def numbered(title: str) -> tuple[str, str] | None:
    """「【問1】知らない」: the number, and the words after it."""
    number, words = number_of(title)
    return (f"問{number}", words) if number and words else None


def grid_rows(titles: Sequence[str]) -> dict[int, tuple[str, str]]:
    """Index of each header that is a row of a grid → what its rows share, and the row.

    「次の項目について [甲]」「次の項目について [乙]」 are rows, as are 「次の項目について.甲」「次の項目について.乙」.
    """
    found: dict[int, tuple[str, str]] = {}
    for pattern in (_ROW, _ROW_AFTER_STOP):
        stems: dict[str, dict[int, str]] = defaultdict(dict)
        for index, title in enumerate(titles):
            match = pattern.fullmatch(clean(title)) if index not in found else None
            if match:
                stems[match["stem"]][index] = match["row"].strip()
        for stem, rows in stems.items():
            if 1 < len(rows) == len({*rows.values()}):
                found |= {index: (stem, row) for index, row in rows.items()}
    return dict(sorted(found.items()))
