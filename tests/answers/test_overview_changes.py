"""前回からの変化 of every month of the sample city, found a second, plain way: rule by rule, row by row."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from dashboard.store import answers as store
from tests.frames import rows_of

pytestmark = pytest.mark.slow

WEIGHTS: dict[str, tuple[int, float]] = {
    "gone_back": (80, 10000), "newly_late": (75, 180), "disagrees": (65, 180), "fell": (65, 0.5), "new_round": (60, 1),
    "milestone_missed": (55, 180), "rose": (55, 0.5), "stopped_sending": (50, 100), "went_online": (40, 10000),
    "recovered": (40, 180), "rebaselined": (35, 180), "jumped": (30, 20), "done": (25, 180),
}  # fmt: skip
"""Rule → its weight, and the size that gives 20 more."""
OF_STEPS = ("newly_late", "disagrees", "milestone_missed", "recovered", "done", "rebaselined")


@dataclass(frozen=True)
class Found:
    """A change, of what (a 課, an initiative or a round), and how large it is."""

    rule: str
    key: str
    size: float

    @property
    def score(self) -> float:
        weight, full = WEIGHTS[self.rule]
        return round(weight + 20 * min(1.0, self.size / full), 6)


@pytest.fixture(scope="module")
def rows(sample_store: Path) -> dict[str, pd.DataFrame]:
    """The rows of the store, as they are."""
    with duckdb.connect(str(sample_store), read_only=True) as connection:
        names = ["procedure_month", "department_month", "roadmap_month", "roadmap_baseline"]
        found = {name: connection.execute(f"FROM marts.{name}").df() for name in names}
        return found | {"round": connection.execute("FROM shown.assessment_round").df()}


def test_every_month_tells_what_the_rules_find(sample_store: Path, rows: dict[str, pd.DataFrame]) -> None:
    months = sorted(rows["procedure_month"]["as_of"].unique())
    assert len(months) == 24
    met = set()
    for before, now in pairwise(months):
        answer = store.answer(sample_store, "overview/changes", {"as_of": now.date(), "vs": before.date()})
        told = [(row.rule, row.key, row.score) for row in rows_of(answer)]
        expected = [(each.rule, each.key, each.score) for each in weighed(rows, before, now)]
        assert told == expected, now
        met |= set(answer["rule"])
    assert met == WEIGHTS.keys(), "the city's story has a month for every rule"


def weighed(rows: dict[str, pd.DataFrame], before: pd.Timestamp, now: pd.Timestamp) -> list[Found]:
    """What all rules find, each thing by its heaviest rule, the weightiest first."""
    rates = of_rates(rows["procedure_month"], before, now)
    steps = of_steps(rows, before, now)
    others = [*turned(rows["procedure_month"], before, now), *unsent(rows, before, now), *rounds(rows, before, now)]
    kept = {}
    for each in sorted([*rates, *steps], key=lambda each: (each.score, each.rule)):
        kept[each.rule in OF_STEPS, each.key] = each
    return sorted([*kept.values(), *others], key=lambda each: (-each.score, each.rule, each.key))


def month(rows: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    return rows[rows["as_of"] == day]


def turned(rows: pd.DataFrame, before: pd.Timestamp, now: pd.Timestamp) -> Iterator[Found]:
    """課 that put something online, or took it back."""
    was = {(row.procedure_key, row.department): row.status for row in rows_of(month(rows, before))}
    volumes: dict[tuple[str, str], float] = {}
    for row in rows_of(month(rows, now)):
        then = was.get((row.procedure_key, row.department))
        if not isinstance(then, str) or not isinstance(row.status, str) or then == row.status:
            continue
        if "online" in (then, row.status):
            key = "went_online" if row.status == "online" else "gone_back", row.department
            volumes[key] = volumes.get(key, 0) + (0 if pd.isna(row.annual_count) else row.annual_count)
    yield from (Found(rule, department, volume) for (rule, department), volume in volumes.items())


def of_rates(rows: pd.DataFrame, before: pd.Timestamp, now: pd.Timestamp) -> Iterator[Found]:
    """課 whose rate moved beyond chance, or whose place did."""
    then, today = counted(month(rows, before)), counted(month(rows, now))
    for department in then.keys() & today.keys():
        (x0, n0), (x1, n1) = then[department], today[department]
        if x0 / n0 == x1 / n1:
            continue
        low, high = wilson(x0, n0)
        if not low <= x1 / n1 <= high:
            yield Found("fell" if x1 / n1 < x0 / n0 else "rose", department, abs(x1 / n1 - x0 / n0))
        jump = abs(place(then, department) - place(today, department))
        if jump >= 10 and n1 >= 10:
            yield Found("jumped", department, jump)


def counted(rows: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """課 → (online, applicable)."""
    counts: dict[str, tuple[int, int]] = {}
    for row in rows_of(rows):
        if isinstance(row.status, str) and row.status != "not_applicable":
            online, applicable = counts.get(row.department, (0, 0))
            counts[row.department] = (online + (row.status == "online"), applicable + 1)
    return counts


def place(counts: dict[str, tuple[int, int]], department: str) -> int:
    rate = {name: round(online / applicable, 9) for name, (online, applicable) in counts.items()}
    return 1 + sum(other > rate[department] for other in rate.values())


def wilson(x: int, n: int) -> tuple[float, float]:
    """95 % (Wilson 1927)."""
    z = 1.959963984540054
    middle, half = (x + z * z / 2) / (n + z * z), z * math.sqrt(x * (n - x) / n + z * z / 4) / (n + z * z)
    return max(0.0, middle - half), min(1.0, middle + half)


def unsent(rows: dict[str, pd.DataFrame], before: pd.Timestamp, now: pd.Timestamp) -> Iterator[Found]:
    """課 that sent the list before and not this one, while they are expected to."""
    procedures, expected = rows["procedure_month"], month(rows["department_month"], now)
    had = month(procedures, before)["department"].value_counts()
    for department in set(had.index) & set(expected["department"]) - set(month(procedures, now)["department"]):
        yield Found("stopped_sending", department, had[department])


def of_steps(rows: dict[str, pd.DataFrame], before: pd.Timestamp, now: pd.Timestamp) -> Iterator[Found]:
    """What became of initiatives."""
    was = {row.initiative_key: row for row in rows_of(month(rows["roadmap_month"], before))}
    for row in rows_of(month(rows["roadmap_month"], now)):
        if row.initiative_key in was:
            for rule, size in of_step(was[row.initiative_key], row, rows["roadmap_baseline"]):
                yield Found(rule, row.initiative_key, 0 if pd.isna(size) else size)


def of_step(then: Any, now: Any, plans: pd.DataFrame) -> Iterator[tuple[str, Any]]:
    is_same_plan = then.baseline_end == now.baseline_end or (pd.isna(then.baseline_end) and pd.isna(now.baseline_end))
    if now.computed_state == "late" != then.computed_state:
        yield "newly_late", now.delay
    if now.agrees is False and then.agrees is not False and is_same_plan:
        yield "disagrees", now.delay
    if now.computed_state == "done" != then.computed_state:
        yield "done", then.delay
    elif then.computed_state == "late" and now.computed_state not in ("late", "done") and is_same_plan:
        yield "recovered", then.delay
    if days := [days for days in moved_on(then, now) if days]:
        yield "milestone_missed", max(days)
    reviews = plans[(plans["initiative_key"] == now.initiative_key) & plans["rebaseline_id"].notna()]
    if any(then.as_of < review.since <= now.as_of for review in rows_of(reviews)):
        yield "rebaselined", abs((now.baseline_end - then.baseline_end).days)


def moved_on(then: Any, now: Any) -> Iterator[int]:
    """Days by which each milestone was put off whose day has come."""
    days = {each["name"]: pd.Timestamp(each["due"]) for each in now.milestones}
    for each in then.milestones:
        due = pd.Timestamp(each["due"])
        if due <= now.as_of < days.get(each["name"], due):
            yield (days[each["name"]] - due).days


def rounds(rows: dict[str, pd.DataFrame], before: pd.Timestamp, now: pd.Timestamp) -> Iterator[Found]:
    """Rounds held meanwhile; in the last month, those held after it too."""
    is_last = now == rows["procedure_month"]["as_of"].max()
    for row in rows_of(rows["round"]):
        if before < row.held_on and (row.held_on <= now or is_last):
            yield Found("new_round", row.round, ANSWERED[row.round])


ANSWERED = {"令和7年度": 864 / 1150, "令和8年度": 902 / 1150}
"""Who answered, of all: what the sample's files say."""
