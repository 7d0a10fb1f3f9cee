"""A colleague who wants to know more about people than is told of them.

Known to the attacker: who is in which 課 and 職位 (the staff list), who answered, the questionnaire, the masking rule
with all its sizes, and everything the store tells (`shown.assessment_step`, of which every figure is made), in every
version that was ever published. Not known: the secret of the data folder. What can be concluded is what holds in every
city of people that would have been told of in the same way: the least and the most of a count over all such cities,
found by integer programming.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from tests.frames import rows_of

MISSING = 9.0
"""Stands for no score: behind all others, as the rule orders them."""


@dataclass(frozen=True)
class Cell:
    """People whom the staff list does not tell apart. ``groups``: the groups of steps they are read in."""

    key: Hashable
    people: int
    groups: frozenset[Hashable]


@dataclass(frozen=True)
class Steps:
    """What is told of a group in one skill: the scores that were read, and the sizes of the steps, lowest first."""

    group: Hashable
    skill: str
    scores: tuple[float, ...]
    sizes: tuple[int, ...]


@dataclass(frozen=True)
class Target:
    """A sum over the people of some cells; whether it is uncertain enough is judged by the least and most it may be."""

    name: str
    cells: frozenset[Hashable]
    counts: Callable[[Mapping[str, float]], float]
    is_open: Callable[[float, float], bool]


@dataclass
class Attacker:
    """All cities that agree with what is told. ``profiles``: what one person may have, as a score for every skill."""

    cells: Sequence[Cell]
    profiles: Sequence[Mapping[str, float]]
    told: Sequence[Steps]
    places: Sequence[float] | None = None
    """The secret place, should it be known."""
    _rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)
    _cities: list[np.ndarray] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._columns = len(self.cells) * len(self.profiles)
        self._secrets = 0
        self._ranges: list[tuple[int, int]] = []
        self._chance = np.random.default_rng(0)
        for index, cell in enumerate(self.cells):
            self._rows.append(({self._at(index, p): 1.0 for p in range(len(self.profiles))}, cell.people, cell.people))
        for steps in self.told:
            self._read(steps)

    def concludes(self, targets: Iterable["Target"]) -> list[str]:
        """The targets of which too much is certain, by name.

        Every city that was found so far may already show that a target is uncertain enough; only where none does, the
        least and the most are looked for.
        """
        aims = [(target, self._aim(target)) for target in targets]
        for weights in self._first_looks():
            self._solved(weights, is_guess=True)
        certain = []
        for target, aim in aims:
            for is_guess, sign in [(True, 1), (True, -1)] * 4 + [(False, 1), (False, -1)]:
                if self._is_open(target, aim):
                    break
                self._solved(sign * aim, is_guess=is_guess)
            else:
                if not self._is_open(target, aim):
                    certain.append(target.name)
        return certain

    def _is_open(self, target: "Target", aim: np.ndarray) -> bool:
        values = np.array(self._cities) @ aim if self._cities else np.zeros(1)
        return target.is_open(round(float(values.min()), 6), round(float(values.max()), 6))

    def _aim(self, target: "Target") -> np.ndarray:
        aim = np.zeros(self._columns + self._secrets)
        for index, cell in enumerate(self.cells):
            if cell.key in target.cells:
                for number, profile in enumerate(self.profiles):
                    aim[self._at(index, number)] = target.counts(profile)
        return aim

    def _first_looks(self) -> Iterable[np.ndarray]:
        """Everybody as low, and as high, as can be, at every line: cities that leave most targets open at once."""
        skills = {skill for profile in self.profiles for skill in profile}
        for skill in sorted(skills):
            for line in sorted({profile[skill] for profile in self.profiles})[1:]:
                under = np.array([float(profile[skill] < line) for profile in self.profiles])
                for _ in range(2):
                    weights = self._chance.uniform(0.1, 1, len(self.cells))
                    aim = np.concatenate([np.outer(weights, under).ravel(), np.zeros(self._secrets)])
                    yield aim
                    yield -aim

    def _at(self, cell: int, profile: int) -> int:
        return cell * len(self.profiles) + profile

    def _read(self, steps: Steps) -> None:
        """The person who was read in a step has its score: not more than so many lie below, and enough up to it."""
        inside = [index for index, cell in enumerate(self.cells) if steps.group in cell.groups]
        start = 0
        for number, (size, score) in enumerate(zip(steps.sizes, steps.scores, strict=True)):
            if number % 2 == 0:
                places = self.places or _places(steps.sizes[number : number + 2])
                chosen = self._secret(len(places))
            offsets = [int(place * size) for place in places]
            ranks = [start + (each if number % 2 == 0 else size - 1 - each) for each in offsets]
            rank = {column: -float(value) for column, value in zip(chosen, ranks, strict=True)}
            below = self._counted(inside, steps.skill, score - 1e-6)
            up_to = self._counted(inside, steps.skill, score + 1e-6)
            self._rows.append((below | rank, -np.inf, 0.0))
            self._rows.append((up_to | rank, 1.0, np.inf))
            start += size

    def _secret(self, choices: int) -> range:
        """Columns for a secret of which one of so many is true."""
        first = self._columns + self._secrets
        self._ranges.append((self._secrets, self._secrets + choices))
        self._secrets += choices
        self._rows.append((dict.fromkeys(range(first, first + choices), 1.0), 1.0, 1.0))
        return range(first, first + choices)

    def _counted(self, cells: Iterable[int], skill: str, limit: float) -> dict[int, float]:
        numbers = [number for number, profile in enumerate(self.profiles) if profile[skill] < limit]
        return {self._at(cell, number): 1.0 for cell in cells for number in numbers}

    def _solved(self, aim: np.ndarray, *, is_guess: bool) -> None:
        """Find the city with the least of this; or guess the secrets, and find one with little of it soon."""
        if not hasattr(self, "_constraint"):
            rows: list[int] = []
            columns: list[int] = []
            values: list[float] = []
            for row, (terms, _, _) in enumerate(self._rows):
                rows += [row] * len(terms)
                columns += terms
                values += terms.values()
            width = self._columns + self._secrets
            matrix = csr_array((values, (rows, columns)), shape=(len(self._rows), width))
            self._constraint = LinearConstraint(matrix, [r[1] for r in self._rows], [r[2] for r in self._rows])
            most = np.concatenate([np.repeat([cell.people for cell in self.cells], len(self.profiles)),
                                   np.ones(self._secrets)])  # fmt: skip
            self._most = most
        least = np.zeros(len(aim))
        if is_guess:
            least[[self._columns + int(self._chance.integers(low, high)) for low, high in self._ranges]] = 1
        found = milp(
            aim,
            constraints=self._constraint,
            bounds=Bounds(least, self._most),
            integrality=np.ones(len(aim)),
            options={"time_limit": 5, "mip_rel_gap": 0.2} if is_guess else {"time_limit": 600, "mip_rel_gap": 0.0},
        )
        if found.status != 0 and not is_guess:
            # Out of time says as little as no city at all: the least that was found so far is not the least.
            raise AssertionError(f"It is not known what follows: {found.message}")
        if found.x is not None:
            self._cities.append(np.round(found.x))


def _places(sizes: Iterable[int]) -> list[float]:
    """One secret place for every way in which steps of these sizes can be read."""
    cuts = sorted({part / size for size in set(sizes) for part in range(size)} | {1.0})
    return [(low + high) / 2 for low, high in pairwise(cuts)]


def told(steps: pd.DataFrame, skill: str, group: Callable[[object], Hashable], **where: object) -> list[Steps]:
    """What is told in one skill of groups that were read themselves; rows of shown.assessment_step."""
    for column, value in where.items():
        steps = steps[steps[column] == value]
    found = []
    for _, rows in steps.groupby(["level", "bureau", "unit"], dropna=False):
        ordered = rows.sort_values("step")
        scores = tuple(ordered["score"].fillna(MISSING).astype(float))
        key = group(next(iter(rows_of(ordered))))
        found.append(Steps(key, skill, scores, tuple(ordered["people"].astype(int))))
    return found


def targets(
    cells: Sequence[Cell], groups: Mapping[str, frozenset[Hashable]], skill: str, values: Sequence[float], k: int
) -> Iterable[Target]:
    """What nobody may be able to tell: of a person the score to within a step of the scale, of fewer than k people a
    count to within one, and of anybody's group that everybody (or all but one) is on the same side of a line.

    ``values`` are the scores that the questionnaire makes possible, ``groups`` the cells of every 課, 部 and 職位.
    """
    scale = max(high - low for low, high in pairwise(values)) + 0.011
    lines = values[1:]
    for cell in cells:
        if cell.people == 1:
            yield Target(
                f"{cell.key}: score",
                frozenset({cell.key}),
                lambda p: min(p[skill], 1.5),
                lambda low, high: high - low > scale or (len(values) == 2 and high > low),
            )
        elif cell.people < k:
            for line in lines:
                yield Target(
                    f"{cell.key}: of {cell.people} under {line}",
                    frozenset({cell.key}),
                    _is_under(skill, line),
                    lambda low, high: high - low > 1,
                )
    people = {cell.key: cell.people for cell in cells}
    for name, keys in groups.items():
        n = sum(people[key] for key in keys)
        if n < 2:
            continue
        for line in lines:
            yield Target(
                f"{name}: all {n} on one side of {line}",
                keys,
                _is_under(skill, line),
                _is_open_of(n),
            )


def _is_under(skill: str, line: float) -> Callable[[Mapping[str, float]], float]:
    return lambda profile: float(profile[skill] < line - 1e-6)


def _is_open_of(n: int) -> Callable[[float, float], bool]:
    """Of so many people neither all nor all but one are on one side; of two or three, anything may be."""
    return lambda low, high: (high > 1 and low < n - 1) or (n <= 3 and (low, high) == (0, n))
