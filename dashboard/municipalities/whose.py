"""Whose file it is: told by a 団体コード of a folder it lies in, or at the beginning of its name; never guessed."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from dashboard.municipalities import codes

_DIGITS: Final = re.compile(r"\d+")
_NAME: Final = re.compile(r"[^\W\d_].*[市区町村]")
_BETWEEN: Final = " _-－ー・.．()（）"
_YEARS: Final = (-3, 1)
"""Of which years, counted from this one, a number in a name is taken for a day or a month."""


@dataclass(frozen=True, slots=True)
class Known:
    """The municipalities that there are: code → name, empty where nothing tells the name.

    ``is_complete``: no other one is meant, for they are those of a 市区町村一覧.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    is_complete: bool = False


@dataclass(frozen=True, slots=True)
class Whose:
    """The code of a file's municipality, or why none is told. ``depth``: how many folders lead to the one of it."""

    code: str | None
    reason: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Said:
    """What one part of a path says: a code, or what keeps it from being one."""

    code: str | None = None
    reason: str = ""
    is_slip: bool = False
    """Whether it means a municipality, but contradicts itself: no other part of the path mends that."""


HOW: Final = "団体コード（6桁）で始まるフォルダーに入れるか、ファイル名の初めに団体コードを付けてください。"
UNTOLD: Final = f"どの市区町村の資料か分かりません。{HOW}"
_NOTHING: Final = _Said()


def whose(parts: Sequence[str], known: Known, today: dt.date) -> Whose:
    """The municipality of a file by the folders it lies in and, where none of them says it, its own name (the last).

    What is said twice must be the same. A number that may be a day (261009: 京都市, or 2026-10-09) says something
    only where a name follows.
    """
    *folders, file = [unicodedata.normalize("NFKC", part).strip() for part in parts]
    said = [_of_part(each, known, today) for each in folders]
    own = _of_part(file, known, today, is_file=True)
    found = {each.code: depth for depth, each in enumerate(said, start=1) if each.code}
    if slip := next((each.reason for each in said if each.is_slip), None):
        return Whose(None, slip)
    # Where a folder says it, the number of a file that no municipality has is some other number.
    if own.code and not (found and known.is_complete and own.code not in known.names):
        found.setdefault(own.code, 0)
    if len(found) > 1:
        two = "と".join(f"{code}{known.names.get(code, '')}" for code in found)
        return Whose(None, f"フォルダーとファイル名に、違う団体コード（{two}）があります。どちらかを直してください。")
    for code, depth in found.items():
        if known.is_complete and code not in known.names:
            return Whose(None, f"団体コード {code} は、市区町村一覧にありません。コードか一覧を直してください。")
        return Whose(code, depth=depth)
    reasons = [each.reason for each in [*said[::-1], own] if each.reason]
    return Whose(None, reasons[0] if reasons else UNTOLD)


def _of_part(part: str, known: Known, today: dt.date, *, is_file: bool = False) -> _Said:
    begins = _DIGITS.match(part)
    if begins is None:
        return _NOTHING if is_file else _by_name(part, known)
    digits, rest = begins[0], part[begins.end() :].strip(_BETWEEN)
    if len(digits) == 5:
        return _of_five(digits, known)
    if len(digits) != 6:
        return _NOTHING
    is_day = _may_be_day(digits, today) and not _NAME.match(rest)
    if not codes.is_code(digits) or digits[:2] not in codes.PREFECTURES:
        right = digits[:5] + codes.check_digit(digits[:5])
        if is_day or digits[:2] not in codes.PREFECTURES:
            return _NOTHING
        said = f"「{part}」は団体コードの検査数字が合いません（{digits[:5]} なら {right}）。直してください。"
        return _Said(reason=said, is_slip=True)
    if digits[2:5] == "000":
        return _Said(reason=f"「{part}」は都道府県のコードで、どの市区町村の資料か分かりません。{HOW}")
    if is_day:
        return _Said(
            reason=f"「{part}」は団体コードにも日付にも読めます。{digits}_ のあとに市区町村の名前を付けてください。"
        )
    if (other := _other_name(digits, rest, known)) is not None:
        two = f"{digits}{known.names[digits]}、{other}"
        reason = f"「{part}」のコードと名前が、別の市区町村（{two}）です。どちらかを直してください。"
        return _Said(reason=reason, is_slip=True)
    return _Said(digits)


def _of_five(digits: str, known: Known) -> _Said:
    """Without its check digit, or the zero that Excel drops: nothing in it tells a slip, so it must be known."""
    meant = {code for code in known.names if digits in (code[:5], code.removeprefix("0"))}
    return _Said(meant.pop()) if len(meant) == 1 else _NOTHING


def _by_name(part: str, known: Known) -> _Said:
    """A folder that is called as one municipality is; 府中市 is in two 都道府県."""
    meant = [code for code, name in known.names.items() if name and name == part]
    if len(meant) > 1:
        return _Said(reason=f"「{part}」は{'と'.join(meant)}の2つ以上あります。団体コードを付けてください。")
    return _Said(meant[0]) if meant else _NOTHING


def _other_name(code: str, rest: str, known: Known) -> str | None:
    """The municipality of which the name follows, where it is another one."""
    if not known.names.get(code) or rest.startswith(known.names[code]):
        return None
    return next((f"{each}{name}" for each, name in known.names.items() if name and rest == name and each != code), None)


def _may_be_day(digits: str, today: dt.date) -> bool:
    """Whether six digits read as a month or a day of about these years: 202610, 261009, 081009 (令和8年)."""
    first, last = (today.year + years for years in _YEARS)
    if first <= int(digits[:4]) <= last and 1 <= int(digits[4:]) <= 12:
        return True
    years = {2000 + int(digits[:2]), 2018 + int(digits[:2])}
    is_day = 1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:]) <= 31
    return is_day and any(first <= year <= last for year in years)
