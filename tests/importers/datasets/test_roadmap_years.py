"""Plans by years and halves, as most published DX plans show time."""

import datetime as dt

import pytest

from dashboard.importers.model import Value
from tests.importers.grids import codes, finding
from tests.importers.made_plans import KINDS, LABELS, TITLE, Rows, plan, times

ONE: list[Value] = [1, "文書管理の電子化", "総務課"]
TWO: list[Value] = [2, "RPAの導入", "情報政策課"]
every_kind = pytest.mark.parametrize("kind", KINDS)


def below(*cells: Value) -> list[Value]:
    return [None, None, None, *cells]


@every_kind
def test_years_with_words_are_a_plan(kind: str) -> None:
    rows = [
        TITLE,
        [*LABELS, "R6", "R7", "R8", "R9"],
        [*ONE, "検討", "導入", "→", "運用"],
        [*TWO, None, "検討", "導入", "－"],
    ]
    reading = plan(kind, rows)
    assert times(reading) == [("2024-04-01", "2028-03-31"), ("2025-04-01", "2027-03-31")]
    assert list(reading.rows["milestones"][1]) == ["2025-04-01 検討", "2026-04-01 導入"]
    assert finding(reading, "grid_years_as_fiscal").severity == "info"
    assert not reading.rows["start_is_reported"].any()  # Nothing in such a plan says what has begun.


@every_kind
@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (["令和8年度", "令和9年度"], ("2026-04-01", "2027-03-31")),
        (["2026年度", "2027年度"], ("2026-04-01", "2027-03-31")),
        (["FY2026", "FY2027"], ("2026-04-01", "2027-03-31")),
        (["令和8年度（2026年度）", "令和9年度（2027年度）"], ("2026-04-01", "2027-03-31")),
        (["R8年度", "R9年度"], ("2026-04-01", "2027-03-31")),
        (["R8\n(2026)", "R9\n(2027)"], ("2026-04-01", "2027-03-31")),
        (["令和8年", "令和9年"], ("2026-01-01", "2026-12-31")),
        ([2026, 2027], ("2026-04-01", "2027-03-31")),
    ],
)
def test_two_years_in_a_row_suffice(kind: str, years: list[Value], expected: tuple[str, str]) -> None:
    assert times(plan(kind, [TITLE, [*LABELS, *years], [*ONE, "●", None]])) == [expected]


@every_kind
@pytest.mark.parametrize("halves", [("上期", "下期"), ("上半期", "下半期"), ("前期", "後期"), ("前半", "後半")])
def test_halves_of_years(kind: str, halves: tuple[str, str]) -> None:
    rows = [
        TITLE,
        [*LABELS, "令和8年度", None, "令和9年度", None],
        below(*halves, *halves),
        [*ONE, None, "検討", "導入", None],
    ]
    reading = plan(kind, rows, ["D2:E2", "F2:G2"])
    assert times(reading) == [("2026-10-01", "2027-09-30")]
    assert "note_row" not in codes(reading)


@every_kind
def test_the_halves_of_one_year(kind: str) -> None:
    rows = [TITLE, [*LABELS, "R8年度", None], below("上期", "下期"), [*ONE, None, "導入"]]
    assert times(plan(kind, rows, ["D2:E2"])) == [("2026-10-01", "2027-03-31")]


@every_kind
def test_months_halves_and_years_beside_each_other(kind: str) -> None:
    months = [f"{(month + 3) % 12 + 1}月" for month in range(12)]
    rows = [
        TITLE,
        [*LABELS, "令和8年度", *[None] * 11, "令和9年度", None, "令和10年度"],
        below(*months, "上期", "下期", None),
        [*ONE, *[None] * 10, "●", "●", "●", None, None],
        [*TWO, *[None] * 13, "●", "●"],
    ]
    reading = plan(kind, rows, ["D2:O2", "P2:Q2", "R2:R3"])
    assert times(reading) == [("2027-02-01", "2027-09-30"), ("2027-10-01", "2029-03-31")]


@every_kind
@pytest.mark.parametrize(
    ("years", "months", "marks", "expected"),
    [
        (["R7", "R8", None, None], [None, "4月", "5月", "6月"], ["●", "●"], ("2025-04-01", "2026-04-30")),
        (["R8", None, None, "R9"], ["4月", "5月", "6月", None], [None, None, "●", "●"], ("2026-06-01", "2028-03-31")),
    ],
)
def test_a_year_before_or_after_the_months_of_another(
    kind: str, years: list[Value], months: list[Value], marks: list[Value], expected: tuple[str, str]
) -> None:
    assert times(plan(kind, [TITLE, [*LABELS, *years], below(*months), [*ONE, *marks]])) == [expected]


@every_kind
def test_a_last_column_that_goes_on_leaves_the_end_unknown(kind: str) -> None:
    rows = [TITLE, [*LABELS, "R8", "R9", "R10以降"], [*ONE, "検討", "導入", "→"], [*TWO, "検討", "導入", None]]
    reading = plan(kind, rows)
    assert times(reading) == [("2026-04-01", None), ("2026-04-01", "2028-03-31")]
    assert "文書管理の電子化" in finding(reading, "grid_end_open").message


@every_kind
def test_a_heading_over_all_years_is_no_column_of_its_own(kind: str) -> None:
    for title in ("スケジュール", "工程", "年度別計画"):
        rows = [
            TITLE,
            [*LABELS, title, None, None, "備考"],
            below("R6", "R7", "R8"),
            [*ONE, "検討", "導入", None, "済"],
        ]
        assert times(plan(kind, rows, ["D2:F2"])) == [("2024-04-01", "2026-03-31")]
        rows = [TITLE, [*LABELS, title, None, None], below("R8.4", "R8.5", "R8.6"), [*ONE, "●", "●", None]]
        assert times(plan(kind, rows, ["D2:F2"])) == [("2026-04-01", "2026-05-31")]


@every_kind
@pytest.mark.parametrize("figures", [[10, 20, 30], ["10%", "20%", "1,200件"], ["3課", None, "80％以上"]])
def test_years_with_figures_are_values_and_no_plan(kind: str, figures: list[Value]) -> None:
    years = ["R6", "R7", "R8"]
    reading = plan(kind, [TITLE, [*LABELS, "計画終了", *years], [*ONE, "R9.3.31", *figures]])
    assert times(reading) == [(None, "2027-03-31")]
    refused = plan(kind, [TITLE, [*LABELS, *years], [*ONE, *figures]])
    assert "値の列とみなしました" in finding(refused, "roadmap_without_period").message
    assert refused.refused


@every_kind
def test_years_with_a_role_in_brackets_are_left_alone(kind: str) -> None:
    years = ["令和5年度（基準値）", "令和7年度（現状値）", "令和9年度（目標値）"]
    reading = plan(kind, [TITLE, [*LABELS, "計画終了", *years], [*ONE, "R9.3.31", "低い", "中くらい", "高い"]])
    assert times(reading) == [(None, "2027-03-31")]
    assert not reading.refused


@every_kind
def test_plan_and_fact_side_by_side_under_years_are_refused(kind: str) -> None:
    rows: Rows = [
        TITLE,
        [*LABELS, "R8", None, "R9", None],
        below(*["計画", "実績"] * 2),
        [*ONE, "検討", None, "→", None],
    ]
    reading = plan(kind, rows, ["D2:E2", "F2:G2"])
    assert reading.refused
    issue = finding(reading, "grid_years_divided")
    assert "3 行目" in issue.message and "「計画」「実績」" in issue.message
    assert not {"note_row", "roadmap_without_period"} & {*codes(reading)}


@every_kind
def test_the_same_columns_beside_a_period_of_its_own_refuse_nothing(kind: str) -> None:
    rows: Rows = [
        TITLE, [*LABELS, "計画終了", "R8", None, "R9", None], [*[None] * 4, *["目標", "実績"] * 2],
        [*ONE, "R9.3.31", "試行", None, "導入", None],
    ]  # fmt: skip
    reading = plan(kind, rows, ["E2:F2", "G2:H2"])
    assert times(reading) == [(None, "2027-03-31")]
    assert not reading.refused


@every_kind
def test_years_with_a_gap_are_named(kind: str) -> None:
    reading = plan(kind, [TITLE, [*LABELS, "R6", "R8"], [*ONE, "検討", "導入"]])
    message = finding(reading, "roadmap_without_period").message
    assert "「R6」「R8」" in message and "年度が続いていません" in message


@every_kind
def test_a_cross_is_no_mark(kind: str) -> None:
    assert times(plan(kind, [TITLE, [*LABELS, "R6", "R7", "R8"], [*ONE, "×", "○", "なし"]])) == [
        ("2025-04-01", "2026-03-31")
    ]


@every_kind
def test_what_was_done_in_a_year_that_is_not_over_has_no_day(kind: str) -> None:
    """The last day of 令和8年度 lies after 基準日, so nothing can have ended on it."""
    rows: Rows = [
        TITLE,
        [*LABELS, "状況", "区分", "R7", "R8"],
        [*ONE, "完了", "計画", "●", "●"],
        [None, None, None, None, "実績", "●", "●"],
    ]
    reading = plan(kind, rows)
    assert times(reading) == [("2025-04-01", "2027-03-31")]
    assert reading.rows["actual_end"].isna().all()
    assert "done_without_day" in codes(reading)


@every_kind
def test_days_in_a_row_that_stand_in_the_header_too_make_no_second_header(kind: str) -> None:
    months = [dt.date(2026 + (month + 3) // 12, (month + 3) % 12 + 1, 1) for month in range(12)]
    rows: Rows = [
        TITLE,
        [*LABELS, "計画開始", "計画終了", "実績開始", "状況", *months],
        [1, "文書管理", "総務課", months[0], months[11], months[0], "順調", "●"],
        [*TWO, None, None, None, "順調", *["●"] * 12],
    ]
    reading = plan(kind, rows)
    assert not reading.refused
    assert times(reading) == [("2026-04-01", "2027-03-01"), ("2026-04-01", "2027-03-31")]


@every_kind
def test_years_in_a_row_that_stand_in_the_header_too_make_no_second_header(kind: str) -> None:
    rows: Rows = [
        TITLE,
        [*LABELS, "計画開始", "計画終了", "終了見込", "R6", "R7", "R8"],
        [*ONE, "R6", "R8", "R7", "検討", "導入", "運用"],
        [*LABELS, "計画開始", "計画終了", "終了見込", "R6", "R7", "R8"],
        [*TWO, "R7", "R8", "R8", None, "検討", "導入"],
    ]
    reading = plan(kind, rows)
    assert times(reading) == [("2024-04-01", "2027-03-31"), ("2025-04-01", "2027-03-31")]
    assert "header_again" in codes(reading)


@every_kind
def test_headings_of_three_rows_that_are_repeated_mark_nothing(kind: str) -> None:
    head: Rows = [
        [*LABELS, "令和8年度"], below("4月", None, None, "5月", None, None), below(*["上旬", "中旬", "下旬"] * 2),
    ]  # fmt: skip
    reading = plan(kind, [TITLE, *head, [*ONE, None, "●"], *head, [*TWO, None, None, "●"]])
    assert times(reading) == [("2026-04-11", "2026-04-20"), ("2026-04-21", "2026-04-30")]
