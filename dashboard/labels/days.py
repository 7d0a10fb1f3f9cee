"""How days, months and moments are written."""

import datetime as dt
from zoneinfo import ZoneInfo

import pandas as pd

from dashboard.labels.numbers import UNKNOWN, known

Day = str | dt.date | None

_JAPAN = ZoneInfo("Asia/Tokyo")

ERAS = ((dt.date(2019, 5, 1), "令和"), (dt.date(1989, 1, 8), "平成"), (dt.date(1926, 12, 25), "昭和"))

WEEKDAYS = "月火水木金土日"
ERA_LETTERS = {"令和": "R", "平成": "H", "昭和": "S", "西暦": ""}


def today() -> dt.date:
    """The day in Japan, whatever time the machine keeps."""
    return dt.datetime.now(_JAPAN).date()


def era_year(day: dt.date) -> str:
    """The Japanese year of a day: 2026-10-31 → 令和8年, 2019-05-01 → 令和元年."""
    start, era = next(((start, era) for start, era in ERAS if day >= start), (dt.date(1, 1, 1), "西暦"))
    year = day.year - start.year + 1
    return f"{era}{'元' if year == 1 else year}年"


def day_in_words(day: dt.date) -> str:
    """A day as a letter writes it: 令和8年11月9日（月）."""
    return f"{era_year(day)}{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def short_fiscal_year(start: dt.date) -> str:
    """The 年度 that begins on a day, where there is little room: 2026-04-01 → R8年度."""
    year = era_year(start)
    return f"{ERA_LETTERS[year[:2]]}{year[2:]}度"


def fiscal_year(day: dt.date, begins: int) -> int:
    """The 年度 of a day, by the year in which it begins; ``begins`` is the month."""
    return day.year - (day.month < begins)


def month(day: Day) -> str:
    """A month on an axis or in a list: 2026-10."""
    date = _date(day)
    return f"{date:%Y-%m}" if date else UNKNOWN


def month_end(day: Day) -> str:
    """A 基準日 in full: 令和8年10月末（2026-10-31）; a day inside a month keeps its number."""
    date = _date(day)
    if date is None:
        return UNKNOWN
    is_last = (date + dt.timedelta(days=1)).day == 1
    return f"{era_year(date)}{date.month}月{'末' if is_last else f'{date.day}日'}（{date:%Y-%m-%d}）"


def moment(at: str | dt.datetime | None) -> str:
    """A moment (kept in UTC, unless it says another zone) as the clock on the wall says it: 2026-11-05 09:12."""
    if at is None or not known(at):
        return UNKNOWN
    when = dt.datetime.fromisoformat(at) if isinstance(at, str) else at
    kept = when if when.tzinfo else when.replace(tzinfo=dt.UTC)
    return f"{kept.astimezone(_JAPAN):%Y-%m-%d %H:%M}"


def on_the_wall(moments: pd.Series) -> pd.Series:
    """Moments (kept in UTC) as the clock on the wall says."""
    local: pd.Series = moments.dt.tz_localize("UTC").dt.tz_convert(_JAPAN).dt.tz_localize(None)
    return local


def _date(day: Day) -> dt.date | None:
    if isinstance(day, str):
        return dt.date.fromisoformat(day)
    if day is None or not known(day):
        return None
    return day.date() if isinstance(day, dt.datetime) else day
