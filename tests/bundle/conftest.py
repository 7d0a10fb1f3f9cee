"""Small bundles, installed once and copied for each test."""

import shutil
from pathlib import Path

import pytest

from bundle.installer import changing, service, source
from bundle.installer import place as places
from bundle.installer.changing import Wishes
from bundle.installer.place import Place
from tests.bundle import small
from tests.servers import free_port

QUIET = Wishes(is_service=False)


def upgrade(folder: Path) -> None:
    """To the bundle ``new``, as its install.sh does."""
    place = Place(folder / "place")
    with places.held(place):
        changing.install(source.found(folder / "new"), place, QUIET)


def go_back(folder: Path) -> None:
    """To the version before, with the data of then where it cannot read those of now."""
    place = Place(folder / "place")
    with places.held(place):
        changing.back(place, is_sure=True)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Version 1 is installed and has five entries; the bundle of version 2 lies beside. Look, don't touch."""
    folder = tmp_path_factory.mktemp("small")
    place = Place(folder / "place")
    small.packages(place, small.bundle(folder / "new", "1.0.0"))
    small.write(place.data, 5)
    (place.folder / service.OPTIONS).write_text(f"[server]\nport = {free_port()}\n", encoding="utf-8")
    upgrade(folder)
    shutil.rmtree(folder / "new")
    small.bundle(folder / "new", "2.0.0", knows=2)
    return folder


@pytest.fixture
def city(template: Path, tmp_path: Path) -> Path:
    """A copy of one's own."""
    return Path(shutil.copytree(template, tmp_path / "city", symlinks=True))
