"""The figures of スキルアセスメント, computed a second time in plain Python from what the sample's generator knows."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean, median, quantiles, stdev, variance
from typing import Any

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


@pytest.mark.parametrize("round", ROUNDS)
def test_the_city(sample_store: Path, people: dict[str, list[Truth]], round: str) -> None:
    units = store.answer(sample_store, "assessment/units", {"round": round})
    city = units[units["level"] == "city"].iloc[0]
    total = scores(people[round], EVERY)
    low, middle, high = quantiles(total, n=4, method="inclusive")
    assert city["respondents"] == len(people[round])
    assert city["headcount"] == sum(unit.headcount for unit in UNITS)
    assert city["response_rate"] == pytest.approx(len(people[round]) / sum(unit.headcount for unit in UNITS))
    assert city["n"] == len(total)
    assert city["mean"] == pytest.approx(fmean(total))
    assert [city["p25"], city["median"], city["p75"]] == pytest.approx([low, middle, high])


@pytest.mark.parametrize("round", ROUNDS)
def test_fields(sample_store: Path, people: dict[str, list[Truth]], round: str) -> None:
    rows = store.answer(sample_store, "assessment/fields", {"round": round}).set_index("field")
    assert list(rows.index) == FIELDS
    for field in FIELDS:
        own = scores(people[round], IN[field])
        assert rows.loc[field, "questions"] == len(IN[field])
        assert rows.loc[field, "n"] == len(own)
        assert rows.loc[field, "mean"] == pytest.approx(fmean(own))
        assert rows.loc[field, "median"] == pytest.approx(median(own))


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
    assert row["alpha"] == pytest.approx(k / (k - 1) * (1 - items / variance([sum(each) for each in whole])))
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
        assert row["n"] == sum(person["answers"][number] is not None for person in people[round])
        assert row["difficulty"] == pytest.approx(fmean(own for own, _ in pairs))
        assert row["discrimination"] == pytest.approx(correlation(*zip(*pairs, strict=True)), abs=1e-8)


def test_departments(sample_store: Path, people: dict[str, list[Truth]]) -> None:
    """Every 課 that is shown has its own people's median; nobody is counted twice or lost."""
    rows = store.answer(sample_store, "assessment/field_by_department", {"round": ROUNDS[1]})
    own = defaultdict(list)
    for person in people[ROUNDS[1]]:
        own[person["bureau"], person["department"]].append(person)
    assert rows.drop_duplicates(["bureau", "department"]).shape[0] == len(own)
    for row in rows_of(rows):
        found = scores(own[row.bureau, row.department.partition("（")[0]], IN[row.field])
        assert row.n == len(found)
        if not row.masked:
            assert row.median == pytest.approx(median(found))
    assert 0 < rows["masked"].sum() < len(rows) / 2


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
    assert row["questions"] == len(common)
    assert (row["matched"], row["unmatched"], row["unmatched_before"]) == (
        len(both), len(second.keys() - both), len(first.keys() - both),
    )  # fmt: skip
    assert row["change"] == pytest.approx(fmean(changes))
    assert row["change_high"] - row["change"] == pytest.approx(half, rel=0.005)


@pytest.mark.parametrize(("field", "question", "line"), [("統計知識", None, 0.5), (None, "20", 0.5), (None, "6", 0.8)])
def test_people_under_a_line(
    sample_store: Path, people: dict[str, list[Truth]], field: str | None, question: str | None, line: float
) -> None:
    rows = store.answer(sample_store, "assessment/under_line", {"field": field, "question_no": question, "line": line})
    numbers = IN[field] if field else [int(question or 0)]
    own = scores(people[ROUNDS[1]], numbers)
    city = rows[rows["level"] == "city"].iloc[0]
    under = [score for score in own if round(score, 9) < line]
    assert (city["n"], city["people"]) == (len(own), len(under))
    assert city["shortfall"] == pytest.approx(fmean(line - score for score in under))
    parts = rows[rows["level"].isin(["department", "rest"])]
    assert abs(parts["people"].sum() - len(under)) <= 2.5 * len(parts)
    assert set(rows[rows["able_few"] == True]["department"].dropna()) == {  # noqa: E712
        name for name in parts["department"].dropna() if able(people[ROUNDS[1]], name, numbers, line) <= 2
    }


def able(people: Iterable[Truth], department: str, numbers: Sequence[int], line: float) -> int:
    own = [person for person in people if person["department"] == department.partition("（")[0]]
    own = [person for person in own if department.partition("（")[2].rstrip("）") in ("", person["bureau"])]
    return sum(round(score, 9) >= line for score in scores(own, numbers))


def test_nobody_can_in_several_departments(sample_store: Path) -> None:
    rows = store.answer(sample_store, "assessment/under_line", {"question_no": "20", "line": 0.5})
    assert rows["able_few"].eq(True).sum() >= 5


def test_the_skill_to_train_first(sample_store: Path, people: dict[str, list[Truth]]) -> None:
    rows = store.answer(sample_store, "assessment/skills", {"line": 0.5})
    for row in rows_of(rows[rows["kind"] == "question"]):
        own = scores(people[ROUNDS[1]], [int(row.question_no)])
        under = [0.5 - score for score in own if score < 0.5 - 1e-9]
        assert row.people == len(under)
        # How far so few are from the line is nobody's business.
        assert row.weight == pytest.approx(sum(under)) if len(under) >= 10 else math.isnan(row.weight)
    assert rows["weight"].dropna().is_monotonic_decreasing


def test_the_law_school_test_through_the_whole_way(shared: Path, tmp_path: Path) -> None:
    """Bock & Lieberman 1970: α 0.295, shares right .924 .709 .553 .763 .870."""
    source = SourceFile("lsat6.csv", (shared / "lsat6.csv").read_bytes())
    assert import_files(tmp_path, [source], as_of=dt.date(2026, 10, 31), by="test").ids == [1]
    path = build.build(tmp_path)
    assert store.answer(path, "assessment/items")["difficulty"].round(3).tolist() == [0.924, 0.709, 0.553, 0.763, 0.87]
    fields = store.answer(path, "assessment/fields")
    assert fields["alpha"].round(3).tolist() == [0.295]
    assert fields["questions"].tolist() == [5]


def test_a_sum_of_answers_is_the_number_of_answers(sample_store: Path) -> None:
    answers = store.answer(sample_store, "assessment/answers")
    summed = answers.groupby("question_no").agg(people=("people", "sum"), n=("n", "first"), share=("share", "sum"))
    assert (summed["people"] == summed["n"]).all()
    assert summed["share"].round(9).eq(1).all()
