"""組織表: rows in canonical form, and what must hold within it."""

import datetime as dt
from typing import Any

import pytest

from dashboard.importers.model import Reading, Value
from tests.importers.grids import Row, Rows, codes, finding, read, sheet, unknown

HEADER = ["部", "課", "表示順", "職員数", "有効開始", "有効終了", "後継課", "別名・旧称", "兼務職員"]
OLD: list[Value] = ["企画部", "情報政策課", 1, 12, "H31.4.1", "令和8年3月31日", "デジタル戦略室", None, None]
NEW: list[Value] = ["企画部", "デジタル戦略室", 2, "14人", "2026/4/1", None, None, "情報政策課、DX室", "主査 ○○"]


def organization(*rows: Row, **more: Any) -> Reading:
    return read(sheet([["組織表"], HEADER, *rows], **more), file="組織表.xlsx", as_of=None)


def test_rows() -> None:
    reading = organization(OLD, NEW)
    assert (reading.dataset, reading.as_of, reading.refused) == ("organization", None, False)
    assert list(reading.rows.columns[:3]) == ["sheet", "row", "cell"]
    old, new = reading.rows.to_dict("records")
    assert (old["row"], old["cell"], old["valid_from"], old["valid_to"]) == (
        3,
        "B3",
        dt.date(2019, 4, 1),
        dt.date(2026, 3, 31),
    )
    assert (old["successor"], new["successor"], new["aliases"]) == (["デジタル戦略室"], [], ["情報政策課", "DX室"])
    assert (new["headcount"], new["liaison"]) == (14, "主査 ○○")


def test_a_period_without_an_end() -> None:
    assert unknown(organization([*NEW[:5], "9999/12/31"]), "valid_to")


def test_a_list_of_departments_is_enough() -> None:
    reading = read(sheet(["部 課", "市民部 市民課"]), as_of=None)
    assert reading.dataset == "organization"
    assert list(reading.rows["department"]) == ["市民課"]


@pytest.mark.parametrize(
    "header", ["部 課 職員数 活動名 柱 状況 課題", "部 課 手続の名", "部 課 職員数 活動名 柱 状況"]
)
def test_departments_among_other_columns_are_not_a_register(header: str) -> None:
    reading = read(sheet([header, "市民部 市民課 3 窓口改革 1 順調"]), as_of=None)
    assert codes(reading, "error") == ["unrecognised"]


def test_merged_bureaus_and_totals() -> None:
    rows: Rows = [["市民部", "市民課", 1, 10], [None, "保険課", 2, 5], ["合計", None, None, 16]]
    reading = organization(*rows, merges=[(2, 0, 3, 0)])
    assert list(reading.rows["bureau"]) == ["市民部", "市民部"]
    assert finding(reading, "sum_differs").cell == "D5"


def test_an_end_before_the_beginning_is_refused() -> None:
    reading = organization([*OLD[:4], "2026/4/1", "2026/3/31"])
    assert finding(reading, "validity_reversed").cell == "B3"
    assert reading.refused


def test_an_unreadable_period_is_refused() -> None:
    reading = organization([*OLD[:4], "7", None])
    assert finding(reading, "validity_unreadable").cell == "E3"


@pytest.mark.parametrize(("begins", "refused"), [("2026/4/1", False), ("2026/3/31", True)])
def test_periods_of_one_department_must_not_overlap(begins: str, refused: bool) -> None:
    reading = organization(OLD[:6], [*OLD[:4], begins, None])
    assert ("periods_overlap" in codes(reading)) is refused


def test_an_unknown_successor_is_a_warning() -> None:
    reading = organization(OLD)
    assert finding(reading, "successor_unknown").value == "デジタル戦略室"
    assert not reading.refused
    assert "successor_unknown" not in codes(organization(OLD, NEW))


def test_a_department_without_a_name_is_refused() -> None:
    reading = organization(["企画部", None, 3, 5])
    assert finding(reading, "required_blank").cell == "B3"
