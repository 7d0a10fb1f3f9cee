"""Several 課 in one cell, 課 that are not one, and 課 that a person names once."""

from typing import Any

import pytest

from dashboard.importers import Register
from dashboard.importers.model import Reading, Value
from dashboard.importers.register.owners import is_everybody, owners
from tests.importers.grids import codes, finding, only, register
from tests.importers.procedures import CITY as OTHER_CITY
from tests.importers.written import KINDS, sent

CITY = register(("総務部", "総務課"), ("総務部", "情報課"), ("市民部", "市民課"), ("市民部", "国保・年金課"))
NONE = Register.empty()
PLAN: list[Value] = ["No.", "取組名", "所管課", "計画開始", "計画終了"]
LIST: list[Value] = ["No.", "手続名", "所管課", "オンライン化状況"]


def plan(kind: str, owner: str, known: Register = CITY, **more: Any) -> Reading:
    return sent(kind, [PLAN, [1, "書かない窓口", owner, "R7.4.1", "R9.3.31"]], register=known, **more)


def procedures(owner: str, known: Register = CITY, **more: Any) -> Reading:
    return sent("csv", [LIST, [1, "転入届", owner, "実施済"]], register=known, **more)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("known", [CITY, NONE], ids=["組織表あり", "組織表なし"])
@pytest.mark.parametrize(
    "owner",
    ["総務課・情報課", "総務課･情報課", "総務課及び情報課", "総務課　情報課", "総務課と情報課", "総務課＋情報課"],
)
def test_two_departments_in_one_cell(owner: str, known: Register, kind: str) -> None:
    reading = plan(kind, owner, known)
    row = only(reading)
    assert (row["department_text"], list(row["related_departments"])) == ("総務課", ["情報課"])
    assert finding(reading, "department_parted").severity == "info"
    assert not reading.refused


@pytest.mark.parametrize("known", [CITY, NONE], ids=["組織表あり", "組織表なし"])
def test_a_real_name_with_a_dot_stays_whole(known: Register) -> None:
    row = only(plan("csv", "国保・年金課", known))
    assert (row["department_text"], list(row["related_departments"])) == ("国保・年金課", [])


@pytest.mark.parametrize("owner", ["総務課・みどり課", "みどり・公園課", "総務部・総務課"])
def test_parts_that_are_not_all_known_are_asked_as_one(owner: str) -> None:
    reading = plan("csv", owner)
    assert only(reading)["department_text"] == owner
    assert finding(reading, "department_unknown").key == f"課:{owner}"


@pytest.mark.parametrize("owner", ["市民課ほか", "市民課 他", "市民課ほか3課", "市民課など", "市民課、ほか関係各課"])
@pytest.mark.parametrize("known", [CITY, NONE], ids=["組織表あり", "組織表なし"])
def test_a_department_and_others(owner: str, known: Register) -> None:
    reading = procedures(owner, known)
    assert only(reading)["department_text"] == "市民課"
    assert finding(reading, "department_and_others").severity == "info"


def test_related_departments_are_parted_too() -> None:
    rows: list[list[Value]] = [[*PLAN, "関係課"], [1, "書かない窓口", "市民課", "R7.4.1", "R9.3.31", "総務課・情報課"]]
    assert list(only(sent("csv", rows, register=CITY))["related_departments"]) == ["総務課", "情報課"]


@pytest.mark.parametrize("known", [CITY, NONE], ids=["組織表あり", "組織表なし"])
@pytest.mark.parametrize("owner", ["全課", "全庁", "各課", "全部署", "関係各課", "庁内全体"])
def test_all_departments_are_no_department(owner: str, known: Register) -> None:
    for reading in (plan("csv", owner, known), procedures(owner, known)):
        assert reading.refused
        asked = finding(reading, "department_all")
        assert (asked.key, asked.choices) == (f"課:{owner}", known.names(None))
        assert "department_unknown" not in codes(reading)
    answered = plan("csv", owner, known, answers={f"課:{owner}": "情報課"})
    assert (only(answered)["department_text"], answered.refused) == ("情報課", False)
    assert finding(answered, "answer_used").key == f"課:{owner}"
    assert plan("csv", owner, known, answers={f"課:{owner}": "全課"}).refused


def test_a_list_of_procedures_has_no_place_for_a_second_department() -> None:
    asked = finding(procedures("総務課・情報課"), "department_several")
    assert (asked.severity, asked.choices) == ("error", ("総務課", "情報課"))
    answered = procedures("総務課・情報課", answers={"課:総務課・情報課": "情報課"})
    assert (only(answered)["department_text"], answered.refused) == ("情報課", False)


@pytest.mark.parametrize("kind", KINDS)
def test_a_spelling_that_nobody_knows_is_asked_and_remembered(kind: str) -> None:
    asked = finding(plan(kind, "市民科"), "department_unknown")
    assert (asked.key, asked.choices) == ("課:市民科", ("市民課",))
    answered = plan(kind, "市民科", answers={"課:市民科": "市民課"})
    assert (only(answered)["department_text"], codes(answered, "error")) == ("市民課", [])
    assert finding(answered, "answer_used").key == "課:市民科"
    refused = plan(kind, "市民科", answers={"課:市民科": "みどり課"})
    assert codes(refused, "error") == ["answer_impossible", "department_unknown"]


def test_a_name_of_two_departments_is_asked_and_remembered() -> None:
    asked = finding(procedures("総務課", OTHER_CITY), "department_ambiguous")
    assert asked.choices == ("総務課（総務部）", "総務課（消防本部）")
    answered = procedures("総務課", OTHER_CITY, answers={"課:総務課": "総務課（消防本部）"})
    assert (only(answered)["bureau_text"], codes(answered, "error")) == ("消防本部", [])


def test_an_answer_is_not_used_where_the_name_is_known() -> None:
    reading = procedures("市民課", answers={"課:市民課": "総務課"})
    assert (only(reading)["department_text"], "answer_used" in codes(reading)) == ("市民課", False)


@pytest.mark.parametrize("name", ["市民課", "全国健康課", "庁舎管理課", "各務原課", "総合政策課", "こども課"])
def test_names_that_are_one_department(name: str) -> None:
    assert not is_everybody(name)
    assert owners(name, None, None, NONE) is None
