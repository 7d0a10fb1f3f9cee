"""What changed between two published versions tells nothing of those who came, went or answered anew."""

import dataclasses
from pathlib import Path

import numpy as np
import pandas as pd
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


def told(folder: Path, version: Version) -> pd.DataFrame:
    """What is told of a version. All have the same secret, as in a data folder."""
    return attacks.steps(built(folder, version))


@pytest.mark.parametrize("seed", range(8))
def test_nothing_follows_from_what_changed(seed: int, tmp_path: Path) -> None:
    made: list[tuple[Version, pd.DataFrame]] = []

    def published(version: Version) -> tuple[Version, pd.DataFrame]:
        """Each version is built once, whatever it is compared with."""
        for known in made:
            if known[0] == version:
                return known
        made.append((version, told(tmp_path / str(len(made)), version)))
        return made[-1]

    found = {
        kind: attacks.on_versions(published(before), published(after), "統計知識", ROUND)
        for kind, (before, after) in versions(seed).items()
    }
    assert found == {"late": [], "undone": [], "corrected": [], "late and joined": []}


def test_without_the_secret_it_follows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        breaking.without("a place that nobody knows", patch, queries)
        before, after = (
            (version, told(tmp_path / str(number), version)) for number, version in enumerate(versions(28)["corrected"])
        )
        assert attacks.on_versions(before, after, "統計知識", ROUND, (0.5,))
