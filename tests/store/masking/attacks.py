"""The attacks, each on a whole city: on one skill in a round, on a field with its questions, on two versions."""

import itertools
import random
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from tests.cities import FIELDS, QUESTIONS, Person
from tests.store.masking import attacker, staff
from tests.store.masking.attacker import MISSING, Attacker, Cell, Steps, Target

K = 10
TARGETS = 40
"""So many of what should stay unknown are looked at in an attack, chosen by chance: a city has hundreds."""

LEVELS = (0.0, 0.33, 0.67, 1.0)
"""Scores of a question of four answers, as they are told."""


def steps(store: Path) -> pd.DataFrame:
    """All that is told of scores in a store."""
    with duckdb.connect(str(store), read_only=True) as connection:
        return connection.execute("FROM shown.assessment_step").df()


def possible(skill: str) -> list[float]:
    """The scores that the questionnaire makes possible, as they are told; '' is the total."""
    single = {"セキュリティ": (0, 1)}
    if skill in single:
        return [0.0, 1.0]
    questions = FIELDS[skill] if skill else len(QUESTIONS)
    return [round(level / (3 * questions), 2) for level in range(3 * questions + 1)]


def on_a_skill(
    people: Sequence[Person], told: pd.DataFrame, skill: str, held: str, places: Sequence[float] | None = None
) -> list[str]:
    """What the staff list and one skill's figures of all groups make certain."""
    listed = staff.counted_in(staff.listed(people, held), K)
    cells = staff.cells(listed, is_single=FIELDS.get(skill) == 1)
    rows = told[(told["kind"] == "level") & (told["round"] == held) & (told["skill_kind"] == "field")]
    read = steps_of(rows[rows["skill"] == skill], skill, cells, None)
    values = _values(skill, read)
    attack = Attacker(cells, [{skill: value} for value in values], read, places)
    return attack.concludes(some(attacker.targets(cells, groups(cells, listed), skill, possible(skill), K)))


def on_versions(
    before: tuple[Sequence[Person], pd.DataFrame], after: tuple[Sequence[Person], pd.DataFrame], skill: str, held: str,
    places: Sequence[float] | None = None,
) -> list[str]:  # fmt: skip
    """What two versions of the figures make certain of those who came, went or answered anew between them."""
    answers = [{p.number: p for p in people if p.round == held} for people, _ in (before, after)]
    same = {number for number in answers[0].keys() & answers[1].keys()
            if answers[0][number].answers == answers[1][number].answers}  # fmt: skip
    versions = [
        {row["number"]: row for _, row in staff.counted_in(staff.listed(people, held), K).iterrows()}
        for people, _ in (before, after)
    ]
    told_beside = [staff.told_beside(pd.DataFrame(list(version.values()))) for version in versions]
    people: dict[tuple[Hashable, frozenset[Hashable]], int] = {}
    changed = []
    for version, rows in enumerate(versions):
        for number, row in rows.items():
            if number in same and version == 1:
                continue
            read = frozenset(
                (each, group)
                for each in ((0, 1) if number in same else (version,))
                for group in _groups(versions[each][number], *told_beside[each])
            )
            key = ("same", row["department"], row["grade"], read) if number in same else (version, number)
            if number not in same:
                changed.append(key)
            people[key, read] = people.get((key, read), 0) + 1
    cells = [Cell(key, count, read) for (key, read), count in people.items()]
    read_steps: list[Steps] = []
    for version, (_, told) in enumerate((before, after)):
        shown = told[(told["kind"] == "level") & (told["round"] == held) & (told["skill_kind"] == "field")]
        read_steps += steps_of(shown[shown["skill"] == skill], skill, cells, version)
    values = _values(skill, read_steps)
    attack = Attacker(cells, [{skill: value} for value in values], read_steps, places)
    own = [cell for cell in cells if cell.key in changed]
    return attack.concludes(attacker.targets(own, {}, skill, possible(skill), K))


def on_a_field_and_its_questions(people: Sequence[Person], told: pd.DataFrame, held: str) -> list[str]:
    """What a field of two questions and both questions make certain together."""
    field = next(field for field, questions in FIELDS.items() if questions == 2)
    numbers = [number for number, of in QUESTIONS if of == field]
    listed = staff.counted_in(staff.listed(people, held), K)
    cells = staff.cells(listed)
    # 職位 are not told of questions.
    singles: Any = staff.cells(listed, is_single=True)
    in_question = {
        each.key: frozenset(("q", group) for _, group in each.groups if group[0] != "grade") for each in singles
    }
    cells = [Cell(each.key, each.people, each.groups | in_question[each.key]) for each in cells]
    rows = told[(told["kind"] == "level") & (told["round"] == held)]
    read = steps_of(rows[(rows["skill_kind"] == "field") & (rows["skill"] == field)], field, cells, None)
    for number in numbers:
        read += steps_of(rows[(rows["skill_kind"] == "question") & (rows["skill"] == number)], number, cells, "q")
    profiles = [_profile(field, numbers, pair) for pair in itertools.product((*LEVELS, MISSING), repeat=2)]
    attack = Attacker(cells, profiles, read)
    return attack.concludes(some(attacker.targets(cells, groups(cells, listed), field, possible(field), K)))


def some(targets: Iterable[Target]) -> list[Target]:
    every = list(targets)
    return random.Random(len(every)).sample(every, min(TARGETS, len(every)))


def _profile(field: str, numbers: Sequence[str], pair: Sequence[float]) -> dict[str, float]:
    thirds = {0.33: 1 / 3, 0.67: 2 / 3}
    given = [thirds.get(score, score) for score in pair if score != MISSING]
    mean = round(sum(given) / len(given) + 1e-9, 2) if given else MISSING
    return {field: mean, **dict(zip(numbers, pair, strict=True))}


def groups(cells: Iterable[Cell], listed: pd.DataFrame) -> Mapping[str, frozenset[Hashable]]:
    """The cells of the city, of every 部, 課 and 職位."""
    keys = [cell.key for cell in cells]
    named: dict[str, set[Hashable]] = {"全庁": set(keys)}
    for key in keys:
        for name in key:  # type: ignore[attr-defined]
            named.setdefault(name, set()).add(key)
    return {name: frozenset(found) for name, found in named.items()}


def _groups(row: pd.Series, is_city: bool, are_ranks: bool) -> set[Hashable]:
    return (
        {row["home"]} | ({row["rank"]} if are_ranks and row["rank"] else set()) | ({staff.CITY} if is_city else set())
    )


def steps_of(rows: pd.DataFrame, skill: str, cells: Iterable[Cell], mark: Hashable) -> list[Steps]:
    """The steps of the groups that the cells are read in; sums of such groups say nothing more."""
    known = set().union(*(cell.groups for cell in cells))
    found = attacker.told(rows, skill, lambda row: (mark, _key(row)))
    return [each for each in found if each.group in known]


def _key(row: object) -> Hashable:
    bureau, unit = (value if isinstance(value, str) else None for value in (row.bureau, row.unit))  # type: ignore[attr-defined]
    return (row.level, bureau, unit)  # type: ignore[attr-defined]


def _values(skill: str, read: Iterable[Steps]) -> list[float]:
    """The possible scores, what was told besides (people who left questions out), and none."""
    return sorted({*possible(skill), *(score for each in read for score in each.scores), MISSING})
