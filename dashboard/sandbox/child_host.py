"""The helper interpreter of child.run_each: it imports the readers once and forks a process for each input."""

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from dashboard.sandbox import limits
from dashboard.sandbox.child import Death, Request

if sys.platform == "linux":
    _CONTEXT = multiprocessing.get_context("fork")
else:
    _CONTEXT = multiprocessing.get_context("spawn")


def main() -> None:
    """Read requests from standard input and write an (index, pickled answer) pair for each input of each."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # A reader lives for one file: looking for rubbish would cost it a fifth of its time.
    gc.disable()
    # What a reader prints must not get between the answers.
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)
        for request in _requests():
            for pair in _answers(request):
                pickle.dump(pair, answers, protocol=pickle.HIGHEST_PROTOCOL)
                answers.flush()
    # Nothing is left to be written, and taking all modules down takes long.
    os._exit(0)


def _requests() -> Iterator[Request]:
    """One after the other, until whoever asks has no more."""
    with contextlib.suppress(EOFError):
        while True:
            yield pickle.load(sys.stdin.buffer)
            gc.collect()


@dataclass(slots=True)
class _Child:
    index: int
    process: BaseProcess
    deadline: float


def _answers(request: Request) -> Iterator[tuple[int, bytes]]:
    waiting = deque(enumerate(request.arguments))
    running: dict[Connection, _Child] = {}
    while waiting or running:
        while waiting and len(running) < request.at_once:
            index, arguments = waiting.popleft()
            connection, process = _start(request, arguments)
            running[connection] = _Child(index, process, time.monotonic() + request.seconds)
        for connection in _ready_or_overdue(running):
            child = running.pop(connection)
            yield child.index, _finish(child, connection)


def _start(request: Request, arguments: tuple[Any, ...]) -> tuple[Connection, BaseProcess]:
    receiver, sender = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_work, args=(sender, replace(request, arguments=[arguments])), daemon=True)
    process.start()
    sender.close()
    return receiver, process


def _ready_or_overdue(running: dict[Connection, _Child]) -> list[Connection]:
    soonest = min(child.deadline for child in running.values())
    ready = wait(list(running), max(0, soonest - time.monotonic()))
    now = time.monotonic()
    return [connection for connection, child in running.items() if connection in ready or child.deadline <= now]


def _finish(child: _Child, connection: Connection) -> bytes:
    with connection:
        answer = _receive(child, connection)
    child.process.kill()
    child.process.join()
    return answer


def _receive(child: _Child, connection: Connection) -> bytes:
    if not connection.poll():
        return pickle.dumps(Death("timeout"))
    try:
        return connection.recv_bytes()
    except EOFError:
        child.process.join()
        return pickle.dumps(_death(child.process.exitcode))


def _death(exit_code: int | None) -> Death:
    if sys.platform != "win32":
        if exit_code == -signal.SIGALRM:
            return Death("timeout")
        if exit_code == -signal.SIGKILL:  # how the system ends what takes too much memory
            return Death("memory")
    return Death("crash", f"exit code {exit_code}")


def _work(connection: Connection, request: Request) -> None:
    limits.take(request.seconds, request.memory)
    try:
        answer = pickle.dumps(request.function(*request.arguments[0]), protocol=pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        answer = pickle.dumps(Death("memory"))
    except Exception:
        answer = pickle.dumps(Death("error", traceback.format_exc()))
    except BaseException:  # a library's panic is no Exception
        answer = pickle.dumps(Death("crash", traceback.format_exc()))
    connection.send_bytes(answer)


if __name__ == "__main__":
    main()
