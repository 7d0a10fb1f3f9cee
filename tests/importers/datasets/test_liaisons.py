"""兼務職員: who stands for which 課, however a list puts it."""

import datetime as dt
from typing import Any

import pytest

from dashboard.importers.model import Reading, Value
from tests.importers.grids import Row, codes, finding, read, register, sheet

HEADER = ["部", "課", "氏名・職名", "役割", "兼務開始", "兼務終了"]
CITY = register(("市民部", "市民課"), ("市民部", "国保・年金課"), ("財務部", "税務課"), ("財務部", "管財課"))


def liaisons(*rows: Row, header: Row = HEADER, **more: Any) -> Reading:
    return read(sheet([["兼務職員一覧"], header, *rows]), file="兼務職員.xlsx", **{"register": CITY, **more})


def stood_for(reading: Reading) -> list[tuple[Value, Value]]:
    rows = reading.rows.astype(object).where(reading.rows.notna(), None)
    return [*zip(rows["department_text"], rows["name"], strict=True)]


def test_rows() -> None:
    reading = liaisons(["市民部", "市民課", "課長補佐 甲", "声掛け", "R8.4.1", "令和8年9月末"])
    assert (reading.dataset, reading.refused) == ("liaisons", False)
    (row,) = reading.rows.to_dict("records")
    assert (row["valid_from"], row["valid_to"]) == (dt.date(2026, 4, 1), dt.date(2026, 9, 30))
    assert (row["name"], row["role"], row["bureau_text"]) == ("課長補佐 甲", "声掛け", "市民部")


@pytest.mark.parametrize("end", [None, "現在", "現在に至る", "（継続中）", "－", "9999/12/31"])
def test_an_end_that_is_none(end: Value) -> None:
    reading = liaisons(["市民部", "市民課", "甲", "声掛け", "2026/4/1", end])
    assert reading.rows["valid_to"].isna().all()
    assert codes(reading, "warning", "error") == []


@pytest.mark.parametrize("text", ["税務課・管財課", "税務課、管財課", "税務課\n管財課", "税務課／管財課"])
def test_one_for_several_departments(text: str) -> None:
    reading = liaisons(["財務部", text, "甲", "声掛け", None, None])
    assert stood_for(reading) == [("税務課", "甲"), ("管財課", "甲")]
    assert finding(reading, "department_shared").rule == "L1-07"


def test_departments_in_several_bureaus() -> None:
    reading = liaisons(["市民部", "市民課、税務課", "甲", "声掛け", None, None])
    assert stood_for(reading) == [("市民課", "甲"), ("税務課", "甲")]
    assert not reading.refused, "the 部 beside them is that of the first"


def test_one_of_them_that_nobody_knows_is_asked_for_alone() -> None:
    reading = liaisons(["市民部", "市民課、税無課", "甲", "声掛け", None, None])
    assert finding(reading, "department_unknown").value == "税無課"


def test_several_for_one_department() -> None:
    rows: list[Row] = [
        ["市民部", "市民課", "甲", "声掛け"],
        [None, None, "乙", "研修"],
        ["財務部", "税務課", "丙", None],
    ]
    assert stood_for(liaisons(*rows)) == [("市民課", "甲"), ("市民課", "乙"), ("税務課", "丙")]


@pytest.mark.parametrize("department", [None, "全課", "各課"])
def test_one_for_a_bureau(department: Value) -> None:
    reading = liaisons(["市民部", department, "甲", "声掛け", None, None])
    assert stood_for(reading) == [("市民課", "甲"), ("国保・年金課", "甲")]


def test_a_list_of_bureaus_alone() -> None:
    reading = liaisons(["財務部", "係長", "声掛け"], header=["部", "職名", "役割"])
    assert stood_for(reading) == [("税務課", "係長"), ("管財課", "係長")]


def test_a_bureau_that_nobody_knows_is_refused() -> None:
    reading = liaisons(["港湾部", None, "甲", "声掛け", None, None])
    assert codes(reading, "error") == ["department_blank"]


@pytest.mark.parametrize("name", ["なし", "－", None, "欠員"])
def test_a_department_without_anybody_is_a_row(name: Value) -> None:
    assert stood_for(liaisons(["市民部", "市民課", name, None, None, None])) == [("市民課", None)]


def test_an_end_before_the_beginning() -> None:
    reading = liaisons(["市民部", "市民課", "甲", "声掛け", "2026/4/1", "2025/3/31"])
    assert codes(reading) == ["liaison_reversed"]
    assert reading.rows["valid_to"].isna().all()


def test_a_list_of_names_is_no_list_of_liaisons() -> None:
    reading = read(sheet([["課", "氏名", "年齢"], ["市民課", "甲", 30]]), file="名簿.xlsx", register=CITY)
    assert reading.dataset is None


def test_a_register_with_their_column_stays_a_register() -> None:
    reading = read(sheet([["部", "課", "兼務職員"], ["市民部", "市民課", "主査"]]), as_of=None)
    assert reading.dataset == "organization"
