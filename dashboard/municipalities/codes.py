"""全国地方公共団体コード: five digits (two of them the 都道府県) and a check digit (JIS X 0401, X 0402; 総務省)."""

import re
import unicodedata
from typing import Final, Literal

Kind = Literal["都道府県", "政令指定都市", "特別区", "市", "町村", "行政区", "一部事務組合・広域連合"]
MUNICIPALITIES: Final[frozenset[Kind]] = frozenset({"政令指定都市", "特別区", "市", "町村"})
"""The kinds of code that are of a municipality."""
_WEIGHTS: Final = (6, 5, 4, 3, 2)


def check_digit(five: str) -> str:
    """The sixth digit of a code whose first five are given: the last digit of 11 − (Σ digit × 6,5,4,3,2) mod 11."""
    return str((11 - sum(int(digit) * weight for digit, weight in zip(five, _WEIGHTS, strict=True)) % 11) % 10)


def is_code(text: str) -> bool:
    """Whether these are six digits of which the last is the check digit of the others."""
    return bool(re.fullmatch(r"[0-9]{6}", text)) and check_digit(text[:5]) == text[5]


def read(text: str) -> str | None:
    """A code as lists write it, where it can be only one (candidates); None where it can be none, or two."""
    found = candidates(text)
    return found[0] if len(found) == 1 else None


def candidates(text: str) -> tuple[str, ...]:
    """Which codes it can be: with full-width digits, a zero that Excel dropped, or without its check digit.

    Six digits whose last is not the check digit are none. Five can be two: 11002 is 札幌市 (011002) that lost its zero,
    or a code of 埼玉県 without its check digit (110027).
    """
    digits = unicodedata.normalize("NFKC", text).strip()
    if not re.fullmatch(r"[0-9]{4,6}", digits):
        return ()
    five = digits.zfill(5)
    whole = (digits.zfill(6), five + check_digit(five)) if len(digits) < 6 else (digits,)
    return tuple(dict.fromkeys(each for each in whole if is_code(each) and each[:2] in PREFECTURES))


def kind(code: str) -> Kind:
    """What has a code, by its number within its 都道府県: the third to fifth digit."""
    number = int(code[2:5])
    if number == 0:
        return "都道府県"
    if number >= 200:
        return "市" if number < 300 else "町村" if number < 800 else "一部事務組合・広域連合"
    if code[:2] == _TOKYO:
        return "特別区" if number > 100 else "行政区"
    return "政令指定都市" if number in (100, 130) or code[:5] in _DESIGNATED_BESIDES else "行政区"


_TOKYO: Final = "13"
_DESIGNATED_BESIDES: Final = frozenset({"14150", "27140"})
"""相模原市 and 堺市: the other 政令指定都市 have 100 or 130. Elsewhere these are wards: 22140 is 浜松市天竜区."""
_NAMES: Final = (
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 "
    "石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 "
    "岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"
)
PREFECTURES: Final = {f"{number:02d}": name for number, name in enumerate(_NAMES.split(), start=1)}
"""The 都道府県 by the first two digits of a code, in their order."""
