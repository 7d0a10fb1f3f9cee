"""Days, shares and milestones of a roadmap: what cannot be is unknown, with its cell."""

import datetime as dt

import pytest

from dashboard.importers.model import Value
from tests.importers.grids import finding, only, unknown
from tests.importers.roadmap_readings import listed, row
from tests.importers.roadmaps import LIST

OTHER: dict[str, Value] = {"No.": "2", "取組名": "別の取組"}


@pytest.mark.parametrize(
    ("column", "text", "code", "cell"),
    [
        ("計画終了", "令和8年13月", "date_impossible", "G2"),
        ("計画終了", "R8.2.30", "date_impossible", "G2"),
        ("計画終了", "春ごろ", "date_vague", "G2"),
        ("計画開始", "8", "date_ambiguous", "F2"),
        ("進捗率", "120%", "share_out_of_range", "K2"),
        ("進捗率", 1.2, "share_out_of_range", "K2"),
        ("進捗率", "半分くらい", "not_a_number", "K2"),
    ],
)
def test_bad_cells_are_unknown_and_reported(column: str, text: Value, code: str, cell: str) -> None:
    reading = listed(row(**{column: text}))
    issue = finding(reading, code)
    assert (issue.cell, issue.severity) == (cell, "warning")
    assert issue.remedy
    name = {"計画終了": "planned_end", "計画開始": "planned_start", "進捗率": "progress"}[column]
    assert unknown(reading, name)
    assert not reading.refused


def test_an_end_before_the_start_makes_both_unknown() -> None:
    reading = listed(row(計画開始="R8.9.30", 計画終了="R8.4.1"))
    issue = finding(reading, "period_reversed")
    assert (issue.cell, issue.rule) == ("G2", "L3-05")
    assert "2026-04-01" in issue.message
    assert unknown(reading, "planned_start", "planned_end")


def test_a_forecast_before_the_start_is_unknown() -> None:
    reading = listed(row(終了見込="R7.4.30"))
    assert finding(reading, "period_reversed").cell == "J2"
    assert unknown(reading, "forecast_end")
    assert only(reading)["actual_start"] == dt.date(2025, 5, 1)


def test_an_actual_day_after_the_as_of_day_is_no_fact() -> None:
    reading = listed(row(実績終了="R8.11.30", 状況="完了"))
    assert finding(reading, "day_in_future").cell == "I2"
    assert unknown(reading, "actual_end")


def test_done_without_a_day_is_reported() -> None:
    assert finding(listed(row(状況="完了")), "done_without_day").cell == "L2"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("令和8年9月", dt.date(2026, 9, 1), dt.date(2026, 9, 30)),
        ("令和8年度", dt.date(2026, 4, 1), dt.date(2027, 3, 31)),
        ("R8年度末", dt.date(2027, 3, 31), dt.date(2027, 3, 31)),
        ("2026年度上期", dt.date(2026, 4, 1), dt.date(2026, 9, 30)),
        ("令和8年度下半期", dt.date(2026, 10, 1), dt.date(2027, 3, 31)),
        ("令和8年度第4四半期", dt.date(2027, 1, 1), dt.date(2027, 3, 31)),
        ("令和8年度当初", dt.date(2026, 4, 1), dt.date(2026, 4, 1)),
        ("R8年度4Q", dt.date(2027, 1, 1), dt.date(2027, 3, 31)),
    ],
)
def test_times_without_a_day(text: Value, start: dt.date, end: dt.date) -> None:
    assert only(listed(row(計画開始=text, 計画終了="R10.3.31", 実績開始=None, 終了見込=None)))["planned_start"] == start
    found = listed(row(計画開始="R6.4.1", 計画終了=text))
    assert only(found)["planned_end"] == end


@pytest.mark.parametrize(
    ("header", "value", "share"), [("進捗率(%)", 45, 0.45), ("進捗率", 0.45, 0.45), ("進捗率", 45, 0.45)]
)
def test_progress_in_percent(header: str, value: float, share: float) -> None:
    names = [header if name == "進捗率" else name for name in LIST]
    assert only(listed(row(進捗率=value), header=names))["progress"] == pytest.approx(share)


def test_bare_numbers_that_could_be_either_stay_unknown() -> None:
    reading = listed(row(進捗率=0.5), row(**OTHER, 進捗率=45))
    assert list(reading.rows["progress"].fillna(-1)) == [0.5, -1]
    assert finding(reading, "share_out_of_range").cell == "K3"


def test_milestones_and_kpi() -> None:
    header = [*LIST, "マイルストーン", "KPI", "基準値", "目標値", "実績値"]
    marks = "2026/9/30 試行開始、R9.3 全庁導入\n説明会（R8.7.1）"
    reading = listed([*row(), marks, "利用率", "12.5%", "80％", "1,234件"], header=header)
    found = only(reading)
    assert list(found["milestones"]) == ["2026-07-01 説明会", "2026-09-30 試行開始", "2027-03-31 全庁導入"]
    assert (found["kpi_baseline"], found["kpi_target"], found["kpi_actual"]) == (12.5, 80, 1234)
    assert found["kpi_unit"] == "%"


def test_a_milestone_without_a_day_is_reported() -> None:
    reading = listed([*row(), "そのうち試行"], header=[*LIST, "マイルストーン"])
    assert finding(reading, "milestone_unreadable").cell == "M2"
