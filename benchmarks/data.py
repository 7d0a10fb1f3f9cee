"""Queries, builds and imports: what happens without a browser."""

import datetime as dt
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import answers, city, plans
from benchmarks.measure import Result, once, spread, timed
from dashboard import sample
from dashboard.ledger.importing import import_files
from dashboard.store import answers as store
from dashboard.store import build, queries

PIVOT = 150
"""Milliseconds that any layout of 探索 may take at the server."""


def run(folder: Path) -> list[Result]:
    """Measure with the sample city and with a large one."""
    sample_folder, large = folder / "sample", folder / "large"
    imported = once(lambda: build.ensure(sample_folder))
    city.million(large)
    small_build = timed(lambda: build.build(sample_folder / store.SAMPLE), 5)
    large_build = timed(lambda: build.build(large), 3)
    return [
        Result(f"Import the sample city, {len(sample.sources())} files, and build", "–", f"{imported / 1000:.1f} s"),
        Result("Build, sample city (15,140 rows)", "≤ 1 s", spread(small_build)),
        Result("Build, 1,000,000 status rows", "≤ 5 s", spread(large_build)),
        _queries("sample city", "≤ 5 ms", sample_folder),
        _queries("1,000,000 status rows", "≤ 20 ms", large),
        _pivots("explore/procedures", large, "month"),
        _pivots("explore/moves", large, "moved_month"),
        *_assessment(folder),
        *_roadmap(folder),
    ]


def _assessment(folder: Path) -> list[Result]:
    """スキルアセスメント: a city's three rounds, and one round of a hundred thousand."""
    three, many = folder / "three-rounds", folder / "many-people"
    answers.ledger(three, 2_800, 3)
    answers.ledger(many, 100_000, 1)
    builds = [once(partial(build.build, each)) / 1000 for each in (three, many)]
    source = answers.export(2_800, 3)
    imported = timed(lambda: import_files(folder / "empty", [source], dry_run=True), 5)
    return [
        Result("Build, アセスメント 2,800 × 27 × 3 / 100,000 × 27", "–", f"{builds[0]:.1f} s / {builds[1]:.1f} s"),
        _queries("2,800 people × 27 × 3 rounds", "≤ 20 ms", three, "assessment/"),
        _queries("100,000 people × 27", "≤ 200 ms", many, "assessment/"),
        Result("Import 2,800 × 27 × 3 rounds, one CSV: read, check, diff", "≤ 2 s", spread(imported)),
    ]


def _roadmap(folder: Path) -> list[Result]:
    """ロードマップ: two thousand initiatives over five years of months; one of them is asked about as the page does."""
    many = folder / "many-initiatives"
    last = plans.ledger(many, 2_000, 60)
    built = once(partial(build.build, many)) / 1000
    one: dict[str, Any] = {"initiative": "1-0003"}
    asked: dict[str, dict[str, Any]] = {
        **dict.fromkeys(("roadmap/history", "roadmap/milestones", "roadmap/baselines"), one),
        "roadmap/slip_history": {"initiative": ["1-0003", "2-0004", "3-0005"]},
        "roadmap/initiatives": {"as_of": last, "vs": last.replace(month=last.month - 1, day=28)},
    }
    return [
        Result("Build, ロードマップ 2,000 × 60", "–", f"{built:.1f} s"),
        _queries("2,000 initiatives × 60 months", "≤ 50 ms", many, "roadmap/", asked),
        _months(folder / "months"),
    ]


def _months(folder: Path) -> Result:
    """What the roadmaps of twenty 課 cost in the first month and in the last of two years."""
    days = [dt.date(2025 + month // 12, month % 12 + 1, 28) for month in range(24)]
    took = [once(partial(import_files, folder, plans.files(20, day))) / 1000 for day in days]
    name = "Import 20 ロードマップ of 課: month 1 / month 24"
    return Result(name, "–", f"{took[0]:.1f} s / {took[-1]:.1f} s", f"ratio {took[-1] / took[0]:.2f}")


def _pivots(name: str, folder: Path, month: str) -> Result:
    """Every row of a subject of 探索 by no column, by month (13, as the page shows) and by its second dimension, and
    every measure by 課 and month: the slowest of them, and a bare SELECT as the yardstick.
    """
    path, choices = store.serving(folder), queries.get(name).choices
    columns = ("none", month, next(each for each in choices["columns"] if each not in ("none", "bureau")))
    laid = [(row, column, None) for row in choices["rows"] for column in columns if row != column]
    counted = [("department", month, measure) for measure in choices["measure"]]
    shown: dict[str, Any] = {"since": dt.date(2025, 10, 1), "year_begins": 4}
    timings: dict[str, float] = {}
    for row, column, measure in [*laid, *counted]:
        asked = shown | {"rows": row, "columns": column, "measure": measure}
        took = timed(partial(store.answer, path, name, asked), 5)
        timings["×".join(str(each) for each in (row, column, measure) if each)] = median(took)
    slowest = sorted(timings, key=lambda each: -timings[each])
    worst = "; ".join(f"{each} {timings[each]:.0f}" for each in slowest[:3])
    within = sum(each <= PIVOT for each in timings.values())
    bare = median(timed(lambda: store.answer(path, "frame/months")))
    value = f"{within} of {len(timings)} within; slowest (ms): {worst}"
    yardstick = f"the smallest (frame/months) {bare:.1f}; ratio {timings[slowest[0]] / bare:.0f}"
    return Result(f"Any pivot, {name}, 1,000,000 status rows", f"≤ {PIVOT} ms", value, yardstick)


def _queries(
    size: str, budget: str, folder: Path, prefix: str = "", asked: Mapping[str, dict[str, Any]] | None = None
) -> Result:
    """The slowest of all answers, and a bare SELECT as the yardstick. Parameters are left out but those ``asked``."""
    path = store.serving(folder)
    names = [name for name in queries.names() if name.startswith(prefix)]
    given = asked or {}
    medians = {name: sorted(timed(partial(store.answer, path, name, given.get(name, {}))))[7] for name in names}
    slowest = sorted(medians, key=lambda name: -medians[name])
    worst = "; ".join(f"{name} {medians[name]:.1f}" for name in slowest[:3])
    within = sum(each <= float(budget.split()[1]) for each in medians.values())
    bare = sorted(timed(lambda: store.answer(path, "frame/months")))[7]
    value = f"{within} of {len(medians)} within; slowest (ms): {worst}"
    return Result(f"Any query, {size}", budget, value, f"the smallest (frame/months) {bare:.1f}")
