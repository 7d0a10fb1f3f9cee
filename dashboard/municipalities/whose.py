"""Whose file it is: told by a 団体コード of a folder it lies in, or at the beginning of its name; never guessed."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final

from dashboard.municipalities import codes

_DIGITS: Final = re.compile(r"\d*")
_BETWEEN: Final = " _-－ー・.．()（）"
_WORD: Final = re.compile(r"[^\W\d_]*[市区町村](?![^\W\d_])")
_COMMON: Final = re.compile(
    r".*(?:市区?町村|町村|地区|学区|校区)|(?:各|全|関係|近隣|[都道府県管]内)?市町|(?:指定|中核|姉妹|友好|衛星)?都市"
    r"|(?:各|全|本|当|他|両|関係|近隣|[都道府県管]内|市|特別|政令|一般|中核|特例|行政|選挙)?[市区町村]"
)
"""Words that end as the name of a municipality does, and are none."""
_CITY: Final = re.compile(r"[^\W\d_]+?市(?!区?町村|民|街|場)")
_NO_CITY: Final = re.compile(r"(?:各|全|関係|近隣|[都道府県管]内)市|都市")
_OTHER_WORD: Final = re.compile(r"(?<=区)[域間画]|(?<=市)[民街場]")
"""What makes another word of a name: 北区間, 港区域, 中央市民センター (中央市 is in 山梨県)."""
_AS_SENDER: Final = re.compile(r"$|[\W\d_]|役所|役場|提出|回答|分")
"""What follows the name of a municipality in a folder of its files: 栄町出張所 lies anywhere."""
_PREFECTURE: Final = {name: code for code, name in codes.PREFECTURES.items()}
_TOKYO: Final = "13"
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

    part: str
    code: str | None = None
    reason: str = ""
    is_slip: bool = False
    """Whether it means a municipality, but contradicts itself: no other part of the path mends that."""
    prefectures: frozenset[str] = frozenset()
    """The first digits of the 都道府県 that it names, by code or by name."""
    named: tuple[str, ...] = ()
    """The codes of the municipalities as one of which it is called; 府中市 is in two 都道府県."""
    is_bare: bool = False
    """Whether it is called so and no more."""


HOW: Final = "団体コード（6桁）で始まるフォルダーに入れるか、ファイル名の初めに団体コードを付けてください。"
UNTOLD: Final = f"どの市区町村の資料か分かりません。{HOW}"


def whose(parts: Sequence[str], known: Known, today: dt.date) -> Whose:
    """The municipality of a file by the folders it lies in and, where none of them says it, its own name (the last).

    What is said twice must be the same, and in the 都道府県 that the path names. A number that may be a day (261009:
    京都市, or 2026-10-09) says something only where that municipality's name follows.
    """
    *folders, file = [unicodedata.normalize("NFKC", part).strip() for part in parts]
    own = _of_part(file, known, today, is_file=True)
    seen = [_of_part(each, known, today) for each in folders]
    prefectures = frozenset[str]().union(*(each.prefectures for each in [*seen, own]))
    said = [_by_name(each, seen[:above], prefectures, known) for above, each in enumerate(seen)]
    found = {each.code: depth for depth, each in enumerate(said, start=1) if each.code}
    if slip := next((each.reason for each in [*said, own] if each.is_slip), None):
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
        reason = _contradiction(code, [*said, own], known)
        return Whose(None, reason) if reason else Whose(code, depth=depth)
    reasons = [each.reason for each in [*said[::-1], own] if each.reason]
    return Whose(None, reasons[0] if reasons else UNTOLD)


def _of_part(part: str, known: Known, today: dt.date, *, is_file: bool = False) -> _Said:
    words = PurePosixPath(part).stem if is_file else part
    digits = _DIGITS.match(words)[0]  # type: ignore[index]
    rest = words[len(digits) :].strip(_BETWEEN)
    prefecture = next((name for name in _PREFECTURE if rest.startswith(name)), "")
    of = frozenset({_PREFECTURE[prefecture]} if prefecture else ())
    rest = rest.removeprefix(prefecture).strip(_BETWEEN)
    named = _named(rest, known)
    name = known.names[named[0]] if named else ""
    called = named if is_file or _AS_SENDER.match(rest, len(name)) else ()
    if len(digits) == 5:
        return _of_five(part, digits, named, of, known, is_file=is_file)
    right = digits[:5] + codes.check_digit(digits[:5]) if len(digits) == 6 else ""
    is_day = bool(right) and _may_be_day(digits, today) and not _is_named(right, rest, named, known)
    if not right or digits[:2] not in codes.PREFECTURES or (is_day and digits != right):
        return _Said(part, prefectures=of, named=called, is_bare=not digits and rest == name)
    if digits != right:
        said = f"「{part}」は団体コードの検査数字が合いません（{digits[:5]} なら {right}）。直してください。"
        return _Said(part, reason=said, is_slip=not is_file)
    if digits[2:5] == "000":
        said = f"「{part}」は都道府県のコードで、どの市区町村の資料か分かりません。{HOW}"
        return _Said(part, reason=said, prefectures=of | {digits[:2]})
    if is_day:
        said = f"「{part}」は団体コードにも日付にも読めます。{digits}_ のあとに市区町村の名前を付けてください。"
        return _Said(part, reason=said, prefectures=of, named=called)
    return _coded(part, digits, named, of, known)


def _of_five(
    part: str, digits: str, named: tuple[str, ...], of: frozenset[str], known: Known, *, is_file: bool
) -> _Said:
    """Without its check digit, or the zero that Excel drops: nothing in it tells a slip, so it must be known.

    The number of a file is some other one where its municipality's name does not follow.
    """
    meant = [code for code in known.names if digits in (code[:5], code.removeprefix("0"))]
    meant = [code for code in meant if code in named] or ([] if is_file else meant)
    return _coded(part, meant[0], named, of, known) if len(meant) == 1 else _Said(part, prefectures=of, named=named)


def _coded(part: str, code: str, named: tuple[str, ...], of: frozenset[str], known: Known) -> _Said:
    if named and known.names.get(code) and code not in named:
        two = "、".join(f"{each}{known.names[each]}" for each in (code, named[0]))
        reason = f"「{part}」のコードと名前が、別の市区町村（{two}）です。どちらかを直してください。"
        return _Said(part, reason=reason, is_slip=True)
    return _Said(part, code, prefectures=of)


def _by_name(said: _Said, above: Sequence[_Said], prefectures: frozenset[str], known: Known) -> _Said:
    """A folder that is called as one municipality is. Of two the 都道府県 that the path names is meant."""
    if not said.is_bare or not said.named:
        return said
    meant = [code for code in said.named if code[:2] in prefectures] or [*said.named]
    name = known.names[meant[0]]
    if len(meant) > 1:
        reason = f"「{said.part}」は{'と'.join(meant)}の2つ以上あります。団体コードを付けてください。"
        return replace(said, reason=reason)
    is_tokyo = _TOKYO in prefectures or not (prefectures or any(_is_city(each, known) for each in above))
    if name.endswith("区") and meant[0][:2] == _TOKYO and not is_tokyo:
        return replace(said, reason=f"「{said.part}」は、東京都の特別区か、ほかの市の区か分かりません。{HOW}", named=())
    return replace(said, code=meant[0])


def _is_city(said: _Said, known: Known) -> bool:
    """Whether a folder is a city's, or of another 都道府県 than 東京都: a 区 in it is one of the city's."""
    if said.code:
        return said.code[:2] != _TOKYO or known.names.get(said.code, "").endswith("市")
    return any(not _NO_CITY.fullmatch(each[0]) for each in _CITY.finditer(said.part))


def _contradiction(code: str, said: Sequence[_Said], known: Known) -> str | None:
    """Why a file is not of the municipality whose code was found: a part of its path names another one."""
    own = f"{code}{known.names.get(code, '')}"
    for each in said:
        if other := next((other for other in sorted(each.prefectures) if other != code[:2]), None):
            two = f"{codes.PREFECTURES[other]}、{codes.PREFECTURES[code[:2]]}の{own}"
            return f"「{each.part}」と団体コードの都道府県（{two}）が違います。どちらかを直してください。"
        name = known.names[each.named[0]] if each.named else ""
        # Any city may have a 北区.
        is_ward = name.endswith("区") and code[:2] != _TOKYO
        if name and code not in each.named and not is_ward:
            two = f"{own}、{each.named[0]}{name}"
            return f"「{each.part}」の名前と団体コードが、別の市区町村（{two}）です。どちらかを直してください。"
    return None


def _named(rest: str, known: Known) -> tuple[str, ...]:
    """The codes of the municipalities whose name these words begin with: 東村山市 is not 東村."""
    fitting = [name for name in {*known.names.values()} if name and rest.startswith(name)]
    longest = max(fitting, key=len, default="")
    if not longest or _OTHER_WORD.match(rest, len(longest)):
        return ()
    return tuple(code for code, name in known.names.items() if name == longest)


def _is_named(code: str, rest: str, named: Sequence[str], known: Known) -> bool:
    """Whether the municipality's name follows its code; any name where no list says what they are called."""
    if known.is_complete:
        return code in named
    word = _WORD.match(rest)
    return bool(word and not _COMMON.fullmatch(word[0]))


def _may_be_day(digits: str, today: dt.date) -> bool:
    """Whether six digits read as a month or a day of about these years: 202610, 261009, 081009 (令和8年)."""
    first, last = (today.year + years for years in _YEARS)
    if first <= int(digits[:4]) <= last and 1 <= int(digits[4:]) <= 12:
        return True
    years = {2000 + int(digits[:2]), 2018 + int(digits[:2])}
    is_day = 1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:]) <= 31
    return is_day and any(first <= year <= last for year in years)
