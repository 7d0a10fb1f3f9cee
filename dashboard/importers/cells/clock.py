"""The time of day that systems write behind a day: Excel to CSV, Access, forms, Power Automate."""

import datetime as dt
import re
from typing import Final, NamedTuple

_CLOCK: Final = re.compile(
    r"(?P<day>.*?\d(?:日|末)?(?:\([月火水木金土日]\))?)(?:t|\s+|(?<=[日)])|\s*(?=午))"
    r"(?:(?P<before>午前|午後|am|pm)\s*)?"
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?|時(?:(?P<minutes>\d{1,2})分)?(?:\d{1,2}秒)?)"
    r"(?:\s*(?P<after>午前|午後|am|pm))?"
    r"(?:\s*(?:gmt|utc)?(?P<offset>z|jst|utc|gmt|[+\-](?P<hours>\d{1,2}):?(?P<rest>\d\d)?))?"
)
_JAPAN: Final = dt.timedelta(hours=9)


class Moment(NamedTuple):
    """A text with a time: the day in it, and whether it was another day in Japan then."""

    day: str
    is_another_day: bool


def moment(plain: str) -> Moment | None:
    """「2026/4/1 0:00」「2026-12-31T00:00:00+09:00」「2026/9/12 10:32:05 午前 GMT+9」; None where no time follows.

    ``plain`` is cleaned and in small letters.
    """
    match = _CLOCK.fullmatch(plain)
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or match["minutes"] or 0)
    half = match["before"] or match["after"]
    if hour > 24 or minute > 59 or (half and hour > 12):
        return None
    if half:
        hour = hour % 12 + (12 if half in ("午後", "pm") else 0)
    ahead = _JAPAN - _offset(match)
    in_japan = dt.timedelta(hours=hour, minutes=minute) + ahead
    return Moment(match["day"], bool(ahead) and in_japan // dt.timedelta(days=1) != 0)


def _offset(match: re.Match[str]) -> dt.timedelta:
    """How far the clock of the text is ahead of Greenwich; a text that does not say means the clock of Japan."""
    if match["hours"]:
        offset = dt.timedelta(hours=int(match["hours"]), minutes=int(match["rest"] or 0))
        return -offset if match["offset"].startswith("-") else offset
    return _JAPAN if match["offset"] in (None, "jst") else dt.timedelta()
