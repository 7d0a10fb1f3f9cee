"""What the header of a question's column says: its number, and its words without notes and instructions."""

import re
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
