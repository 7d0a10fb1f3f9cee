"""The attacker of the masking, given the console: it tells him nothing that he did not have, and he concludes nothing.

`python -m tests.console.test_masking_attacker FIRST LAST` tries as many other cities as one likes.
"""

import dataclasses
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from dashboard.store import queries
from tests.cities import HELD, Person, built
from tests.console import asking, colleague
from tests.store.masking import attacks
from tests.store.masking.cities import hard_city

pytestmark = pytest.mark.slow
ROUND, FIELD, K = list(HELD)[-1], "統計知識", 10
CITIES = (1, 4, 7)
OF_SCORES = {
    *("n", "mean", "sd", "p25", "median", "p75", "width", "bin", "people", "shortfall", "able_few"),
    *("blank", "dont_know", "difficulty", "discrimination"),
}
"""Columns that are made of scores; all others are the same whatever anybody answers."""
OF_BARS = {"assessment_distribution", "assessment_under_line"}
"""There are as many rows of these as there are bars and readings."""


def own_steps(told: pd.DataFrame) -> dict[tuple[object, ...], tuple[float, ...]]:
    """What was read of each group, as the store has it: 課, rests, 職位; the city where it is no sum of others."""
    rows = told[(told["kind"] == "level") & (told["round"] == ROUND) & (told["skill_kind"] == "field")]
    rows = rows[(rows["skill"] == FIELD) & (rows["level"] != "bureau")].astype({"score": float})
    return {
        tuple(each if isinstance(each, str) else None for each in key): tuple(
            part.sort_values("step")["score"].dropna()
        )
        for key, part in rows.groupby(["level", "bureau", "unit"], dropna=False)
        if list(part.sort_values("step")["people"]) == colleague.sizes_of(int(part["people"].sum()))
    }


def found_out(path: Path) -> tuple[int, int]:
    """How many groups he finds all steps of, of how many; it is checked that he is right."""
    groups = colleague.sums(colleague.read(path), ROUND, FIELD)
    own = own_steps(attacks.steps(path))
    scores = sorted({*attacks.possible(FIELD), *(score for each in own.values() for score in each)})
    tried = {
        key: each
        for key, each in colleague.steps(pd.concat([groups, colleague.left_over(groups)]), scores)
        if key in own
    }
    for key, possible in tried.items():
        assert own[key] in possible, f"what is told of {key} is not made of its steps"
    return sum(len(each) == 1 for each in tried.values()), len(tried)


def few_apart(path: Path) -> list[str]:
    """What is left over of which there are fewer people than may be told of."""
    groups = colleague.sums(colleague.read(path), ROUND, FIELD)
    left = colleague.left_over(groups)
    return [str(each) for each in left.to_dict("records") if each["respondents"] < K]


def concluded(people: list[Person], folder: Path) -> list[str]:
    """What follows from all that the console gives: the steps at most, and what they leave over."""
    path = built(folder, people)
    found_out(path)
    return [*few_apart(path), *attacks.on_a_skill(people, attacks.steps(path), FIELD, ROUND)]


@pytest.mark.parametrize("seed", CITIES)
def test_an_hour_at_the_console_tells_nothing_of_anybody(seed: int, tmp_path: Path) -> None:
    assert concluded(hard_city(seed), tmp_path) == []
    asking.connection.cache_clear()


def test_he_finds_out_which_scores_were_read(tmp_path: Path) -> None:
    """He is no straw man: he gets from the console what the store says of the steps."""
    found, of = found_out(built(tmp_path, hard_city(3)))
    assert of > 3 and found >= of * 0.6, (found, of)


def test_whatever_is_answered_the_rest_of_the_console_is_the_same(tmp_path: Path) -> None:
    """Lists, imports, numbers of people, what is hidden, questions: nothing but figures of scores knows the answers."""
    people, chance = hard_city(3), np.random.default_rng(0)
    others = [
        dataclasses.replace(each, answers=tuple(float(share) for share in chance.permutation(np.array(each.answers))))
        for each in people
    ]
    one, other = (colleague.read(built(tmp_path / name, each)) for name, each in (("a", people), ("b", others)))
    assert one.keys() == other.keys() and len(one) > 10
    for name in one.keys() - OF_BARS:
        assert whatever_is_answered(name, one[name]) == whatever_is_answered(name, other[name]), name
    assert not one["assessment_scores"].equals(other["assessment_scores"])


def whatever_is_answered(name: str, rows: pd.DataFrame) -> list[tuple[str, ...]]:
    """The rows without figures of scores, and without the moment of their import."""
    dropped = {"imported_at", "import_id"} | (OF_SCORES if name.startswith("assessment") else set())
    kept = rows[[each for each in rows if each not in dropped]].astype("string").fillna("")
    return sorted(kept.itertuples(index=False, name=None))


def test_a_figure_of_the_answers_themselves_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a mean to be made of what people answered, it would be no figure of the steps."""
    rule = "CASE WHEN NOT judged.masked THEN judged.mean END AS mean"
    truth = """CASE WHEN NOT judged.masked THEN (
        SELECT round(avg(measures.score), 9) FROM private.assessment_measure AS measures
        JOIN private.assessment_home AS home ON home.person_id = measures.person_id
            AND home.kind = measures.kind AND home.round = measures.round
        WHERE measures.kind = judged.kind AND measures.round = judged.round AND measures.field = judged.field
            AND (judged.level <> 'department' OR home.department = judged.unit)) END AS mean"""
    kinds = ("macros", "load", "build", "checks")
    steps = {kind: [(step, sql.replace(rule, truth)) for step, sql in queries.steps(kind)] for kind in kinds}
    with monkeypatch.context() as patch:
        patch.setattr(queries, "steps", lambda name: steps[name])
        path = built(tmp_path, hard_city(3))
    with pytest.raises(AssertionError, match="not made of its steps"):
        found_out(path)


if __name__ == "__main__":
    first, last = map(int, sys.argv[1:])
    for number in range(first, last):
        with tempfile.TemporaryDirectory() as made:
            print(number, concluded(hard_city(number), Path(made)) or "nothing", flush=True)
        asking.connection.cache_clear()
