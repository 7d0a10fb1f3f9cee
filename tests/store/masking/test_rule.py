"""The masking rule itself: who is told of, in what steps, and that nothing else leads to people's scores.

What an attacker can make of it is tried in test_attacks.py and test_versions.py.
"""

import dataclasses
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import duckdb
import numpy as np
import pytest

from dashboard.errors import DashboardError
from dashboard.importers import Reading, SourceFile
from dashboard.importers.model import Issue
from dashboard.ledger.ledger import Ledger
from dashboard.store import answers as store
from dashboard.store import build, queries
from tests.cities import HELD, Person, answers, built, questions
from tests.frames import rows_of
from tests.store.masking import attacks, staff
from tests.store.masking.cities import hard_city

pytestmark = pytest.mark.slow
ROUND = list(HELD)[-1]
K, STEP = 10, 5
READS_PEOPLE = {
    "shown.assessment_step": {"private.assessment_told", "private.assessment_parting"},
    "shown.assessment_group": {"private.assessment_part", "private.assessment_home"},
    "shown.assessment_cell": {"private.assessment_measure", "private.assessment_pair"},
    "shown.assessment_item": {"private.assessment_score"},
    "shown.assessment_answer": {"private.assessment_score"},
    "shown.assessment_alpha": {"private.assessment_score"},
    "shown.assessment_common": {"private.assessment_pair"},
}
"""What is shown, and the private tables it is made of. Scores leave through the first; the last ones read the wording
of answers, the names of fields, and correlations of at least 10 k people."""


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """The store of a hard city, built once for all that is asked of it."""

    @cache
    def store_of(seed: int) -> Path:
        return built(tmp_path_factory.mktemp("hard"), hard_city(seed))

    return store_of


def test_no_answer_can_reach_what_is_not_shown(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever an answer says, and in whichever folder it lies: what is private is not in the file it is asked of."""
    tables = store.answer(sample_store, "frame/months").columns
    assert len(tables)
    for table in ("private.assessment_measure", "staging.assessment_person", "raw.assessment_rows"):
        leak = queries.parse("overview/leak", f"-- Scores.\n-- grain: one row\nSELECT * FROM {table}")
        monkeypatch.setattr(queries, "get", lambda name, leak=leak: leak)
        with pytest.raises(DashboardError) as refused:
            store.answer(sample_store, "overview/leak")
        assert isinstance(refused.value.__cause__, duckdb.CatalogException)


def test_the_store_holds_nothing_but_what_may_be_shown(sample_store: Path) -> None:
    with duckdb.connect(str(sample_store), read_only=True) as connection:
        made = "SELECT schema_name FROM duckdb_tables() UNION SELECT schema_name FROM duckdb_views() WHERE NOT internal"
        schemas = {row[0] for row in connection.execute(made).fetchall()}
        columns = {row[0] for row in connection.execute("SELECT column_name FROM duckdb_columns()").fetchall()}
    assert schemas == set(store.SCHEMAS)
    assert not {"person", "person_id", "respondent", "grade"} & columns


def test_scores_leave_by_one_door() -> None:
    """Every table that is shown is made of the steps, except as READS_PEOPLE says."""
    for _, sql in queries.steps("build"):
        bare = re.sub(r"--[^\n]*", "", sql)
        for statement in bare.split(";"):
            made = re.search(r"(?:CREATE TABLE|INSERT INTO) ((?:shown|marts)\.assessment\w*)", statement)
            if made:
                assert set(re.findall(r"private\.\w+", statement)) <= READS_PEOPLE.get(made[1], set()), made[1]


@pytest.mark.parametrize("seed", range(16))
def test_who_is_told_of_is_what_the_rule_says_by_numbers_of_people(seed: int, hard: Callable[[int], Path]) -> None:
    people = hard_city(seed)
    told = attacks.steps(hard(seed))
    rows = told[(told["kind"] == "level") & (told["round"] == ROUND) & (told["skill"] == "統計知識")]
    listed = staff.counted_in(staff.listed(people, ROUND), K)
    is_city, are_ranks = staff.told_beside(listed)
    expected = dict(listed["home"].value_counts()) | (dict(listed["rank"].value_counts()) if are_ranks else {})
    expected = {key: count for key, count in expected.items() if count >= K}
    own = rows[rows["level"].isin(["department", "rest", "grade"])]
    found = {
        (level, *(each if isinstance(each, str) else None for each in (bureau, unit))): part["people"].sum()
        for (level, bureau, unit), part in own.groupby(["level", "bureau", "unit"], dropna=False)
    }
    assert found == expected
    if not is_city:
        assert rows[rows["level"] == "city"]["people"].sum() == sum(
            count for (level, *_), count in expected.items() if level in ("department", "rest")
        )


@pytest.mark.parametrize("seed", range(16))
def test_what_has_no_figure_says_that_it_is_hidden(seed: int, hard: Callable[[int], Path]) -> None:
    path = hard(seed)
    for level in ("bureau", "department", "grade"):
        rows = store.answer(path, "assessment/field_by_department", {"level": level})
        assert (rows["masked"].astype(bool) == rows["mean"].isna()).all()
        assert rows["n"].notna().all()


def test_a_finding_does_not_quote_an_answer(tmp_path: Path) -> None:
    """Who imports the file is told the word; the page and `query` are everybody's."""
    people = [person for person in hard_city(1) if person.round == ROUND]
    found = Issue(
        "answer_unread", "warning", "問3の「ひみつ」は答えとして読めません。", "", "回答.csv", "回答", "C5", "ひみつ"
    )
    rows = Reading("回答.csv", "assessment", HELD[ROUND], answers(people), [found])
    listed = Reading("設問一覧.xlsx", "assessment_questions", None, questions())
    Ledger(tmp_path).append([(SourceFile(each.file, each.file.encode()), each) for each in (listed, rows)], "test")
    path = build.build(tmp_path)
    told = store.answer(path, "definitions/findings").iloc[0]
    assert told["message"] == "問3の「…」は答えとして読めません。"
    assert told["value"] is None or told["value"] != told["value"]
    assert store.answer(path, "definitions/findings", {"search": "ひみつ"}).empty


def test_who_is_told_of_does_not_depend_on_answers(tmp_path: Path) -> None:
    people = hard_city(3)
    chance = np.random.default_rng(0)
    others = [dataclasses.replace(each, answers=tuple(chance.permutation(np.array(each.answers)))) for each in people]
    alike = [dataclasses.replace(each, answers=(1.0,) * len(each.answers)) for each in people]
    hidden = []
    for number, each in enumerate((people, others, alike)):
        path = built(tmp_path / str(number), each)
        rows = [store.answer(path, f"assessment/{name}") for name in ("units", "field_by_department", "changes")]
        hidden.append([list(row["masked"]) for row in rows])
    assert hidden[0] == hidden[1] == hidden[2]


@pytest.mark.parametrize("seed", range(8))
def test_counts_come_in_steps_and_parts_make_their_bureau(seed: int, hard: Callable[[int], Path]) -> None:
    path = hard(seed)
    told = attacks.steps(path)
    assert (told["people"] >= STEP).all()
    under = store.answer(path, "assessment/under_line", {"field": "統計知識", "line": 0.5})
    parts = under[under["level"].isin(["department", "rest"]) & under["bureau"].notna()]
    bureaus = under[under["level"] == "bureau"].set_index("bureau")
    assert parts.groupby("bureau")["people"].sum().to_dict() == bureaus["people"].to_dict()
    assert parts.groupby("bureau")["n"].sum().to_dict() == bureaus["n"].to_dict()


@pytest.mark.parametrize("seed", range(8))
def test_no_bar_stands_for_fewer_people_than_k(seed: int, hard: Callable[[int], Path]) -> None:
    path = hard(seed)
    for name in ("distribution", "field_distribution"):
        rows = store.answer(path, f"assessment/{name}")
        assert (rows["people"] >= K).all()
    units = store.answer(path, "assessment/units").query("not masked")
    bars = store.answer(path, "assessment/distribution").groupby(["level", "unit"])["people"].sum()
    for row in rows_of(units[units["n"] >= 3 * K]):
        assert bars[row.level, row.unit] == row.n


def test_what_is_told_is_near_the_truth(sample_store: Path) -> None:
    """Cities of every kind are told of with little error: the sample's second count is in tests/answers."""
    units = store.answer(sample_store, "assessment/units")
    assert not units[units["level"] == "bureau"]["masked"].any()
    assert units[units["level"] == "department"]["masked"].sum() == 10


def test_a_larger_threshold_hides_more_and_needs_no_new_import(tmp_path: Path) -> None:
    people = [
        Person(
            f"{unit}-{each}",
            "第2回",
            "甲部",
            f"課{unit}",
            "主任級",
            (each % 2, each % 3 / 2, 0.0, 1.0, each % 2, each % 2),
        )
        for unit in "ab"
        for each in range(15)
    ]
    path = built(tmp_path, people)
    assert not store.answer(path, "assessment/units").query("level == 'department'")["masked"].any()
    (tmp_path / "settings.toml").write_text(
        "[city]\nname = '試し市'\nfiscal_year_start = 4\n[target]\nonline_rate = 0.7\n[masking]\nk = 20\n", "utf-8"
    )
    assert build.ensure(tmp_path) is None
    assert store.answer(path, "assessment/units").query("level == 'department'")["masked"].all()
    assert store.answer(path, "assessment/rounds")["masking_k"].tolist() == [20]
