"""The days on which a city hall works: deadlines are counted in them. Known offline."""

import datetime as dt
from functools import lru_cache

import jpholiday

DAY = dt.timedelta(days=1)
SATURDAY = 5
LAST_YEAR = 2099
"""The equinoxes of later years are not known well enough."""


def nth_after(day: dt.date, number: int) -> dt.date | None:
    """The n-th working day after a day; None in years whose holidays are not known."""
    for _ in range(number):
        day = _next(day)
        if day.year > LAST_YEAR:
            return None
    return day


def _next(day: dt.date) -> dt.date:
    day += DAY
    while not is_working_day(day):
        day += DAY
    return day


@lru_cache(maxsize=4096)
def is_working_day(day: dt.date) -> bool:
    """Not a Saturday, a Sunday, a holiday (振替休日 and 国民の休日 too), nor of the year's end (12/29–1/3)."""
    is_year_end = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return day.weekday() < SATURDAY and not is_year_end and not jpholiday.is_holiday(day)
