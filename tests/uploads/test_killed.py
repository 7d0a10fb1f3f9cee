"""A server killed while it reads or applies a batch: all of it is there or nothing, and whoever dropped it goes on."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.importers import SourceFile
from dashboard.ledger.importing import Report
from dashboard.ledger.ledger import Ledger
from dashboard.settings import ROOT
from dashboard.store import answers, build
from dashboard.uploads import batches, looks
from tests.uploads.cities import DEPARTMENTS, large_city, procedures
from tests.uploads.test_looks import begun, look

pytestmark = pytest.mark.slow

NAMES = DEPARTMENTS[:4]


def batch_of(month: int, online: int) -> list[SourceFile]:
    """Lists of four 課 with twenty procedures each, of which so many are online: in September it was five."""
    statuses = ["実施済"] * online + ["未実施"] * (20 - online)
    return [procedures(f"{name}_{month}.csv", *statuses, department=name) for name in NAMES]


# Does what the page does; ends, as when memory or power is gone, once two files are read or at the n-th call of a
# function while the batch is applied.
SERVER = """
import os, pkgutil, signal, sys
from pathlib import Path
from dashboard.uploads import batches, looks
folder, batch, owner, name, left = Path(sys.argv[1]), sys.argv[2], *sys.argv[3:5], int(sys.argv[5])
def end(*arguments):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return function(*arguments) if owner else None
place = batches.batch(folder, batch)
looked = looks.look(folder, place, lambda *_: True, (lambda _: None) if owner else end)
function = getattr(pkgutil.resolve_name(owner), name)
setattr(pkgutil.resolve_name(owner), name, staticmethod(end))
looks.apply(folder, place, looked, by="担当者")
"""
READING = ("", "")
WRITING = ("dashboard.ledger.ledger:Ledger", "_insert")
WRITTEN = ("dashboard.ledger.guard", "catch_up")
BUILDING = ("dashboard.store.build", "_fill")


def killed(folder: Path, place: Path, point: tuple[str, str], calls: int = 1) -> None:
    command = [sys.executable, "-c", SERVER, str(folder), place.name, *point, str(calls)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == -signal.SIGKILL, f"{point} was not called: {done.stderr}"


def served(folder: Path) -> tuple[int, int]:
    """(applicable, online) of what is served, as it lies there."""
    totals = answers.answer(answers.serving(folder), "online/totals").iloc[0]
    return int(totals["applicable"]), int(totals["online"])


def sent(place: Path) -> list[SourceFile]:
    return batches.sources(place, batches.chosen(place))


def counts(report: Report) -> list[tuple[int, ...]]:
    return [(each.added, each.changed, each.removed, each.unchanged) for each in report.changes]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city with the lists of September."""
    return large_city(tmp_path_factory.mktemp("town") / "data")


def test_before_it_is_written_nothing_is_there_and_the_batch_is_kept(town: Path) -> None:
    place = begun(town, *batch_of(202610, 7))
    batches.say(place, {**batches.spoken(place), "answers": {"課:なにか": "税務課"}})
    before = Ledger(town).entries(), served(town), batches.spoken(place), sent(place)
    for point, calls in ((READING, 2), (WRITING, 3)):
        killed(town, place, point, calls)
        assert batches.batch(town, place.name), point
        assert (Ledger(town).entries(), served(town), batches.spoken(place), sent(place)) == before, point
    looked = look(town, place)
    assert counts(looked.report) == [(20, 0, 0, 0)] * 4
    done = looks.apply(town, place, looked, by="担当者")
    assert (len(done.report.ids), done.problem) == (4, None)
    assert Ledger(town).entries()[:-4] == before[0] and batches.batch(town, place.name) is None
    assert (before[1], served(town)) == ((38 * 20, 38 * 5), (4 * 20, 4 * 7))


def test_once_it_is_written_all_of_it_is_there(town: Path) -> None:
    for month, online, point, is_kept in ((202611, 8, WRITTEN, True), (202612, 9, BUILDING, False)):
        before, figures, files = len(Ledger(town).entries()), served(town), batch_of(month, online)
        place = begun(town, *files)
        killed(town, place, point)
        new = Ledger(town).entries()[before:]
        assert {each.file for each in new} == {each.name for each in files} and len(new) == len(files), point
        assert served(town) == figures, "what is served is whole"
        assert (batches.batch(town, place.name) is not None) == is_kept, point
        if is_kept:
            assert counts(look(town, place).report) == [(0, 0, 0, 20)] * 4, "who goes on sees that it is there"
        assert build.ensure(town) is None
        assert served(town) == (4 * 20, 4 * online)
