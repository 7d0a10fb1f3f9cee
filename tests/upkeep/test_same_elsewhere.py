"""The sample city as a city of its own: backed up, put back elsewhere, and asked everything there is to ask."""

import datetime as dt
import shutil
from pathlib import Path

import pandas as pd
import pytest

from dashboard.__main__ import main
from dashboard.ledger.ledger import Ledger
from dashboard.records import meetings, plans
from dashboard.store import answers as store
from dashboard.store import build
from dashboard.upkeep import contents, figures
from tests.test_queries import OF_NOTHING

pytestmark = pytest.mark.slow

BUILT = "built_at"
DAY = dt.date(2026, 11, 12)


@pytest.fixture(scope="module")
def cities(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """(the city, the same put back from its backup, what the commands said)."""
    place = tmp_path_factory.mktemp("same")
    here, there, out = place / "here", place / "there", place / "控え.zip"
    shutil.copytree(sample_folder / store.SAMPLE, here)
    assert build.ensure(here) is None
    meetings.freeze(here, DAY, by="山の手係")
    plans.save(here, "来年度", DAY, None, [plans.Planned("ref", "市民課", "転入届")], "山の手係")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_DATA", str(here))
        assert main(["backup", str(out)]) == 0
        patch.setenv("DASHBOARD_DATA", str(there))
        assert main(["restore", str(out)]) == 0
    return here, there, (there / "log" / "office.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", figures.asked())
def test_every_answer_is_the_same(name: str, cities: tuple[Path, Path, str]) -> None:
    """When it was counted is another moment, and nothing else is another."""
    told = [store.answer(store.serving(folder), name) for folder in cities[:2]]
    before, after = (rows.drop(columns=BUILT, errors="ignore") for rows in told)
    assert len(before) or name in OF_NOTHING
    pd.testing.assert_frame_equal(before, after, check_exact=False, rtol=1e-12)


def test_what_a_meeting_saw_is_the_same(cities: tuple[Path, Path, str]) -> None:
    here, there = (meetings.opened(meetings.find(folder, DAY)) for folder in cities[:2])
    assert here.read_bytes() == there.read_bytes()


def test_everything_that_is_kept_came_back(cities: tuple[Path, Path, str]) -> None:
    here, there, said = cities
    assert {*contents.others(here)} == {*contents.others(there)}
    assert all((here / name).read_bytes() == (there / name).read_bytes() for name in contents.others(here))
    assert all((here / name).read_bytes() == (there / name).read_bytes() for name in contents.KEYS)
    assert Ledger(here).entries() == Ledger(there).entries()
    assert contents.counted(Ledger(there)) == {
        "取り込み": len(Ledger(here).in_force()), "会議時点": 1, "次の一手の計画": 1,
        "計画の見直し": contents.counted(Ledger(here))["計画の見直し"],
    }  # fmt: skip
    assert "会議時点1件、次の一手の計画1件、" in said
    assert f"数値は、控えを取ったときと同じです（{len(figures.asked())}の問いで見比べました）" in said
