"""A word with a note behind it: 「実施済（ぴったりサービス）」「済※1」「完了：令和8年9月」."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from dashboard.importers.cells import dates
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import without_code, written_lines
from dashboard.importers.model import Value

_BREAK: Final = re.compile(r"[\r\n]+|_x000D_")
_NOTE: Final = re.compile(r"[(\[【〔<※*:;、,/・ ]|注\d*$")
_ERA_YEAR: Final = r"(?:(?:令和?|平成?|(?<![a-z])[rh])\.?\s?(?:元|\d{1,2})|(?<!\d)(?:19|20)\d\d)"
TIME: Final = (
    rf"{_ERA_YEAR}(?:年度|年|fy|[./-](?=\d))?(?:\d{{1,2}}(?:月|[./-](?=\d))?(?:\d{{1,2}}日?)?)?"
    r"(?:第?[1-4](?:四半期|q)|[上下前後]半?期|[上中下]旬)?(?:当初|初め|初|末|頃|ごろ|中|内)?"
)
"""A time that names its year, for patterns that ignore case: 「令和8年度」「R9年4月」「2027年度末」."""
_VAGUE: Final = re.compile(r"(?:頃|ごろ|中|内|初め?|[上中下]旬)$")
TIMES: Final = re.compile(TIME, re.IGNORECASE)


def readings(value: Value) -> Iterator[tuple[str, str]]:
    """(word, note) in each way to part a cell, the whole cell first; the number of a choice before it is left out."""
    lines = written_lines(value)
    whole = clean(lines)
    yield whole, ""
    yield without_code(whole), ""
    words = without_code(clean(_BREAK.sub(" / ", lines)))
    if (match := _NOTE.search(words)) and match.start():
        yield words[: match.start()].strip(), words[match.start() :].strip(" :;、,/・")


def begins_after(words: str, day: dt.date | None) -> bool:
    """Whether a text names a time that begins after a day, or one that has an end (「令和5年4月～令和7年3月」)."""
    times = [match[0] for match in TIMES.finditer(words)]
    if len(times) > 1 and re.search(r"[~〜]|から|ー", words):
        return True
    begins = [_begin(time) for time in times]
    return any(each and day and each > day for each in begins)


def _begin(time: str) -> dt.date | None:
    plain = _VAGUE.sub("", time)
    return next((day for words in (time, plain, f"{plain}年度") if (day := dates.opening(words).value)), None)
