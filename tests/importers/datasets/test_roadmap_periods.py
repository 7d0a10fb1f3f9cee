"""実施期間 in one cell of a roadmap, and days as systems and people write them in its columns."""

import pytest

from dashboard.importers.model import Value
from tests.importers.grids import codes, finding
from tests.importers.made_plans import KINDS, LABELS, TITLE, Rows, plan, times

ONE: list[Value] = [1, "文書管理の電子化", "総務課"]
TWO: list[Value] = [2, "RPAの導入", "情報政策課"]
every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
@pytest.mark.parametrize(
    "header", ["実施期間", "計画期間", "取組期間", "期間", "スケジュール", "実施時期", "事業期間", "実施期間（年度）"]
)
def test_a_roadmap_with_nothing_but_a_period_is_taken(kind: str, header: str) -> None:
    rows: Rows = [TITLE, [*LABELS, header], [*ONE, "R5～R7"], [*TWO, "令和6年度～令和8年度"]]
    reading = plan(kind, rows)
    assert not reading.refused
    assert times(reading) == [("2023-04-01", "2026-03-31"), ("2024-04-01", "2027-03-31")]
    assert finding(reading, "date_year_taken").cell == "D3"


@every_kind
def test_what_a_period_does_not_say_is_unknown_and_said(kind: str) -> None:
    rows: Rows = [TITLE, [*LABELS, "実施期間"], [*ONE, "通年"], [*TWO, "～R9.3"], [3, "AI", "総務課", "R8～"]]
    reading = plan(kind, rows)
    assert times(reading) == [(None, None), (None, "2027-03-31"), ("2026-04-01", None)]
    assert finding(reading, "date_without_end").cell == "D3"
    assert finding(reading, "period_one_sided").cell == "D4"


@every_kind
def test_a_period_fills_in_only_what_the_columns_leave_open(kind: str) -> None:
    header = [*LABELS, "計画開始", "計画終了", "実施期間"]
    reading = plan(kind, [TITLE, header, [*ONE, "R8.4.10", None, "R8.4～R9.3"], [*TWO, None, "R9.3.20", "R8～R8"]])
    assert times(reading) == [("2026-04-10", "2027-03-31"), ("2026-04-01", "2027-03-20")]
    assert "period_contradicts" not in codes(reading)


@every_kind
def test_a_period_that_says_something_else_than_the_columns_is_reported(kind: str) -> None:
    header = [*LABELS, "計画開始", "計画終了", "実施期間"]
    reading = plan(kind, [TITLE, header, [*ONE, "R7.4.1", "R8.3.31", "R7～R8"]])
    assert times(reading) == [("2025-04-01", "2026-03-31")]
    issue = finding(reading, "period_contradicts")
    assert (issue.severity, issue.cell) == ("warning", "F3")
    assert "2026-03-31" in issue.message


@every_kind
@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026/4/1 0:00", "2026/12/31 0:00"),
        ("2026/04/01 00:00:00", "2026/12/31 00:00:00"),
        ("2026-04-01T00:00:00+09:00", "2026-12-31T00:00:00+09:00"),
        ("R8.4.1", "R8.12.31予定"),
        ("R8.4.1（予定）", "～R8.12"),
        ("R8.4上旬", "R8.12下旬"),
        ("R8.4～", "R8.12末まで"),
    ],
)
def test_days_of_a_plan_with_something_around_them(kind: str, start: str, end: str) -> None:
    reading = plan(kind, [TITLE, [*LABELS, "計画開始", "計画終了"], [*ONE, start, end]])
    assert times(reading) == [("2026-04-01", "2026-12-31")]


@every_kind
@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2026-03-31T15:00:00Z", "date_other_in_japan"),
        ("令和8年10月頃", "date_vague"),
        ("通年", "date_without_end"),
        ("R8～R9", "date_is_period"),
    ],
)
def test_what_is_no_day_of_a_plan_says_why(kind: str, written: str, code: str) -> None:
    reading = plan(kind, [TITLE, [*LABELS, "計画終了"], [*ONE, written]])
    assert times(reading) == [(None, None)]
    assert (finding(reading, code).cell, finding(reading, code).severity) == ("D3", "warning")
    assert written in finding(reading, code).message


@every_kind
def test_a_bare_year_is_a_fiscal_year_of_a_plan_and_no_day_of_a_fact(kind: str) -> None:
    header = [*LABELS, "計画開始", "計画終了", "実績開始", "実績終了"]
    reading = plan(kind, [TITLE, header, [*ONE, "R7", "R8", "R7", "R8.3.31予定"]])
    assert times(reading) == [("2025-04-01", "2027-03-31")]
    assert reading.rows[["actual_start", "actual_end"]].isna().all(axis=None)
    assert [finding(reading, code).cell for code in ("date_year_alone", "date_only_planned")] == ["F3", "G3"]
    assert codes(reading).count("date_year_taken") == 2


@every_kind
@pytest.mark.parametrize(
    "cells", [["R8.4.1", "～", "R9.3.31"], ["令和8年4月1日", None, "令和9年3月31日"], ["R8.4.1", "から", "R9.3.31まで"]]
)
def test_a_heading_over_several_columns_is_that_of_one_period(kind: str, cells: list[Value]) -> None:
    rows: Rows = [
        TITLE,
        [*LABELS, "実施期間", None, None, "状況"],
        [*ONE, *cells, "順調"],
        [*TWO, "R8", "～", None, "順調"],
    ]
    reading = plan(kind, rows, ["D2:F2"])
    assert times(reading) == [("2026-04-01", "2027-03-31"), ("2026-04-01", None)]
    assert [*reading.rows["reported_state"]] == ["on_track"] * 2


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
@pytest.mark.parametrize("parts", [("開始", "終了"), ("始期", "終期"), ("自", "至"), ("開始日", "終了日")])
def test_beginning_and_end_under_one_heading(kind: str, parts: tuple[str, str]) -> None:
    rows: Rows = [TITLE, [*LABELS, "実施期間", None], [None, None, None, *parts], [*ONE, "R8.4.1", "R9.3.31"]]
    assert times(plan(kind, rows, ["D2:E2"])) == [("2026-04-01", "2027-03-31")]


@every_kind
def test_the_months_of_a_grid_are_no_part_of_a_period(kind: str) -> None:
    rows: Rows = [
        TITLE,
        [*LABELS, "実施期間", "令和8年度", None, None],
        [None, None, None, None, "4月", "5月", "6月"],
        [*ONE, "R8～R9", "●", "→", None],
        [*TWO, None, None, "●", "●"],
    ]
    reading = plan(kind, rows, ["E2:G2"])
    assert times(reading) == [("2026-04-01", "2028-03-31"), ("2026-05-01", "2026-06-30")]


def test_a_heading_over_two_columns_whose_merge_was_lost_is_no_wrong_day() -> None:
    rows: Rows = [TITLE, [*LABELS, "実施期間", None], [None, None, None, "開始", "終了"], [*ONE, "R8.4.1", "R9.3.31"]]
    reading = plan("csv", rows)
    assert reading.refused or times(reading) == [("2026-04-01", "2027-03-31")]
