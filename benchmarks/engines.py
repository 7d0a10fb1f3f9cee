"""A prefecture on each engine: ``python -m benchmarks.engines FOLDER duckdb|spark|pages``.

FOLDER is one of ``python -m data.prefecture.generate``; for ``spark`` its settings name a Spark Connect. What was made
before is made again. Prints one line: status rows, seconds, memory at the most.
"""

import argparse
import os
import resource
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles

from benchmarks.measure import once, timed
from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import folders
from dashboard.store import answers, build, published, publishing, queries

PAGES = ("online/", "overview/", "frame/", "next/", "department/", "definitions/")
"""What the pages about procedures ask."""
TIMES = 21
PICKED = 30


def rows(root: Path) -> int:
    """How many status rows the ledgers hold."""
    found = [Ledger(folder).in_force("procedures") for folder in folders.all_of(root).values()]
    return sum(entry.rows or 0 for entries in found for entry in entries)


def duckdb(root: Path) -> str:
    """Every municipality's store, from nothing, on all cores."""
    each = [*folders.all_of(root).values()]
    shutil.rmtree(root / published.FOLDER, ignore_errors=True)
    for folder in each:
        for name in (answers.FILE, answers.PRIVATE):
            (folder / name).unlink(missing_ok=True)
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as workers:
        seconds = once(lambda: [*workers.map(build.build, each)]) / 1000
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return f"{seconds:,.1f} s on {os.cpu_count()} cores, a process {most:,.0f} MB at the most"


def spark(root: Path) -> str:
    """All municipalities at once, published; then one store filled from there."""
    seconds = once(lambda: publishing.publish(root)) / 1000
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    one = next(iter(folders.all_of(root).values()))
    filled = once(lambda: build.build(one)) / 1000
    return f"{seconds:,.1f} s, the driver here {most:,.0f} MB at the most; one store filled in {filled:.1f} s"


def pages(root: Path) -> str:
    """What the pages of one municipality ask, of the store as it is: each answer of a month, with and without a 課, and
    with so many procedures picked as a plan has.
    """
    store = next(iter(folders.all_of(root).values())) / answers.FILE
    month = answers.answer(store, "frame/months")["as_of"].max()
    department = answers.answer(store, "frame/departments")["department"].iloc[0]
    picked = answers.answer(store, "next/procedures", {"department": [department]})["ref"].head(PICKED).to_list()
    chosen = {"as_of": month, "picked": picked, "department": [department]}
    every: dict[str, list[float]] = {}
    for name in (name for name in queries.names() if name.startswith(PAGES)):
        params = queries.get(name).params
        of_one = {key: value for key, value in chosen.items() if key in params}
        of_all = {key: value for key, value in of_one.items() if key != "department"}
        every[name] = timed(partial(answers.answer, store, name, of_all), TIMES)
        if of_one != of_all:
            every[f"{name}（課）"] = timed(partial(answers.answer, store, name, of_one), TIMES)
    all_ = [each for times in every.values() for each in times]
    slowest = sorted(every, key=lambda name: -median(every[name]))[:3]
    worst = "; ".join(f"{name} {median(every[name]):.0f}" for name in slowest)
    return f"p50 {median(all_):.1f} ms, p95 {quantiles(all_, n=20)[-1]:.1f} ms; slowest p50 (ms): {worst}"


WAYS: dict[str, Callable[[Path], str]] = {"duckdb": duckdb, "spark": spark, "pages": pages}


def main() -> None:
    """Measure one way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("way", choices=WAYS)
    given = parser.parse_args()
    counted = rows(given.folder)
    load = os.getloadavg()[0]
    said = WAYS[given.way](given.folder.resolve())
    print(f"{time.strftime('%H:%M')} {given.way}, {counted:,} status rows: {said}; load before {load:.1f}")


if __name__ == "__main__":
    main()
