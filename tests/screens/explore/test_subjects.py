"""What a subject declares is what its query can be asked, and every choice has an answer of its own."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import UsageError
from dashboard.screens.explore import ranges
from dashboard.screens.explore.filters import SUBJECT
from dashboard.screens.explore.ranges import Bounds
from dashboard.screens.explore.subjects import SUBJECTS
from dashboard.screens.explore.subjects.subject import NONE
from dashboard.screens.terms import find
from dashboard.settings import load
from dashboard.store import answers as store
from dashboard.store import queries


def test_every_subject_is_offered() -> None:
    assert list(SUBJECT.options.values()) == list(SUBJECTS)


@pytest.mark.parametrize("key", SUBJECTS)
def test_what_is_declared_is_what_can_be_asked(key: str) -> None:
    subject, query = SUBJECTS[key], queries.get(SUBJECTS[key].answer)
    keys = [each.key for each in subject.dimensions]
    assert set(query.choices["rows"]) == set(keys) - set(subject.only_columns)
    assert set(query.choices["columns"]) == {NONE, *keys} - set(subject.only_rows)
    assert set(query.choices["measure"]) == set(subject.counted)
    narrowing = {each.key for each in subject.dimensions if each.choice}
    ends = {end for each in subject.ranges for end in (each.low, each.high)}
    asked = {"rows", "columns", "measure", "bureau", "department", *narrowing, *ends, *subject.takes}
    assert asked | ({"search"} if subject.search else set()) == set(query.params)
    for name in {subject.behind, *(each.behind for each in subject.measures)} - {""}:
        behind = set(queries.get(name).params)
        assert {*narrowing, *ends, *subject.behind_takes, "bureau", "department"} <= behind
        assert {each for each in keys if each not in ("month", "year")} <= behind, "a cell of any can be listed"


@pytest.mark.parametrize("key", SUBJECTS)
def test_every_choice_has_an_answer_of_its_own(key: str, sample_store: Path) -> None:
    subject = SUBJECTS[key]
    for param in ("rows", "columns", "measure"):
        choices = queries.get(subject.answer).choices[param]
        asked: dict[str, Any] = {"rows": "department"} if param != "rows" else {}
        answers = [store.answer(sample_store, subject.answer, asked | {param: each}).to_csv() for each in choices]
        same = len(answers) - len(set(answers))
        assert same == (1 if param == "columns" and key != "assessment" else 0) or param == "columns", (param, same)


@pytest.mark.parametrize("key", SUBJECTS)
def test_every_measure_is_defined(key: str) -> None:
    for measure in SUBJECTS[key].measures:
        assert find(measure.term, load())


@pytest.mark.parametrize("key", SUBJECTS)
def test_hostile_values_are_refused_or_found_nowhere(key: str, sample_store: Path) -> None:
    subject = SUBJECTS[key]
    for param in ("rows", "columns", "measure"):
        with pytest.raises(UsageError):
            store.answer(sample_store, subject.answer, {param: "1; DROP TABLE marts.listed"})
    for each in subject.dimensions:
        if each.choice:
            asked = {each.key: ["' OR 1=1 --", "\x00", "％" * 999]}
            assert store.answer(sample_store, subject.answer, asked).empty
    if subject.search:
        assert store.answer(sample_store, subject.answer, {"search": "%' OR '1'='1"}).empty


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("", Bounds()),
        ("1000以上", Bounds(1000, None)),
        ("1,000 件以上", Bounds(1000, None)),
        ("１０００〜", Bounds(1000, None)),
        ("999以下", Bounds(None, 999)),
        ("〜999", Bounds(None, 999)),
        ("100〜999", Bounds(100, 999)),
        ("100-999件", Bounds(100, 999)),
        ("30日まで", Bounds(None, 30)),
        ("12", Bounds(12, 12)),
        ("-5", Bounds(-5, -5)),
        ("だいたい千", None),
        ("1000以上2000", None),
        ("9" * 40, None),
    ],
)
def test_ranges_are_read_as_people_write_them(text: str, bounds: Bounds | None) -> None:
    assert ranges.read(text) == bounds


@given(st.integers(-(10**9), 10**9), st.integers(0, 10**9))
def test_what_a_range_says_reads_back_the_same(low: int, more: int) -> None:
    for bounds in (Bounds(low, low + more), Bounds(low, None), Bounds(None, low)):
        assert ranges.read(bounds.said()) == bounds
        assert ranges.read(bounds.said("件")) == bounds


@given(st.text(max_size=30))
def test_no_text_breaks_a_range(text: str) -> None:
    ranges.read(text)
