"""Nothing about too few people can be read, or computed, from what the answers of スキルアセスメント show.

The attacker of these tests runs every answer with every filter, knows how many people answered where, and combines
what is shown: totals, rounds, steps of a distribution, lines of the 研修計画.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from dashboard.store import answers as store
from dashboard.store import build, queries
from tests.cities import FIELDS, HELD, QUESTIONS, Ask, Person, built, random_city
from tests.frames import rows_of
from tests.store.attacker import bounds_of

pytestmark = pytest.mark.slow
K = 10
CITIES = range(12)
City = tuple[pd.DataFrame, Ask]
"""What is true of everybody, and a question to the store."""
Shown = tuple[str, str, str, str | None, str | None, str]
"""A figure of a group: kind, round, level, bureau, unit, column."""
LINES = [float(line) for line in queries.get("assessment/under_line").choices["line"]]


@pytest.fixture(scope="module", params=CITIES, ids=lambda seed: f"city{seed}")
def city(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> City:
    people = random_city(request.param)
    path = built(tmp_path_factory.mktemp("city"), people)
    return truth(people), lambda name, **params: store.answer(path, f"assessment/{name}", params)


def truth(people: Iterable[Person]) -> pd.DataFrame:
    """One row per person and round: score in every field, question and in all, by plain arithmetic."""
    rows = []
    for person in people:
        row = {
            "person": person.number,
            "round": person.round,
            "bureau": person.bureau,
            "department": person.department,
            "grade": person.grade,
            "total": _mean(person.answers),
        }
        for field in FIELDS:
            row[field] = _mean([a for a, (_, f) in zip(person.answers, QUESTIONS, strict=True) if f == field])
        row |= {number: answer for (number, _), answer in zip(QUESTIONS, person.answers, strict=True)}
        rows.append(row)
    return pd.DataFrame(rows).astype(dict.fromkeys(["total", *FIELDS, *(n for n, _ in QUESTIONS)], float))


def _mean(answers: Sequence[float | None]) -> float | None:
    given = [answer for answer in answers if answer is not None]
    return sum(given) / len(given) if given and 2 * len(given) >= len(answers) else None


def test_no_answer_can_reach_what_is_not_shown(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever an answer says, and in whichever folder it lies: what is private is not in the file it is asked of."""
    tables = store.answer(sample_store, "frame/months").columns
    assert len(tables)
    for table in ("private.assessment_measure", "staging.assessment_person", "raw.assessment_rows"):
        leak = queries.parse("overview/leak", f"-- Scores.\n-- grain: one row\nSELECT * FROM {table}")
        monkeypatch.setattr(queries, "get", lambda name, leak=leak: leak)
        with pytest.raises(duckdb.CatalogException):
            store.answer(sample_store, "overview/leak")


def test_the_store_holds_nothing_but_what_may_be_shown(sample_store: Path) -> None:
    with duckdb.connect(str(sample_store), read_only=True) as connection:
        schemas = {row[0] for row in connection.execute("SELECT schema_name FROM duckdb_tables()").fetchall()}
        columns = {row[0] for row in connection.execute("SELECT column_name FROM duckdb_columns()").fetchall()}
    assert schemas == set(store.SCHEMAS)
    assert not {"person", "person_id", "respondent"} & columns


def shown_cells(ask: Ask) -> Iterator[Shown]:
    """Every figure of a group that is shown."""
    for held in HELD:
        for row in rows_of(ask("units", round=held).query("~masked")):
            yield "level", held, row.level, row.bureau, row.unit, "total"
        for level in ("bureau", "department", "grade"):
            for row in rows_of(ask("field_by_department", round=held, level=level).query("~masked")):
                yield "level", held, level, row.bureau, row.bureau if level == "bureau" else row.department, row.field
        for row in rows_of(ask("changes", round=held).query("~masked")):
            yield "change", held, row.level, row.bureau, row.unit, row.field if isinstance(row.field, str) else "total"


def members(people: pd.DataFrame, held: str, level: str, unit: str | None, *_: object) -> pd.DataFrame:
    now = people[people["round"] == held]
    return now if level == "city" else now[now[level] == unit]


def test_no_shown_figure_is_of_few_or_of_people_all_alike(city: City) -> None:
    people, ask = city
    changes = matched(people)
    seen = 0
    for kind, held, level, _, unit, column in shown_cells(ask):
        scores = members(changes if kind == "change" else people, held, level, unit)[column].dropna()
        assert len(scores) >= K, (kind, held, level, unit, column)
        assert scores.max() - scores.min() > 1e-9, (kind, held, level, unit, column)
        seen += 1
    assert seen


def matched(people: pd.DataFrame) -> pd.DataFrame:
    """The change of everybody who answered both rounds, where they were in the second."""
    first, second = (people[people["round"] == held].set_index("person") for held in HELD)
    both = second.index.intersection(first.index)
    columns = ["total", *FIELDS]
    return second.loc[both].assign(**(second.loc[both, columns] - first.loc[both, columns])).reset_index()


def test_nothing_about_few_follows_from_sums_and_differences(city: City) -> None:
    """Any additive figure of the shown groups (a mean times n, a step of a distribution) gives what lies in their span:
    no group of fewer than k people, and none all alike, may lie in it."""
    people, ask = city
    known: dict[tuple[str, str, str], list[tuple[str, str | None]]] = {}
    for kind, held, level, _, unit, column in shown_cells(ask):
        known.setdefault((kind, held, column), []).append((level, unit))
    changes = matched(people)
    for (kind, held, column), groups in known.items():
        of = members(changes if kind == "change" else people, held, "city", None).dropna(subset=[column])
        atoms = sorted(set(zip(of["department"], of["grade"], strict=True)))
        basis = np.array([[_belongs(atom, level, unit) for atom in atoms] for level, unit in groups], float).T
        for departments in _combinations(sorted(set(of["department"]))):
            hidden = of[of["department"].isin(departments)][column]
            if len(hidden) >= K and hidden.max() - hidden.min() > 1e-9:
                continue
            wanted = np.array([atom[0] in departments for atom in atoms], float)
            solved = basis @ np.linalg.lstsq(basis, wanted, rcond=None)[0]
            assert np.abs(solved - wanted).max() > 1e-6, (kind, held, column, departments)


def _belongs(atom: tuple[str, str], level: str, unit: str | None) -> bool:
    department, grade = atom
    bureau = f"部{department[1]}"
    return {"city": True, "bureau": bureau == unit, "department": department == unit, "grade": grade == unit}[level]


def _combinations(departments: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return itertools.chain.from_iterable(itertools.combinations(departments, size) for size in (1, 2, 3))


def test_no_single_gap_in_a_row_a_column_or_a_total(city: City) -> None:
    _, ask = city
    for held in HELD:
        shown = ask("fields", round=held).query("~masked")["field"]
        for level in ("bureau", "department", "grade"):
            rows = ask("field_by_department", round=held, level=level)
            rows = rows[rows["field"].isin(shown)]
            unit = rows["bureau"] if level == "bureau" else rows["department"]
            assert (rows["masked"].groupby([rows["bureau"].fillna(""), unit]).sum() != 1).all()
            assert (rows["masked"].groupby(rows["field"]).sum() != 1).all()
            if level == "department":
                totals = ask("field_by_department", round=held, level="bureau").query("~masked")[["bureau", "field"]]
                within = rows.merge(totals, on=["bureau", "field"])
                assert (within["masked"].groupby([within["bureau"], within["field"]]).sum() != 1).all()


def test_rounds_and_changes_together_leave_nobody_over(city: City) -> None:
    """Below the city no field has both a mean and a change; for the city, those in one round only are k or nobody."""
    _, ask = city
    for held in HELD:
        for level in ("bureau", "department", "grade"):
            means = set(ask("field_by_department", round=held, level=level).dropna(subset=["mean"])["field"])
            changes = ask("changes", round=held)
            assert not means & set(changes.loc[changes["level"] == level, "field"].dropna())
        units = ask("units", round=held)
        assert units.loc[units["level"] != "city", "mean"].isna().all()
        for row in rows_of(ask("changes", round=held).query("level == 'city' and not masked")):
            alone = row.unmatched + row.unmatched_before
            assert alone == 0 or alone >= K


def test_counts_under_a_line_leave_a_doubt_about_everybody(city: City) -> None:
    """Bounds on every 課, tightened by the city's exact count and by the other lines: never surely all, nor none."""
    people, ask = city
    skills = [{"field": field} for field in FIELDS] + [{"question_no": number} for number, _ in QUESTIONS]
    for held, skill in itertools.product(HELD, skills):
        by_line = {line: ask("under_line", round=held, line=line, **skill) for line in LINES}
        bounds = bounds_of(by_line)
        column = next(iter(skill.values()))
        for (_bureau, department), ranges in bounds.items():
            if department is None:
                continue
            scores = members(people, held, "department", department)[column].dropna()
            assert len(scores) >= K
            for line, (low, high) in ranges.items():
                true = int((scores.round(9) < line).sum())
                assert low <= true <= high
                assert low < len(scores), (held, skill, department, line)
                assert high > 0, (held, skill, department, line)


def test_parts_of_a_bureau_say_all_that_its_count_says(city: City) -> None:
    """A 部's count is the sum of what is shown of it, so it cannot tell more."""
    _, ask = city
    for held in HELD:
        rows = ask("under_line", round=held, field="統計知識", line=0.5)
        parts = rows[rows["level"].isin(["department", "rest"])].groupby("bureau")["people"].sum(min_count=1).dropna()
        bureaus = rows[rows["level"] == "bureau"].set_index("bureau")["people"].dropna()
        assert bureaus.to_dict() == parts.to_dict()


def test_a_question_that_everybody_answered_alike_hides_with_another_of_its_field(tmp_path: Path) -> None:
    """Its score would be everybody's, and the field's mean without the other question would give it away."""
    people = [
        Person(
            str(each),
            "第2回",
            "甲部",
            "甲課",
            "主任級",
            (1.0, each % 2, each % 3 / 2, each % 4 / 3, each % 2, each % 2),
        )
        for each in range(30)
    ]
    path = built(tmp_path, people)
    items = store.answer(path, "assessment/items").set_index("question_no")
    assert items["masked"].to_dict() == {"1": True, "2": True, "3": False, "4": False, "5": False, "6": False}
    assert items.loc[["1", "2"], ["difficulty", "discrimination"]].isna().all(axis=None)
    assert not {"1", "2"} & set(store.answer(path, "assessment/answers")["question_no"])
    assert store.answer(path, "assessment/under_line", {"question_no": "1"}).empty
    assert not {"1", "2"} & set(store.answer(path, "assessment/skills")["question_no"].dropna())


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
