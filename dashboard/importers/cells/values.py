"""One cell → one value. Never an exception, never a guess: what is not certain is unknown, with the reason."""

import datetime as dt
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Generic, TypeVar

from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.model import Value

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Cell(Generic[T_co]):
    """What a cell says: its value (None is unknown) and the code of what was found odd about it (see findings)."""

    value: T_co | None
    finding: str | None = None


Parser = Callable[[Value], Cell[T_co]]

LARGEST: Final = 2**63 - 1

_UNKNOWN_WORDS: Final = frozenset(
    {"ー", "...", "......", "・・・", "・・", "不明", "未定", "不詳", "未把握", "未調査", "n/a"}
    | {"ー" * length for length in range(2, 6)}
)
_LONGEST_UNKNOWN_WORD: Final = 12
_LONGEST_SHOWN: Final = 60
_YES: Final = frozenset(
    {"○", "1", "true", "yes", "y", "はい", "有", "有り", "あり", "該当", "対象", "レ", "✓", "✔", "☑"}
)
_NO: Final = frozenset(
    {"×", "0", "false", "no", "n", "いいえ", "無", "無し", "なし", "非該当", "該当なし", "対象外", "☐"}
)
SCALES: Final = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "十万": 100_000, "百万": 1_000_000, "億": 100_000_000}
"""By how much a unit multiplies: 千件."""
_NUMBER: Final = re.compile(
    r"(?P<sign>[-+▲△−]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?"
    rf"(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})?(?P<unit>件|人|名|回|通|手続)?"
)
_PLAIN_NUMBER: Final = re.compile(r"-?\d+(?:\.0+)?")
_RANGE: Final = re.compile(r"\d.*[~〜]|\d[^\d]*-.*\d|から.*\d")
_VAGUE: Final = re.compile(r"約|およそ|ほぼ|程度|前後|以上|以下|未満|超|弱|強|数|余|余り|[~〜]$|^[~〜]|頃|ごろ")
_DECIMAL: Final = re.compile(r"[-+▲△]?[\d,]*\.\d+|[-+]?\d+(?:\.\d+)?e[-+]?\d+", re.IGNORECASE)
_SHARE: Final = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<percent>%?)")
_DECIMALS: Final = re.compile(r"\d+(?:\.\d+)?")
_QUANTITY: Final = re.compile(
    r"(?P<sign>[-+▲△−]?)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<unit>[^\d~〜\-]{0,6})"
)
_CODE: Final = re.compile(r"^\(?\d{1,2}\)?[ .:、)]\s*(?=\D)|^\(?\d\)?(?=[^\d\s.:、)年月日/])")
_LIST: Final = re.compile(r"[、,;/\n\r]+|_x000D_")
_ODD_CHARACTERS: Final = re.compile(r"[\u2160-\u217f\u2460-\u24ff\u3220-\u324f\u3280-\u33ff]")


def is_blank(value: Value) -> bool:
    """Whether there is nothing to read."""
    return value is None or (isinstance(value, str) and not value.strip())


def written(value: Value) -> str:
    """A cell as a person sees it, on one line, for the report."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < LARGEST:
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return "" if value is None else " ".join(str(value).split())


def shown(value: Value) -> str:
    """A cell for a message: as written, cut off where it is long."""
    words = written(value)
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


def is_unknown_word(text: str) -> bool:
    """Whether a text says that the value is not known: 「－」「…」「不明」「未定」."""
    return len(text) <= _LONGEST_UNKNOWN_WORD and fold(text) in _UNKNOWN_WORDS


def text(value: Value) -> Cell[str]:
    """A text on one line. 「－」 and 「不明」 are no text."""
    plain = clean(value if isinstance(value, str) else written(value))
    if not plain:
        return Cell(None)
    if is_unknown_word(plain):
        return Cell(None, "unknown_word")
    return Cell(plain, _text_habit(value))


def choice(value: Value) -> Cell[str]:
    """A text chosen from a numbered list: 「1 申請等」 is 「申請等」."""
    cell = text(value)
    return Cell(without_code(cell.value), cell.finding) if cell.value else cell


def names(value: Value) -> Cell[list[str]]:
    """Several names in one cell, separated by 、 , ; / or line breaks."""
    parts = [clean(part) for part in _LIST.split(written_lines(value))]
    found = [part for part in parts if part and not is_unknown_word(part)]
    return Cell(found, "several_values" if len(found) > 1 else None)


def listed(value: Value) -> Cell[str]:
    """Several names as they stand in one cell, line breaks and all, for whoever can tell whether they are one."""
    cell = text(value)
    return Cell(written_lines(value).strip()) if cell.value else cell


def written_lines(value: Value) -> str:
    """A cell with its line breaks, and full-width separators as plain ones."""
    return value.translate({0xFF0C: ",", 0xFF1B: ";", 0xFF0F: "/"}) if isinstance(value, str) else written(value)


def without_code(words: str) -> str:
    """A choice without the number before it: 「1 実施済」「1.実施済」「1実施済」."""
    return _CODE.sub("", words, count=1)


def without_zeros(number: str) -> str:
    """A number of a list without leading zeros: what one month writes as 0012 the next may write as 12."""
    return (number.lstrip("0") or "0") if number.isdecimal() else number


def whole_number(value: Value) -> Cell[int]:
    """A whole number: 1234, 「１，２３４件」, 「▲12」. Vague or broken ones are unknown."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        return Cell(None, "not_a_number")
    if isinstance(value, float):
        return _from_float(value)
    if isinstance(value, int):
        return Cell(value) if abs(value) <= LARGEST else Cell(None, "number_too_large")
    return _number_text(value) if value else Cell(None)


def count(value: Value) -> Cell[int]:
    """A number of things: a whole number that is not negative."""
    cell = whole_number(value)
    return Cell(None, "count_negative") if cell.value is not None and cell.value < 0 else cell


def multiplied(parse: Parser[T_co], factor: int) -> Parser[T_co]:
    """A parser of numbers that are written in a multiple of their unit: 42.5 under 年間件数（千件） is 42,500."""

    def parse_multiplied(value: Value) -> Cell[T_co]:
        if isinstance(value, str) and (number := _DECIMALS.fullmatch(clean(value).replace(",", "").replace(" ", ""))):
            value = float(number[0])
        if isinstance(value, int | float) and not isinstance(value, bool):
            # 0.29 × 1,000 is 290, not 290.00000000000006.
            return parse(round(value * factor, 6))
        cell = parse(value)
        return Cell(None, "number_with_unit") if cell.value is not None else cell

    return parse_multiplied


def share(value: Value) -> Cell[float]:
    """A share of one: 「45.2%」 and 0.452. A bare 45.2 could be either and stays unknown."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        return Cell(None, "not_a_number")
    plain = clean(written(value)).replace(" ", "")
    if not plain or is_unknown_word(plain):
        return Cell(None, "unknown_word" if plain else None)
    match = _SHARE.fullmatch(plain)
    if match is None:
        return Cell(None, "not_a_number")
    number = float(match["number"]) / (100 if match["percent"] else 1)
    return Cell(number) if number <= 1 else Cell(None, "share_out_of_range")


def percentage(value: Value) -> Cell[float]:
    """A share of one where bare numbers are percents: 「45.2%」, 45.2, 「45」."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(value / 100) if 0 <= value <= 100 else Cell(None, "share_out_of_range")
    plain = clean(written(value)).replace(" ", "")
    return share(plain if not plain or plain.endswith("%") or not _DECIMALS.fullmatch(plain) else f"{plain}%")


def quantity(value: Value) -> Cell[float]:
    """A figure of any kind with or without its unit: 1234, 「45.2％」 (45.2), 「1,200件」, 「▲3.5」."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        return Cell(None, "not_a_number")
    if isinstance(value, int | float):
        return Cell(float(value)) if math.isfinite(value) else Cell(None, "not_a_number")
    plain = clean(value or "").replace(" ", "")
    if not plain or is_unknown_word(plain):
        return Cell(None, "unknown_word" if plain else None)
    match = _QUANTITY.fullmatch(plain)
    if match is None:
        return Cell(None, "number_range" if _RANGE.search(plain) else "not_a_number")
    number = float(match["digits"].replace(",", ""))
    return Cell(-number if match["sign"] in ("-", "▲", "△", "−") else number)


def flag(value: Value) -> Cell[bool]:
    """A 「○」 flag. A blank says nothing: what it means is for the column to decide."""
    word = fold(written(value))
    if not word or word in _UNKNOWN_WORDS:
        return Cell(None, "unknown_word" if word else None)
    if word in _YES:
        return Cell(True)
    return Cell(False) if word in _NO else Cell(None, "not_a_flag")


def _text_habit(value: Value) -> str | None:
    if not isinstance(value, str):
        return None
    if value != value.strip() or "\n" in value or "\r" in value or "\u3000\u3000" in value:
        return "text_whitespace"
    return "text_odd_characters" if _ODD_CHARACTERS.search(value) else None


def _from_float(value: float) -> Cell[int]:
    if not math.isfinite(value):
        return Cell(None, "not_a_number")
    if not value.is_integer():
        return Cell(None, "number_not_whole")
    # Above 2**53 a float no longer tells neighbouring whole numbers apart.
    return Cell(int(value)) if abs(value) <= 2**53 else Cell(None, "number_too_large")


def _number_text(value: str) -> Cell[int]:
    plain = clean(value).replace(" ", "")
    if not plain or is_unknown_word(plain):
        return Cell(None, "unknown_word" if plain else None)
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return Cell(None, _number_doubt(plain))
    digits = match["digits"].replace(",", "")
    if len(digits) > len(str(LARGEST)) or int(digits) > LARGEST:
        return Cell(None, "number_too_large")
    exact = Decimal(digits + (match["decimals"] or "")) * SCALES.get(match["scale"] or "", 1)
    if exact != exact.to_integral_value():
        return Cell(None, "number_not_whole")
    number = int(exact) if match["sign"] in ("", "+") else -int(exact)
    return Cell(number, None if _PLAIN_NUMBER.fullmatch(value) else "number_as_text")


def _number_doubt(plain: str) -> str:
    if _DECIMAL.fullmatch(plain):
        return "number_not_whole"
    if _RANGE.search(plain):
        return "number_range"
    return "number_vague" if _VAGUE.search(plain) and re.search(r"\d|数", plain) else "not_a_number"
