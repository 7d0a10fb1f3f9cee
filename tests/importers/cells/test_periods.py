"""When a plan begins and ends, in one cell or in two."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.importers.cells import dates, periods
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import Cell
from dashboard.importers.model import Value

FISCAL_2026 = ("2026-04-01", "2027-03-31")


def period(value: Value) -> tuple[str | None, str | None]:
    found = periods.period(value).value
    assert found is not None, value
    return str(found.start) if found.start else None, str(found.end) if found.end else None


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("R5～R7", "2023-04-01", "2026-03-31"),
        ("R5〜7", "2023-04-01", "2026-03-31"),
        ("R5-R7", "2023-04-01", "2026-03-31"),
        ("R7→R9", "2025-04-01", "2028-03-31"),
        ("R5～R7（3年間）", "2023-04-01", "2026-03-31"),
        ("R6、R7、R8", "2024-04-01", "2027-03-31"),
        ("2026-2028", "2026-04-01", "2029-03-31"),
        ("令和6年度～令和8年度", "2024-04-01", "2027-03-31"),
        ("令和6～8年度", "2024-04-01", "2027-03-31"),
        ("令和8年度～9年度", "2026-04-01", "2028-03-31"),
        ("平成30年度～令和2年度", "2018-04-01", "2021-03-31"),
        ("令和7年度(2025年度)～令和8年度(2026年度)", "2025-04-01", "2027-03-31"),
        ("R8.4～R9.3", *FISCAL_2026),
        ("R8.4 ー R9.3", *FISCAL_2026),
        ("R8.4－R9.3", *FISCAL_2026),
        ("R8.4~R9.3予定", *FISCAL_2026),
        ("2026/4/1-2027/3/31", *FISCAL_2026),
        ("2026-04-01～2027-03-31", *FISCAL_2026),
        ("2026/4/1 0:00 ～ 2027/3/31 0:00", *FISCAL_2026),
        ("令和8年4月から令和9年3月まで", *FISCAL_2026),
        ("令和8年4月から\n令和9年3月まで", *FISCAL_2026),
        ("令和8年度", *FISCAL_2026),
        ("令和8年度（2026年度）", *FISCAL_2026),
        ("R8年度中", *FISCAL_2026),
        ("R8", *FISCAL_2026),
        ("FY2026", *FISCAL_2026),
        (2026, *FISCAL_2026),
        ("令和8年", "2026-01-01", "2026-12-31"),
        ("～R9.3", None, "2027-03-31"),
        ("R9.3まで", None, "2027-03-31"),
        ("R8年度末", None, "2027-03-31"),
        ("R8.10.1", None, "2026-10-01"),
        (dt.date(2026, 10, 1), None, "2026-10-01"),
        ("R8～", "2026-04-01", None),
        ("令和8年度以降", "2026-04-01", None),
        ("R8.4～継続", "2026-04-01", None),
        ("R8上期", "2026-04-01", "2026-09-30"),
        ("R8上期～R9下期", "2026-04-01", "2028-03-31"),
        ("R8上期～下期", *FISCAL_2026),
        ("令和8年度第1四半期～第3四半期", "2026-04-01", "2026-12-31"),
        ("令和8年4月～9月", "2026-04-01", "2026-09-30"),
        ("2026年4月1日～9月30日", "2026-04-01", "2026-09-30"),
        ("令和8年4月中旬～令和8年6月下旬", "2026-04-11", "2026-06-30"),
        ("R8.10", "2026-10-01", "2026-10-31"),
    ],
)
def test_a_period_in_one_cell(written: Value, start: str | None, end: str | None) -> None:
    assert period(written) == (start, end)


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        ("通年", "date_without_end"),
        ("随時", "date_without_end"),
        ("継続", "date_without_end"),
        ("未定", "unknown_word"),
        ("令和8年10月頃", "date_vague"),
        ("4月～9月", "period_unread"),
        ("R8.4～9", "period_unread"),
        ("R8.4～9.3", "period_unread"),
        ("R5-7", "period_unread"),
        ("令和8年10月～3月", "period_unread"),
        ("令和8年度～令和6年度", "period_unread"),
        ("R6・R8", "period_unread"),
        ("R6～R7～R8", "period_unread"),
        ("～", "period_unread"),
        ("短期", "date_unreadable"),
        (8, "date_ambiguous"),
    ],
)
def test_a_period_that_cannot_be_told_is_unknown_and_says_why(written: Value, finding: str) -> None:
    assert periods.period(written) == Cell(None, finding)


@pytest.mark.parametrize("written", ["R5～R7", "2026-2028", "R8", "R6、R7"])
def test_years_without_a_word_are_said_to_be_taken_for_fiscal_years(written: str) -> None:
    assert periods.period(written).finding == "date_year_taken"


@pytest.mark.parametrize(
    ("written", "start", "end", "finding"),
    [
        ("R8", "2026-04-01", "2027-03-31", "date_year_taken"),
        ("令和8年", "2026-01-01", "2026-12-31", "date_year_only"),
        ("令和8年度末見込み", "2027-03-31", "2027-03-31", "date_year_only"),
        ("R9.3.31予定", "2027-03-31", "2027-03-31", "date_with_words"),
        ("R9.3.31（予定）", "2027-03-31", "2027-03-31", "date_with_words"),
        ("R8.10上旬", "2026-10-01", "2026-10-10", "date_third"),
        ("令和8年10月中旬", "2026-10-11", "2026-10-20", "date_third"),
        ("2026/2下旬", "2026-02-21", "2026-02-28", "date_third"),
        ("R8.10上旬予定", "2026-10-01", "2026-10-10", "date_third"),
    ],
)
def test_one_end_of_a_plan(written: Value, start: str, end: str, finding: str) -> None:
    assert periods.opening(written) == Cell(dt.date.fromisoformat(start), finding)
    assert periods.closing(written) == Cell(dt.date.fromisoformat(end), finding)


def test_the_mark_of_an_end_belongs_to_that_end_only() -> None:
    assert periods.closing("～R9.3").value == periods.closing("R9.3まで").value == dt.date(2027, 3, 31)
    assert periods.opening("R8.4～").value == periods.opening("R8.4から").value == dt.date(2026, 4, 1)
    assert periods.opening("～R9.3") == periods.closing("R8.4～") == Cell(None, "date_unreadable")
    assert periods.opening("R5～R7") == periods.closing("R5～R7") == Cell(None, "date_is_period")


@pytest.mark.parametrize("written", ["R9.3.31予定", "R9.3.31（見込み）", "R9.3.31完了予定"])
def test_what_is_planned_is_no_fact(written: str) -> None:
    assert dates.closing(written) == dates.opening(written) == dates.day(written) == Cell(None, "date_only_planned")


@pytest.mark.parametrize("written", ["R8", "令和8年"])
def test_a_year_alone_is_no_day_of_a_fact(written: str) -> None:
    assert dates.closing(written) == dates.day(written) == Cell(None, "date_year_alone")


@settings(deadline=None)
@given(st.dates(dt.date(2019, 5, 1), dt.date(2060, 1, 1)), st.integers(0, 4000), st.sampled_from("～〜~－ー–-"))
def test_two_days_read_back_whatever_joins_them(start: dt.date, length: int, joint: str) -> None:
    end = start + dt.timedelta(days=length)
    for one, other in (
        (f"{start.year}/{start.month}/{start.day}", f"{end.year}/{end.month}/{end.day}"),
        (f"R{start.year - 2018}.{start.month}.{start.day}", f"R{end.year - 2018}.{end.month}.{end.day}"),
    ):
        assert periods.period(f"{one}{joint}{other}").value == (start, end)


@pytest.mark.slow
@settings(deadline=None)
@given(st.one_of(st.text(max_size=12), st.from_regex(r"[RH令和]{1,2}[0-9]{1,2}[年度.～\-月上期0-9]{0,9}")))
def test_whatever_is_written_is_read_or_unknown(written: str) -> None:
    """Never an exception, never an end before the beginning, and nothing unknown without a reason."""
    cell = periods.period(written)
    if cell.value and cell.value.start and cell.value.end:
        assert cell.value.start <= cell.value.end
    assert cell.value is not None or cell.finding or not clean(written)
    for read in (periods.opening, periods.closing):
        assert read(written).value is not None or read(written).finding or not clean(written)
