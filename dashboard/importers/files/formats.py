"""Number formats that change what a cell says: 45 % for 0.45, 令和8年度 for 8 or for a day, 0012 for 12, 42千件 for 42.

The reader of values gives the stored number alone. What a person sees is what the file says.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from dashboard.importers.model import Value

BUILT_IN: Final[Mapping[int, str]] = {9: "0%", 10: "0.00%"}
"""Formats that a workbook uses by number without writing them out, of those that matter here."""

_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<skipped>_.|\*.|\[[^\]]*\])|(?P<general>general)|(?P<era>g{1,3})|(?P<year>e{1,2}|y{2,4})'
    r"|(?P<part>[mdhs]+|am/pm|a/p)|(?P<number>[#0?][#0?,.]*)|(?P<percent>%)|(?P<other>.)",
    re.IGNORECASE,
)
_EXPONENT: Final = re.compile(r"E[+-]", re.IGNORECASE)
_EPOCHS: Final = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}
_ERAS: Final = (
    (dt.date(2019, 5, 1), ("R", "令", "令和")),
    (dt.date(1989, 1, 8), ("H", "平", "平成")),
    (dt.date(1926, 12, 25), ("S", "昭", "昭和")),
    (dt.date(1912, 7, 30), ("T", "大", "大正")),
)
"""The first day of each era, and its name under g, gg and ggg."""
_UNITS: Final = re.compile(r"件|人|名|円|回|通|点|課|個|日|年|手続|か月|ヶ月")
"""Words that a number has anyhow: without them it says the same."""
_LAST_SERIAL: Final = 2_958_465


class Shown(NamedTuple):
    """A cell by its format: its value, and the words it shows where they are not the value's own."""

    value: Value
    words: str | None = None


class _Token(NamedTuple):
    kind: str
    text: str


def matters(code: str) -> bool:
    """Whether a format may make a number say something else."""
    tokens = _tokens(code)
    kinds = {token.kind for token in tokens}
    return (
        bool({"percent", "era"} & kinds)
        or _is_era_year(tokens)
        or _has_words(tokens)
        or bool(_zeros(tokens))
        or (_thousands(tokens) > 0)
    )


def shown(value: float, code: str, *, is_1904: bool = False) -> Shown | None:
    """What a number says under a format; None where it says itself."""
    tokens = _tokens(code)
    kinds = {token.kind for token in tokens}
    if value < 0 or not matters(code):
        return None
    if "percent" in kinds:
        return Shown(f"{round(value * 100, 10):g}%")
    if "era" in kinds or _is_era_year(tokens):
        return _of_day(value, tokens, is_1904)
    if "part" in kinds or "year" in kinds:
        return None
    scaled = value / 1000 ** _thousands(tokens)
    words = "".join(_as_number(scaled, token.text) if token.kind == "number" else token.text for token in tokens)
    return Shown(words) if _has_words(tokens) or _zeros(tokens) else Shown(round(scaled, 10))


def _of_day(value: float, tokens: tuple[_Token, ...], is_1904: bool) -> Shown | None:
    if not 0 < value <= _LAST_SERIAL:
        return None
    day = _EPOCHS[is_1904] + dt.timedelta(days=int(value))
    first, names = next((era for era in _ERAS if era[0] <= day), _ERAS[-1])
    words = []
    for token in tokens:
        match token.kind:
            case "era":
                words.append(names[len(token.text) - 1])
            case "year":
                words.append(str(day.year if token.text[0] in "yY" else day.year - first.year + 1))
            case "part":
                words.append(str(day.month if token.text[0] in "mM" else day.day))
            case _:
                words.append(token.text)
    return Shown(day, "".join(words))


@lru_cache(maxsize=1024)
def _tokens(code: str) -> tuple[_Token, ...]:
    """The tokens of the section for positive numbers."""
    found = []
    for match in _TOKEN.finditer(_EXPONENT.sub("", code)):
        kind = match.lastgroup or "other"
        if kind == "other" and match[0] == ";":
            break
        if kind != "skipped":
            found.append(_Token("words" if kind in ("quoted", "escaped", "other") else kind, match[kind]))
    return tuple(found)


def _words(tokens: tuple[_Token, ...]) -> Iterator[str]:
    return (token.text.strip() for token in tokens if token.kind == "words" and token.text.strip(" ()-+/:.,¥$"))


def _has_words(tokens: tuple[_Token, ...]) -> bool:
    """Whether words stand beside a number that are more than its unit."""
    is_number = sum(token.kind == "number" for token in tokens) == 1
    return is_number and any(not _UNITS.fullmatch(words) for words in _words(tokens))


def _is_era_year(tokens: tuple[_Token, ...]) -> bool:
    """e年, ee: a year of an era without its name. With a month or a day, the reader of values knows a date itself."""
    years = [token for token in tokens if token.kind == "year"]
    return any(token.text[0] in "eE" for token in years) and not any(token.kind == "number" for token in tokens)


def _zeros(tokens: tuple[_Token, ...]) -> int:
    """How many digits a code of leading zeros has (0000); 0 where the format is another."""
    numbers = [token.text for token in tokens if token.kind == "number"]
    return len(numbers[0]) if len(numbers) == 1 and re.fullmatch("00+", numbers[0]) else 0


def _thousands(tokens: tuple[_Token, ...]) -> int:
    """By how many thousands the number shown is smaller: a comma after the last digit divides."""
    numbers = [token.text for token in tokens if token.kind == "number"]
    return len(numbers[0]) - len(numbers[0].rstrip(",")) if len(numbers) == 1 else 0


def _as_number(value: float, digits: str) -> str:
    decimals = len(digits.rstrip(",").partition(".")[2])
    whole = digits.partition(".")[0].replace(",", "")
    zeros = len(whole) - len(whole.lstrip("#?"))
    return f"{value:0{max(len(whole) - zeros, 1) + (decimals and decimals + 1)}.{decimals}f}"
