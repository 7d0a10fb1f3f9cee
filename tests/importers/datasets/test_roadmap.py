"""Roadmaps: a list and a month grid of the same plan are the same initiatives; what is not certain is asked for."""

import datetime as dt
import io

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Color, GradientFill, PatternFill

from dashboard import importers
from dashboard.importers import Hints
from dashboard.importers import reading as drafts
from dashboard.importers.datasets.roadmap.dataset import SCHEMA
from dashboard.importers.datasets.roadmap.initiatives import Initiatives
from tests.importers.grids import codes, finding, read, register, sheet
from tests.importers.make import source, xlsx
from tests.importers.roadmaps import BLUE, LIST, ORANGE, PLANS, Look, Plan, as_grid, as_list

CITY = register(("市民部", "市民課"), ("総務部", "総務課"), ("企画部", "情報政策課"))
SAID = (
    *("initiative_id", "pillar", "theme", "initiative", "department_text", "planned_start", "planned_end"),
    *("actual_start", "actual_end", "forecast_end", "progress", "reported_state"),
)
HEADER = " ".join(LIST)
ROW = [
    *("1-1", "住民サービスのDX", "窓口DX", "書かない窓口", "市民課", "R7.4.1", "R8.9.30", "R7.5.1", None, "R8.12.31"),
    *("60%", "順調"),
]


def opened(content: bytes, name: str = "ロードマップ.xlsx", **more):
    (reading,) = importers.read([source(content, name)], register=CITY, **more)
    return reading


def said(reading) -> list[dict]:
    rows = reading.rows[list(SAID)].astype(object)
    return rows.where(rows.notna(), None).to_dict("records")


def row(**changes):
    return [changes.get(name, value) for name, value in zip(LIST, ROW, strict=True)]


def listed(*rows, header=HEADER, **more):
    return read(sheet([header, *rows]), register=CITY, **more)


def only(reading):
    (found,) = reading.rows.to_dict("records")
    return found


def test_a_row():
    reading = listed(row())
    assert (reading.dataset, tuple(reading.rows.columns)) == ("roadmap", tuple(SCHEMA))
    found = only(reading)
    assert found["planned_start"] == dt.date(2025, 4, 1)
    assert found["planned_end"] == dt.date(2026, 9, 30)
    assert found["forecast_end"] == dt.date(2026, 12, 31)
    assert (found["progress"], found["reported_state"], found["reported_text"]) == (0.6, "on_track", "順調")
    assert (found["row"], found["cell"]) == (2, "D2")
    assert codes(reading, "warning", "error") == []


# ---- the same plan as a list and as a grid


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
def test_a_grid_says_the_same_as_the_list(look):
    one, other = opened(as_list()), opened(as_grid(look=look))
    assert said(other) == said(one)
    assert (one.as_of, other.as_of) == (dt.date(2026, 10, 31),) * 2
    assert len(said(one)) == len(PLANS)


def openpyxl_grid(*fills) -> bytes:
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
def test_colours_of_every_kind(fill):
    white = PatternFill("solid", fgColor=Color(theme=0))
    reading = opened(openpyxl_grid(white, fill, fill, white))
    assert said(reading)[0]["planned_start"] == dt.date(2026, 5, 1)
    assert said(reading)[0]["planned_end"] == dt.date(2026, 6, 30)


def test_colours_of_an_old_workbook():
    book = xlwt.Workbook()
    page = book.add_sheet("工程表")
    for row, values in enumerate([["No.", "取組名", "所管課", "令和8年度"], [None, None, None, "4月", "5月", "6月"],
                                  ["1", "窓口", "市民課"]]):  # fmt: skip
        for column, value in enumerate(values):
            page.write(row, column, value)
    page.write(2, 4, None, xlwt.easyxf("pattern: pattern solid, fore_colour light_blue"))
    stream = io.BytesIO()
    book.save(stream)
    reading = opened(stream.getvalue(), "R8.10.xls")
    assert (said(reading)[0]["planned_start"], said(reading)[0]["planned_end"]) == (
        dt.date(2026, 5, 1), dt.date(2026, 5, 31),
    )  # fmt: skip


def test_colours_that_cannot_be_read_do_not_keep_the_rest(monkeypatch):
    def broken(*_):
        raise KeyError("工程表")

    monkeypatch.setattr(drafts, "read_fills", broken)
    made = drafts.draft(source(as_grid(), "R8.10.xlsx"), None, None, Hints())
    assert [issue.code for issue in made.reading.issues].count("fills_unread") == 1
    assert len(made.reading.rows) == len(PLANS)


def test_a_grid_of_one_kind_of_mark_is_the_plan():
    plan = Plan(begun=None, forecast=None, state="未着手", progress=0.0)
    reading = opened(as_grid([plan], Look(("●", None, None), (None, None, None), None, lined=False)))
    assert said(reading)[0]["planned_end"] == plan.planned[1]
    assert said(reading)[0]["actual_start"] is None
    assert finding(reading, "grid_marks_as_plan").severity == "info"


def test_colours_without_a_legend_are_asked_for_and_can_be_answered():
    content = as_grid(look=Look(legend=None, lined=False))
    asked = opened(content)
    assert asked.refused
    issue = finding(asked, "grid_fills_unclear")
    assert issue.rule == "L1-11"
    assert all(cell in issue.message for cell in ("T6", "U7", "AM7"))
    answered = opened(content, hints=Hints(fills={"T6": "計画", "U7": "実績", "AM7": "見込"}))
    assert not answered.refused
    assert said(answered) == said(opened(as_list()))


def test_hollow_and_solid_signs_without_a_legend_are_asked_for():
    reading = opened(as_grid(look=Look(("○", "●", "●"), (None, None, None), None, lined=False)))
    assert reading.refused
    assert finding(reading, "grid_signs_unclear").value == "○」「●"


def test_colours_that_the_legend_does_not_name_are_not_counted():
    look = Look(fills=(BLUE, ORANGE, "#00FF00"), legend=("計画", "実績", "その他"), lined=False)
    reading = opened(as_grid(look=look))
    assert finding(reading, "grid_fill_unlisted").severity == "warning"
    assert said(reading)[0]["forecast_end"] is None


def test_an_initiative_without_any_mark_has_no_plan_and_is_reported():
    rows = [
        ["No.", "取組名", "所管課", "令和8年度", None, None, None],
        [None, None, None, "4月", "5月", "6月", "7月"],
        ["1", "窓口", "市民課", "●", "●", None, None],
        ["2", "図形で描いた", "総務課", None, None, None, None],
    ]
    reading = read(sheet(rows), register=CITY)
    assert finding(reading, "grid_without_plan").cell == "B4"
    assert finding(reading, "grid_without_plan").rule == "L1-10"
    assert list(reading.rows["planned_end"].isna()) == [False, True]


def test_words_are_phases_and_stars_are_milestones():
    rows = [
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
def test_months_of_all_kinds(years, months, first):
    rows = [
        ["No.", "取組名", "所管課", *years],
        [None, None, None, *months],
        ["1", "窓口", "市民課", *["●"] * len(months)],
    ]
    reading = read(sheet(rows), register=CITY)
    assert only(reading)["planned_start"] == first


def test_months_with_a_gap_are_no_grid():
    rows = [["No.", "取組名", "所管課", "令和8年度", None, None], [None, None, None, "4月", "6月", "7月"],
            ["1", "窓口", "市民課", "●", "●", "●"]]  # fmt: skip
    assert finding(read(sheet(rows), register=CITY), "roadmap_without_period").severity == "error"


# ---- states


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("完了", "done"), ("順調", "on_track"), ("計画どおり", "on_track"), ("遅れ", "late"), ("やや遅れ", "late"),
        ("未着手", "not_started"), ("中止", "stopped"), ("対象外", "stopped"), ("1 順調", "on_track"),
        ("A：順調", "on_track"), ("C（遅れ）", "late"), ("　順　調", "on_track"),
    ],
)  # fmt: skip
def test_words_of_a_state(text, state):
    assert only(listed(row(状況=text)))["reported_state"] == state


@pytest.mark.parametrize("text", ["Q", "D", "×", "がんばっている", "順調？"])
def test_an_unknown_state_is_reported_with_its_cell_and_stays_unknown(text):
    reading = listed(row(状況=text))
    found = [issue for issue in reading.issues if issue.code in ("state_sign_unknown", "state_unlisted")]
    assert [(issue.cell, issue.value, issue.rule) for issue in found] == [("L2", text, "L2-04")]
    assert "[roadmap.states]" in found[0].remedy
    assert reading.rows["reported_state"].isna().all()
    assert only(reading)["reported_text"] == text


def test_letters_by_the_legend_of_the_file():
    rows = [["凡例　A：計画どおり　B：完了　C：目標より遅れている　D：評価できない"], LIST]
    rows += [
        row(**{"No.": str(place), "取組名": f"取組{place}", "状況": letter}) for place, letter in enumerate("ABCD")
    ]
    reading = read(sheet(rows), register=CITY)
    assert list(reading.rows["reported_state"].fillna("—")) == ["on_track", "done", "late", "—"]
    assert finding(reading, "state_legend_unread").value == "評価できない"
    assert finding(reading, "state_sign_unknown").cell == "L6"


def test_letters_by_the_settings_are_said_so():
    reading = read(sheet([LIST, row(状況="A")]), register=CITY, hints=Hints(states={"a": "on_track"}))
    assert only(reading)["reported_state"] == "on_track"
    assert "「順調」と読みました" in finding(reading, "state_by_settings").message


def test_the_legend_goes_before_the_settings():
    rows = [["凡例　A：遅れ"], LIST, row(状況="A")]
    reading = read(sheet(rows), register=CITY, hints=Hints(states={"a": "on_track"}))
    assert only(reading)["reported_state"] == "late"


def test_a_scale_of_the_settings_that_names_no_state():
    with pytest.raises(ValueError, match="がんばる"):
        importers.state_words({"A": "がんばる"})
    assert importers.state_words({"Ａ": "順調", "○": "完了"}) == {"a": "on_track", "○": "done"}


# ---- dates and figures that cannot be


@pytest.mark.parametrize(
    ("column", "text", "code", "cell"),
    [
        ("計画終了", "令和8年13月", "date_impossible", "G2"),
        ("計画終了", "R8.2.30", "date_impossible", "G2"),
        ("計画終了", "春ごろ", "date_unreadable", "G2"),
        ("計画開始", "8", "date_ambiguous", "F2"),
        ("進捗率", "120%", "share_out_of_range", "K2"),
        ("進捗率", 1.2, "share_out_of_range", "K2"),
        ("進捗率", "半分くらい", "not_a_number", "K2"),
    ],
)
def test_bad_cells_are_unknown_and_reported(column, text, code, cell):
    reading = listed(row(**{column: text}))
    issue = finding(reading, code)
    assert (issue.cell, issue.severity) == (cell, "warning")
    assert issue.remedy
    name = {"計画終了": "planned_end", "計画開始": "planned_start", "進捗率": "progress"}[column]
    assert reading.rows[name].isna().all()
    assert not reading.refused


def test_an_end_before_the_start_makes_both_unknown():
    reading = listed(row(計画開始="R8.9.30", 計画終了="R8.4.1"))
    issue = finding(reading, "period_reversed")
    assert (issue.cell, issue.rule) == ("G2", "L3-05")
    assert "2026-04-01" in issue.message
    assert reading.rows[["planned_start", "planned_end"]].isna().all(axis=None)


def test_a_forecast_before_the_start_is_unknown():
    reading = listed(row(終了見込="R7.4.30"))
    assert finding(reading, "period_reversed").cell == "J2"
    assert reading.rows["forecast_end"].isna().all()
    assert only(reading)["actual_start"] == dt.date(2025, 5, 1)


def test_an_actual_day_after_the_as_of_day_is_no_fact():
    reading = listed(row(実績終了="R8.11.30", 状況="完了"))
    assert finding(reading, "day_in_future").cell == "I2"
    assert reading.rows["actual_end"].isna().all()


def test_done_without_a_day_is_reported():
    assert finding(listed(row(状況="完了")), "done_without_day").cell == "L2"


def test_an_unknown_department_refuses_the_file():
    reading = listed(row(所管課="市民謀"))
    assert reading.refused
    issue = finding(reading, "department_unknown")
    assert (issue.cell, issue.value) == ("E2", "市民謀")
    assert "市民課" in issue.message


def test_several_owners():
    header = [*LIST, "関係課"]
    reading = listed([*row(所管課="市民課、総務課"), "情報政策課\n総務課"], header=header)
    found = only(reading)
    assert (found["department_text"], list(found["related_departments"])) == (
        "市民課",
        ["総務課", "情報政策課", "総務課"],
    )
    assert finding(reading, "owners_several").severity == "info"


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
def test_times_without_a_day(text, start, end):
    assert only(listed(row(計画開始=text, 計画終了="R10.3.31", 実績開始=None, 終了見込=None)))["planned_start"] == start
    found = listed(row(計画開始="R6.4.1", 計画終了=text))
    assert only(found)["planned_end"] == end


@pytest.mark.parametrize(
    ("header", "value", "share"), [("進捗率(%)", 45, 0.45), ("進捗率", 0.45, 0.45), ("進捗率", 45, 0.45)]
)
def test_progress_in_percent(header, value, share):
    names = [header if name == "進捗率" else name for name in LIST]
    assert only(listed(row(進捗率=value), header=names))["progress"] == pytest.approx(share)


def test_bare_numbers_that_could_be_either_stay_unknown():
    reading = listed(row(進捗率=0.5), row(**{"No.": "2", "取組名": "別の取組", "進捗率": 45}))
    assert list(reading.rows["progress"].fillna(-1)) == [0.5, -1]
    assert finding(reading, "share_out_of_range").cell == "K3"


def test_milestones_and_kpi():
    header = [*LIST, "マイルストーン", "KPI", "基準値", "目標値", "実績値"]
    marks = "2026/9/30 試行開始、R9.3 全庁導入\n説明会（R8.7.1）"
    reading = listed([*row(), marks, "利用率", "12.5%", "80％", "1,234件"], header=header)
    found = only(reading)
    assert list(found["milestones"]) == ["2026-07-01 説明会", "2026-09-30 試行開始", "2027-03-31 全庁導入"]
    assert (found["kpi_baseline"], found["kpi_target"], found["kpi_actual"]) == (12.5, 80, 1234)
    assert found["kpi_unit"] == "%"


def test_a_milestone_without_a_day_is_reported():
    reading = listed([*row(), "そのうち試行"], header=[*LIST, "マイルストーン"])
    assert finding(reading, "milestone_unreadable").cell == "M2"


# ---- the same initiative twice


def test_a_number_twice():
    assert "initiative_id_differs" in codes(listed(row(), row(取組名="別の取組")), "error")
    assert "initiative_twice" in codes(listed(row(), row()), "error")
    assert codes(listed(row(), row(柱="行政のDX", 取組名="別の取組")), "error") == []


def test_without_a_period_there_is_no_roadmap():
    header = "No. 取組名 所管課 状況"
    assert finding(listed(["1", "窓口", "市民課", "順調"], header=header), "roadmap_without_period").severity == "error"


def test_a_file_that_is_no_roadmap_is_not_taken_for_one():
    reading = opened(xlsx([["部", "課", "職員数"], ["市民部", "市民課", 20]]), "組織.xlsx")
    assert reading.dataset == "organization"


CELLS = st.one_of(
    st.none(),
    st.sampled_from(["●", "○", "■", "→", "★", "◆稼働", "-", "…", "検討", "設計", "完了", "●→", "1", "#REF!"]),
    st.text(max_size=6), st.integers(), st.floats(), st.dates(), st.booleans(),
)  # fmt: skip


@given(st.lists(st.lists(CELLS, min_size=6, max_size=6), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_the_months_is_read_or_reported(months):
    """Never an exception, and never an end before the start."""
    names = [[str(place), f"取組{place}", "市民課"] for place in range(len(months))]
    header = [["No.", "取組名", "所管課", "令和8年度"], [None, None, None, "4月", "5月", "6月", "7月", "8月", "9月"]]
    reading = read(
        sheet([*header, *([*name, *cells] for name, cells in zip(names, months, strict=True))]), register=CITY
    )
    rows = reading.rows.dropna(subset=["planned_start", "planned_end"])
    assert (rows["planned_start"] <= rows["planned_end"]).all()


@given(st.lists(CELLS, min_size=len(LIST), max_size=len(LIST)))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_a_list_is_read_or_reported(cells):
    reading = listed([cells[0], cells[1], cells[2], "取組", "市民課", *cells[5:]])
    for name in ("planned", "actual"):
        rows = reading.rows.dropna(subset=[f"{name}_start", f"{name}_end"]) if len(reading.rows) else reading.rows
        assert not len(rows) or (rows[f"{name}_start"] <= rows[f"{name}_end"]).all()
    known = reading.rows["progress"].dropna() if len(reading.rows) else []
    assert all(0 <= share <= 1 for share in known)


# ---- 柱 and 施策 as lines of their own


SHORT = "No. 取組名 所管課 計画終了"


def under(*lines):
    return read(sheet([SHORT, *lines]), register=CITY)


def test_headings_are_pillars():
    lines = ["1 窓口 市民課 R8.3.31", "2 予約 市民課 R8.3.31", "3 RPA 総務課 R8.3.31"]
    reading = under(["柱1　住民サービスのDX"], *lines[:2], ["行政のDX"], lines[2])
    assert list(reading.rows["pillar"]) == ["柱1 住民サービスのDX"] * 2 + ["行政のDX"]
    assert codes(reading) == ["headings_as_pillars"]
    assert finding(reading, "headings_as_pillars").cell == "A2"


def test_headings_under_headings_are_themes():
    reading = under(
        ["住民サービスのDX"], [None, "窓口DX"], "1 窓口 市民課 R8.3.31", [None, "予約"], "2 予約 市民課 R8.3.31",
        ["行政のDX"], [None, "効率化"], "3 RPA 総務課 R8.3.31",
    )  # fmt: skip
    assert list(reading.rows["pillar"]) == ["住民サービスのDX"] * 2 + ["行政のDX"]
    assert list(reading.rows["theme"]) == ["窓口DX", "予約", "効率化"]


def test_notes_and_totals_are_no_headings():
    reading = under("1 窓口 市民課 R8.3.31", ["※ 見直し中"], "2 予約 市民課 R8.3.31", ["合計", "2件"])
    assert reading.rows["pillar"].isna().all()
    assert len(reading.rows) == 2
    assert "note_row" in codes(reading)


def test_headings_over_a_grid():
    rows = [
        ["No.", "取組名", "所管課", "令和8年度", None, None], [None, None, None, "4月", "5月", "6月"],
        ["住民サービスのDX"], ["1", "窓口", "市民課", "●", "●", None],
        ["行政のDX"], ["2", "RPA", "総務課", None, "●", "●"],
    ]  # fmt: skip
    reading = read(sheet(rows), register=CITY)
    assert list(reading.rows["pillar"]) == ["住民サービスのDX", "行政のDX"]
    assert list(reading.rows["planned_end"]) == [dt.date(2026, 5, 31), dt.date(2026, 6, 30)]


# ---- from month to month


def rows_of(*plans: Plan):
    return opened(as_list(plans)).rows


def test_renumbered_renamed_and_new_initiatives():
    known = Initiatives()
    first = known.identify(rows_of(Plan(), Plan("1-2", name="マイページ"), Plan("1-3", name="電子申請フォーム")))
    second = known.identify(
        rows_of(
            Plan("1-9", name="マイページ"),
            Plan("1-1", name="書かない窓口の拡大"),
            Plan("1-2", name="地域通貨", department="総務課"),
            Plan("1-3", name="電子申請フォーム", department="総務課"),
        )
    )
    keys = [identity.key for identity in first]
    assert [identity.how for identity in first] == ["new"] * 3
    assert [(identity.key, identity.how) for identity in second] == [
        (keys[1], "renumbered"), (keys[0], "renamed"), ("1-2#2", "new"), (keys[2], "same"),
    ]  # fmt: skip


def test_a_number_given_to_something_else_is_another_initiative():
    known = Initiatives()
    (before,) = known.identify(rows_of(Plan()))
    (after,) = known.identify(rows_of(Plan(name="地域通貨アプリ")))
    assert (after.how, after.key == before.key) == ("new", False)


def test_a_reorganised_department_keeps_its_initiatives():
    known = Initiatives()
    (before, _) = known.identify(rows_of(Plan(department="情報政策課"), Plan("2-1", name="窓口", department="市民課")))
    after, _ = known.identify(rows_of(Plan("1-5", department="総務課"), Plan("2-1", name="窓口", department="市民課")))
    assert (after.key, after.how) == (before.key, "renumbered")


def test_two_departments_with_initiatives_of_one_name():
    known = Initiatives()
    one, other = known.identify(rows_of(Plan(), Plan("1-2", department="総務課")))
    assert one.key != other.key
    again = known.identify(rows_of(Plan("1-2", department="総務課"), Plan()))
    assert [identity.key for identity in again] == [other.key, one.key]
