"""工程表 whose columns are finer than a month: thirds, halves, weeks, days. A heading owns all columns under it."""

import datetime as dt
from collections.abc import Sequence

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from dashboard.importers.model import Value
from tests.importers.grids import codes, finding
from tests.importers.made_plans import KINDS, LABELS, TITLE, Rows, plan, times
from tests.importers.opened import saved
from tests.importers.roadmap_readings import opened

ONE: list[Value] = [1, "文書管理の電子化", "総務課"]
TWO: list[Value] = [2, "RPAの導入", "情報政策課"]
YEAR: list[Value] = [*LABELS, "令和8年度"]
DOT = "●"
every_kind = pytest.mark.parametrize("kind", KINDS)


def below(*cells: Value) -> list[Value]:
    """A row of headings under the labels."""
    return [None, None, None, *cells]


THIRDS: Rows = [
    TITLE,
    YEAR,
    below("4月", None, None, "5月", None, None, "6月", None, None),
    below(*["上旬", "中旬", "下旬"] * 3),
    [*ONE, None, *[DOT] * 8],
    [*TWO, *[None] * 7, DOT, DOT],
]
THIRDS_MERGED = ("D3:F3", "G3:I3", "J3:L3")


@every_kind
def test_thirds_of_months_are_their_days(kind: str) -> None:
    reading = plan(kind, THIRDS, THIRDS_MERGED)
    assert times(reading) == [("2026-04-11", "2026-06-30"), ("2026-06-11", "2026-06-30")]
    assert not {"note_row", "grid_without_plan"} & {*codes(reading)}


def test_thirds_marked_with_colours() -> None:
    book = Workbook()
    page = book.active
    for row in THIRDS:
        page.append([None if cell == DOT else cell for cell in row])
    for each in THIRDS_MERGED:
        page.merge_cells(each)
    for cell in ("E5", "F5", "G5"):
        page[cell].fill = PatternFill("solid", fgColor="FF4F81BD")
    assert times(opened(saved(book)))[0] == ("2026-04-11", "2026-05-10")


@every_kind
@pytest.mark.parametrize(
    ("months", "parts", "marks", "expected", "merges"),
    [
        (["4月", None, "5月", None], ["前半", "後半"] * 2, [None, DOT, DOT, None], ("2026-04-16", "2026-05-15"),
         ["D3:E3", "F3:G3"]),
        (["2月", None, "3月", None], ["前半", "後半"] * 2, [None, DOT, None, None], ("2027-02-16", "2027-02-28"),
         ["D3:E3", "F3:G3"]),
        (["4月", None, None, None, None, "5月", None, None, None], ["第1週", "第2週", "第3週", "第4週", "第5週",
         "第1週", "第2週", "第3週", "第4週"], [None, DOT, DOT], ("2026-04-08", "2026-04-21"), ["D3:H3", "I3:L3"]),
        (["4月", None, None, None, "5月", None, None, None], ["1W", "2W", "3W", "4W"] * 2, [None] * 7 + [DOT],
         ("2026-05-22", "2026-05-31"), ["D3:G3", "H3:K3"]),
        (["2月", None, None, None, None, "3月", None, None, None, None], ["1週", "2週", "3週", "4週", "5週"] * 2,
         [None, DOT, None, None, DOT], ("2027-02-08", "2027-02-28"), ["D3:H3", "I3:M3"]),
        (["4月", None, None, None, "5月", None], ["4/6", "4/13", "4/20", "4/27", "5/4", "5/11"], [None, DOT, DOT],
         ("2026-04-13", "2026-04-26"), ["D3:G3", "H3:I3"]),
        (["12月", None, "1月", None], ["12/21", "12/28", "1/4", "1/11"], [None, DOT, DOT], ("2026-12-28", "2027-01-10"),
         ["D3:E3", "F3:G3"]),
        (["4月", None, None, None, "5月", None], [6, 13, 20, 27, 4, 11], [None, None, None, DOT, DOT],
         ("2026-04-27", "2026-05-10"), ["D3:G3", "H3:I3"]),
        (["4月", None, None], ["上旬", "中旬", "下旬"], [None, DOT, DOT], ("2026-04-11", "2026-04-30"), ["D3:F3"]),
        (["4月", None, None, "5月", "6月"], ["上旬", "中旬", "下旬", None, None], [None, None, DOT, DOT, None],
         ("2026-04-21", "2026-05-31"), ["D3:F3"]),
    ],
    ids=["halves", "halves of February", "weeks, the fifth", "weeks, the last", "five weeks of February",
         "weekly days", "weeks over the turn of the year", "numbers of days", "one month", "near months only"],
)  # fmt: skip
def test_parts_of_months(
    kind: str,
    months: list[Value],
    parts: list[Value],
    marks: list[Value],
    expected: tuple[str, str],
    merges: Sequence[str],
) -> None:
    reading = plan(kind, [TITLE, YEAR, below(*months), below(*parts), [*ONE, *marks]], merges)
    assert times(reading) == [expected]
    assert "note_row" not in codes(reading)


@every_kind
def test_weeks_are_said_to_be_seven_days_each(kind: str) -> None:
    rows = [TITLE, YEAR, below("4月", None, None, None), below("1週", "2週", "3週", "4週"), [*ONE, None, DOT]]
    reading = plan(kind, rows, ["D3:G3"])
    assert times(reading) == [("2026-04-08", "2026-04-14")]
    assert finding(reading, "grid_weeks_as_days").cell == "D4"


@every_kind
def test_days_of_weeks_alone_are_headings(kind: str) -> None:
    weeks = [dt.date(2026, 4, 6) + dt.timedelta(days=7 * week) for week in range(6)]
    assert times(plan(kind, [TITLE, [*LABELS, *weeks], [*ONE, None, DOT, DOT]])) == [("2026-04-13", "2026-04-26")]


@every_kind
def test_single_days_with_their_weekdays_are_headings(kind: str) -> None:
    days = [dt.date(2026, 4, 27) + dt.timedelta(days=day) for day in range(8)]
    rows = [TITLE, [*LABELS, *days], below(*"月火水木金土日月"), [*ONE, None, DOT, None, None, None, None, None, DOT]]
    reading = plan(kind, rows)
    assert times(reading) == [("2026-04-28", "2026-05-04")]
    assert "note_row" not in codes(reading)


@every_kind
def test_working_days_are_headings(kind: str) -> None:
    days = [dt.date(2026, 4, 23) + dt.timedelta(days=day) for day in (0, 1, 4, 5)]
    assert times(plan(kind, [TITLE, [*LABELS, *days], [*ONE, None, DOT, DOT]])) == [("2026-04-24", "2026-04-27")]


@every_kind
@pytest.mark.parametrize("days", [(1, 11, 21), (1, 16)], ids=["thirds", "halves"])
def test_first_days_of_parts_are_headings(kind: str, days: Sequence[int]) -> None:
    starts = [dt.date(2026, month, day) for month in (4, 5) for day in days]
    reading = plan(kind, [TITLE, [*LABELS, *starts], [*ONE, None, DOT, *[None] * (len(starts) - 3), DOT]])
    assert times(reading) == [(str(starts[1]), "2026-05-31")]


@every_kind
def test_month_and_third_in_one_cell(kind: str) -> None:
    rows = [TITLE, YEAR, below("4月上旬", "4月中旬", "4月下旬", "5月上旬", "5月中旬"), [*ONE, None, DOT, DOT, DOT]]
    assert times(plan(kind, rows)) == [("2026-04-11", "2026-05-10")]
    rows = [TITLE, [*LABELS, "R8.4上旬", "R8.4中旬", "R8.4下旬", "R8.5上旬"], [*ONE, None, DOT, DOT, DOT]]
    assert times(plan(kind, rows)) == [("2026-04-11", "2026-05-10")]


@every_kind
@pytest.mark.parametrize("parts", [["甲", "乙", "丙"] * 2, [1, 2, 3] * 2, [10, 20, 30] * 2])
def test_what_cannot_be_read_under_months_is_all_of_the_month(kind: str, parts: list[Value]) -> None:
    rows = [TITLE, YEAR, below("4月", None, None, "5月", None, None), below(*parts), [*ONE, None, None, DOT]]
    reading = plan(kind, rows, ["D3:F3", "G3:I3"])
    assert times(reading) == [("2026-04-01", "2026-04-30")]
    issue = finding(reading, "grid_parts_unread")
    assert (issue.severity, issue.cell) == ("warning", "D4")
    assert str(parts[0]) in issue.message and "4 行目" in issue.message
    assert "note_row" not in codes(reading)


@every_kind
def test_columns_without_headings_of_their_own_are_all_of_their_month(kind: str) -> None:
    rows = [
        TITLE,
        YEAR,
        below("4月", None, None, "5月", None, None, "6月", None, None),
        [*ONE, None, DOT, None, None, None, None, None, DOT],
    ]
    reading = plan(kind, rows, THIRDS_MERGED)
    assert times(reading) == [("2026-04-01", "2026-06-30")]
    assert finding(reading, "grid_months_undivided").cell == "D3"


@every_kind
def test_plan_and_fact_side_by_side_under_months_are_refused(kind: str) -> None:
    rows = [
        TITLE,
        YEAR,
        below("4月", None, "5月", None, "6月", None),
        below(*["計画", "実績"] * 3),
        [*ONE, DOT, DOT, DOT],
    ]
    reading = plan(kind, rows, ["D3:E3", "F3:G3", "H3:I3"])
    assert reading.refused
    assert "「計画」「実績」" in finding(reading, "grid_roles_unread").message
    assert not {"note_row", "roadmap_without_period"} & {*codes(reading)}


@every_kind
def test_remarks_beside_the_last_month_are_none_of_its_columns(kind: str) -> None:
    rows = [
        TITLE,
        [*YEAR, None, None, None, None, None, "備考"],
        below("4月", None, None, "5月", None, None, None),
        below(*["上旬", "中旬", "下旬"] * 2),
        [*ONE, None, DOT, None, None, None, None, "議会へ報告"],
    ]
    reading = plan(kind, rows, ["D3:F3", "G3:I3"])
    assert times(reading) == [("2026-04-11", "2026-04-20")]


@every_kind
@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([YEAR, below("4月", "6月", "7月")], ["3 行目", "「4月」「6月」「7月」"]),
        ([[*LABELS, "4月", "5月", "6月"]], ["2 行目", "何年度の月か"]),
        ([[*LABELS, "備考", "一", "二"]], ["見つかった見出し：No.、取組名、所管課、備考"]),
    ],
)
def test_a_plan_without_times_names_what_was_found_instead(kind: str, rows: Rows, words: Sequence[str]) -> None:
    reading = plan(kind, [TITLE, *rows, [*ONE, DOT, DOT, DOT]])
    issue = finding(reading, "roadmap_without_period")
    assert issue.severity == "error"
    assert all(each in issue.message for each in words)
    assert "note_row" not in codes(reading)


@every_kind
def test_the_day_of_a_list_is_no_year_of_its_months(kind: str) -> None:
    """January of 令和8年度 is in 2027: 「令和8年10月末現在」 in A1 must not make it 2026."""
    reading = plan(kind, [TITLE, [*LABELS, "1月", "2月", "3月"], [*ONE, DOT, DOT, DOT]])
    assert reading.refused
    assert "何年度の月か" in finding(reading, "roadmap_without_period").message
