"""The masking rule with a part taken out: the attacks must then succeed."""

import dataclasses
from types import ModuleType

import pytest

from tests.cities import HELD, Person
from tests.store.masking import staff
from tests.store.masking.cities import hard_city

PLACE = "CAST(('0x' || substr(sha256(getvariable('masking_secret') || text), 1, 13)) AS BIGINT) / 4503599627370496.0"
PARTS = {
    "steps of one person": ("(k + 1) // 2", "1"),
    "sums beside few parts": ("parts = 1 OR parts >= 5", "TRUE"),
    "a place that nobody knows": (PLACE, "0.5"),
}


def without(part: str, patch: pytest.MonkeyPatch, queries: ModuleType) -> None:
    """Take a part out of the rule, and tell the attacker so."""
    rule, instead = PARTS[part]
    steps = queries.steps
    broken = {
        name: [(step, sql.replace(rule, instead)) for step, sql in steps(name)]
        for name in ("macros", "load", "build", "checks")
    }
    assert any(rule in sql for name in broken for _, sql in steps(name))
    patch.setattr(queries, "steps", lambda name: broken[name])
    if part == "sums beside few parts":
        patch.setattr(staff, "_is_enough", lambda parts: True)


def city(part: str, seed: int) -> list[Person]:
    """A city that the missing part would have kept secret."""
    if part != "sums beside few parts":
        return hard_city(seed)
    # Two 課: all of one are under every line, and so few of the other that both roundings can point the same way.
    people = []
    for held in HELD:
        for member in range(13):
            people.append(Person(f"a{member}", held, "甲部", "甲課", "主事級", (0.0,) * 6))
        for member in range(17):
            score = 0.0 if member < 3 else 1.0
            people.append(Person(f"b{member}", held, "甲部", "乙課", "主事級", (score,) * 6))
    return [dataclasses.replace(each, number=f"{seed}-{each.number}") for each in people]
