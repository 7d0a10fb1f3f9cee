"""Month grids: the same plan as a list and as a grid are the same initiatives; what is not certain is asked for."""

import datetime as dt
import io

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Color, GradientFill, PatternFill

from dashboard.importers import Hints
from dashboard.importers import reading as drafts
from dashboard.importers.model import Value
from tests.importers.grids import Row, Rows, finding, only, read, sheet
from tests.importers.make import source
from tests.importers.roadmap_readings import CELLS, CITY, opened, said
from tests.importers.roadmaps import BLUE, ORANGE, PLANS, Look, Plan, as_grid, as_list

LOOKS = {
    "colours alone, with a legend": Look(),
    "colours and rows by 区分, no legend": Look(legend=None),
    "colours with a legend, no 区分": Look(lined=False),
    "signs by 区分": Look(("●", "■", "□"), (None, None, None), None, signs="凡例　□：見込"),
    "signs with a legend, no 区分": Look(
        ("○", "●", "△"), (None, None, None), None, "凡例　○：計画　●：実績　△：見込", lined=False
    ),
    "arrows by 区分, colours for what is expected": Look(("→", "→", None), (None, None, "#FFD9B8"), ("", "", "見込")),
    "labels repeated instead of merged": Look(merged=False),
    "a header in one row": Look(one_row_header=True),
    "shaded rows": Look(zebra=True),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_grid_says_the_same_as_the_list(look: Look) -> None:
    one, other = opened(as_list()), opened(as_grid(look=look))
    assert said(other) == said(one)
    assert (one.as_of, other.as_of) == (dt.date(2026, 10, 31),) * 2
    assert len(said(one)) == len(PLANS)


def openpyxl_grid(*fills: PatternFill) -> bytes:
    """A grid of one initiative whose first months have these fills."""
    book = openpyxl.Workbook()
    page = book.active
    page.append(["ロードマップ　令和8年10月末現在"])
    page.append(["No.", "取組名", "所管課", "令和8年度"])
    page.append([None, None, None, *(f"{(month + 3) % 12 + 1}月" for month in range(12))])
    page.append(["1", "窓口", "市民課"])
    for column, fill in enumerate(fills, start=4):
        page.cell(4, column).fill = fill
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "fill",
    [
        PatternFill("solid", fgColor="FF4F81BD"),
        PatternFill("solid", fgColor=Color(theme=4, tint=0.4)),
        PatternFill("solid", fgColor=Color(indexed=44)),
        PatternFill("lightUp", fgColor="FF4F81BD"),
        GradientFill(stop=("FF0000", "00FF00")),
    ],
    ids=["rgb", "theme", "indexed", "hatched", "gradient"],
)
def test_colours_of_every_kind(fill: PatternFill | GradientFill) -> None:
    white = PatternFill("solid", fgColor=Color(theme=0))
    reading = opened(openpyxl_grid(white, fill, fill, white))
    assert said(reading)[0]["planned_start"] == dt.date(2026, 5, 1)
    assert said(reading)[0]["planned_end"] == dt.date(2026, 6, 30)


def test_colours_of_an_old_workbook() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("工程表")
    rows: list[list[str | None]] = [
        ["No.", "取組名", "所管課", "令和8年度"],
        [None, None, None, "4月", "5月", "6月"],
        ["1", "窓口", "市民課"],
    ]
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            page.write(row, column, value)
    page.write(2, 4, None, xlwt.easyxf("pattern: pattern solid, fore_colour light_blue"))
    stream = io.BytesIO()
    book.save(stream)
    reading = opened(stream.getvalue(), "R8.10.xls")
    assert (said(reading)[0]["planned_start"], said(reading)[0]["planned_end"]) == (
        dt.date(2026, 5, 1), dt.date(2026, 5, 31),
    )  # fmt: skip


def test_colours_that_cannot_be_read_do_not_keep_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("工程表")

    monkeypatch.setattr(drafts, "read_fills", broken)
    made = drafts.draft(source(as_grid(), "R8.10.xlsx"), None, None, Hints())
    assert [issue.code for issue in made.reading.issues].count("fills_unread") == 1
    assert len(made.reading.rows) == len(PLANS)


def test_a_grid_of_one_kind_of_mark_is_the_plan() -> None:
    plan = Plan(begun=None, forecast=None, state="未着手", progress=0.0)
    reading = opened(as_grid([plan], Look(("●", None, None), (None, None, None), None, lined=False)))
    assert said(reading)[0]["planned_end"] == plan.planned[1]
    assert said(reading)[0]["actual_start"] is None
    assert finding(reading, "grid_marks_as_plan").severity == "info"


def test_colours_without_a_legend_can_be_named_by_their_cells() -> None:
    content = as_grid(look=Look(legend=None, lined=False))
    assert opened(content).refused
    answered = opened(content, hints=Hints(fills={"T6": "計画", "U7": "実績", "AM7": "見込"}))
    assert not answered.refused
    assert said(answered) == said(opened(as_list()))


def test_colours_that_the_legend_does_not_name_are_not_counted() -> None:
    look = Look(fills=(BLUE, ORANGE, "#00FF00"), legend=("計画", "実績", "その他"), lined=False)
    reading = opened(as_grid(look=look))
    assert finding(reading, "grid_fill_unlisted").severity == "warning"
    assert said(reading)[0]["forecast_end"] is None


def test_an_initiative_without_any_mark_has_no_plan_and_is_reported() -> None:
    rows: Rows = [
        ["No.", "取組名", "所管課", "令和8年度", None, None, None],
        [None, None, None, "4月", "5月", "6月", "7月"],
        ["1", "窓口", "市民課", "●", "●", None, None],
        ["2", "図形で描いた", "総務課", None, None, None, None],
    ]
    reading = read(sheet(rows), register=CITY)
    assert finding(reading, "grid_without_plan").cell == "B4"
    assert finding(reading, "grid_without_plan").rule == "L1-10"
    assert list(reading.rows["planned_end"].isna()) == [False, True]


def test_words_are_phases_and_stars_are_milestones() -> None:
    rows: Rows = [
        ["No.", "取組名", "所管課", "令和8年度", None, None, None, None, None],
        [None, None, None, "4月", "5月", "6月", "7月", "8月", "9月"],
        ["1", "窓口", "市民課", "検討", "→", "設計", None, "導入", "★稼働"],
    ]
    reading = read(sheet(rows), register=CITY)
    found = only(reading)
    assert found["milestones"] == ["2026-04-01 検討", "2026-06-01 設計", "2026-08-01 導入", "2026-09-30 稼働"]
    assert (found["planned_start"], found["planned_end"]) == (dt.date(2026, 4, 1), dt.date(2026, 9, 30))


@pytest.mark.parametrize(
    ("years", "months", "first"),
    [
        (["令和8年度", None, None], ["4月", "5月", "6月"], dt.date(2026, 4, 1)),
        (["令和8年度", None, None], ["1月", "2月", "3月"], dt.date(2027, 1, 1)),
        (["令和8年", None, None], ["1月", "2月", "3月"], dt.date(2026, 1, 1)),
        (["R8", None, None], ["11", "12", "1"], dt.date(2026, 11, 1)),
        (["2026年度", None, None], [4, 5, 6], dt.date(2026, 4, 1)),
        (["令和元年度", None, None], ["４月", "５月", "６月"], dt.date(2019, 4, 1)),
        (["令和8年度", None, None, None], ["第1四半期", "第2四半期", "3Q", "4Q"], dt.date(2026, 4, 1)),
        (["R8年度", None, None, None], ["4～6月", "7～9月", "10～12月", "1～3月"], dt.date(2026, 4, 1)),
        ([None, None, None], ["R8.4", "R8.5", "R8.6"], dt.date(2026, 4, 1)),
        ([None, None, None], [dt.date(2026, 4, 1), dt.date(2026, 5, 1), dt.date(2026, 6, 1)], dt.date(2026, 4, 1)),
    ],
)
def test_months_of_all_kinds(years: list[Value], months: list[Value], first: dt.date) -> None:
    rows: Rows = [
        ["No.", "取組名", "所管課", *years],
        [None, None, None, *months],
        ["1", "窓口", "市民課", *["●"] * len(months)],
    ]
    reading = read(sheet(rows), register=CITY)
    assert only(reading)["planned_start"] == first


def test_months_with_a_gap_are_no_grid() -> None:
    rows: Rows = [["No.", "取組名", "所管課", "令和8年度", None, None], [None, None, None, "4月", "6月", "7月"],
            ["1", "窓口", "市民課", "●", "●", "●"]]  # fmt: skip
    assert finding(read(sheet(rows), register=CITY), "roadmap_without_period").severity == "error"


@pytest.mark.slow
@given(st.lists(st.lists(CELLS, min_size=6, max_size=6), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_the_months_is_read_or_reported(months: list[list[Value]]) -> None:
    """Never an exception, and never an end before the start."""
    names = [[str(place), f"取組{place}", "市民課"] for place in range(len(months))]
    header: list[Row] = [
        ["No.", "取組名", "所管課", "令和8年度"],
        [None, None, None, "4月", "5月", "6月", "7月", "8月", "9月"],
    ]
    reading = read(
        sheet([*header, *([*name, *cells] for name, cells in zip(names, months, strict=True))]), register=CITY
    )
    rows = reading.rows.dropna(subset=["planned_start", "planned_end"])
    assert (rows["planned_start"] <= rows["planned_end"]).all()
