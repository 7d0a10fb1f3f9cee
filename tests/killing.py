"""An act killed at many places of its way, each time on a copy of its own; what it leaves is for the test to judge.

One process imports the program, then a fork of it does the act and ends itself, as kill -9 does, at the given call made
by the parts that write. Two dozen deaths take seconds, not a minute.
"""

import importlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from dashboard.settings import ROOT

Act = Callable[[Path], object]
"""What is killed, by its name in a module: it is given the folder of its death."""


LAST = (64, 16, 4, 1, 0)
"""So many calls before its end it is killed as well: there the names are given."""


def killed(act: Act, template: Path, work: Path, rooms: Sequence[str], places: int = 16) -> list[Path]:
    """Do it on copies of the folder ``template``, killed ever later within calls of ``dashboard/<rooms>``.

    The first is at the first call, the last at the last. Returns the copies in that order. Once before, it must come to
    its end undisturbed.
    """
    said = json.dumps([act.__module__, act.__name__, str(template), str(work), [*rooms], places])
    line = [sys.executable, "-m", "tests.killing", said]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [work / str(place) for place in range(places + len(LAST))]


def _main(module: str, name: str, template: str, work: str, rooms: list[str], places: int) -> None:
    act: Act = getattr(importlib.import_module(module), name)
    parts = tuple(f"{Path('dashboard', room)}{os.sep}" for room in rooms)
    calls, status = _fork(act, Path(shutil.copytree(template, Path(work, "whole"), symlinks=True)), parts, 0)
    assert status == 0, f"undisturbed it ends with {status}"
    stops = [1 + (calls - LAST[0]) * place // places for place in range(places)] + [calls - each for each in LAST]
    for place, stop in enumerate(stops):
        folder = Path(shutil.copytree(template, Path(work, str(place)), symlinks=True))
        _, status = _fork(act, folder, parts, stop)
        assert status == -signal.SIGKILL


def _fork(act: Act, folder: Path, parts: tuple[str, ...], stop: int) -> tuple[int, int]:
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.write(write, str(_counted(act, folder, parts, stop)).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as told:
        calls = told.read()
    return int(calls or 0), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _counted(act: Act, folder: Path, parts: tuple[str, ...], stop: int) -> int:
    """How many calls there were; ends the process at call ``stop``."""
    calls = 0

    def count(frame: FrameType, event: str, _: Any) -> None:
        nonlocal calls
        if event in ("call", "c_call") and any(part in frame.f_code.co_filename for part in parts):
            calls += 1
            if calls == stop:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    act(folder)
    sys.setprofile(None)
    return calls


if __name__ == "__main__":
    _main(*json.loads(sys.argv[1]))
