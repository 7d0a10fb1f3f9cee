"""Figures of the ロードマップ against a plain second computation, through real files, imports and the store."""

import datetime as dt
import json
import random

import pandas as pd
import pytest

from dashboard.errors import DashboardError
from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.records import baselines as plans
from dashboard.store import answers as store
from dashboard.store import build
from tests.importers.roadmaps import Plan, as_list

pytestmark = pytest.mark.slow

MONTHS = [day.date() for day in pd.date_range("2026-05-31", periods=6, freq="ME")]
LAST = MONTHS[-1]


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


def plain(first: Plan, now: Plan, day: dt.date) -> dict:
    """The definitions of data.md §4, one initiative at a time."""
    end = first.planned[1]
    stated = now.forecast or (now.planned[1] if now.planned[1] != end else None)
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
def city(tmp_path_factory):
    """Six months of lists, imported together in no order."""
    folder = tmp_path_factory.mktemp("roadmap")
    sources = [SourceFile(f"ロードマップ_{day:%Y%m}.xlsx", as_list_of(chance_plans(1, day), day)) for day in MONTHS]
    report = import_files(folder, [sources[place] for place in (3, 0, 5, 1, 4, 2)], by="担当者")
    assert not report.refused, report.reasons()
    build.build(folder)
    return folder


def as_list_of(made, day: dt.date) -> bytes:
    return as_list(made, title=f"ロードマップ　令和{day.year - 2018}年{day.month}月末現在")


def ask(folder, name, **params):
    return store.answer(folder / store.FILE, f"roadmap/{name}", params)


def day_of(value):
    return None if pd.isna(value) else pd.Timestamp(value).date()


@pytest.mark.parametrize("day", MONTHS)
def test_initiatives_agree_with_the_second_computation(city, day):
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


def test_every_state_occurs(city):
    states = set(pd.concat([ask(city, "initiatives", as_of=day) for day in MONTHS])["computed_state"])
    assert states == {"done", "stopped", "not_started", "late", "attention", "on_track"}


def test_totals_and_matrix_add_up(city):
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
        assert {(row.group_name, row.computed_state): row.initiatives for row in cells.itertuples()} == dict(by_hand)


def test_s_curve_and_its_gap(city):
    rows = ask(city, "initiatives", as_of=LAST)
    rows = rows[rows["computed_state"] != "stopped"]
    ends, done = pd.to_datetime(rows["baseline_end"]), pd.to_datetime(rows["actual_end"])
    curve = ask(city, "s_curve", as_of=LAST).set_index("as_of")
    for day, row in curve.iterrows():
        assert row["planned"] == (ends <= day).sum()
        if day <= pd.Timestamp(LAST):
            assert row["actual"] == (done <= day).sum()
    assert curve["planned"].iloc[-1] == len(rows)
    gap = ask(city, "s_curve_gap", as_of=LAST).iloc[0]
    planned, actual = int((ends <= pd.Timestamp(LAST)).sum()), int(done.notna().sum())
    assert (gap["planned"], gap["actual"], gap["total"], gap["gap"]) == (planned, actual, len(rows), actual - planned)
    passed = sorted(ends)[actual if actual < planned else actual - 1]
    assert gap["gap_days"] == (0 if actual == planned else (pd.Timestamp(LAST) - passed).days)


def test_a_list_of_the_middle_of_a_month_has_its_own_point_on_the_s_curve(own):
    day = dt.date(2026, 10, 15)
    source = SourceFile(
        "一覧.xlsx", as_list([Plan(), Plan("2", name="RPA", ended=dt.date(2026, 10, 10))], title="進捗")
    )
    report = import_files(own.folder, [source], as_of=day, by="担当者")
    assert not report.refused, report.reasons()
    build.build(own.folder)
    curve = ask(own.folder, "s_curve").set_index("as_of")
    now = curve.loc[pd.Timestamp(day)]
    assert (now["planned"], now["actual"], now["forecast"], now["total"]) == (2, 1, 1, 2)
    assert pd.isna(curve.loc["2026-10-31", "actual"])


def test_late_since_is_the_first_month_of_the_run(city):
    by_day = {day: ask(city, "initiatives", as_of=day).set_index("initiative_key") for day in MONTHS}
    for key, row in by_day[LAST].iterrows():
        run = [day for day in MONTHS if by_day[day].loc[key, "computed_state"] == "late"]
        since = next((day for place, day in enumerate(MONTHS) if MONTHS[place:] == run[-len(MONTHS[place:]) :]), None)
        assert day_of(row["late_since"]) == (since if row["computed_state"] == "late" else None)


def test_changes_between_two_months(city):
    first, last = (ask(city, "initiatives", as_of=day).set_index("initiative_key") for day in (MONTHS[0], LAST))
    found = ask(city, "changes", as_of=LAST, vs=MONTHS[0]).set_index("initiative_key")["became"]
    for key, now in last.iterrows():
        before, became = first.loc[key], found.get(key)
        assert (became == "newly_late") == (now["computed_state"] == "late" != before["computed_state"])
        assert (became == "done") == (now["computed_state"] == "done" != before["computed_state"])
    assert ask(city, "changes", as_of=MONTHS[0]).empty, "nothing to compare with"


# ---- the baseline


@pytest.fixture
def own(tmp_path):
    """A city of its own to change."""

    def add(*made: Plan, day: dt.date = LAST):
        source = SourceFile(f"{day}_{len(Ledger(tmp_path).entries())}.xlsx", as_list_of(made, day))
        report = import_files(tmp_path, [source], by="担当者")
        assert not report.refused, report.reasons()
        build.build(tmp_path)
        return report

    add.folder = tmp_path
    return add


def only(folder, day=None):
    (row,) = ask(folder, "initiatives", as_of=day).to_dict("records")
    return row


def test_the_baseline_survives_later_imports_and_undo_restores(own):
    plan = Plan(forecast=None, planned=(dt.date(2026, 4, 1), dt.date(2026, 12, 31)))
    own(plan, day=MONTHS[4])
    before = only(own.folder)
    moved = own(plan.but(planned=(dt.date(2026, 4, 1), dt.date(2027, 3, 31))))
    row = only(own.folder)
    assert (day_of(row["baseline_end"]), row["slip_days"], row["computed_state"]) == (dt.date(2026, 12, 31), 90, "late")
    assert day_of(row["forecast_end"]) == dt.date(2027, 3, 31)
    (change,) = moved.changes[0].initiatives
    assert (change.kind, change.before, change.after) == ("replanned", "2026-12-31", "2027-03-31")
    Ledger(own.folder).undo(moved.ids[0], "担当者")
    build.build(own.folder)
    assert json.dumps(only(own.folder), default=str) == json.dumps(before, default=str)


def test_the_same_month_imported_again_does_not_move_the_baseline(own):
    own(Plan())
    own(Plan(planned=(dt.date(2025, 4, 1), dt.date(2027, 3, 31))))
    assert day_of(only(own.folder)["baseline_end"]) == Plan().planned[1]


def test_an_older_list_imported_later_does_not_move_the_baseline(own):
    own(Plan())
    own(Plan(planned=(dt.date(2025, 4, 1), dt.date(2026, 3, 31))), day=MONTHS[0])
    assert day_of(only(own.folder)["baseline_end"]) == Plan().planned[1]


def test_of_lists_imported_together_the_earliest_is_the_baseline(tmp_path):
    plans_by_day = {LAST: Plan(planned=(dt.date(2025, 4, 1), dt.date(2027, 3, 31))), MONTHS[0]: Plan()}
    sources = [SourceFile(f"{day}.xlsx", as_list_of([plan], day)) for day, plan in plans_by_day.items()]
    report = import_files(tmp_path, sources, by="担当者")
    assert report.ids == [2, 1], "told in the order of the files"
    build.build(tmp_path)
    assert day_of(only(tmp_path)["baseline_end"]) == Plan().planned[1]


def test_a_review_counts_from_its_day_on_and_can_be_taken_back(own):
    own(Plan(), day=MONTHS[3])
    own(Plan(), day=MONTHS[4])
    own(Plan())
    number = plans.rebaseline(
        own.folder, "1-1", reason="仕様変更", by="室長", as_of=MONTHS[4], planned_end=dt.date(2026, 12, 31)
    )
    build.build(own.folder)
    ends = [day_of(only(own.folder, day)["baseline_end"]) for day in MONTHS[3:]]
    assert ends == [dt.date(2026, 9, 30), dt.date(2026, 12, 31), dt.date(2026, 12, 31)]
    assert (only(own.folder)["slip_days"], only(own.folder)["is_rebaselined"]) == (0, True)
    assert only(own.folder, MONTHS[3])["is_rebaselined"] is False
    first, second = ask(own.folder, "baselines", initiative="1-1").to_dict("records")
    assert (second["reason"], second["made_by"], day_of(second["since"])) == ("仕様変更", "室長", MONTHS[4])
    assert pd.isna(first["reason"])
    plans.withdraw(Ledger(own.folder), number, by="室長", reason="誤り")
    build.build(own.folder)
    assert day_of(only(own.folder)["baseline_end"]) == dt.date(2026, 9, 30)
    with pytest.raises(DashboardError, match="すでに取り消されています"):
        plans.withdraw(Ledger(own.folder), number, by="室長", reason="もう一度")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"reason": " "}, "理由"),
        ({"by": ""}, "名前"),
        ({"planned_end": dt.date(2024, 1, 1)}, "より前"),
        ({"initiative_id": "9-9"}, "9-9"),
    ],
)
def test_a_review_that_says_too_little_is_refused(own, wrong, message):
    own(Plan())
    given = {"initiative_id": "1-1", "reason": "変更", "by": "室長", "planned_end": dt.date(2027, 1, 1)} | wrong
    with pytest.raises(DashboardError, match=message):
        plans.rebaseline(own.folder, given.pop("initiative_id"), **given)
    assert plans.rebaselines(Ledger(own.folder)) == []


def test_a_number_that_two_pillars_share_is_asked_for_by_name(own):
    own(Plan("1"), Plan("1", "行政のDX", name="RPA"))
    with pytest.raises(DashboardError, match="番号と取組名"):
        plans.rebaseline(own.folder, "1", reason="変更", by="室長")
    plans.rebaseline(own.folder, "1", "RPA", reason="変更", by="室長", planned_end=dt.date(2027, 1, 31))
    build.build(own.folder)
    ends = ask(own.folder, "initiatives").set_index("initiative")["baseline_end"].map(day_of)
    assert (ends["RPA"], ends["書かない窓口"]) == (dt.date(2027, 1, 31), Plan().planned[1])


def test_milestones_are_followed_from_list_to_list(own):
    own(Plan(milestones="2026/6/30 試行、2026/9/30 稼働"), day=MONTHS[3])
    own(Plan(milestones="2026/6/30 試行、2026/11/15 稼働"), day=MONTHS[4])
    own(Plan(milestones="2026/12/1 稼働"))
    rows = ask(own.folder, "milestones", initiative="1-1").itertuples()
    assert [(row.as_of.date(), row.milestone, row.slip_days) for row in rows] == [
        (MONTHS[3], "試行", 0), (MONTHS[3], "稼働", 0), (MONTHS[4], "試行", 0), (MONTHS[4], "稼働", 46),
        (LAST, "稼働", 62),
    ]  # fmt: skip


def test_a_list_corrected_under_another_spelling_of_its_department(own):
    """The 課 is the same by the register: what the correction leaves out is replaced, not lost."""
    register = "部,課,別名・旧称\n市民部,市民課,窓口課\n"
    import_files(own.folder, [SourceFile("組織表.csv", register.encode())], by="担当者")
    own(Plan(), Plan("2", name="RPA"))
    own(Plan(department="窓口課"))
    assert list(ask(own.folder, "initiatives")["initiative"]) == ["書かない窓口"]


# ---- who has sent what


def test_a_department_that_sent_nothing_is_carried_on_until_it_is_stale(own):
    steady = Plan(planned=(dt.date(2026, 4, 1), dt.date(2027, 3, 31)), forecast=dt.date(2027, 3, 31))
    other = steady.but(number="2", name="RPA", department="総務課")
    own(steady, other, day=MONTHS[3])
    own(other, day=MONTHS[4])
    own(other)
    row = ask(own.folder, "initiatives").set_index("initiative").loc["書かない窓口"]
    assert (row["computed_state"], row["reason"], day_of(row["reported_on"])) == (
        "attention", "forecast_stale", MONTHS[3],
    )  # fmt: skip
    assert ask(own.folder, "totals").iloc[0]["not_reported"] == 1
    a_month_later = ask(own.folder, "initiatives", as_of=MONTHS[4]).set_index("initiative").loc["書かない窓口"]
    assert a_month_later["computed_state"] == "on_track", "30 days are not yet 35"


def test_an_initiative_that_its_department_leaves_out_is_gone(own):
    own(Plan(), Plan("2", name="RPA"), day=MONTHS[4])
    report = own(Plan())
    assert list(ask(own.folder, "initiatives")["initiative"]) == ["書かない窓口"]
    assert [(each.kind, each.initiative) for each in report.changes[0].initiatives] == [("gone", "RPA")]
    assert list(ask(own.folder, "changes", as_of=LAST, vs=MONTHS[4])["became"]) == ["gone"]


def test_a_renumbered_initiative_keeps_its_baseline(own):
    own(Plan(), day=MONTHS[4])
    report = own(Plan("3-7", planned=(dt.date(2025, 4, 1), dt.date(2027, 3, 31))))
    row = only(own.folder)
    assert (row["initiative_key"], row["initiative_id"]) == ("1-1", "3-7")
    assert day_of(row["baseline_end"]) == Plan().planned[1]
    assert [each.kind for each in report.changes[0].initiatives] == ["renumbered", "replanned"]
