"""Days with the time that Excel, Access, forms and Power Automate write behind them."""

import datetime as dt

import pytest

from dashboard.importers.cells import dates
from dashboard.importers.cells.values import Cell


@pytest.mark.parametrize(
    "written",
    [
        "2026/4/1 0:00",
        "2026/04/01 00:00:00",
        "2026-04-01T00:00:00",
        "2026-04-01T00:00:00+09:00",
        "2026-04-01T00:00:00.0000000+0900",
        "2026-04-01T09:30:00Z",
        "2026-04-01T00:00:00.000",
        "2026/04/01 10:32:05 午前 GMT+9",
        "2026/4/1 12:00:00 AM",
        "2026年4月1日（水）午後1時30分",
        "令和8年4月1日 9時",
        "R8.4.1 17:15",
        "２０２６／４／１　０：００",
        "2026/4/1 24:00",
        "20260401 10:00",
    ],
)
def test_the_time_behind_a_day_is_left_out(written: str) -> None:
    assert dates.day(written) == Cell(dt.date(2026, 4, 1))
    assert dates.closing(written).value == dates.opening(written).value == dt.date(2026, 4, 1)


@pytest.mark.parametrize(
    "written", ["2026-03-31T15:00:00Z", "2026-12-31T23:59:59+00:00", "2026-04-01T08:00:00+18:00", "2026/4/1 18:00 UTC"]
)
def test_a_day_that_is_another_in_japan_is_unknown(written: str) -> None:
    assert dates.day(written) == Cell(None, "date_other_in_japan")


@pytest.mark.parametrize("written", ["10:00", "2026-04-01T25:00", "2026/4/1 10:75", "R8.4 0:00", "2026/13/1 0:00"])
def test_no_time_of_a_day_is_no_day(written: str) -> None:
    assert dates.day(written) == Cell(None, "date_unreadable")


def test_a_planned_day_with_a_time_is_shown_as_the_day() -> None:
    assert dates.period("2026/4/1 0:00").value == "2026年4月1日"
