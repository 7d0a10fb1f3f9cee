"""Working days of a city hall, against the days that the Cabinet Office announced."""

import datetime as dt

import pytest

from dashboard import working_days

OF_2026 = "1-1 1-12 2-11 2-23 3-20 4-29 5-3 5-4 5-5 5-6 7-20 8-11 9-21 9-22 9-23 10-12 11-3 11-23"
OF_2019 = "1-1 1-14 2-11 3-21 4-29 4-30 5-1 5-2 5-3 5-4 5-5 5-6 7-15 8-11 8-12 9-16 9-23 10-14 10-22 11-3 11-4 11-23"
YEAR_END = "12-29 12-30 12-31 1-2 1-3"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(("year", "announced"), [(2026, OF_2026), (2019, OF_2019)])
def test_a_year_of_working_days_is_what_was_announced(year: int, announced: str) -> None:
    closed = {dt.date(year, *map(int, each.split("-"))) for each in f"{announced} {YEAR_END}".split()}
    days = [dt.date(year, 1, 1) + dt.timedelta(number) for number in range(365)]
    expected = [each for each in days if each not in closed and each.strftime("%a") not in ("Sat", "Sun")]
    assert [each for each in days if working_days.is_working_day(each)] == expected


@pytest.mark.parametrize(
    ("as_of", "number", "due"),
    [
        ("2026-10-31", 1, "2026-11-02"),
        ("2026-10-31", 5, "2026-11-09"),  # 文化の日 on Tuesday
        ("2026-04-30", 2, "2026-05-07"),  # 振替休日 after 憲法記念日 on a Sunday
        ("2026-09-18", 1, "2026-09-24"),  # 国民の休日 between two holidays
        ("2026-12-28", 1, "2027-01-04"),  # the year's end
        ("2025-12-31", 5, "2026-01-09"),
        ("2026-06-15", 10, "2026-06-29"),
        ("2026-10-02", 1, "2026-10-05"),  # Friday
    ],
)
def test_the_nth_working_day_after(as_of: str, number: int, due: str) -> None:
    assert working_days.nth_after(day(as_of), number) == day(due)


def test_what_is_not_known_is_not_guessed() -> None:
    assert working_days.nth_after(day("2099-11-30"), 5) == day("2099-12-07")
    assert working_days.nth_after(day("2099-12-31"), 5) is None
