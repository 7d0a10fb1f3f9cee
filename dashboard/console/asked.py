"""Ask a statement: a process is started for it, which can be waited for, and ended at any moment.

It goes by no memory of this one: the request and the answer lie in files that have no name, so nothing it sends can
fill or hold up whoever asked.
"""

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

import pandas as pd

from dashboard.console import frames, told, turns
from dashboard.disk import faults
from dashboard.settings import ROOT
from dashboard.store import answers

STARTING: Final = 5
"""Seconds beyond its time after which a process is ended that has not ended itself."""
SIGNS: Final = 100_000
"""The longest statement."""
_MODULE: Final = "dashboard.console.inside"
_KEPT_OF_SYSTEM: Final = ("PATH", "SYSTEMROOT")
_OF_STORE: Final = ("store", "IOException", "SerializationException")
_CORRUPT: Final = "Corrupt database file"
"""What DuckDB says of a block that is damaged, in an error of no kind."""
_MORE_THAN_ANY: Final = 4
"""What is read of an answer, in multiples of what may be sent: JSON takes more than texts do."""

if sys.platform == "win32":
    _LOW: Final = subprocess.BELOW_NORMAL_PRIORITY_CLASS
else:
    _LOW: Final = 0  # it says itself that it can wait

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a statement may take: seconds, bytes of memory (DuckDB's own, and the process's), rows and bytes sent."""

    seconds: float = 10
    working_memory: int = 512 << 20
    memory: int = 3 << 29
    rows: int = 10_000
    bytes: int = 16 << 20
    waiting: float = 20
    """Seconds until its turn comes."""


USUAL: Final = Limits()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement gave. ``capped``: there are more rows; ``cut``: a text was longer than a cell holds."""

    rows: pd.DataFrame
    columns: list[tuple[str, str]]
    capped: bool
    cut: bool
    seconds: float

    def left_out(self) -> list[str]:
        """What of it is not there, in words."""
        said = {
            f"はじめの{len(self.rows):,}行だけを示しています。続きがあります。": self.capped,
            "長い文字は途中までを示し、終わりに「…」を付けています。": self.cut,
        }
        return [words for words, is_so in said.items() if is_so]


class Asked:
    """A statement that was asked. Whoever holds it ends it: ``with start(…) as asked`` does, however that is left.

    A page waits in short steps and draws something in each, since Streamlit ends a script only where it draws.
    """

    def __init__(self, store: Path, sql: str, limits: Limits, turn: contextlib.ExitStack) -> None:
        self._store, self._sql, self._limits = store, sql, limits
        self._sent, self._said = (turn.enter_context(file) for file in (_nameless(), _nameless()))
        request = {**asdict(limits), "store": str(store.resolve()), "sql": sql}
        self._process = _process(request, self._sent, self._said)
        self._turn = turn.pop_all()
        self._deadline = time.monotonic() + limits.seconds + STARTING
        self._stopped = self._late = False

    @property
    def pid(self) -> int:
        """The process that works on it."""
        return self._process.pid

    def wait(self, seconds: float) -> bool:
        """Whether it has ended, after so many seconds at most."""
        left = max(0.0, min(seconds, self._deadline - time.monotonic()))
        try:
            self._process.wait(left)
        except subprocess.TimeoutExpired:
            if time.monotonic() < self._deadline:
                return False
            self._late = True
            self._end()
        return True

    def answer(self) -> Answer:
        """Its answer, when there is one. Raises Refused for what it says, Ended where it took too much or was ended."""
        with self:
            while not self.wait(self._limits.seconds):
                pass
            return self._read()

    def stop(self) -> None:
        """End it: nobody waits for it any more."""
        self._stopped = self._stopped or self._process.poll() is None
        self._end()

    def __enter__(self) -> Self:
        """Nothing to do: it is being worked on."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it, and give its turn to the next."""
        self.close()

    def close(self) -> None:
        """End it, and give its turn to the next."""
        self._end()
        self._turn.close()

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()

    def _read(self) -> Answer:
        if self._stopped or self._late or self._process.returncode:
            raise told.ended(self._why(), self._limits.seconds)
        most = self._limits.bytes * _MORE_THAN_ANY
        self._sent.seek(0)
        try:
            found = json.loads(self._sent.read(most))
        except ValueError:
            raise told.ended("crash", self._limits.seconds) from None
        if found.get("reason") in _OF_STORE or _CORRUPT in str(found.get("said")):
            raise answers.damaged(self._store.name, faults.DAMAGED)
        if "reason" in found:
            raise told.refused(self._sql, found, self._limits.seconds)
        columns = [(str(name), str(kind)) for name, kind in found["columns"]]
        return Answer(
            frames.made(columns, found["rows"]), columns, found["capped"], found["cut"], float(found["seconds"])
        )

    def _why(self) -> str:
        if self._stopped:
            return "stopped"
        code = self._process.returncode
        if self._late or (sys.platform != "win32" and code == -signal.SIGALRM):
            return "time"
        self._said.seek(0)
        _log.warning("a statement ended its process (%s): %s", code, self._said.read(2000).decode(errors="replace"))
        return "memory" if sys.platform != "win32" and code in (-signal.SIGKILL, -signal.SIGABRT) else "crash"


def start(store: Path, sql: str, limits: Limits = USUAL) -> Asked:
    """Ask a statement of a store, when its turn has come. Raises Refused, Ended where none comes, DashboardError."""
    answers.version(store)
    # Half a sign is none that a file or a parser takes.
    sql = sql.encode(errors="replace").decode()
    if len(sql) > SIGNS:
        raise told.refused(sql, {"reason": "long", "word": f"{SIGNS:,}"}, limits.seconds)
    with faults.told_as("問い合わせを始められません。"), contextlib.ExitStack() as turn:
        turn.enter_context(turns.one(limits.waiting))
        return Asked(store, sql, limits, turn)


def _nameless() -> IO[bytes]:
    return tempfile.TemporaryFile()


def _process(request: dict[str, Any], sent: IO[bytes], said: IO[bytes]) -> subprocess.Popen[bytes]:
    environment = {name: os.environ[name] for name in _KEPT_OF_SYSTEM if name in os.environ}
    environment |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    with _nameless() as asking:
        asking.write(json.dumps(request).encode())
        asking.seek(0)
        return subprocess.Popen(
            [sys.executable, "-m", _MODULE],
            stdin=asking,
            stdout=sent,
            stderr=said,
            cwd=ROOT,
            env=environment,
            creationflags=_LOW,
        )
