"""What changed between two published versions tells nothing of those who came, went or answered anew."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from dashboard.store import queries
from tests.cities import HELD, Person, built
from tests.store.masking import attacks, breaking
from tests.store.masking.cities import hard_city

pytestmark = pytest.mark.slow
ROUND = list(HELD)[-1]
Version = list[Person]


def versions(seed: int) -> dict[str, tuple[Version, Version]]:
    """A city before and after a late answer, an answer taken back, a correction, and the joining of two 課."""
    whole = hard_city(seed)
    chance = np.random.default_rng(seed)
    one = int(chance.choice([index for index, each in enumerate(whole) if each.round == ROUND]))
    without = [each for index, each in enumerate(whole) if index != one]
    corrected = dataclasses.replace(
        whole[one], answers=tuple(None if answer is None else 1 - answer for answer in whole[one].answers)
    )
    changed = [corrected if index == one else each for index, each in enumerate(whole)]
    names = sorted({str(each.department) for each in without if each.bureau == whole[one].bureau})
    joined = [
        dataclasses.replace(each, department=names[0]) if each.department in names[:2] else each for each in whole
    ]
    return {
        "late": (without, whole),
        "undone": (whole, without),
        "corrected": (whole, changed),
        "late and joined": (without, joined),
    }


def concluded(seed: int, kind: str, folder: Path, places: tuple[float, ...] | None = None) -> list[str]:
    """Both versions have the same secret, as in a data folder."""
    told = []
    for number, version in enumerate(versions(seed)[kind]):
        place = folder / str(number)
        place.mkdir()
        (place / "masking.key").write_bytes(bytes(32))
        told.append((version, attacks.steps(built(place, version))))
    before, after = told
    return attacks.on_versions(before, after, "統計知識", ROUND, places)


@pytest.mark.parametrize("kind", ["late", "undone", "corrected", "late and joined"])
@pytest.mark.parametrize("seed", range(16))
def test_nothing_follows_from_what_changed(seed: int, kind: str, tmp_path: Path) -> None:
    assert concluded(seed, kind, tmp_path) == []


def test_without_the_secret_it_follows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        breaking.without("a place that nobody knows", patch, queries)
        assert concluded(28, "corrected", tmp_path, (0.5,))
