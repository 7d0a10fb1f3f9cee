"""The municipalities over the cores: a process takes one after the other, and each has a reader of its own.

What a process needs is the same however many there are. One that dies takes only its municipality with it.
"""

import contextlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from dashboard.disk import logs
from dashboard.importers import Run
from dashboard.ingest.one import How, Task, Turn, take
from dashboard.sandbox import share
from dashboard.sandbox.child import Helper

_CONTEXT = multiprocessing.get_context("spawn")
_DIED = "途中でプロセスが終わりました（メモリ不足など）。もう一度実行してください。取り込めていれば、済みになります。"


@dataclass(frozen=True, slots=True)
class Readers:
    """Where files are read: ``at_once`` of them, ``memory`` bytes each; or by the cluster at this ``url``."""

    at_once: int
    memory: int
    url: str | None = None

    @contextlib.contextmanager
    def run(self) -> Iterator[Run]:
        """What reads."""
        if self.url:
            # The library of the cluster is there only where somebody has one.
            from dashboard.engines import reading

            with reading.run_each(self.url) as run:
                yield run
        else:
            with contextlib.closing(Helper(self.at_once, self.memory)) as helper:
                yield helper.run_each


def turns(tasks: Sequence[Task], how: How, processes: int, url: str | None = None) -> Iterator[Turn]:
    """What comes of each municipality, as it comes; the largest is begun first. ``processes`` work at the most."""
    waiting = deque(sorted(tasks, key=lambda task: (-task.size, task.code)))
    cores, memory = share.of(share.free_memory(), processes)
    # Where files are read elsewhere, whoever waits for them needs no core.
    workers = max(1, min(processes if url else cores, len(tasks)))
    readers = Readers(max(1, cores // workers), memory, url)
    if url and workers > 1:
        # Whether it answers is said once, before anything is begun.
        with readers.run():
            pass
    if workers == 1:
        with readers.run() as run:
            yield from (take(task, how, run) for task in waiting)
    else:
        yield from _side_by_side(waiting, how, workers, readers)


def _side_by_side(waiting: deque[Task], how: How, workers: int, readers: Readers) -> Iterator[Turn]:
    working: dict[Connection, _Worker] = {}
    try:
        for _ in range(workers):
            _hand_out(waiting, _Worker.begun(how, readers), working)
        while working:
            for connection in wait([*working]):
                assert isinstance(connection, Connection)
                worker = working.pop(connection)
                turn = _received(connection, worker.task)
                if turn is None and waiting:
                    worker.process.join()
                    _hand_out(waiting, _Worker.begun(how, readers), working)
                elif turn:
                    _hand_out(waiting, worker, working)
                yield turn or Turn(worker.task.code, len(worker.task.files), reasons=[_DIED], is_sure=False)
    finally:
        # Nothing is half if they are killed, and what was asked for no more is not done.
        for worker in working.values():
            worker.process.kill()


def _received(connection: Connection, task: Task) -> Turn | None:
    """What came of it; None where its process died."""
    try:
        turn: Turn = connection.recv()
    except (EOFError, OSError):
        return None
    assert turn.code == task.code
    return turn


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    task: Task

    @classmethod
    def begun(cls, how: How, readers: Readers) -> "_Worker":
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_work, args=(theirs, how, readers), daemon=True)
        process.start()
        theirs.close()
        return cls(process, ours, Task(Path(), "", ()))


def _hand_out(waiting: deque[Task], worker: _Worker, working: dict[Connection, _Worker]) -> None:
    """The next one to this worker, or the word that there is none."""
    with contextlib.suppress(OSError):
        if not waiting:
            worker.connection.send(None)
            worker.connection.close()
            return
        worker.task = waiting.popleft()
        working[worker.connection] = worker
        worker.connection.send(worker.task)


def _work(connection: Connection, how: How, readers: Readers) -> None:
    """The life of a process: it ends when there is nothing left to do, or nobody who asks."""
    # Who presses Ctrl+C ends the one that asks, and that ends these.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError), contextlib.ExitStack() as stack:
        run = None
        while task := connection.recv():
            if run is None:
                stack.enter_context(logs.kept(task.root))
                run = stack.enter_context(readers.run())
            connection.send(take(task, how, run))
