"""Run a function over many inputs, each in a process of its own: whatever a file does to its reader, only that dies.

The processes come from a helper interpreter (child_host), not from this one: a server thread must not fork, and
multiprocessing's own forkserver would import this program's main module again (the Streamlit script, or pytest).
"""

import contextlib
import itertools
import logging
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any, Final, Literal, TypeVar

from dashboard.sandbox import share

T = TypeVar("T")

_log = logging.getLogger(__name__)
_NOTED: Final = 20_000
"""Bytes of what readers print that are kept."""
SECONDS: Final = 30.0
"""For one input."""


@dataclass(frozen=True, slots=True)
class Death:
    """A process that ended without an answer, and why. ``detail`` is for the log, not for staff.

    ``error`` is an exception that nobody caught: a mistake in the program, whatever the file is.
    """

    reason: Literal["timeout", "memory", "crash", "error"]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """What the helper is asked to do."""

    function: Callable[..., Any]
    arguments: Sequence[tuple[Any, ...]]
    seconds: float
    memory: int
    at_once: int


def run_each(
    function: Callable[..., T],
    arguments: Sequence[tuple[Any, ...]],
    seconds: float = SECONDS,
    memory: int = share.MOST,
    progress: Callable[[int], None] | None = None,
) -> list[T | Death]:
    """Call ``function(*arguments[i])`` for each i in a process of its own and return the answers in order.

    The function must be importable by name. Whatever it raises is a Death, as is taking more than ``seconds`` or,
    where the system can limit it, asking for more than ``memory`` bytes beyond what the interpreter itself takes (less
    where this machine has less: all that run at once share half of what is free). What they print goes to the log.
    ``progress`` is told how many have ended.
    """
    if not arguments:
        return []
    with share.turn():
        at_once, each = share.of(share.free_memory(), os.cpu_count() or 1)
        with contextlib.closing(Helper(at_once, min(memory, each), seconds)) as helper:
            return helper.run_each(function, arguments, progress)


class Helper:
    """A helper interpreter that stays: what it imported once serves one call after the other, in their own share.

    As ``run_each`` does, but without waiting for a turn: who divides a machine among several of these says how many
    run ``at_once`` in this one, and what each may take. One that has died is begun again with the next call.
    """

    def __init__(self, at_once: int, memory: int, seconds: float = SECONDS) -> None:
        self._limits = (seconds, memory, at_once)
        self._printed = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the helper
        self._running: subprocess.Popen[bytes] | None = None

    def run_each(
        self,
        function: Callable[..., T],
        arguments: Sequence[tuple[Any, ...]],
        progress: Callable[[int], None] | None = None,
    ) -> list[T | Death]:
        """The answers in the order of the arguments; a Death where there is none."""
        answers: list[T | Death] = [Death("crash", "the helper ended early")] * len(arguments)
        if not arguments:
            return answers
        running = self._running = self._running or _begun(self._printed)
        assert running.stdin and running.stdout
        ended = 0
        try:
            _send(Request(function, arguments, *self._limits), running.stdin)
            for index, answer in itertools.islice(_received(running.stdout), len(arguments)):
                answers[index] = pickle.loads(answer)
                ended += 1
                if progress:
                    progress(ended)
        finally:
            if ended < len(arguments):
                running.kill()
                self._end()
            _note(self._printed)
        return answers

    def close(self) -> None:
        """End it."""
        self._end()
        self._printed.close()

    def _end(self) -> None:
        if self._running:
            # It ends with its last request; its pipes are closed, and it is waited for.
            with self._running, contextlib.suppress(BrokenPipeError):
                assert self._running.stdin
                self._running.stdin.close()
            self._running = None


_COMMAND = [sys.executable, "-m", "dashboard.sandbox.child_host"]


def _begun(printed: IO[bytes]) -> subprocess.Popen[bytes]:
    # The helper imports what this program can import, and stays single-threaded so that it can fork safely.
    own = {"PYTHONPATH": os.pathsep.join(sys.path), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    environment = {**os.environ, **own, "RUST_BACKTRACE": "0"}
    return subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=printed, env=environment)


def _note(printed: IO[bytes]) -> None:
    """What readers print goes to the log, its end if it is long: a terminal is for what staff can read."""
    printed.seek(max(0, printed.seek(0, os.SEEK_END) - _NOTED))
    if said := printed.read().decode(errors="replace").strip():
        _log.warning("a reader printed: %s", said)
    # The helper writes at the same place of the same file.
    printed.seek(0)
    printed.truncate()


def _send(request: Request, stdin: IO[bytes]) -> None:
    # A helper that has ended takes no request and gives no answers: every answer is then a Death.
    with contextlib.suppress(BrokenPipeError):
        pickle.dump(request, stdin, protocol=pickle.HIGHEST_PROTOCOL)
        stdin.flush()


def _received(stdout: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    with contextlib.suppress(EOFError, pickle.UnpicklingError):
        while True:
            yield pickle.load(stdout)
