"""Figures of the ロードマップ against a plain second computation, through real files, imports and the store."""

import datetime as dt
import random
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.store import build
from tests.answers.lists import LAST, MONTHS, as_list_of, ask
from tests.frames import day_of, rows_of
from tests.importers.roadmaps import Plan

pytestmark = pytest.mark.slow


def chance_plans(seed: int, day: dt.date) -> list[Plan]:
    """Thirty initiatives as they stand on a day: every trouble there is, drawn by chance but the same every time."""
    made = []
    for number in range(30):
        draw = random.Random(f"{seed}|{number}")
        start = dt.date(2025, 4, 1) + dt.timedelta(days=draw.randrange(700))
        end = start + dt.timedelta(days=draw.randrange(30, 600))
        late = draw.choice([-40, -10, 0, 0, 0, 1, 20, 30, 31, 90])
        begins = start + dt.timedelta(days=draw.choice([0, 0, 0, 15, 200]))
        finish = end + dt.timedelta(days=late)
        # What moves month by month moves by a few days for every month since the first.
        if draw.random() < 0.3:
            finish += dt.timedelta(days=12 * MONTHS.index(day))
        begun = begins if begins <= day else None
        ended = finish if begun and finish <= day and draw.random() < 0.8 else None
        forecast = None if draw.random() < 0.2 else finish
        state = draw.choice(["順調", "順調", "遅れ", "未着手", "中止" if draw.random() < 0.3 else "順調"])
        told = forecast if forecast and forecast > begins else None
        progress = None if draw.random() < 0.3 else (1.0 if ended else 0.4 if begun else 0.0)
        made.append(
            Plan(
                number=f"{number % 3 + 1}-{number:02d}",
                pillar=f"第{number % 3 + 1}の柱",
                theme=f"施策{number % 5}",
                name=f"取組その{number:02d}",
                department=f"第{number % 7}課",
                planned=(start, end),
                begun=begun,
                ended=ended,
                forecast=told,
                progress=progress,
                state="完了" if ended else state,
            )
        )
    return made


def plain(first: Plan, now: Plan, day: dt.date) -> dict[str, Any]:
    """The rules of the ロードマップ in plain Python, one initiative at a time."""
    end = first.planned[1]
    stated = now.forecast or (now.planned[1] if now.planned[1] != end else None)
    expected: dt.date | None
    if now.ended:
        expected = now.ended
    elif (stated or end) < day:
        expected = day
    else:
        expected = stated
    slip = (expected - end).days if expected else None
    started = bool(now.begun or now.progress)
    if now.ended:
        state = "done"
    elif now.state == "中止":
        state = "stopped"
    elif day < first.planned[0] and not started:
        state = "not_started"
    elif (first.planned[0] < day and not started) or (slip or 0) > 30:
        state = "late"
    elif (slip or 0) > 0 or stated is None:
        state = "attention"
    else:
        state = "on_track"
    return {"baseline_end": end, "forecast_end": stated, "slip_days": slip, "computed_state": state}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six months of lists, imported together in no order."""
    folder = tmp_path_factory.mktemp("roadmap")
    sources = [SourceFile(f"ロードマップ_{day:%Y%m}.xlsx", as_list_of(chance_plans(1, day), day)) for day in MONTHS]
    report = import_files(folder, [sources[place] for place in (3, 0, 5, 1, 4, 2)], by="担当者")
    assert not report.refused, report.reasons()
    build.build(folder)
    return folder


@pytest.mark.parametrize("day", MONTHS)
def test_initiatives_agree_with_the_second_computation(city: Path, day: dt.date) -> None:
    found = ask(city, "initiatives", as_of=day).set_index("initiative_id")
    first = {plan.number: plan for plan in chance_plans(1, MONTHS[0])}
    now = chance_plans(1, day)
    assert len(found) == len(now) == 30
    for plan in now:
        expected, row = plain(first[plan.number], plan, day), found.loc[plan.number]
        assert row["computed_state"] == expected["computed_state"], plan
        assert day_of(row["baseline_end"]) == expected["baseline_end"]
        assert day_of(row["forecast_end"]) == expected["forecast_end"]
        assert (None if pd.isna(row["slip_days"]) else row["slip_days"]) == expected["slip_days"], plan


def test_every_state_occurs(city: Path) -> None:
    states = set(pd.concat([ask(city, "initiatives", as_of=day) for day in MONTHS])["computed_state"])
    assert states == {"done", "stopped", "not_started", "late", "attention", "on_track"}


def test_totals_and_matrix_add_up(city: Path) -> None:
    rows = ask(city, "initiatives", as_of=LAST)
    totals = ask(city, "totals", as_of=LAST, due_days=60).iloc[0]
    counts = rows["computed_state"].value_counts()
    for state in ("done", "on_track", "attention", "late", "not_started", "stopped"):
        assert totals[state] == counts.get(state, 0)
    under_way = rows[rows["computed_state"].isin(["on_track", "attention", "late"])]
    assert totals["median_slip"] == under_way["slip_days"].median()
    left = (pd.to_datetime(rows["baseline_end"]) - pd.Timestamp(LAST)).dt.days
    open_ = ~rows["computed_state"].isin(["done", "stopped"])
    assert totals["due_soon"] == int((left.between(0, 60) & open_).sum())
    assert totals["disagree"] == int(rows["agrees"].eq(False).sum()) > 0
    for grouping in ("pillar", "theme", "department"):
        cells = ask(city, "states", as_of=LAST, grouping=grouping, department=["第1課"])
        assert cells["initiatives"].sum() == 30
        assert cells["chosen_initiatives"].sum() == (rows["department"] == "第1課").sum()
        by_hand = rows.groupby([grouping, "computed_state"]).size()
        assert {(row.group_name, row.computed_state): row.initiatives for row in rows_of(cells)} == dict(by_hand)


def test_s_curve_and_its_gap(city: Path) -> None:
    rows = ask(city, "initiatives", as_of=LAST)
    rows = rows[rows["computed_state"] != "stopped"]
    ends, done = pd.to_datetime(rows["baseline_end"]), pd.to_datetime(rows["actual_end"])
    curve = ask(city, "s_curve", as_of=LAST).set_index("as_of")
    for row in rows_of(curve):
        assert row.planned == (ends <= row.Index).sum()
        if row.Index <= pd.Timestamp(LAST):
            assert row.actual == (done <= row.Index).sum()
    assert curve["planned"].iloc[-1] == len(rows)
    gap = ask(city, "s_curve_gap", as_of=LAST).iloc[0]
    planned, actual = int((ends <= pd.Timestamp(LAST)).sum()), int(done.notna().sum())
    assert (gap["planned"], gap["actual"], gap["total"], gap["gap"]) == (planned, actual, len(rows), actual - planned)
    passed = sorted(ends)[actual if actual < planned else actual - 1]
    assert gap["gap_days"] == (0 if actual == planned else (pd.Timestamp(LAST) - passed).days)


def test_late_since_is_the_first_month_of_the_run(city: Path) -> None:
    by_day = {day: ask(city, "initiatives", as_of=day).set_index("initiative_key") for day in MONTHS}
    for row in rows_of(by_day[LAST]):
        run = [day for day in MONTHS if by_day[day]["computed_state"][row.Index] == "late"]
        since = next((day for place, day in enumerate(MONTHS) if MONTHS[place:] == run[-len(MONTHS[place:]) :]), None)
        assert day_of(row.late_since) == (since if row.computed_state == "late" else None)


def test_changes_between_two_months(city: Path) -> None:
    first, last = (ask(city, "initiatives", as_of=day).set_index("initiative_key") for day in (MONTHS[0], LAST))
    found = ask(city, "changes", as_of=LAST, vs=MONTHS[0]).set_index("initiative_key")["became"]
    assert {"newly_late", "done"} <= set(found)
    for now in rows_of(last):
        before, became = first["computed_state"][now.Index], found.get(now.Index)
        assert (became == "newly_late") == (now.computed_state == "late" != before)
        assert (became == "done") == (now.computed_state == "done" != before)
    assert ask(city, "changes", as_of=MONTHS[0]).empty, "nothing to compare with"
