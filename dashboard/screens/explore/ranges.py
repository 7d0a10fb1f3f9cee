"""A range of numbers as people type it: 1000以上, 100〜999, 50まで, 12."""

import re
import unicodedata
from dataclasses import dataclass

LARGEST = 10**12
EXAMPLE = "「1000以上」「999以下」「100〜999」のように書いてください。"
NUMBER = r"(-?\d{1,12})"
UNIT = "(?:件|日|手続)?"
PATTERNS = (
    (re.compile(rf"{NUMBER}{UNIT}[~〜～ー-]{NUMBER}{UNIT}"), (1, 2)),
    (re.compile(rf"{NUMBER}{UNIT}(?:以上|から|[~〜～-])"), (1, 0)),
    (re.compile(rf"[~〜～]?{NUMBER}{UNIT}(?:以下|まで)"), (0, 1)),
    (re.compile(rf"[~〜～]{NUMBER}{UNIT}"), (0, 1)),
    (re.compile(rf"{NUMBER}{UNIT}"), (1, 1)),
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """From ``low`` to ``high``, both counted; None is no end."""

    low: int | None = None
    high: int | None = None

    def said(self, unit: str = "") -> str:
        """In words; nothing where there is no end at all."""
        low = f"{self.low:,}{unit}" if self.low is not None else ""
        high = f"{self.high:,}{unit}" if self.high is not None else ""
        if low == high:
            return low
        return f"{low}〜{high}" if low and high else f"{low}以上" if low else f"{high}以下" if high else ""


def read(text: str) -> Bounds | None:
    """What is typed; None where it is no range."""
    plain = re.sub(r"[\s,、]", "", unicodedata.normalize("NFKC", text))
    if not plain:
        return Bounds()
    for pattern, (low, high) in PATTERNS:
        if found := pattern.fullmatch(plain):
            ends = [int(found.group(place)) if place else None for place in (low, high)]
            return Bounds(*ends)
    return None
