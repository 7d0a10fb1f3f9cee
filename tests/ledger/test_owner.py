"""No other user of the machine reads anything in the data folder, however open the system leaves new files."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.importers import SourceFile
from dashboard.ledger import database
from dashboard.ledger.importing import import_files
from dashboard.store import build
from tests.importers.forms import as_csv
from tests.pages.lists import ONE_MONTH, ORGANIZATION

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="on Windows the rights of the folder hold: NOT TESTED")
LINES = [[str(each), each % 2, each % 3 % 2, 1 - each % 2] for each in range(40)]
ANSWERS = as_csv([["ID", "Q1", "Q2", "Q3"], *LINES], "令和8年度.csv")


@pytest.fixture(autouse=True)
def open_system() -> Iterator[None]:
    """A system that lets everybody read and write what is made."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> dict[str, str]:
    """What others can reach, with its rights."""
    paths = [folder, *folder.rglob("*")]
    assert len(paths) > 5
    return {path.name: oct(path.stat().st_mode) for path in paths if path.stat().st_mode & 0o077}


def filled(folder: Path) -> Path:
    """A data folder with every kind of list."""
    for name, text in (("組織表", ORGANIZATION), ("一覧_20261031", ONE_MONTH)):
        import_files(folder, [SourceFile(f"{name}.csv", text.encode())], by="担当者")
    assert not import_files(folder, [ANSWERS], by="担当者").refused
    build.ensure(folder)
    return folder


def test_a_city_of_its_own(tmp_path: Path) -> None:
    assert open_to_others(filled(tmp_path / "data")) == {}


def test_the_sample_city(sample_folder: Path) -> None:
    assert open_to_others(sample_folder) == {}


def test_the_ledger_while_it_is_written(tmp_path: Path) -> None:
    with database.writing(tmp_path / "data" / "ledger.sqlite3", "記録") as connection:
        connection.execute("CREATE TABLE for_the_journal (x)")
        paths = [tmp_path / "data", *(tmp_path / "data").iterdir()]
        assert len(paths) == 3, "folder, ledger, journal"
        assert all(path.stat().st_mode & 0o077 == 0 for path in paths)


def test_the_next_import_mends_what_an_older_version_made(tmp_path: Path) -> None:
    folder = filled(tmp_path / "data")
    for path in (folder / "ledger.sqlite3", folder / "rows", folder / "originals", folder / "build.lock"):
        path.chmod(0o777)
    report = import_files(folder, [SourceFile("一覧_20261130.csv", ONE_MONTH.encode())], by="担当者")
    assert not report.refused
    build.ensure(folder)
    assert open_to_others(folder) == {}


def test_other_files_are_made_as_the_system_says(tmp_path: Path) -> None:
    filled(tmp_path / "data")
    (tmp_path / "other").touch()
    assert (tmp_path / "other").stat().st_mode & 0o777 == 0o666
