"""A name means a 課 for certain, or nothing: the register never guesses."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from dashboard.importers import Match, NoMatch, Register
from dashboard.importers.cells.folding import fold
from dashboard.importers.register.departments import How, Why
from tests.importers.grids import register

BEFORE, AFTER = dt.date(2026, 3, 31), dt.date(2026, 4, 1)
ENDS, BEGINS = {"valid_to": BEFORE}, {"valid_from": AFTER}
CITY = register(
    ("市民部", "市民課", {"aliases": ["窓口課"], "valid_from": dt.date(2010, 4, 1)}),
    ("市民部", "国保年金課"),
    ("総務部", "総務課"),
    ("消防本部", "総務課", {"aliases": ["消防総務課"]}),
    ("企画部", "情報政策課", {**ENDS, "successor": ["デジタル戦略室"]}),
    ("企画部", "デジタル戦略室", {**BEGINS, "aliases": ["DX室"]}),
    ("福祉部", "長寿介護課", {**ENDS, "successor": ["高齢者支援課", "介護保険課"]}),
    ("福祉部", "高齢者支援課", BEGINS),
    ("福祉部", "介護保険課", BEGINS),
    ("産業部", "髙﨑商工課"),
    (None, "会計課"),
)


def match(text: str | None, bureau: str | None = None, as_of: dt.date = AFTER) -> Match | NoMatch:
    return CITY.match(text, bureau, as_of)


@pytest.mark.parametrize(
    ("text", "bureau", "department", "how"),
    [
        ("市民課", "市民部", "市民課", "name"),
        ("市民課", None, "市民課", "name"),
        ("市民課 ", "市民部", "市民課", "name"),
        ("市　民　課", "市民部", "市民課", "name"),
        ("市民部市民課", None, "市民課", "name"),
        ("市民部　市民課", "市民部", "市民課", "name"),
        ("高崎商工課", "産業部", "髙﨑商工課", "name"),
        ("会計課", None, "会計課", "name"),
        ("窓口課", "市民部", "市民課", "alias"),
        ("ｄｘ室", None, "デジタル戦略室", "alias"),
        ("消防総務課", None, "総務課（消防本部）", "alias"),
        ("総務課", "消防本部", "総務課（消防本部）", "name"),
        ("総務課（消防本部）", None, "総務課（消防本部）", "name"),
        ("消防本部総務課", None, "総務課（消防本部）", "name"),
        ("市民課（窓口係）", "市民部", "市民課", "subunit"),
        ("市民部市民課(窓口係)", None, "市民課", "subunit"),
        ("市民課", "市民生活部", "市民課", "bureau_differs"),
        ("情報政策課", "企画部", "デジタル戦略室", "successor"),
        ("情報政策課", None, "デジタル戦略室", "successor"),
    ],
)
def test_a_match(text: str | None, bureau: str | None, department: str, how: How) -> None:
    found = match(text, bureau)
    assert isinstance(found, Match)
    assert (found.department, found.how) == (department, how)


def test_an_old_name_is_followed_over_several_reforms_and_never_in_a_circle() -> None:
    ended = {"valid_to": dt.date(2024, 3, 31), "successor": ["B課"]}
    between = {"valid_from": dt.date(2024, 4, 1), "valid_to": BEFORE, "successor": ["C課"]}
    city = register(("部", "A課", ended), ("部", "B課", between), ("部", "C課", BEGINS))
    assert city.match("A課", None, AFTER) == Match("C課", "部", "successor")
    assert city.match("A課", None, dt.date(2025, 1, 1)) == Match("B課", "部", "successor")
    circle = register(("部", "A課", ended), ("部", "B課", {**between, "successor": ["A課"]}))
    assert circle.match("A課", None, AFTER) == NoMatch("ended", ("B課",))


def test_an_old_name_that_several_had_is_asked_unless_its_bureau_is_said() -> None:
    units = (("A部", "庶務課", {**ENDS, "successor": ["総務課"]}), ("A部", "総務課", BEGINS))
    city = register(*units, ("B部", "庶務課", {**ENDS, "successor": ["管理課"]}), ("B部", "管理課", BEGINS))
    assert isinstance(city.match("庶務課", None, AFTER), NoMatch)
    assert city.match("庶務課", "B部", AFTER) == Match("管理課", "B部", "successor")


@pytest.mark.parametrize(
    ("text", "bureau", "why", "candidates"),
    [
        ("総務課", None, "ambiguous", ("総務課（総務部）", "総務課（消防本部）")),
        ("総務課", "知らない部", "ambiguous", ("総務課（総務部）", "総務課（消防本部）")),
        ("長寿介護課", None, "ended", ("高齢者支援課", "介護保険課")),
        ("市民課", "総務部", "other_bureau", ("市民課",)),
    ],
)
def test_no_match_says_why(text: str | None, bureau: str | None, why: Why, candidates: tuple[str, ...]) -> None:
    assert match(text, bureau) == NoMatch(why, candidates)


@pytest.mark.parametrize(
    ("typo", "meant"), [("市民科", "市民課"), ("国民年金課", "国保年金課"), ("介護保健課", "介護保険課")]
)
def test_a_typo_is_never_matched_but_names_the_closest(typo: str, meant: str) -> None:
    found = match(typo)
    assert isinstance(found, NoMatch)
    assert found.why == "unknown"
    assert meant in found.candidates
    assert len(found.candidates) <= 3


@pytest.mark.parametrize("text", ["", None, "（窓口係）", "課", "市民部"])
def test_hardly_a_name_is_no_match(text: str | None) -> None:
    assert isinstance(match(text), NoMatch)


def test_a_name_counts_only_while_it_is_valid() -> None:
    assert match("情報政策課", as_of=BEFORE) == Match("情報政策課", "企画部", "name")
    assert match("デジタル戦略室", as_of=BEFORE) == NoMatch("not_yet", ("デジタル戦略室",))
    assert match("市民課", as_of=dt.date(2009, 1, 1)) == NoMatch("not_yet", ("市民課",))


WORDS = sorted({name for unit in CITY.units for name in (unit.bureau or "", unit.name, *unit.aliases)})
PIECES = st.sampled_from([*WORDS, "（", "）", " ", "課", "係"]) | st.text(max_size=2)
WRITTEN = st.lists(PIECES, max_size=4).map("".join)
"""Texts of which some name a 課."""


@settings(deadline=None)
@given(WRITTEN)
def test_only_registered_names_come_out(text: str) -> None:
    found = match(text)
    if isinstance(found, Match):
        assert found.department in set(CITY.periods()["department"])
        assert any(fold(word) in fold(text) for word in WORDS if word)


def test_some_of_those_texts_name_a_department() -> None:
    find(WRITTEN, lambda text: isinstance(match(text), Match) and text not in WORDS)


def test_a_department_that_moves_keeps_its_name() -> None:
    moved = register(("A部", "スポーツ課", ENDS), ("B部", "スポーツ課", BEGINS))
    assert moved.match("スポーツ課", None, BEFORE) == Match("スポーツ課", "A部", "name")
    assert moved.match("スポーツ課", None, AFTER) == Match("スポーツ課", "B部", "name")
    assert moved.match("スポーツ課", "A部", AFTER) == Match("スポーツ課", "B部", "bureau_differs")
    assert moved.succession().empty


def test_an_alias_that_is_also_a_name_needs_the_bureau() -> None:
    city = register(("消防本部", "消防総務課", {"aliases": ["総務課"]}), ("総務部", "総務課"))
    assert city.match("総務課", None, AFTER) == NoMatch("ambiguous", ("消防総務課", "総務課"))
    assert city.match("総務課", "消防本部", AFTER) == Match("消防総務課", "消防本部", "alias")
    assert city.match("総務課", "総務部", AFTER) == Match("総務課", "総務部", "name")


def test_an_alias_of_two_departments_is_ambiguous() -> None:
    city = register(("A部", "甲課", {"aliases": ["窓口"]}), ("B部", "乙課", {"aliases": ["窓口"]}))
    assert city.match("窓口", None, AFTER) == NoMatch("ambiguous", ("甲課", "乙課"))
    assert city.match("窓口", "B部", AFTER) == Match("乙課", "B部", "alias")


def test_extending_replaces_the_rows_of_the_same_department() -> None:
    more = register(("市民部", "市民課", {"headcount": 9}), ("新部", "新課"))
    periods = CITY.extended(organization_rows(more)).periods().set_index("department")
    assert periods.loc["市民課", "headcount"] == 9
    assert len(periods) == len(CITY.units) + 1


def organization_rows(known: Register) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "bureau": [unit.bureau for unit in known.units],
            "department": [unit.name for unit in known.units],
            "display_order": pd.array([unit.display_order for unit in known.units], dtype="Int64"),
            "headcount": pd.array([unit.headcount for unit in known.units], dtype="Int64"),
            "valid_from": [unit.valid_from for unit in known.units],
            "valid_to": [unit.valid_to for unit in known.units],
            "successor": [list(unit.successors) for unit in known.units],
            "aliases": [list(unit.aliases) for unit in known.units],
            "liaison": [unit.liaison for unit in known.units],
            "readings": [list(unit.readings) for unit in known.units],
        }
    )


def test_the_register_survives_parquet(tmp_path: Path) -> None:
    organization_rows(CITY).to_parquet(tmp_path / "rows.parquet")
    assert Register.from_rows(pd.read_parquet(tmp_path / "rows.parquet")).units == CITY.units


def test_periods_and_succession_use_unique_names() -> None:
    names = list(CITY.periods()["department"])
    assert names.count("総務課（総務部）") == names.count("総務課（消防本部）") == 1
    assert sorted(CITY.succession().itertuples(index=False, name=None)) == [
        ("情報政策課", "デジタル戦略室"),
        ("長寿介護課", "介護保険課"),
        ("長寿介護課", "高齢者支援課"),
    ]


def test_a_successor_with_a_shared_name_is_the_one_in_the_same_bureau() -> None:
    city = register(("A部", "庶務課", {**ENDS, "successor": ["総務課"]}), ("A部", "総務課"), ("B部", "総務課"))
    assert list(city.succession()["successor"]) == ["総務課（A部）"]


def test_mentioned_finds_the_longest_names() -> None:
    city = register(("財務部", "税課"), ("財務部", "市民税課"), ("市民部", "市民課"))
    assert city.mentioned("手続一覧（市民税課）R8.10", AFTER) == ["市民税課"]
    assert city.mentioned("市民課・市民税課", AFTER) == ["市民税課", "市民課"]
    assert city.mentioned("手続一覧", AFTER) == []


def test_place_is_for_the_store() -> None:
    assert CITY.place("総務課", "消防本部", AFTER) == ("消防本部", "総務課（消防本部）")
    assert CITY.place("市民科", "市民部", AFTER) == (None, None)
    assert Register.empty().place("市 民課 ", None, AFTER) == (None, "市 民課")
    assert not Register.empty()
