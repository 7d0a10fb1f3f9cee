"""A file made in a process of its own: to write one keeps Python busy for seconds, and pages are not to wait for that.

The process is this module run as a program. What it says is pickled: (what it does, how much is done) while it is at
it, then the file, or why there is none.
"""

import logging
import os
import pickle
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event, Timer
from typing import IO
from weakref import WeakValueDictionary

from dashboard import making
from dashboard.access import asking, pace
from dashboard.errors import DashboardError
from dashboard.making import File, Request

_log = logging.getLogger(__name__)
_pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="material")
"""One file at a time: whoever looks at pages meanwhile has the other core."""
LONGEST = 180
"""Seconds until one is given up."""
BROKEN = "資料を作れませんでした。数値は変わっていません。続くときは、このダッシュボードの管理者に伝えてください。"
_COMMAND = [sys.executable, "-m", "dashboard.making.apart"]


WAIT = "前に頼んだ資料を作っています。できるまで待って、もう一度押してください。"


@dataclass(slots=True, weakref_slot=True)
class Job:
    """A file that is being made: what is done now and how much of it (0–1); once it is ``over`` the file, or why there
    is none.
    """

    request: Request
    said: str = "順番を待っています"
    share: float = 0.0
    file: File | None = field(default=None, repr=False)
    problem: str = ""
    over: Event = field(default_factory=Event, repr=False)

    def begin(self) -> None:
        """Make it, after those that others wait for.

        Raises DashboardError where who asks signed in and waits for another, or asks too often.
        """
        name = asking.who().name
        before = _asked.get(name) if name else None
        if before and not before.over.is_set():
            raise DashboardError(WAIT)
        pace.keep("資料を作ること", pace.MATERIALS)
        _asked[name] = self
        _pool.submit(self._run)

    def _run(self) -> None:
        try:
            with _process() as process:
                watch = Timer(LONGEST, process.kill)
                watch.start()
                try:
                    self._hear(process)
                finally:
                    watch.cancel()
        except Exception:
            _log.exception("a file could not be made")
        finally:
            self.problem = self.problem or ("" if self.file else BROKEN)
            self.over.set()

    def _hear(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin and process.stdout
        with process.stdin as stdin:
            pickle.dump(self.request, stdin)
        while not self.file and not self.problem:
            heard = pickle.load(process.stdout)
            if isinstance(heard, File):
                self.file = heard
            elif isinstance(heard, str):
                self.problem = heard
            else:
                self.said, self.share = heard


_asked: WeakValueDictionary[str, Job] = WeakValueDictionary()
"""What each person asked for last."""


def _process() -> subprocess.Popen[bytes]:
    # It imports what this program can import, and gives way to who looks at pages.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    behind = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    return subprocess.Popen(
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, creationflags=behind
    )


def main() -> None:
    """Read a request from standard input, and write what becomes of it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform != "win32":
        os.nice(10)
    # What a library prints must not get between the answers.
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)
        request: Request = pickle.load(sys.stdin.buffer)
        try:
            _say(answers, making.make(request, lambda *told: _say(answers, told)))
        except DashboardError as error:
            _say(answers, str(error))


def _say(answers: IO[bytes], what: object) -> None:
    pickle.dump(what, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()


if __name__ == "__main__":
    main()
