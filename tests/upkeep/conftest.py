"""A small city with a list of every kind and a meeting, and its backup; copied for each test."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.records import meetings
from tests.conftest import each_here
from tests.faults.city import founded

DAY = dt.date(2026, 11, 12)


@pytest.fixture(scope="session")
def founded_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Look, don't touch: ``data`` and its backup ``控え.zip``."""
    place = tmp_path_factory.mktemp("upkeep")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.importers.run_each", each_here)
        meetings.freeze(founded(place / "data"), DAY, by="係")
        patch.setenv("DASHBOARD_DATA", str(place / "data"))
        assert main(["backup", str(place / "控え.zip")]) == 0
    return place


@pytest.fixture
def city(founded_city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the city's data folder that DASHBOARD_DATA points at; its backup lies beside it."""
    shutil.copytree(founded_city, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another place, which is not there yet, that DASHBOARD_DATA points at."""
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "in" / "elsewhere"))
    return tmp_path / "in" / "elsewhere"
