"""A process killed at any point of an import leaves the import fully there, or not at all."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.store import answers as store
from dashboard.store import build

pytestmark = pytest.mark.slow

BEFORE = "手続ID,所管課,手続名,オンライン化状況,年間件数\n1,市民課,転入届,済,100\n2,市民課,転出届,未実施,50\n"
AFTER = BEFORE.replace("2,市民課,転出届,未実施,50", "2,市民課,転出届,済,50\n3,税務課,納税証明,済,7")
OLD, NEW = (2, 1), (3, 3)
"""(applicable, online) before and after the import."""

# Runs the command line with a profiler that ends the process, as kill -9 does, at the given call made by the parts
# that write. Told to stop at 0 it runs to the end and prints how many such calls there were.
RUNNER = """
import os, signal, sys
stop, calls = int(sys.argv[1]), 0
ROOMS = [os.path.join('dashboard', room, '') for room in ('ledger', 'store')]
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


def run(folder: Path, stop: int, file: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUNNER, str(stop), "import", str(file), "--as-of", "2026-10-31"]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={"DASHBOARD_DATA": str(folder), "PYTHONPATH": "."}
    )


def figures(folder: Path) -> tuple[int, int]:
    """What is served, as it lies there."""
    totals = store.answer(store.serving(folder), "online/totals").iloc[0]
    return int(totals["applicable"]), int(totals["online"])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "after.csv"
    path.write_text(AFTER, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        folder = tmp_path / name
        import_files(folder, [SourceFile("b_20261031.csv", BEFORE.encode())], by="担当者")
        build.ensure(folder)
        assert figures(folder) == OLD
        return folder

    return make


def test_killed_anywhere(folder: Callable[[str], Path], file: Path) -> None:
    whole = run(folder("whole"), 0, file)
    assert whole.returncode == 0, whole.stderr
    calls = int(whole.stdout.split()[-1])
    outcomes = set()
    for stop in sorted({1 + calls * step // 16 for step in range(16)} | {calls - 2}):
        killed = folder(f"killed-{stop}")
        assert run(killed, stop, file).returncode == -signal.SIGKILL
        served = figures(killed)
        assert build.ensure(killed) is None
        outcomes.add((Ledger(killed).state()[1], served, figures(killed)))
    assert outcomes <= {(1, OLD, OLD), (2, OLD, NEW), (2, NEW, NEW)}, "the ledger decides; what is served is whole"
    assert {(1, OLD, OLD), (2, OLD, NEW)} <= outcomes, "it was killed before the commit, and between commit and swap"
