"""Fixed chance: the same question always gets the same draw, whatever is asked before it or added later."""

import random
from collections.abc import Sequence
from typing import TypeVar

SEED = "みなと野市"
T = TypeVar("T")


def draw(*about: object) -> float:
    """A number in [0, 1) that depends on nothing but the question."""
    return random.Random("|".join((SEED, *map(str, about)))).random()


def pick(choices: Sequence[T], *about: object) -> T:
    """One of the choices."""
    return choices[int(draw(*about) * len(choices))]
