"""One sheet, several blocks, each under the name of its 課; and rows of a form that nobody has filled in yet."""

import pytest

from dashboard.importers import Register
from dashboard.importers.cells.folding import fold
from dashboard.importers.model import Hints, Reading, Value
from tests.importers.grids import codes, finding, read, register, sheet

HEADER: list[Value] = ["手続名", "オンライン化状況", "年間件数"]
CITIZENS: list[list[Value]] = [["転入届", "実施済", 900], ["転出届", "実施済", 800]]
TAXES: list[list[Value]] = [
    ["所得証明の請求", "未実施", 1200],
    ["納税証明の請求", "未実施", 700],
    ["償却資産申告", "未実施", 300],
]
CITY = register(("市民部", "市民課"), ("財務部", "税務課"), ("総務部", "国保年金"))


def owners(reading: Reading) -> list[tuple[Value, ...]]:
    return list(reading.rows[["department_text", "procedure"]].itertuples(index=False, name=None))


EXPECTED = [*(("市民課", row[0]) for row in CITIZENS), *(("税務課", row[0]) for row in TAXES)]


@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("spaced", [True, False])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["所管課：市民課"], ["所管課：税務課"]),
        (["所管課", "市民課"], ["所管課", "税務課"]),
        (["担当課 市民課"], ["担当課 税務課"]),
    ],
)
def test_each_block_has_its_department(first: list[Value], second: list[Value], again: bool, spaced: bool) -> None:
    gap: list[list[Value]] = [[]] if spaced else []
    title: list[list[Value]] = [["手続のオンライン化状況（令和8年10月末現在）"]]
    second_block = [*title, second, HEADER] if again else [second]
    rows: list[list[Value]] = [*title, first, HEADER, *CITIZENS, *gap, *second_block, *TAXES]
    reading = read(sheet(rows), file="一覧.xlsx", as_of=None)
    assert owners(reading) == EXPECTED
    assert not reading.refused
    assert finding(reading, "department_headings").value == "税務課"


@pytest.mark.parametrize("city", [CITY, None])
def test_the_name_alone_is_enough(city: Register | None) -> None:
    rows: list[list[Value]] = [HEADER, ["市民課"], *CITIZENS, ["■税務課"], *TAXES]
    reading = read(sheet(rows), register=city)
    assert owners(reading) == EXPECTED


def test_a_registered_name_without_its_ending() -> None:
    rows: list[list[Value]] = [HEADER, ["国保年金"], *CITIZENS]
    hints = Hints(departments=frozenset({fold("国保年金")}))
    assert {name for name, _ in owners(read(sheet(rows), register=CITY, hints=hints))} == {"国保年金"}


def test_numbers_that_begin_anew_are_told_apart() -> None:
    numbered = [[n, *row] for n, row in enumerate(CITIZENS, 1)], [[n, *row] for n, row in enumerate(TAXES, 1)]
    rows: list[list[Value]] = [
        ["No.", *HEADER],
        [None, "所管課：市民課"],
        *numbered[0],
        [None, "所管課：税務課"],
        *numbered[1],
    ]
    reading = read(sheet(rows), register=CITY)
    assert owners(reading) == EXPECTED
    assert not reading.refused


def test_an_unknown_department_is_asked_at_its_heading() -> None:
    rows: list[list[Value]] = [HEADER, ["所管課：市民課"], *CITIZENS, ["所管課：税務科"], *TAXES]
    asked = finding(read(sheet(rows), register=CITY), "department_unknown")
    assert (asked.key, asked.cell, asked.choices[:1]) == ("課:税務科", "A5", ("税務課",))


def test_a_procedure_alone_in_its_row_is_no_department() -> None:
    reading = read(sheet([["所管課：市民課"], HEADER, *CITIZENS, ["図書館利用登録"]]), register=CITY)
    assert owners(reading)[-1] == ("市民課", "図書館利用登録")
    assert "status_blank" in codes(reading)


FORM: list[Value] = ["No.", "所管課", "手続名", "オンライン化状況", "年間件数", "合計"]


@pytest.mark.parametrize("nothing", [0, 0.0, "-", "－", "0%", "0件", False])
def test_rows_that_only_hold_formulas_are_blank(nothing: Value) -> None:
    blank: list[list[Value]] = [[number, "市民課", None, None, None, nothing] for number in (2, 3)]
    reading = read(sheet([FORM, [1, "市民課", "転入届", "実施済", 100, 110], *blank]))
    assert len(reading.rows) == 1
    assert codes(reading, "error", "warning") == ["departments_from_file"]
    assert "2 行" in finding(reading, "rows_prefilled").message


def test_a_row_with_a_number_is_no_blank_one() -> None:
    reading = read(sheet([FORM, [1, "市民課", None, None, None, 3]]))
    assert not len(reading.rows) or reading.refused
    assert codes(reading, "error", "warning")
