"""Two rounds and the change between them tell no more of anybody than one round does, nor of who answered one only.

`python -m tests.store.masking.test_rounds FIRST LAST FIELD…` tries as many other cities as one likes.
"""

import sys
import tempfile
from pathlib import Path

import pytest

from dashboard.store import queries
from tests.cities import HELD, Person, built
from tests.store.masking import attacks, breaking, rounds
from tests.store.masking.cities import hard_city

pytestmark = pytest.mark.slow
ROUNDS = "第1回", "第2回"
FIELDS = "セキュリティ", "基礎用語"
CITIES = (1, 3, 7)


def concluded(people: list[Person], folder: Path, fields: tuple[str, ...] = FIELDS) -> list[str]:
    told = attacks.steps(built(folder, people))
    return [each for field in fields for each in rounds.concluded(people, told, field, ROUNDS)]


@pytest.mark.parametrize("seed", CITIES)
def test_nothing_follows_from_rounds_beside_each_other(seed: int, tmp_path: Path) -> None:
    assert tuple(HELD) == ROUNDS
    assert concluded(hard_city(seed), tmp_path, FIELDS[:1]) == []


def test_with_steps_of_one_person_it_follows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        breaking.without("steps of one person", patch, queries)
        assert concluded(breaking.city("steps of one person", 5), tmp_path, FIELDS[:1])


if __name__ == "__main__":
    first, last = map(int, sys.argv[1:3])
    for number in range(first, last):
        if number % 8:  # cities with blank answers have scores that no profile has
            with tempfile.TemporaryDirectory() as made:
                print(
                    number,
                    concluded(hard_city(number), Path(made), tuple(sys.argv[3:]) or FIELDS) or "nothing",
                    flush=True,
                )
