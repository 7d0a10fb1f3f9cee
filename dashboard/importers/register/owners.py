"""Several 課 in one cell: 「総務課・情報課」「市民課ほか」「全課」.

Real names hold ・ (国保・年金課): only what is none as a whole is taken apart.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.register.departments import Match, NoMatch, Register

_SEPARATOR: Final = re.compile(r"\s*(?:[・･、,;/&+＋]|及び|および|並びに|と)\s*|\s+")
_MARKS: Final = re.compile(r"[・･、,;/&+＋\s]")
_OTHERS: Final = re.compile(r"[\s、,・]*(?:(?:ほか|外|他)(?:\d+(?:課|所属|部署)?|関係(?:各)?課|各課|の課)?|など|等)$")
_ALL: Final = re.compile(
    r"(?:全|全て|すべて|各|関係|関係各|庁内|庁内各|庁内全)(?:の)?(?:庁|課|部|局|室|部署|部局|所属|部課|課室|課・室|部・課|課等|課所|職員)"
    r"|全庁(?:的|各課|全課)|庁内|(?:庁内|市|町|村)?全体"
)
_ENDS_LIKE_A_DEPARTMENT: Final = re.compile(r"[^\s・](?:課|室|局|センター|事務所|署)$")


@dataclass(frozen=True, slots=True)
class Owners:
    """The 課 that one cell names: the first, the others that it names, and whether there are more."""

    first: str
    others: tuple[str, ...] = ()
    has_more: bool = False


def is_everybody(text: str) -> bool:
    """Whether a text means all 課 rather than one: 「全課」「全庁」「各課」."""
    return bool(_ALL.fullmatch(fold(text)))


def owners(text: str, bureau_text: str | None, as_of: dt.date | None, register: Register) -> Owners | None:
    """The 課 of a text that is none as a whole; None where it is one, or where its parts are not certain."""
    if register:
        found = register.match(text, bureau_text, as_of)
        if not isinstance(found, NoMatch) or found.why != "unknown":
            return None
    words = clean(text)
    stem = _OTHERS.sub("", words)
    if stem != words and _is_department(stem, bureau_text, as_of, register):
        return Owners(stem, has_more=True)
    first, *others = [part for part in _SEPARATOR.split(stem) if part] or [stem]
    certain = _is_department(first, bureau_text, as_of, register)
    if others and certain and all(_is_department(part, None, as_of, register) for part in others):
        return Owners(first, tuple(others), has_more=stem != words)
    return None


def _is_department(name: str, bureau_text: str | None, as_of: dt.date | None, register: Register) -> bool:
    """Whether the register knows it; while there is none, whether it ends like a 課 and is no list itself."""
    if register:
        return isinstance(register.match(name, bureau_text, as_of), Match)
    return bool(_ENDS_LIKE_A_DEPARTMENT.search(name)) and not _MARKS.search(name)
