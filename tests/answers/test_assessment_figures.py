"""The figures of スキルアセスメント, computed a second time in plain Python from what the sample's generator knows."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from statistics import fmean, median, quantiles, stdev, variance
from typing import Any

import duckdb
import pandas as pd
import pytest
from assessment_questions import QUESTIONS, ROUNDS
from city import UNITS
from generate import assessment_truth

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.store import answers as store
from dashboard.store import build
from tests.frames import rows_of

pytestmark = pytest.mark.slow

FIELDS = list(dict.fromkeys(question.field for question in QUESTIONS))
IN = {field: [question.number for question in QUESTIONS if question.field == field] for field in FIELDS}
EVERY = [question.number for question in QUESTIONS]

Truth = dict[str, Any]
"""Somebody, as the generator knows them: person, bureau, department, grade and the answers by question."""


@pytest.fixture(scope="module")
def people() -> dict[str, list[Truth]]:
    return {round: assessment_truth(round) for round in ROUNDS}


def completed(person: Truth, numbers: Sequence[int]) -> float | None:
    given = [person["answers"][number] for number in numbers if person["answers"][number] is not None]
    return fmean(given) if given and 2 * len(given) >= len(numbers) else None


def scores(people: Iterable[Truth], numbers: Sequence[int]) -> list[float]:
    return [score for person in people if (score := completed(person, numbers)) is not None]


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float:
    mean_x, mean_y = fmean(xs), fmean(ys)
    top = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return top / math.sqrt(sum((x - mean_x) ** 2 for x in xs) * sum((y - mean_y) ** 2 for y in ys))


@cache
def every_step(store_path: Path) -> pd.DataFrame:
    with duckdb.connect(str(store_path), read_only=True) as connection:
        return connection.execute("FROM shown.assessment_step").df()


def told(store_path: Path, **where: Any) -> list[tuple[float | None, int]]:
    """What is told of a group: the score that was read of every step, and how many people the step has."""
    steps = every_step(store_path)
    for column, value in where.items():
        steps = steps[steps[column].isna() if value is None else steps[column] == value]
    ordered = steps.sort_values("step")
    return [(None if math.isnan(score) else score, people)
            for score, people in zip(ordered["score"], ordered["people"], strict=True)]  # fmt: skip


def mean(steps: Sequence[tuple[float | None, int]]) -> float:
    given = [(score, people) for score, people in steps if score is not None]
    return sum(score * people for score, people in given) / sum(people for _, people in given)


def assert_read_from(steps: Sequence[tuple[float | None, int]], own: Sequence[float], everybody: int) -> None:
    """Each score is that of somebody of its step, in the order of the people's scores; without a score are the last."""
    ordered = [*sorted(own), *[None] * (everybody - len(own))]
    assert sum(people for _, people in steps) == everybody
    start = 0
    for score, people in steps:
        within = ordered[start : start + people]
        assert any(score == each if each is None or score is None else abs(score - each) <= 0.005001 for each in within)
        start += people


@pytest.mark.parametrize("round", ROUNDS)
def test_the_city(sample_store: Path, people: dict[str, list[Truth]], round: str) -> None:
    units = store.answer(sample_store, "assessment/units", {"round": round})
    city = units[units["level"] == "city"].iloc[0]
    total = scores(people[round], EVERY)
    steps = told(sample_store, kind="level", round=round, level="city", skill_kind="field", skill="")
    assert_read_from(steps, total, len(people[round]))
    assert city["respondents"] == len(people[round])
    assert city["headcount"] == sum(unit.headcount for unit in UNITS)
    assert city["response_rate"] == pytest.approx(len(people[round]) / sum(unit.headcount for unit in UNITS))
    assert city["n"] == pytest.approx(len(total), abs=5)
    assert city["mean"] == pytest.approx(mean(steps))
    assert city["mean"] == pytest.approx(fmean(total), abs=0.003)
    assert [city["p25"], city["median"], city["p75"]] == pytest.approx(
        quantiles(total, n=4, method="inclusive"), abs=0.01
    )


@pytest.mark.parametrize("round", ROUNDS)
def test_fields(sample_store: Path, people: dict[str, list[Truth]], round: str) -> None:
    rows = store.answer(sample_store, "assessment/fields", {"round": round}).set_index("field")
    assert list(rows.index) == FIELDS
    for field in FIELDS:
        own = scores(people[round], IN[field])
        steps = told(sample_store, kind="level", round=round, level="city", skill_kind="field", skill=field)
        assert_read_from(steps, own, len(people[round]))
        assert rows.loc[field, "questions"] == len(IN[field])
        assert rows.loc[field, "n"] == pytest.approx(len(own), abs=5)
        assert rows.loc[field, "mean"] == pytest.approx(mean(steps))
        assert rows.loc[field, "mean"] == pytest.approx(fmean(own), abs=0.01)
        if len(IN[field]) > 1:
            assert rows.loc[field, "median"] == pytest.approx(median(own), abs=0.02)


@pytest.mark.parametrize("field", [field for field in FIELDS if len(IN[field]) > 1])
def test_alpha(sample_store: Path, people: dict[str, list[Truth]], field: str) -> None:
    row = store.answer(sample_store, "assessment/fields").set_index("field").loc[field]
    whole = [
        [person["answers"][number] for number in IN[field]]
        for person in people[ROUNDS[1]]
        if None not in (person["answers"][number] for number in IN[field])
    ]
    k = len(IN[field])
    items = sum(variance(column) for column in zip(*whole, strict=True))
    assert row["alpha"] == pytest.approx(k / (k - 1) * (1 - items / variance([sum(each) for each in whole])), abs=6e-4)
    assert row["alpha_low"] < row["alpha"] < row["alpha_high"]


@pytest.mark.parametrize("round", ROUNDS)
def test_questions(sample_store: Path, people: dict[str, list[Truth]], round: str) -> None:
    rows = store.answer(sample_store, "assessment/items", {"round": round}).set_index("question_no")
    for number in EVERY:
        pairs = []
        for person in people[round]:
            own = person["answers"][number]
            rest = [score for other, score in person["answers"].items() if other != number and score is not None]
            if own is not None and rest:
                pairs.append((own, fmean(rest)))
        row = rows.loc[str(number)]
        assert row["n"] == pytest.approx(
            sum(own is not None for own in (p["answers"][number] for p in people[round])), abs=5
        )
        assert row["difficulty"] == pytest.approx(fmean(own for own, _ in pairs), abs=0.006)
        assert row["discrimination"] == pytest.approx(correlation(*zip(*pairs, strict=True)), abs=0.006)


def test_departments(sample_store: Path, people: dict[str, list[Truth]]) -> None:
    """Every 課 that is shown is told of from its own people; nobody is counted twice or lost."""
    rows = store.answer(sample_store, "assessment/field_by_department", {"round": ROUNDS[1]})
    own = defaultdict(list)
    for person in people[ROUNDS[1]]:
        own[person["bureau"], person["department"]].append(person)
    assert rows.drop_duplicates(["bureau", "department"]).shape[0] == len(own)
    off = []
    for row in rows_of(rows):
        group = own[row.bureau, row.department.partition("（")[0]]
        found = scores(group, IN[row.field])
        if row.masked:
            assert row.n == len(group)
            assert row.mean != row.mean
            continue
        steps = told(sample_store, kind="level", round=ROUNDS[1], level="department", unit=row.department,
                     skill_kind="field", skill=row.field)  # fmt: skip
        assert_read_from(steps, found, len(group))
        assert row.mean == pytest.approx(mean(steps))
        off.append(row.mean - fmean(found))
    assert 0 < rows["masked"].sum() < len(rows) / 2
    # Half of them within 2.5 points, in no direction.
    assert median(map(abs, off)) < 0.025
    assert abs(fmean(off)) < 0.01


@pytest.mark.parametrize("field", [None, *FIELDS])
def test_change_of_the_same_people_over_the_same_questions(
    sample_store: Path, people: dict[str, list[Truth]], field: str | None
) -> None:
    rows = store.answer(sample_store, "assessment/changes")
    row = rows[(rows["level"] == "city") & (rows["field"].isna() if field is None else rows["field"] == field)].iloc[0]
    common = [question.number for question in QUESTIONS if not question.before and field in (None, question.field)]
    first, second = (
        {person["person"]: score for person in people[round] if (score := completed(person, common)) is not None}
        for round in ROUNDS
    )
    both = first.keys() & second.keys()
    changes = [second[person] - first[person] for person in both]
    half = 1.96 * stdev(changes) / math.sqrt(len(changes))
    everybody = [{person["person"] for person in people[round]} for round in ROUNDS]
    assert row["questions"] == len(common)
    assert row["matched"] == pytest.approx(len(both), abs=6)
    assert row["unmatched"] == len(everybody[1] - everybody[0])
    assert row["unmatched_before"] == len(everybody[0] - everybody[1])
    # Of one question each person changed by all, nothing, or the other way: a step is read more coarsely.
    assert row["change"] == pytest.approx(fmean(changes), abs=0.006 if len(common) > 1 else 0.012)
    assert row["change_high"] - row["change"] == pytest.approx(half, rel=0.05)


@pytest.mark.parametrize(("field", "question", "line"), [("統計知識", None, 0.5), (None, "20", 0.5), (None, "6", 0.8)])
def test_people_under_a_line(
    sample_store: Path, people: dict[str, list[Truth]], field: str | None, question: str | None, line: float
) -> None:
    rows = store.answer(sample_store, "assessment/under_line", {"field": field, "question_no": question, "line": line})
    numbers = IN[field] if field else [int(question or 0)]
    own = scores(people[ROUNDS[1]], numbers)
    city = rows[rows["level"] == "city"].iloc[0]
    under = [score for score in own if round(score, 9) < line]
    assert city["n"] == pytest.approx(len(own), abs=5)
    assert city["people"] == pytest.approx(len(under), abs=5)
    assert city["shortfall"] == pytest.approx(fmean(line - score for score in under), abs=0.01)
    parts = rows[rows["level"] == ("department" if field else "bureau")]
    for row in rows_of(parts):
        name, _, home = (row.department if field else row.bureau).partition("（")
        group = [p for p in people[ROUNDS[1]] if p["department" if field else "bureau"] == name]
        group = [p for p in group if home.rstrip("）") in ("", p["bureau"])]
        found = scores(group, numbers)
        assert abs(row.people - sum(round(score, 9) < line for score in found)) <= 9
        if field:
            assert not row.able_few or sum(round(score, 9) >= line for score in found) <= 9


def test_the_skill_to_train_first(sample_store: Path, people: dict[str, list[Truth]]) -> None:
    rows = store.answer(sample_store, "assessment/skills", {"line": 0.5})
    for row in rows_of(rows[rows["kind"] == "question"]):
        own = scores(people[ROUNDS[1]], [int(row.question_no)])
        under = [0.5 - score for score in own if score < 0.5 - 1e-9]
        assert row.people == pytest.approx(len(under), abs=5)
        assert row.weight == pytest.approx(sum(under), abs=4)
    assert rows["weight"].dropna().is_monotonic_decreasing


def test_the_law_school_test_through_the_whole_way(shared: Path, tmp_path: Path) -> None:
    """Bock & Lieberman 1970: α 0.295, shares right .924 .709 .553 .763 .870."""
    source = SourceFile("lsat6.csv", (shared / "lsat6.csv").read_bytes())
    assert import_files(tmp_path, [source], as_of=dt.date(2026, 10, 31), by="test").ids == [1]
    path = build.build(tmp_path)
    # Counts of people are told in steps of five.
    published = pytest.approx([0.924, 0.709, 0.553, 0.763, 0.87], abs=0.005)
    assert store.answer(path, "assessment/items")["difficulty"].tolist() == published
    fields = store.answer(path, "assessment/fields")
    assert fields["alpha"].round(3).tolist() == [0.295]
    assert fields["questions"].tolist() == [5]


def test_a_sum_of_answers_is_the_number_of_answers(sample_store: Path) -> None:
    answers = store.answer(sample_store, "assessment/answers")
    summed = answers.groupby("question_no").agg(people=("people", "sum"), n=("n", "first"), share=("share", "sum"))
    assert (summed["people"] == summed["n"]).all()
    assert summed["share"].round(9).eq(1).all()
