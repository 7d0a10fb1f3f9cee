"""Headers are understood: what a bracket or a heading adds is read, multiplied or asked about, and never dropped."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import pytest

from dashboard.importers.cells.folding import fold
from dashboard.importers.model import Hints, Reading, Value
from tests.importers.grids import codes, finding, only, read, sheet

PLACE: list[Value] = ["No.", "所管課", "手続名"]


def procedures(more: Sequence[Value], *rows: Sequence[Value], **others: object) -> Reading:
    """A list of procedures with these further columns, each row those further cells."""
    body = [[number, "市民課", f"手続{number}", *cells] for number, cells in enumerate(rows, start=1)]
    return read(sheet([[*PLACE, *more], *body], **others), file="手続_R8.10.csv")  # type: ignore[arg-type]


def values(reading: Reading, column: str) -> list[object]:
    return [None if pd.isna(value) else value for value in reading.rows[column].astype(object)]


@pytest.mark.parametrize(
    ("header", "cell", "count"),
    [
        ("年間件数（千件）", 42, 42_000),
        ("年間件数（千件）", 42.5, 42_500),
        ("年間件数(単位：千件)", "42.5", 42_500),
        ("年間件数【万件】", 4, 40_000),
        ("年間件数［百件］", "1,200", 120_000),
        ("年間件数（1,000件）", 42, 42_000),
        ("年間件数（件）", 42, 42),
        ("年間件数（件／年）", 42, 42),
        ("年間件数\n（単位：件）", 42, 42),
        ("年間件数（R6年度）", 42, 42),
        ("年間件数（令和6年度実績）", 42, 42),
        ("年間件数（千件）", "42件", None),
    ],
)
def test_a_unit_in_the_header_multiplies(header: str, cell: Value, count: int | None) -> None:
    reading = procedures(["オンライン化状況", header], ["実施済", cell])
    assert values(reading, "annual_count") == [count]
    assert ("column_multiplied" in codes(reading)) == (count != 42)
    assert ("number_with_unit" in codes(reading)) == (count is None)


def test_thousands_beside_single_ones() -> None:
    reading = procedures(["オンライン化状況", "年間件数（万件）", "オンライン件数（件）"], ["実施済", 4, 12_000])
    assert (values(reading, "annual_count"), values(reading, "online_count")) == ([40_000], [12_000])
    assert "online_exceeds_annual" not in codes(reading)


@pytest.mark.parametrize("header", ["年間件数（オンライン）", "年間件数（うちオンライン）", "総手続件数【電子申請】"])
def test_a_part_of_the_count_is_the_online_count(header: str) -> None:
    reading = procedures(["オンライン化状況", header], ["実施済", 500], ["未実施", 0])
    assert values(reading, "online_count") == [500, 0]
    assert values(reading, "annual_count") == [None, None]


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("年間件数（窓口）", "column_part"),
        ("年間件数（うち郵送）", "column_part"),
        ("年間件数（オンラインを除く）", "column_part"),
        ("年間件数（R9見込み）", "column_expected"),
        ("年間件数（目標）", "column_expected"),
        ("年間件数（前年度）", "column_past"),
        ("年間件数（特例）", "column_other"),
        ("年間件数（窓口・オンライン）", "column_other"),
    ],
)
def test_what_is_not_the_count_is_asked_about(header: str, code: str) -> None:
    reading = procedures(["オンライン化状況", header], ["実施済", 500])
    assert values(reading, "annual_count") == values(reading, "online_count") == [None]
    asked = finding(reading, code)
    assert (asked.key, asked.choices) == (
        f"列:{header}".replace("（", "(").replace("）", ")"),
        ("年間件数", "使わない"),
    )


def test_an_answer_says_which_column_it_is() -> None:
    hints = Hints(answers={fold("列:年間件数（特例）"): "年間件数"})
    rows: list[list[Value]] = [[*PLACE, "オンライン化状況", "年間件数（特例）"], [1, "市民課", "転入届", "実施済", 500]]
    reading = read(sheet(rows), hints=hints)
    assert only(reading)["annual_count"] == 500
    assert finding(reading, "answer_used").key == "列:年間件数(特例)"
    left_out = read(sheet(rows), hints=Hints(answers={fold("列:年間件数（特例）"): "使わない"}))
    assert values(left_out, "annual_count") == [None]
    assert "column_other" not in codes(left_out)


def test_a_forecast_is_no_fact() -> None:
    rows: list[list[Value]] = [["未実施", "実施済"], ["未実施", "実施済"], ["未実施", "未実施"]]
    reading = procedures(["現在の状況", "オンライン化状況（R8年度末見込み）"], *rows)
    assert values(reading, "status") == ["not_online"] * 3
    alone = procedures(["オンライン化状況（R8年度末見込み）"], *[[cell] for _, cell in rows])
    assert alone.refused and "オンライン化状況（R8年度末見込み）" in " ".join(each.message for each in alone.issues)


def test_columns_of_several_days() -> None:
    more: list[Value] = ["オンライン化状況（R8.3末）", "オンライン化状況（R8.10末）"]
    reading = procedures(more, ["未実施", "実施済"])
    assert values(reading, "status") == ["online"]
    assert finding(reading, "column_of_day").value == "オンライン化状況（R8.10末）"
    rows: list[list[Value]] = [[*PLACE, *more], [1, "市民課", "転入届", "未実施", "実施済"]]
    other = read(sheet(rows), file="一覧.csv", as_of=dt.date(2026, 9, 30))
    assert other.refused
    assert "オンライン化状況（R8.3末）、オンライン化状況（R8.10末）" in finding(other, "columns_dated").message


def test_the_state_of_another_day_is_told() -> None:
    reading = procedures(["オンライン化状況（R8.3末）"], ["実施済"])
    assert finding(reading, "column_of_other_day").severity == "warning"
    assert "column_of_other_day" not in codes(procedures(["オンライン化状況（R8.10末）"], ["実施済"]))


def test_one_department_column_a_bureau() -> None:
    header: list[Value] = [
        "No.",
        "所属課（総務部）",
        "所属課（市民部）",
        "所属課（財務部）",
        "手続名",
        "オンライン化状況",
    ]
    rows: list[list[Value]] = [
        header,
        [1, "総務課", None, None, "情報公開請求", "済"],
        [2, None, "市民課", None, "転入届", "済"],
        [3, None, None, "税務課", "納税証明", "未"],
    ]
    reading = read(sheet(rows))
    assert values(reading, "department_text") == ["総務課", "市民課", "税務課"]
    assert "branches_joined" in codes(reading)
    rows[1][2] = "市民課"
    assert read(sheet(rows)).refused


@pytest.mark.parametrize(
    ("header", "code"),
    [("所管課（担当者名）", "column_other"), ("所管課（電話番号）", "column_part"), ("手続名（英語）", "column_other")],
)
def test_a_name_with_something_beside_it_is_no_name(header: str, code: str) -> None:
    plain = header.partition("（")[0]
    names = [header if name == plain else name for name in [*PLACE, "オンライン化状況"]]
    reading = read(sheet([names, [1, "田中", "x", "済"]]))
    assert finding(reading, code).key == f"列:{header}".replace("（", "(").replace("）", ")")


@pytest.mark.parametrize(
    "header", ["手続名（事務名）", "手続名（必須）", "手続名※1", "1.手続名", "手続名\n(正式名称)", "手続名【任意】"]
)
def test_what_adds_nothing_is_dropped(header: str) -> None:
    reading = read(sheet([["No.", "所管課", header, "オンライン化状況（選択）"], [1, "市民課", "転入届", "済"]]))
    assert only(reading)["procedure"] == "転入届"
    assert not [code for code in codes(reading) if code.startswith("column_")]


PLAN: list[Value] = ["No.", "取組名", "所管課"]


def initiative(header: Sequence[Sequence[Value]], *row: Value, **more: object) -> Reading:
    return read(sheet([*header, row], **more), file="ロードマップ_R8.10.csv")  # type: ignore[arg-type]


def test_headings_that_lost_their_merge() -> None:
    rows: list[list[Value]] = [
        [*PLAN, "当初計画", "実績", None, "状況"],
        [None, None, None, None, "開始日", "終了日", None],
    ]
    reading = initiative(rows, 2, "RPAの導入", "情報課", "R8年度", dt.date(2026, 4, 1), dt.date(2026, 9, 15), "完了")
    found = only(reading) if len(reading.rows) else {}
    assert found.get("actual_end") == dt.date(2026, 9, 15) or reading.refused
    assert found.get("planned_end") in (None, dt.date(2027, 3, 31))


@pytest.mark.parametrize("merged", [True, False])
@pytest.mark.parametrize("word", ["予定", "計画"])
def test_plan_and_fact_over_start_and_end(word: str, merged: bool) -> None:
    rows: list[list[Value]] = [
        [*PLAN, word, None, "実績", None],
        [None, None, None, "開始日", "終了日", "開始日", "終了日"],
    ]
    days = [dt.date(2026, 4, 1), dt.date(2026, 9, 30), dt.date(2026, 4, 8), dt.date(2026, 9, 15)]
    merges = [(0, 3, 0, 4), (0, 5, 0, 6)] if merged else []
    found = only(initiative(rows, 2, "RPAの導入", "情報課", *days, merges=merges))
    assert [found[name] for name in ("planned_start", "planned_end", "actual_start", "actual_end")] == days


@pytest.mark.parametrize("merged", [True, False])
def test_a_number_divided_under_its_heading(merged: bool) -> None:
    rows: list[list[Value]] = [
        ["部", "課", "職員数", None, None],
        [None, None, "正規", "会計年度", "計"],
        ["総務部", "総務課", 5, 3, 8],
    ]
    reading = read(sheet(rows, merges=[(0, 2, 0, 4)] if merged else []), file="組織.csv", as_of=None)
    assert (only(reading)["headcount"], reading.refused) == (8, False)


def test_a_count_divided_without_a_whole_is_unknown() -> None:
    rows: list[list[Value]] = [
        ["部", "課", "職員数", None],
        [None, None, "正規", "会計年度"],
        ["総務部", "総務課", 5, 3],
    ]
    reading = read(sheet(rows), file="組織.csv", as_of=None)
    assert only(reading)["headcount"] is None or only(reading)["headcount"] != 5
    assert "column_part" in codes(reading)


@pytest.mark.parametrize("merged", [True, False])
def test_the_whole_and_the_part_under_one_heading(merged: bool) -> None:
    rows: list[list[Value]] = [
        [*PLACE, "オンライン化状況", "年間件数", None],
        [None, None, None, None, "総数", "うちオンライン"],
        [1, "市民課", "転入届", "済", 900, 300],
    ]
    found = only(read(sheet(rows, merges=[(0, 4, 0, 5)] if merged else [])))
    assert (found["annual_count"], found["online_count"]) == (900, 300)


def test_a_factor_over_both() -> None:
    rows: list[list[Value]] = [
        [*PLACE, "オンライン化状況", "年間件数（千件）", None],
        [None, None, None, None, "総数", "うちオンライン"],
        [1, "市民課", "転入届", "済", 9, 3],
    ]
    found = only(read(sheet(rows)))
    assert (found["annual_count"], found["online_count"]) == (9_000, 3_000)


def test_the_unit_above_the_table() -> None:
    rows: list[list[Value]] = [
        ["手続一覧", None, None, None, "（単位：千件）"],
        [*PLACE, "オンライン化状況", "年間件数"],
        [1, "市民課", "転入届", "済", 9],
    ]
    reading = read(sheet(rows))
    assert only(reading)["annual_count"] == 9_000
    assert "column_multiplied" in codes(reading)


def test_roles_in_brackets() -> None:
    header = [
        *PLAN,
        "計画終了",
        "令和5年度（基準値）",
        "令和7年度（現状値）",
        "令和9年度（目標値）",
        "計画終了（変更後）",
    ]
    found = only(initiative([header], 1, "RPA", "情報課", dt.date(2027, 3, 31), 10, 25, 90, dt.date(2027, 6, 30)))
    assert [found[name] for name in ("kpi_baseline", "kpi_actual", "kpi_target")] == [10, 25, 90]
    assert found["forecast_end"] == dt.date(2027, 6, 30)


def test_a_target_is_no_progress() -> None:
    reading = initiative([[*PLAN, "計画終了", "進捗率（目標）"]], 1, "RPA", "情報課", dt.date(2027, 3, 31), 0.9)
    assert only(reading)["progress"] is None or only(reading)["progress"] != 0.9
    assert "column_expected" in codes(reading)


def test_a_header_far_down() -> None:
    notes: list[list[Value]] = [[f"注記 {number}", None, None, None] for number in range(120)]
    reading = read(sheet([*notes, [*PLACE, "オンライン化状況"], [1, "市民課", "転入届", "済"]]))
    assert only(reading)["procedure"] == "転入届"
