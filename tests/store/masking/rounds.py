"""The attack on two rounds beside each other: what was told of each, and of the change of those who answered both.

A group of the change lacks whoever answered one round only: few people, whom three figures together might give away.
"""

import itertools
from collections import Counter
from collections.abc import Hashable, Sequence

import pandas as pd

from tests.cities import FIELDS, Person
from tests.store.masking import attacker, attacks, staff
from tests.store.masking.attacker import MISSING, Attacker, Cell, Steps

BEFORE, NOW, CHANGE = "before", "now", "change"


def concluded(people: Sequence[Person], told: pd.DataFrame, field: str, rounds: tuple[str, str]) -> list[str]:
    """What both rounds and the change make certain of those who answered, first of all of those who answered one."""
    groups = {mark: _groups(listed, field) for mark, listed in _listed(people, rounds).items()}
    cells = _cells(people, rounds, groups)
    read: list[Steps] = []
    for mark, kind, held in ((BEFORE, "level", rounds[0]), (NOW, "level", rounds[1]), (CHANGE, "change", rounds[1])):
        rows = told[(told["kind"] == kind) & (told["round"] == held) & (told["skill_kind"] == "field")]
        read += attacks.steps_of(rows[rows["skill"] == field], mark, cells, mark)
    told_of = {score for each in read if each.skill != CHANGE for score in each.scores}
    scores = sorted({*attacks.possible(field), *told_of, MISSING})
    attack = Attacker(cells, [_profile(pair) for pair in itertools.product(scores, repeat=2)], read)
    own = {skill: [cell for cell in cells if skill in cell.key[2]] for skill in (BEFORE, NOW)}  # type: ignore[index]
    aims = [
        aim
        for skill, some in own.items()
        for aim in attacker.targets(some, {}, skill, attacks.possible(field), attacks.K)
    ]
    first = [aim for aim in aims if not all(set(key[2]) == {BEFORE, NOW} for key in aim.cells)]  # type: ignore[index]
    return attack.concludes(attacks.some([*first, *(aim for aim in aims if aim not in first)][: attacks.TARGETS]))


def _listed(people: Sequence[Person], rounds: tuple[str, str]) -> dict[str, pd.DataFrame]:
    """Who is counted in which group of each: both rounds, and those who answered both, where they are now."""
    before, now = (staff.listed(people, held) for held in rounds)
    both = now[now["number"].isin(before["number"])]
    return {mark: staff.counted_in(rows, attacks.K) for mark, rows in ((BEFORE, before), (NOW, now), (CHANGE, both))}


def _groups(listed: pd.DataFrame, field: str) -> dict[str, frozenset[Hashable]]:
    """Number of a person → the groups of steps."""
    is_single = FIELDS.get(field) == 1
    is_city, are_ranks = staff.told_beside_bureaus(listed) if is_single else staff.told_beside(listed)
    rows = staff.of_bureaus(listed) if is_single else listed
    return {
        row["number"]: frozenset(
            {row["home"]}
            | ({row["rank"]} if are_ranks and row["rank"] else set())
            | ({staff.CITY} if is_city else set())
        )
        for _, row in rows.iterrows()
    }


def _cells(
    people: Sequence[Person], rounds: tuple[str, str], groups: dict[str, dict[str, frozenset[Hashable]]]
) -> list[Cell]:
    """People whom neither the staff list nor the rounds they answered tell apart."""
    where = {person.number: (person.department, person.grade) for person in people if person.round in rounds}
    kinds: Counter[tuple[Hashable, ...]] = Counter()
    for number, (department, grade) in where.items():
        answered = tuple(mark for mark in (BEFORE, NOW) if number in groups[mark])
        inside = frozenset((mark, group) for mark, of in groups.items() for group in of.get(number, ()))
        kinds[department, grade, answered, inside] += 1
    return [Cell(key, count, key[3]) for key, count in kinds.items()]  # type: ignore[arg-type]


def _profile(pair: Sequence[float]) -> dict[str, float]:
    """Scores are told to 0.01, a change is that of thirds."""
    before, now = pair
    change = MISSING if MISSING in pair else round(_exact(now) - _exact(before) + 1e-9, 2)
    return {BEFORE: before, NOW: now, CHANGE: change}


def _exact(score: float) -> float:
    """The fraction that was rounded: of ninths, sixths and thirds."""
    return round(score * 18) / 18
