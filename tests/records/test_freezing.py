"""Freezing is whole or not at all: killed anywhere, two at once, no room on the disk."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dashboard.errors import DashboardError
from dashboard.records import meetings
from dashboard.settings import ROOT
from dashboard.store import answers as store
from tests import told
from tests.told import MEETING

pytestmark = pytest.mark.slow

# Freezes with a profiler that ends the process, as kill -9 does, at the given call made by the parts that write.
RUNNER = """
import os, signal, sys
stop, calls = int(sys.argv[1]), 0
ROOMS = [os.path.join('dashboard', room, '') for room in ('ledger', 'records', 'disk')]
def count(frame, event, argument):
    global calls
    if event in ("call", "c_call") and any(room in frame.f_code.co_filename for room in ROOMS):
        calls += 1
        if calls == stop:
            os.kill(os.getpid(), signal.SIGKILL)
from dashboard.__main__ import main
sys.setprofile(count)
status = main(sys.argv[2:])
sys.setprofile(None)
print("calls", calls)
sys.exit(status)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "city"
    told.add(folder, told.procedures(told.SEEN, told.SEPTEMBER))
    return folder


def run(folder: Path, stop: int, day: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUNNER, str(stop), "meeting", "freeze", day, "--by", "係"]
    environment = {"DASHBOARD_DATA": str(folder), "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def test_killed_anywhere_it_is_there_or_not_at_all(folder: Path) -> None:
    whole = run(folder, 0, str(MEETING))
    assert whole.returncode == 0, whole.stderr
    calls, outcomes = int(whole.stdout.split()[-1]), set()
    for place in range(5):
        day = MEETING.replace(day=10 + place)
        assert run(folder, (calls - 2) * (place + 1) // 5, str(day)).returncode == -signal.SIGKILL
        frozen = [each for each in meetings.in_force(folder) if each.day == day]
        assert all(meetings.is_sound(each) for each in frozen)
        outcomes.add(bool(frozen))
        if not frozen:
            assert meetings.is_sound(meetings.freeze(folder, day, by="係")), "the next one goes on as if nothing were"
    assert outcomes == {True, False}, "it was killed before the record, and after it"
    assert meetings.is_sound(meetings.find(folder, MEETING)), "what was confirmed before is as it was"


def test_two_at_once_for_one_day(folder: Path) -> None:
    said: list[str] = []

    def freeze(by: str) -> None:
        try:
            said.append(meetings.freeze(folder, MEETING, by=by).by)
        except DashboardError as error:
            said.append(str(error))

    both = [threading.Thread(target=freeze, args=(by,)) for by in ("甲", "乙")]
    for each in both:
        each.start()
    for each in both:
        each.join()
    (frozen,) = meetings.in_force(folder)
    assert meetings.is_sound(frozen)
    assert frozen.by in said
    assert sum("すでに確定しています" in each for each in said) == 1


def test_a_store_that_cannot_be_read_is_not_frozen(folder: Path) -> None:
    (folder / store.FILE).write_bytes(b"no store")
    with pytest.raises(DashboardError, match=r"集計ファイル store\.duckdb を読めません"):
        meetings.freeze(folder, MEETING, by="係")
    assert meetings.in_force(folder) == []
    assert not (folder / "meetings").exists()
