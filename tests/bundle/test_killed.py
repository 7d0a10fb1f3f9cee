"""Killed anywhere, an upgrade or the way back leaves a version that runs, with all data; the next run ends it."""

import shutil
import zipfile
from pathlib import Path

import pytest

from bundle.installer import place as places
from bundle.installer import program
from bundle.installer.place import Place
from dashboard.settings import ROOT
from tests.bundle import small
from tests.bundle.conftest import go_back, upgrade
from tests.killing import killed

pytestmark = pytest.mark.slow

ROOMS = [str(ROOT / "bundle" / "installer")]


@pytest.fixture(scope="module")
def upgraded(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Version 2 is installed, and three more entries are there in a ledger that version 1 cannot read."""
    folder = tmp_path_factory.mktemp("upgraded") / "city"
    shutil.copytree(template, folder, symlinks=True)
    upgrade(folder)
    small.write(folder / "place" / "data", 3, version=2)
    return folder


def held(place: Place) -> str:
    """The version that holds: whole, and it runs."""
    name = place.current()
    assert name
    assert program.runs(place.version(name))
    return name.partition("-")[0]


def test_upgrade(template: Path, tmp_path: Path) -> None:
    outcomes = set()
    for folder in killed(upgrade, template, tmp_path, ROOMS, 6):
        place = Place(folder / "place")
        backups = list(place.backups.glob("*.zip"))
        outcomes.add((held(place), bool(backups)))
        assert small.entries(place.data) == 5
        assert all(zipfile.is_zipfile(path) for path in backups)
        upgrade(folder)
        assert held(place) == "2.0.0"
        assert small.entries(place.data) == 5
        before = place.before(str(place.current()))
        assert before
        assert (place.backups / str(before.backup)).exists()
        assert not [*place.folder.glob(".new-*")]
    assert outcomes == {("1.0.0", False), ("1.0.0", True), ("2.0.0", True)}, "before, meanwhile, done"


def test_back_with_the_data_of_then(upgraded: Path, tmp_path: Path) -> None:
    outcomes = set()
    for folder in killed(go_back, upgraded, tmp_path, ROOMS, 6):
        place = Place(folder / "place")
        begun = (place.folder / "exchange.json").exists()
        with places.held(place):
            name = held(place)
        outcomes.add((name, begun))
        if name == "2.0.0":
            assert small.entries(place.data) == 8
            go_back(folder)
        assert held(place) == "1.0.0"
        assert small.entries(place.data) == 5
        assert [small.entries(aside) for aside in place.folder.glob("data-*")] == [8], "kept beside, not deleted"
        assert not [*place.folder.glob(".new-*"), *place.folder.glob("exchange.json")]
    assert {("2.0.0", False), ("1.0.0", True), ("1.0.0", False)} == outcomes, "before, in the exchange, done"
