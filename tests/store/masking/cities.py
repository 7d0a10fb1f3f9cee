"""Cities that are hard to keep a secret of: small 部, one 課, people all alike, 職位 of one person."""

import dataclasses
from collections.abc import Callable

import numpy as np

from tests.cities import HELD, QUESTIONS, Person, random_city

GRADES = ("部長級", "課長級", "係長級", "主任級", "主事級")
Answers = tuple[float | None, ...]
Draw = Callable[[np.random.Generator], Answers]


def hard_city(seed: int) -> list[Person]:
    """A random city, or one of the extreme kinds."""
    chance = np.random.default_rng(seed)
    kinds = (_random, _staff_list, _all_alike, _nearly_alike, _one_short, _single_departments, _lonely_grade, _by_grade)
    return kinds[seed % len(kinds)](chance, seed)


def _random(_: np.random.Generator, seed: int) -> list[Person]:
    return random_city(seed)


def _staff_list(chance: np.random.Generator, seed: int) -> list[Person]:
    """課 as they are: one head, some of each 職位, and enough of them for the city to be told by itself."""
    return _people(chance, [(int(chance.integers(2, 5)), [8, 12, 16, 24]) for _ in range(4)], _spread)


def _all_alike(chance: np.random.Generator, seed: int) -> list[Person]:
    """Everybody gives the lowest, or the highest answer to everything."""
    given = tuple([float(seed // 8 % 2)] * len(QUESTIONS))
    return _people(chance, [(3, [10, 14]), (2, [9, 20]), (2, [11])], lambda _: given)


def _nearly_alike(chance: np.random.Generator, seed: int) -> list[Person]:
    """課 in which all but one or two are alike."""

    def draw(chance: np.random.Generator) -> Answers:
        return _spread(chance) if chance.random() < 0.1 else tuple([1 / 3] * (len(QUESTIONS) - 1) + [1.0])

    return _people(chance, [(3, [10, 12, 15]), (3, [10, 19]), (2, [7, 25])], draw)


def _one_short(chance: np.random.Generator, seed: int) -> list[Person]:
    """部 whose 課 have one person too few, or just enough."""
    return _people(chance, [(2, [9, 10]), (3, [9]), (1, [9]), (2, [10])], _spread)


def _single_departments(chance: np.random.Generator, seed: int) -> list[Person]:
    """部 of one 課 each."""
    return _people(chance, [(1, [6, 9, 10, 11, 18]) for _ in range(int(chance.integers(2, 7)))], _spread)


def _lonely_grade(chance: np.random.Generator, seed: int) -> list[Person]:
    """One 職位 for all, or with a single exception."""
    people = _people(chance, [(3, [10, 13]), (3, [12, 17])], _spread)
    first = people[0].number
    return [
        dataclasses.replace(each, grade="部長級" if seed // 8 % 2 and each.number == first else "主事級")
        for each in people
    ]


def _by_grade(chance: np.random.Generator, seed: int) -> list[Person]:
    """The higher the 職位, the lower the answers: what a group tells, tells of the other."""
    people = _people(chance, [(3, [10, 14, 20]) for _ in range(3)], _spread)
    low = {"部長級": 0.0, "課長級": 0.0, "係長級": 1 / 3}
    return [
        dataclasses.replace(each, answers=tuple(low.get(str(each.grade), given) for given in each.answers))
        for each in people
    ]


def _people(chance: np.random.Generator, bureaus: list[tuple[int, list[int]]], draw: Draw) -> list[Person]:
    people = []
    for bureau, (departments, sizes) in enumerate(bureaus):
        for department in range(departments):
            for member in range(int(chance.choice(sizes))):
                grade = "課長級" if member == 0 else str(chance.choice(GRADES, p=[0.02, 0, 0.28, 0.4, 0.3]))
                for held in HELD:
                    if chance.random() < 0.93:
                        number = f"{bureau}-{department}-{member}"
                        people.append(
                            Person(number, held, f"部{bureau}", f"課{bureau}{department}", grade, draw(chance))
                        )
    return people


def _spread(chance: np.random.Generator) -> Answers:
    scores = [float(level) / 3 for level in chance.integers(0, 4, len(QUESTIONS) - 1)]
    return (*scores, float(chance.integers(0, 2)))
