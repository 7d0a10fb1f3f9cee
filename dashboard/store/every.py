"""The stores of all municipalities of an installation, built on all cores, and then the installation's own."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from dashboard import settings
from dashboard.disk import logs
from dashboard.errors import DashboardError
from dashboard.municipalities import folders
from dashboard.store import build, publishing

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
    # Each is a process of its own: a thread would share the interpreter, a fork what DuckDB has begun.
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as workers:
        made = workers.map(_ensured, found.values(), chunksize=8)
        for number, (code, problem) in enumerate(zip(found, made, strict=True), 1):
            if problem:
                problems[code] = problem
                logs.note(f"{code} を集計できませんでした。{problem}")
            done(number, len(found))
    build.build(root)
    return problems


def _ensured(folder: Path) -> str | None:
    try:
        return build.ensure(folder)
    except DashboardError as error:
        return str(error)
