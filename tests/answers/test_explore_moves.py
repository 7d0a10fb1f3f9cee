"""課の動き counted by hand from the lists: what was put online, how rates went, who stood still, what is unknown."""

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from dashboard.store import answers as store

Ask = Callable[..., pd.DataFrame]
Cells = dict[tuple[str | None, str | None], dict[Any, Any]]


@dataclass
class Month:
    """One 課 in one month, as its lists have it. ``before`` is the list before, ``live`` and ``online`` its counts."""

    department: str
    bureau: str
    day: dt.date
    came: bool
    before: "Month | None" = None
    online: int = 0
    live: int = 0
    status: dict[str, str | None] = field(default_factory=dict)
    unmoved: int | None = None

    @property
    def gained(self) -> int | None:
        """How many were put online since the list before."""
        if not self.came or self.before is None:
            return None
        was = self.before.status
        return sum(1 for key, now in self.status.items() if now == "online" and was.get(key) not in (None, "online"))

    @property
    def move(self) -> str:
        """How the rate went."""
        if not self.came:
            return "missing"
        if self.before is None or not self.live or not self.before.live:
            return "first"
        gap = self.online / self.live - self.before.online / self.before.live
        return "same" if abs(gap) < 1e-12 else "up" if gap > 0 else "down"


@pytest.fixture(scope="module")
def ask(sample_store: Path) -> Ask:
    return store.Answers(sample_store)


@pytest.fixture(scope="module")
def months(sample_store: Path) -> list[Month]:
    with duckdb.connect(str(sample_store), read_only=True) as connection:
        asked = connection.execute("SELECT department, bureau, as_of FROM marts.department_month").fetchall()
        rows = connection.execute(
            "SELECT department, as_of, procedure_key, status FROM marts.procedure_month"
        ).fetchall()
    listed: dict[tuple[str, dt.date], dict[str, str | None]] = {}
    for department, day, key, status in rows:
        listed.setdefault((department, day), {})[key] = status
    made, last, run = [], dict[str, Month](), dict[str, int]()
    for department, bureau, day in sorted(asked, key=lambda each: each[2]):
        status = listed.get((department, day), {})
        live = sum(each not in (None, "not_applicable") for each in status.values())
        online = sum(each == "online" for each in status.values())
        month = Month(department, bureau, day, bool(status), last.get(department), online, live, status)
        made.append(month)
        if month.came:
            last[department] = month
            gained = month.gained
            run[department] = 0 if gained else run.get(department, 0) + (gained is not None)
            month.unmoved = run[department] if gained is not None and online < live else None
    return made


def cells(rows: pd.DataFrame) -> Cells:
    records = rows.astype(object).where(rows.notna(), None).to_dict("records")
    return {(row["row_key"], row["column_key"]): row for row in records}


def same(one: Any, other: Any) -> bool:
    return (one is None and other is None) or one == pytest.approx(other)


def test_every_department_in_every_month_is_as_its_lists_say(ask: Ask, months: list[Month]) -> None:
    told = {
        measure: cells(ask("explore/moves", rows="department", columns="moved_month", measure=measure))
        for measure in ("gained", "change", "unmoved", "months")
    }
    assert any(not each.came for each in months), "some lists of the sample city did not come"
    for each in months:
        place = (each.department, each.day.isoformat())
        assert told["months"][place]["value"] == 1
        assert same(told["gained"][place]["value"], each.gained), place
        assert told["gained"][place]["left_out"] == (each.gained is None), "unknown is no zero, and is counted"
        assert same(told["unmoved"][place]["value"], each.unmoved), place
        change = told["change"][place]
        if each.move in ("missing", "first"):
            assert change["value"] is None
        else:
            assert each.before
            gap = each.online / each.live - each.before.online / each.before.live
            assert change["value"] == pytest.approx(100 * gap)
            sides = [change[name] for name in ("numerator_before", "denominator_before", "numerator", "denominator")]
            assert sides == [each.before.online, each.before.live, each.online, each.live]


def test_a_change_over_months_is_of_the_sums_of_both_sides(ask: Ask, months: list[Month]) -> None:
    since = dt.date(2026, 5, 1)
    told = cells(ask("explore/moves", rows="bureau", since=since, measure="change"))
    for bureau in {each.bureau for each in months}:
        before, last, unknown = [0, 0], [0, 0], 0
        for department in {each.department for each in months if each.bureau == bureau}:
            own = [each for each in months if each.department == department and each.day >= since]
            compared = [each for each in own if each.came and each.before]
            if not own:
                continue
            if not own[-1].came or not compared:
                unknown += 1
                continue
            first = compared[0].before
            assert first
            before = [before[0] + first.online, before[1] + first.live]
            last = [last[0] + compared[-1].online, last[1] + compared[-1].live]
        found = told[bureau, None]
        assert [found["numerator_before"], found["denominator_before"]] == before
        assert [found["numerator"], found["denominator"]] == last
        assert found["value"] == pytest.approx(100 * (last[0] / last[1] - before[0] / before[1]))
        assert found["left_out"] == unknown


def test_months_that_do_not_follow_each_other_say_nothing_of_a_change(ask: Ask, months: list[Month]) -> None:
    days = sorted({each.day for each in months})
    apart = [days[-1].isoformat(), days[-3].isoformat()]
    told = cells(ask("explore/moves", rows="department", moved_month=apart, measure="change"))
    assert all(row["value"] is None for (key, _), row in told.items() if key)
    beside = [days[-1].isoformat(), days[-2].isoformat()]
    assert cells(ask("explore/moves", moved_month=beside, measure="change"))[None, None]["value"] is not None


def test_any_layout_counted_by_hand(ask: Ask, months: list[Month]) -> None:
    keys: dict[str, Callable[[Month], str]] = {
        "bureau": lambda each: each.bureau,
        "department": lambda each: each.department,
        "move": lambda each: each.move,
        "moved_month": lambda each: each.day.isoformat(),
        "moved_year": lambda each: str(each.day.year - (each.day.month < 4)),
    }
    chance = random.Random(20261031)
    for _ in range(25):
        rows, columns = chance.sample(sorted(keys), 2)
        measure, least = chance.choice(["gained", "unmoved", "months"]), chance.choice([None, 0, 3])
        picked = [each for each in months if least is None or (each.unmoved is not None and each.unmoved >= least)]
        asked = {"rows": rows, "columns": columns, "measure": measure, "unmoved_from": least, "year_begins": 4}
        groups: dict[tuple[str | None, str | None], list[Month]] = {}
        for each in picked:
            row, column = keys[rows](each), keys[columns](each)
            places: list[tuple[str | None, str | None]] = [(row, column), (row, None), (None, column), (None, None)]
            for place in places:
                groups.setdefault(place, []).append(each)
        told = cells(ask("explore/moves", **asked))
        assert told.keys() == groups.keys()
        for place, group in groups.items():
            assert same(told[place]["value"], by_hand(group, measure)), (asked, place)
        behind = ask("explore/moves_behind", **{key: asked[key] for key in ("measure", "unmoved_from")})
        if measure == "unmoved":
            day = max(each.day for each in picked)
            picked = [each for each in picked if each.day == day and each.unmoved is not None]
        assert len(behind) == len(picked)


def by_hand(group: list[Month], measure: str) -> int | None:
    """The figure of these months, the plain way."""
    if measure == "months":
        return len(group)
    if measure == "gained":
        known = [each.gained for each in group if each.gained is not None]
        return sum(known) if known else None
    last: dict[str, Month] = {}
    for each in sorted(group, key=lambda each: each.day):
        last[each.department] = each
    day = max(each.day for each in group)
    return max((each.unmoved for each in last.values() if each.day == day and each.unmoved is not None), default=None)


def test_what_was_put_online_is_listed_with_its_cell_and_as_the_month_says(ask: Ask, months: list[Month]) -> None:
    told = cells(ask("explore/moves", measure="gained"))[None, None]
    listed = ask("explore/moves_procedures", measure="gained")
    assert len(listed) == told["value"] == sum(each.gained or 0 for each in months)
    assert listed[["file", "sheet", "row", "cell"]].notna().all(axis=None)
    assert set(listed["status"]) == {"online"} and "online" not in set(listed["status_before"])
    day, before = sorted({each.day for each in months})[-1:-3:-1]
    sent = [each.department for each in months if each.day == day and each.before and each.before.day == before]
    changed = ask("online/changed").query("status == 'online'")
    last = ask("explore/moves_procedures", moved_month=[day.isoformat()])
    both = [sorted(rows.loc[rows["department"].isin(sent), "procedure"]) for rows in (changed, last)]
    assert both[0] == both[1] != [], "as 手続のオンライン化 and 概況 have it"


def test_who_has_nothing_left_is_not_said_to_stand_still(ask: Ask, months: list[Month]) -> None:
    day = max(each.day for each in months)
    told = cells(ask("explore/moves", rows="department", measure="unmoved"))
    done = [each for each in months if each.day == day and each.came and each.online == each.live]
    assert done, "a 課 of the sample city has put all online"
    for each in done:
        assert told[each.department, None]["value"] is None
