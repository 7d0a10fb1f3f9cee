"""Days, ends of months and periods, as offices write them."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.importers.cells import dates
from dashboard.importers.cells.values import Cell
from dashboard.importers.model import Value


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("令和7年4月1日", (2025, 4, 1)),
        ("令和元年5月1日", (2019, 5, 1)),
        ("令和 7年 4月 1日（火）", (2025, 4, 1)),
        ("R7.4.1", (2025, 4, 1)),
        ("令7.4.1", (2025, 4, 1)),
        ("Ｒ７．４．１", (2025, 4, 1)),
        ("平成31年4月30日", (2019, 4, 30)),
        ("H30/10/1", (2018, 10, 1)),
        ("昭和63年1月1日", (1988, 1, 1)),
        ("2025/4/1", (2025, 4, 1)),
        ("2025-04-01", (2025, 4, 1)),
        ("２０２５年４月１日", (2025, 4, 1)),
        ("2025.4", (2025, 4, 1)),
        ("2025年4月末", (2025, 4, 30)),
        ("令和6年2月末", (2024, 2, 29)),
        ("20250401", (2025, 4, 1)),
        (20250401, (2025, 4, 1)),
        (45748, (2025, 4, 1)),
        (45748.0, (2025, 4, 1)),
        ("45748", (2025, 4, 1)),
        (dt.date(2025, 4, 1), (2025, 4, 1)),
        (dt.datetime(2025, 4, 1, 9, 30), (2025, 4, 1)),
    ],
)
def test_day(written: Value, date: tuple[int, int, int]) -> None:
    assert dates.day(written).value == dt.date(*date)


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        ("令和8年13月", "date_impossible"),
        ("2025/2/30", "date_impossible"),
        ("令和0年4月1日", "date_impossible"),
        ("平成35年1月1日", "date_impossible"),
        (dt.datetime(1900, 1, 7), "date_impossible"),
        ("7", "date_ambiguous"),
        (7, "date_ambiguous"),
        (2025, "date_ambiguous"),
        ("7/1", "date_ambiguous"),
        ("25/4/1", "date_ambiguous"),
        (2025.4, "date_ambiguous"),
        ("来年度", "date_unreadable"),
        ("令和7年4月頃", "date_vague"),
        ("2025/4/1～", "date_unreadable"),
        (True, "date_unreadable"),
        (dt.time(9), "date_unreadable"),
        ("未定", "unknown_word"),
    ],
)
def test_a_doubtful_day_is_unknown(written: Value, finding: str) -> None:
    assert dates.day(written) == Cell(None, finding)


@settings(deadline=None)
@given(st.dates(dt.date(1990, 1, 1), dt.date(2080, 12, 31)))
def test_a_day_reads_back_however_it_was_written(day: dt.date) -> None:
    western = [
        f"{day.year}/{day.month}/{day.day}",
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
    ]
    era, year = ("令和", day.year - 2018) if day.year >= 2019 else ("平成", day.year - 1988)
    letter = {"令和": "R", "平成": "H"}[era]
    japanese = [
        f"{era}{year}年{day.month}月{day.day}日",
        f"{letter}{year}.{day.month}.{day.day}",
        f"{era[0]}{year}.{day.month}.{day.day}",
    ]
    serial = (day - dt.date(1899, 12, 30)).days
    ways: list[Value] = [day, serial, *western, *japanese]
    for written in ways:
        assert dates.day(written).value == day


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("令和8年10月末現在", (2026, 10, 31)),
        ("2026年10月31日時点", (2026, 10, 31)),
        ("令和７年４月末現在", (2025, 4, 30)),
        ("R7.10.15現在", (2025, 10, 15)),
        ("令和元年10月", (2019, 10, 31)),
        ("R8.10", (2026, 10, 31)),
        ("202610", (2026, 10, 31)),
        ("2026-10", (2026, 10, 31)),
        ("R0810", (2026, 10, 31)),
        ("R07_02手続一覧", (2025, 2, 28)),
        ("手続一覧_R6.2", (2024, 2, 29)),
        ("20261031", (2026, 10, 31)),
        ("R8.10_2", (2026, 10, 31)),
    ],
)
def test_month_end(written: str, date: tuple[int, int, int]) -> None:
    assert dates.month_ends(written) == [dt.date(*date)]


@pytest.mark.parametrize(
    "written", ["令和8年度", "手続一覧", "R8", "2026", "v2.10", "r6_local", "令和8年13月", "10月末"]
)
def test_no_month_no_month_end(written: str) -> None:
    assert dates.month_ends(written) == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("令和8年度", "令和8年度"),
        ("2 2026年度", "2026年度"),
        ("２０２６年度中", "2026年度中"),
        ("R8.10", "R8.10"),
        (2026, "2026"),
        (45748, "2025年4月1日"),
        (dt.date(2026, 4, 1), "2026年4月1日"),
        ("未定", None),
        (7, None),
        ("7", None),
        (8.1, None),
    ],
)
def test_period(written: Value, value: str | None) -> None:
    assert dates.period(written).value == value
