"""Whoever publishes may be killed at any moment: the former version counts until the new one is whole."""

import dataclasses
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from dashboard.engines import reading
from dashboard.errors import DashboardError
from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import folders
from dashboard.settings import ROOT
from dashboard.store import answers, build, published, publishing
from data.prefecture import generate, places
from tests.engines.prefecture import SIZE, written
from tests.killing import killed


def publish(folder: Path) -> None:
    """What is killed."""
    publishing.publish(folder)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two municipalities, published, and one import taken back since."""
    found = written(tmp_path_factory.mktemp("publishing"), 2)
    publishing.publish(found)
    ledger = Ledger(next(iter(folders.all_of(found).values())))
    ledger.undo(ledger.in_force("procedures")[-1].id, by="情報政策課")
    return found


@pytest.mark.slow
def test_killed_anywhere_the_former_version_or_the_new_one_counts(root: Path, tmp_path: Path) -> None:
    former = published.current(root)
    assert former and not publishing.is_current(root)
    # One is enough to be half done.
    one = Path(shutil.copytree(root, tmp_path / "one"))
    shutil.rmtree([*folders.all_of(one).values()][-1])
    seen, halves = [], []
    for folder in killed(publish, one, tmp_path / "killed", ["store", "engines", "disk"], places=3):
        version = published.current(folder)
        assert version
        seen.append(version.name == former.name)
        assert published.tables(version)
        if version.name == former.name and len([*version.parent.glob("2*")]) > 1:
            halves.append((folder, version.parent))
    assert seen[0]
    assert seen == sorted(seen, reverse=True)
    # What a half one left goes with the next.
    folder, versions = halves[-1]
    publishing.publish(folder)
    assert publishing.is_current(folder)
    assert len([*versions.glob("2*")]) <= 2


def test_a_municipality_whose_ledger_is_newer_is_built_by_itself(root: Path) -> None:
    newer, same = folders.all_of(root).values()
    assert published.of(newer, build.fingerprint(Ledger(newer))) is None
    assert published.of(same, build.fingerprint(Ledger(same)))
    for folder in (newer, same):
        assert build.ensure(folder) is None
        assert answers.recorded(folder / answers.FILE) == build.fingerprint(Ledger(folder))


def test_nobody_needs_what_only_they_need() -> None:
    """A city's program starts without the packages of requirements-spark.txt."""
    lacking = "import sys; sys.modules.update(sqlglot=None, pyspark=None, grpc=None)"
    act = f"{lacking}; from dashboard.__main__ import main; main(['build', '--help'])"
    done = subprocess.run([sys.executable, "-c", act], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_who_asks_for_spark_without_it_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "grpc", None)
    monkeypatch.delitem(sys.modules, "dashboard.engines.session", raising=False)
    monkeypatch.delattr("dashboard.engines.session", raising=False)
    with pytest.raises(DashboardError, match=r"requirements-spark\.lock"), reading.run_each("sc://127.0.0.1:1"):
        pass


def test_without_imports_there_is_nothing_to_publish(tmp_path: Path) -> None:
    with pytest.raises(DashboardError, match="取り込んだ資料のある市区町村が、まだありません"):
        publishing.publish(tmp_path)
    assert published.current(tmp_path) is None


def test_of_what_nobody_sent_there_is_nothing(tmp_path: Path) -> None:
    size = dataclasses.replace(SIZE, initiatives=0, rounds=0)
    generate.municipality(tmp_path, places.places(1)[0], size=size)
    assert published.tables(publishing.publish(tmp_path)).get(("marts", "roadmap_month"), []) == []


@pytest.mark.parametrize("how", ["gone", "cut"])
def test_of_a_damaged_version_nothing_is_taken(root: Path, tmp_path: Path, how: str) -> None:
    """What can be built by itself is, and the next publishes anew."""
    folder = Path(shutil.copytree(root, tmp_path / "root"))
    publishing.publish(folder)
    assert publishing.is_current(folder)
    one = next(iter(folders.all_of(folder).values()))
    build.ensure(one)
    before = answers.answer(one / answers.FILE, "online/totals")
    (one / answers.FILE).unlink()
    version = published.current(folder)
    assert version
    for each in map(Path, published.tables(version)["marts", "status_month"]):
        each.unlink() if how == "gone" else each.write_bytes(each.read_bytes()[:-50])
    assert not publishing.is_current(folder)
    assert build.ensure(one) is None
    pd.testing.assert_frame_equal(answers.answer(one / answers.FILE, "online/totals"), before)


def test_an_unusable_ledger_holds_up_no_other(root: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(root, tmp_path / "root"))
    broken, sound = folders.all_of(folder).values()
    (broken / "ledger.sqlite3").write_bytes(b"no ledger")
    assert {*published.made_of(publishing.publish(folder))} == {sound.name}
    assert publishing.is_current(folder)


def test_a_version_that_is_not_whole_never_counts(root: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(root, tmp_path / "root"))
    version = published.current(folder)
    assert version
    (version / published.CONTENTS).unlink()
    assert published.current(folder) is None
    assert not publishing.is_current(folder)
