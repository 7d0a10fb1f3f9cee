"""The 課 of procedures: in a column, above the table, in the name of the sheet or file, and checked by the register."""

import pytest

from dashboard.importers.model import Severity
from tests.importers.grids import Row, codes, finding, only, read, sheet
from tests.importers.procedures import CITY, ROW, procedures, row


def test_departments_are_checked_against_the_register() -> None:
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
def test_doubtful_departments(bureau: str | None, text: str, code: str, severity: Severity) -> None:
    reading = procedures(row(部=bureau, 課=text), register=CITY)
    assert codes(reading, severity) == [code]
    assert all(
        candidate in finding(reading, code).message
        for candidate in {
            "department_succeeded": ["デジタル課"],
            "department_ended": ["高齢者支援課", "介護保険課"],
        }.get(code, [])
    )


def test_departments_are_taken_from_the_file_while_there_is_no_register() -> None:
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
def test_the_department_may_stand_above_the_table(above: Row) -> None:
    reading = read(sheet([["手続一覧"], above, *BARE]), register=CITY)
    assert (only(reading)["department_text"], codes(reading, "error")) == ("市民課", [])


def test_the_department_may_stand_in_the_name_of_the_sheet_or_file() -> None:
    assert only(read(sheet(BARE, name="市民課"), register=CITY))["department_text"] == "市民課"
    reading = read(sheet(BARE), file="03_市民課_手続一覧.xlsx", register=CITY)
    assert only(reading)["department_text"] == "市民課"
    assert "03_市民課" in finding(reading, "department_from_name").message


def test_without_a_department_a_list_is_refused() -> None:
    assert codes(read(sheet(BARE), register=CITY), "error") == ["department_missing"]
    assert codes(read(sheet(BARE), file="市民課とデジタル課.xlsx", register=CITY), "error") == ["department_missing"]
    assert codes(read(sheet(BARE, name="市民課")), "error") == ["department_missing"]
