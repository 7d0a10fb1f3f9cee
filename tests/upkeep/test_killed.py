"""Killed anywhere, a backup is whole or not there, a folder restored or as empty as before; what is left goes."""

import shutil
import zipfile
from pathlib import Path

import pytest

from dashboard.disk import workplaces
from dashboard.ledger.ledger import Ledger
from dashboard.upkeep import archive, backup, contents, restore
from tests.faults.city import kept
from tests.killing import killed

pytestmark = pytest.mark.slow

ROOMS = ["upkeep", "disk", "ledger"]


def back_up(folder: Path) -> None:
    backup.make(folder / "data", folder / "後.zip", keys="apart")


def put_back(folder: Path) -> None:
    restore.restore(folder / "控え.zip", folder / "in" / "elsewhere")


@pytest.fixture(scope="module")
def template(founded_city: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city without its store: its figures only take time here."""
    place = Path(shutil.copytree(founded_city, tmp_path_factory.mktemp("killed") / "city"))
    for path in (place / "data").glob("*.duckdb"):
        path.unlink()
    return place


def test_backup(template: Path, tmp_path: Path) -> None:
    before, outcomes = kept(template / "data"), set()
    for place in killed(back_up, template, tmp_path, ROOMS, 12):
        assert kept(place / "data") == before
        out = place / "後.zip"
        if out.exists():
            assert archive.read(out, None).holds
        outcomes.add((out.exists(), bool([*place.glob(f"{backup.PREFIX}*")])))
        out.unlink(missing_ok=True)
        backup.beside(out).unlink(missing_ok=True)
        back_up(place)
        assert not [*place.glob(f"{backup.PREFIX}*")], "the next one removes what was left"
        assert zipfile.is_zipfile(out)
    assert {(False, False), (False, True), (True, True), (True, False)} == outcomes, "before, meanwhile, named, done"


def test_restore(template: Path, tmp_path: Path) -> None:
    before, outcomes = kept(template / "data"), set()
    for place in killed(put_back, template, tmp_path, ROOMS, 12):
        there = place / "in" / "elsewhere"
        outcomes.add(there.exists())
        if not there.exists():
            put_back(place)
        assert kept(there).files == before.files
        assert Ledger(there).entries() == Ledger(place / "data").entries()
        assert all((there / key).read_bytes() == (place / "data" / key).read_bytes() for key in contents.KEYS)
        restore.restore(place / "控え.zip", place / "in" / "another")
        assert not [*(place / "in").glob(f"{restore.PREFIX}*")], "the next one removes what was left"
    assert outcomes == {False, True}


def test_nobody_removes_what_somebody_is_making(tmp_path: Path) -> None:
    (tmp_path / ".new-x-link").symlink_to(tmp_path)
    with workplaces.made(tmp_path, ".new-x-") as first:
        (first / "half").touch()
        with workplaces.made(tmp_path, ".new-x-"):
            assert (first / "half").exists()
    assert [path.name for path in tmp_path.glob(".new-x-*")] == [".new-x-link"]
