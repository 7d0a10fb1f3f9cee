"""The sample city, read once by the real importers and shared by every test that only looks at it."""

import shutil
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from filelock import FileLock

from dashboard.sandbox.child import Death
from dashboard.store import answers as store
from dashboard.store import build, queries
from tests.municipalities import prefecture

# Chosen by --hypothesis-profile=dev (make fast): enough to see a rule broken, not to find the one case in a thousand.
hypothesis.settings.register_profile("dev", max_examples=20, deadline=None)

SHARED = Path(__file__).parent.parent.parent / "shared" / "data"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no process is left alone with it at the end."""
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in ("browser", "slow")))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--read-apart",
        action="store_true",
        help="read every file in a process of its own, as the program does: half a second more for each",
    )


@pytest.fixture(scope="session", autouse=True)
def _read_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """Read files in this process: what is read is the same, and tests/sandbox is of the processes themselves.

    The commands and servers that tests start know nothing of it.
    """
    with pytest.MonkeyPatch.context() as patch:
        if not request.config.getoption("--read-apart"):
            patch.setattr("dashboard.importers.run_each", each_here)
        yield


def each_here(
    function: Callable[..., Any], arguments: Sequence[tuple[Any, ...]], progress: Callable[[int], None] | None = None
) -> list[Any]:
    """run_each, but in this process."""
    answers = []
    for done, each in enumerate(arguments, start=1):
        answers.append(_one_here(function, each))
        if progress:
            progress(done)
    return answers


def _one_here(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    try:
        return function(*arguments)
    except Exception:
        return Death("error", traceback.format_exc())
    except SystemExit:
        return Death("crash", traceback.format_exc())


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A data folder without imports: the sample city is on show. Look, don't touch.

    The processes of one run share it; another run may be of other code.
    """
    own = tmp_path_factory.getbasetemp()
    common = own if worker_id == "master" else own.parent
    folder = common / "sample-city"
    with FileLock(common / "sample-city.lock"):
        assert build.ensure(folder) is None
    return folder


@pytest.fixture(scope="session")
def sample_store(sample_folder: Path) -> Path:
    """The sample city's store."""
    return store.serving(sample_folder)


@pytest.fixture(scope="session")
def prefecture_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """An installation of nine municipalities, of which some lack something, built. Look, don't touch."""
    own = tmp_path_factory.getbasetemp()
    common = own if worker_id == "master" else own.parent
    folder = common / "prefecture"
    with FileLock(common / "prefecture.lock"):
        if not (folder / store.FILE).exists():
            prefecture.write(folder)
    return folder


@pytest.fixture(scope="session")
def prefecture_store(prefecture_folder: Path) -> Path:
    """The store of all its municipalities together."""
    return store.serving(prefecture_folder)


@pytest.fixture(scope="session")
def store_of(sample_store: Path, prefecture_store: Path) -> Callable[[str], Path]:
    """The store that an answer is asked of, by the answer's name: of many municipalities, or of the sample city."""
    return lambda name: prefecture_store if name.startswith(queries.OF_MANY) else sample_store


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
