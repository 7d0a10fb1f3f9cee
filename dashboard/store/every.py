"""The stores of all municipalities of an installation, built on all cores, and then the installation's own."""

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from dashboard import settings
from dashboard.disk import logs
from dashboard.errors import DashboardError
from dashboard.municipalities import folders
from dashboard.store import build, publishing

_MOST: Final = 61
"""Windows waits for no more processes at once."""
_DIED: Final = "途中でプロセスが終わりました（メモリ不足など）。もう一度実行してください。"
_log = logging.getLogger(__name__)
Problems = dict[str, str]
"""Municipality → why its store was not built; what it had before is still there."""


def ensure(root: Path, done: Callable[[int, int], None] = lambda done, all_: None) -> Problems:
    """Make every store true to its ledger, then gather. ``done`` is told how many of how many are.

    Where the settings say that Spark builds, it builds all at once before, and stores are filled from there. One that
    cannot be built keeps its former store, and is named. Raises DashboardError where the installation's own
    store cannot be built.
    """
    found = folders.all_of(root)
    if settings.load(root).engine.build == "spark" and not publishing.is_current(root):
        publishing.publish(root)
    problems: Problems = {}
    for number, (code, problem) in enumerate(_each(found), 1):
        if problem:
            problems[code] = problem
            logs.note(f"{code} を集計できませんでした。{problem}")
        done(number, len(found))
    build.build(root)
    return problems


def _each(found: Mapping[str, Path]) -> Iterator[tuple[str, str | None]]:
    """Municipality → what kept its store from being made, as they come. When a process dies, those that are left are
    made one after the other, so that it is known whose it was; none holds up the others.
    """
    left = dict(found)
    with _workers(min(_MOST, os.cpu_count() or 1)) as workers, suppress(BrokenProcessPool):
        making = {workers.submit(_ensured, folder): code for code, folder in found.items()}
        for future in as_completed(making):
            problem = future.result()
            yield making[future], problem
            del left[making[future]]
    while left:
        with _workers(1) as worker:
            for code, folder in [*left.items()]:
                del left[code]
                try:
                    yield code, worker.submit(_ensured, folder).result()
                except BrokenProcessPool:
                    yield code, _DIED
                    break


def _workers(number: int) -> ProcessPoolExecutor:
    """Each is a process of its own: a thread would share the interpreter, a fork what DuckDB has begun."""
    return ProcessPoolExecutor(number, get_context("spawn"))


def _ensured(folder: Path) -> str | None:
    try:
        return build.ensure(folder)
    except DashboardError as error:
        return str(error)
    except Exception:
        _log.exception("unexpected error in the build of %s", folder.name)
        return "プログラムの誤りで集計できませんでした。log を管理者に伝えてください。"
