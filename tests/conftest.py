"""The sample city, read once by the real importers and shared by every test that only looks at it."""

import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from dashboard.store import answers as store
from dashboard.store import build

SHARED = Path(__file__).parent.parent.parent / "shared" / "data"


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder without imports: the sample city is on show. Look, don't touch."""
    common = tmp_path_factory.getbasetemp().parent
    folder = common / "sample-city"
    with FileLock(common / "sample-city.lock"):
        assert build.ensure(folder) is None
    return folder


@pytest.fixture(scope="session")
def sample_store(sample_folder: Path) -> Path:
    """The sample city's store."""
    return store.serving(sample_folder)


@pytest.fixture
def data_folder(sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own, showing the sample city, that DASHBOARD_DATA points at."""
    folder = tmp_path / "data"
    shutil.copytree(sample_folder, folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    return folder


@pytest.fixture
def shared() -> Path:
    """Real public files beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"the public files are not beside the checkout ({SHARED.name} folder missing): NOT TESTED")
    return SHARED
