"""Lists of procedures: rows in canonical form, 課 and 基準日 wherever they stand, and what is refused."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.importers.datasets.procedures.dataset import SCHEMA
from tests.importers.grids import AS_OF, codes, finding, read, register, sheet

HEADER = (
    "手続ID 部 課 手続名 根拠法令 条項 オンライン化状況 年間件数 オンライン件数 実施日 予定時期 未実施の理由 優先手続"
)
ROW = ["001", "市民部", "市民課", "転入届", "住基法", "第22条", "1 実施済", "1,200件", 300, "R7.4.1", None, None, "○"]
CITY = register(
    ("市民部", "市民課", {"aliases": ["窓口課"]}),
    ("総務部", "総務課"),
    ("消防本部", "総務課"),
    ("企画部", "情報政策課", {"valid_to": dt.date(2026, 3, 31), "successor": ["デジタル課"]}),
    ("福祉部", "長寿介護課", {"valid_to": dt.date(2026, 3, 31), "successor": ["高齢者支援課", "介護保険課"]}),
    ("福祉部", "高齢者支援課", {"valid_from": dt.date(2026, 4, 1)}),
    ("福祉部", "介護保険課", {"valid_from": dt.date(2026, 4, 1)}),
    ("企画部", "デジタル課", {"valid_from": dt.date(2026, 4, 1)}),
)


def row(**changes):
    names = HEADER.split(" ")
    return [changes.get(name, value) for name, value in zip(names, ROW, strict=True)]


def procedures(*rows, **more):
    return read(sheet([HEADER, *rows]), **more)


def only(reading):
    (found,) = reading.rows.to_dict("records")
    return found


def test_a_row():
    reading = procedures(ROW)
    assert (reading.dataset, reading.as_of) == ("procedures", AS_OF)
    assert tuple(reading.rows.columns) == tuple(SCHEMA)
    found = only(reading)
    expected = {
        "sheet": "一覧",
        "row": 2,
        "cell": "G2",
        "procedure_id": "001",
        "procedure": "転入届",
        "bureau_text": "市民部",
        "department_text": "市民課",
        "legal_article": "第22条",
        "status": "online",
        "status_text": "1 実施済",
        "online_since": dt.date(2025, 4, 1),
        "annual_count": 1200,
        "online_count": 300,
        "priority": True,
    }
    assert {name: found[name] for name in expected} == expected
    assert pd.isna(found["annual_count_text"])


def test_types_do_not_depend_on_the_values():
    full, bare = procedures(ROW), read(sheet(["課 手続名 オンライン化状況", ["市民課", "転入届", None]]))
    assert list(full.rows.dtypes) == list(bare.rows.dtypes)


def test_rows_survive_parquet(tmp_path):
    rows = procedures(ROW, row(手続ID="002", 実施日=None)).rows
    rows.to_parquet(tmp_path / "rows.parquet")
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "rows.parquet"), rows)


@pytest.mark.parametrize(("written", "kept"), [("0012", "0012"), (101.0, "101"), (7, "7"), ("Ａ－１", "A-1")])
def test_procedure_ids(written, kept):
    assert only(procedures(row(手続ID=written)))["procedure_id"] == kept


def test_unknown_counts_keep_what_was_written():
    found = only(procedures(row(年間件数="約100", オンライン件数="－")))
    assert pd.isna(found["annual_count"])
    assert (found["annual_count_text"], found["online_count_text"]) == ("約100", "－")


def test_more_online_than_all_is_unknown():
    reading = procedures(row(年間件数=10, オンライン件数=11))
    assert pd.isna(only(reading)["online_count"])
    assert only(reading)["online_count_text"] == "11"
    assert finding(reading, "online_exceeds_annual").cell == "I2"


def test_all_of_them_online_is_possible():
    assert only(procedures(row(年間件数=10, オンライン件数=10)))["online_count"] == 10


def test_true_is_no_count_though_python_says_it_equals_one():
    reading = procedures(row(年間件数=1, オンライン件数=None), row(手続ID="2", 年間件数=True, オンライン件数=None))
    assert list(reading.rows["annual_count"].isna()) == [False, True]


def test_a_negative_count_is_unknown():
    reading = procedures(row(年間件数="▲5", オンライン件数=None))
    assert pd.isna(only(reading)["annual_count"])
    assert finding(reading, "count_negative").severity == "warning"


def test_a_row_without_a_status_is_kept():
    reading = procedures(row(オンライン化状況=None, 年間件数=None, オンライン件数=None))
    assert pd.isna(only(reading)["status"])
    assert (finding(reading, "status_blank").cell, reading.refused) == ("G2", False)


def test_a_row_without_a_procedure_is_refused():
    reading = procedures(row(手続名=None))
    assert (finding(reading, "required_blank").cell, reading.refused) == ("D2", True)


def test_blanks_in_a_column_of_flags_mean_no():
    reading = procedures(ROW, row(手続ID="002", 優先手続=None))
    assert list(reading.rows["priority"]) == [True, False]
    assert procedures(row(優先手続=None)).rows["priority"].isna().all()


def test_barriers_and_plans():
    found = only(procedures(row(オンライン化状況="未実施", 未実施の理由="3 システムがない", 予定時期="2 2026年度")))
    assert (found["barrier"], found["barrier_text"], found["planned_for"]) == (3, "3 システムがない", "2026年度")


@pytest.mark.parametrize(
    ("cell", "code", "severity"),
    [
        ((1, 7), "flawed_cell", "warning"),
        ((1, 3), "flawed_required", "error"),
        ((1, 2), "flawed_required", "error"),
    ],
)
def test_error_cells(cell, code, severity):
    values = list(ROW)
    values[cell[1]] = None
    reading = read(sheet([HEADER, values], flaws={cell: "#REF!"}))
    found = finding(reading, code)
    assert (found.severity, found.value) == (severity, "#REF!")
    assert "#REF!" in found.message


def test_a_formula_never_calculated_and_an_error_in_a_csv():
    reading = read(sheet([HEADER, row(年間件数=None, オンライン件数="#N/A")], flaws={(1, 7): "="}))
    assert codes(reading, "warning") == ["uncalculated_cell", "flawed_cell", "departments_from_file"]


def test_a_repair_is_told_once_a_column_a_doubt_once_a_cell():
    rows = [row(手続ID=str(number), 年間件数="1,200件", オンライン件数="約3") for number in range(5)]
    reading = procedures(*rows)
    assert "5 件" in finding(reading, "number_as_text").message
    assert [issue.cell for issue in reading.issues if issue.code == "number_vague"] == ["I2", "I3", "I4", "I5", "I6"]


# --- the same procedure twice


def test_one_id_with_two_contents_is_refused():
    reading = procedures(ROW, row(手続名="転出届"))
    found = finding(reading, "same_id_differs")
    assert (found.cell, found.value, reading.refused) == ("G3", "001", True)
    assert "G2" in found.message


def test_one_id_in_two_departments_is_fine():
    assert not procedures(ROW, row(課="税務課", 手続名="証明")).refused


def test_the_same_row_twice_counts_once():
    reading = procedures(ROW, ROW)
    assert len(reading.rows) == 1
    assert (finding(reading, "row_twice").cell, reading.refused) == ("G3", False)


def test_the_same_name_without_an_id_is_kept_twice():
    rows = [row(手続ID=None), row(手続ID=None, 年間件数=5, オンライン件数=1)]
    reading = procedures(*rows)
    assert len(reading.rows) == 2
    assert finding(reading, "same_procedure_twice").severity == "warning"
    assert not codes(procedures(row(手続ID=None), row(手続ID=None, 条項="第23条", 年間件数=9)), "error")


def test_rows_without_a_name_are_not_called_alike():
    reading = procedures(row(手続ID=None, 手続名=None), row(手続ID=None, 手続名=None, 年間件数=9, オンライン件数=1))
    assert codes(reading, "error", "warning") == ["required_blank", "required_blank", "departments_from_file"]


# --- 課


def test_departments_are_checked_against_the_register():
    reading = procedures(row(課="市民科"), row(手続ID="2", 課="市民科"), row(手続ID="3", 課="窓口課"), register=CITY)
    found = finding(reading, "department_unknown")
    assert (found.severity, found.cell, found.value) == ("error", "C2", "市民科")
    assert "2 行" in found.message
    assert "市民課" in found.message
    assert "別名に加えるか" in found.remedy


@pytest.mark.parametrize(
    ("bureau", "text", "code", "severity"),
    [
        ("企画部", "情報政策課", "department_succeeded", "warning"),
        ("福祉部", "長寿介護課", "department_ended", "error"),
        (None, "総務課", "department_ambiguous", "error"),
        ("総務部", "市民課", "department_other_bureau", "error"),
        ("市民部", "市民課（窓口係）", "department_subunit", "warning"),
        ("市民生活部", "市民課", "department_bureau_differs", "warning"),
    ],
)
def test_doubtful_departments(bureau, text, code, severity):
    reading = procedures(row(部=bureau, 課=text), register=CITY)
    assert codes(reading, severity) == [code]
    assert all(
        candidate in finding(reading, code).message
        for candidate in {
            "department_succeeded": ["デジタル課"],
            "department_ended": ["高齢者支援課", "介護保険課"],
        }.get(code, [])
    )


def test_departments_are_taken_from_the_file_while_there_is_no_register():
    assert codes(procedures(ROW), "warning") == ["departments_from_file"]
    assert codes(procedures(ROW, register=CITY), "warning") == []


BARE = ["手続名 オンライン化状況 年間件数", "転入届 済 10"]


@pytest.mark.parametrize(
    "above",
    [
        ["所管課：市民課"],
        ["所管課", "市民課"],
        ["担当課名:　市民課"],
        ["所管課　市民課"],
        ["令和8年度", "所管課：市民課"],
    ],
)
def test_the_department_may_stand_above_the_table(above):
    reading = read(sheet([["手続一覧"], above, *BARE]), register=CITY)
    assert (only(reading)["department_text"], codes(reading, "error")) == ("市民課", [])


def test_the_department_may_stand_in_the_name_of_the_sheet_or_file():
    assert only(read(sheet(BARE, name="市民課"), register=CITY))["department_text"] == "市民課"
    reading = read(sheet(BARE), file="03_市民課_手続一覧.xlsx", register=CITY)
    assert only(reading)["department_text"] == "市民課"
    assert "03_市民課" in finding(reading, "department_from_name").message


def test_without_a_department_a_list_is_refused():
    assert codes(read(sheet(BARE), register=CITY), "error") == ["department_missing"]
    assert codes(read(sheet(BARE), file="市民課とデジタル課.xlsx", register=CITY), "error") == ["department_missing"]
    assert codes(read(sheet(BARE, name="市民課")), "error") == ["department_missing"]


# --- 基準日


def dated(above=(), below=(), **more):
    rows = [*above, HEADER, ROW, *below]
    return read(sheet(rows, name=more.pop("name", "一覧")), **{"as_of": None, **more})


@pytest.mark.parametrize(
    "reading",
    [
        dated(above=[["令和8年10月末現在"]], name="R8.9", file="R8.8.xlsx"),
        dated(above=[["作成日：2026/11/5"], ["基準日", dt.date(2026, 10, 31)]]),
        dated(below=[[], ["※令和8年10月31日時点の状況"]], name="R8.9"),
        dated(name="R8.10", file="R8.9.xlsx"),
        dated(file="手続一覧_202610.xlsx"),
        dated(file="R8.10/市民課.xlsx"),
        dated(above=[["令和8年9月末現在"]], as_of=AS_OF),
    ],
)
def test_the_as_of_date_by_precedence(reading):
    assert reading.as_of == AS_OF
    assert not reading.refused


def test_where_the_as_of_date_comes_from_is_said():
    found = finding(dated(above=[["令和8年10月末現在"]]), "as_of_taken")
    assert (found.cell, found.rule) == ("A1", "L3-05")
    assert "令和8年10月末現在" in found.message


def test_a_date_among_the_data_is_no_as_of_date():
    assert dated(below=[row(手続ID="2", 予定時期="令和9年3月末時点で判断")]).as_of is None


@pytest.mark.parametrize("file", ["手続一覧.xlsx", "手続一覧_令和8年度.xlsx", "手続一覧_20261105.xlsx"])
def test_no_as_of_date_is_asked_for(file):
    reading = dated(file=file)
    assert reading.as_of is None
    assert "--as-of" in finding(reading, "as_of_missing").remedy


def test_two_as_of_dates_are_asked_about():
    assert "as_of_several" in codes(dated(above=[["令和8年10月末現在"], ["令和8年9月末時点"]]), "error")


def test_a_given_date_that_the_file_contradicts_is_a_warning():
    reading = dated(above=[["令和8年9月末現在"]], as_of=AS_OF)
    assert "2026-09-30" in finding(reading, "as_of_conflict").message


def test_sheets_of_months_are_never_mixed():
    months = [sheet([HEADER, ROW], name=name) for name in ("R8.9", "R8.10")]
    assert "as_of_several" in codes(read(*months, as_of=None), "error")
    reading = read(*months)
    assert list(reading.rows["sheet"]) == ["R8.10"]
    assert finding(reading, "as_of_other_sheet").sheet == "R8.9"


# --- sheets


def test_sheets_with_the_same_header_are_read_together():
    sheets = [sheet([HEADER, row(手続ID=name)], name=name) for name in ("総務部", "市民部")]
    others = [
        sheet(["目次"], name="目次"),
        sheet(["凡例 ○"], name="説明"),
        sheet([HEADER, ROW], name="記入例"),
        sheet([]),
    ]
    reading = read(*others, *sheets)
    assert list(reading.rows["procedure_id"]) == ["総務部", "市民部"]
    assert codes(reading, "error") == []
    skipped = {issue.sheet for issue in reading.issues if "skipped" in issue.code}
    assert skipped == {"目次", "説明", "記入例"}


def test_a_hidden_sheet_is_no_data():
    reading = read(sheet([HEADER, ROW], name="前月", hidden=True), sheet([HEADER, ROW]))
    assert list(reading.rows["sheet"]) == ["一覧"]
    assert finding(reading, "hidden_table_skipped").severity == "warning"


def test_a_sheet_that_lacks_the_status_is_not_skipped_silently():
    reading = read(sheet([HEADER, ROW]), sheet([HEADER.replace("オンライン化状況", "できたか"), ROW], name="消防本部"))
    assert (finding(reading, "column_missing").sheet, reading.refused) == ("消防本部", True)


def test_an_empty_list_is_refused():
    assert codes(read(sheet([HEADER])), "error") == ["no_rows"]


def test_a_dataset_may_be_named():
    reading = read(sheet(["部 課 職員数", "市民部 市民課 3"]), dataset="procedures")
    assert "「手続名」「オンライン化状況」" in finding(reading, "unrecognised").message
    assert "部、課、職員数" in finding(reading, "unrecognised").message


def test_a_sheet_without_rows_adds_nothing():
    reading = read(sheet([HEADER], name="総務部"), sheet([HEADER, ROW], name="市民部"))
    assert list(reading.rows["sheet"]) == ["市民部"]
    assert not reading.refused


WORDS = [
    *HEADER.split(" "),
    "小計",
    "同上",
    "※注",
    "所管課：市民課",
    "済",
    "×",
    "1,2",
    "　",
    "-",
    None,
    1,
    2.5,
    True,
    AS_OF,
]


@settings(deadline=None)
@given(st.data())
def test_no_grid_whatever_it_holds_is_an_exception(data):
    width, height = data.draw(st.integers(1, 9)), data.draw(st.integers(0, 7))
    rows = [data.draw(st.lists(st.sampled_from(WORDS), min_size=width, max_size=width)) for _ in range(height)]
    position = st.tuples(st.integers(0, height), st.integers(0, width - 1))
    (top, left), (bottom, right), flaw = data.draw(position), data.draw(position), data.draw(position)
    made = sheet(
        [HEADER.split(" ")[:width], *rows], merges=[(min(top, bottom), min(left, right), max(top, bottom), right)]
    )
    made.flaws[flaw] = "#REF!"
    reading = read(made, register=data.draw(st.sampled_from([None, CITY])))
    assert reading.refused or reading.dataset != "procedures" or not reading.rows["department_text"].isna().any()
