"""The baseline of an initiative: it stays whatever is imported later, and moves only by a review."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.errors import DashboardError
from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.records import baselines as plans
from dashboard.store import build
from tests.answers.lists import LAST, MONTHS, City, as_list_of, ask, only_initiative
from tests.frames import day_of
from tests.importers.roadmaps import Plan

pytestmark = pytest.mark.slow


def test_the_baseline_survives_later_imports_and_undo_restores(own: City) -> None:
    plan = Plan(forecast=None, planned=(dt.date(2026, 4, 1), dt.date(2026, 12, 31)))
    own.add(plan, day=MONTHS[4])
    before = only_initiative(own.folder)
    moved = own.add(plan.but(planned=(dt.date(2026, 4, 1), dt.date(2027, 3, 31))))
    row = only_initiative(own.folder)
    assert (day_of(row["baseline_end"]), row["slip_days"], row["computed_state"]) == (dt.date(2026, 12, 31), 90, "late")
    assert day_of(row["forecast_end"]) == dt.date(2027, 3, 31)
    (change,) = moved.changes[0].initiatives
    assert (change.kind, change.before, change.after) == ("replanned", "2026-12-31", "2027-03-31")
    Ledger(own.folder).undo(moved.ids[0], "担当者")
    build.build(own.folder)
    assert json.dumps(only_initiative(own.folder), default=str) == json.dumps(before, default=str)


def test_the_same_month_imported_again_does_not_move_the_baseline(own: City) -> None:
    own.add(Plan())
    own.add(Plan(planned=(dt.date(2025, 4, 1), dt.date(2027, 3, 31))))
    assert day_of(only_initiative(own.folder)["baseline_end"]) == Plan().planned[1]


def test_an_older_list_imported_later_does_not_move_the_baseline(own: City) -> None:
    own.add(Plan())
    own.add(Plan(planned=(dt.date(2025, 4, 1), dt.date(2026, 3, 31))), day=MONTHS[0])
    assert day_of(only_initiative(own.folder)["baseline_end"]) == Plan().planned[1]


def test_of_lists_imported_together_the_earliest_is_the_baseline(tmp_path: Path) -> None:
    plans_by_day = {LAST: Plan(planned=(dt.date(2025, 4, 1), dt.date(2027, 3, 31))), MONTHS[0]: Plan()}
    sources = [SourceFile(f"{day}.xlsx", as_list_of([plan], day)) for day, plan in plans_by_day.items()]
    report = import_files(tmp_path, sources, by="担当者")
    assert report.ids == [2, 1], "told in the order of the files"
    build.build(tmp_path)
    assert day_of(only_initiative(tmp_path)["baseline_end"]) == Plan().planned[1]


def test_a_review_counts_from_its_day_on_and_can_be_taken_back(own: City) -> None:
    own.add(Plan(), day=MONTHS[3])
    own.add(Plan(), day=MONTHS[4])
    own.add(Plan())
    number = plans.rebaseline(
        own.folder, "1-1", reason="仕様変更", by="室長", as_of=MONTHS[4], planned_end=dt.date(2026, 12, 31)
    )
    build.build(own.folder)
    ends = [day_of(only_initiative(own.folder, day)["baseline_end"]) for day in MONTHS[3:]]
    assert ends == [dt.date(2026, 9, 30), dt.date(2026, 12, 31), dt.date(2026, 12, 31)]
    assert (only_initiative(own.folder)["slip_days"], only_initiative(own.folder)["is_rebaselined"]) == (0, True)
    assert only_initiative(own.folder, MONTHS[3])["is_rebaselined"] is False
    first, second = ask(own.folder, "baselines", initiative="1-1").to_dict("records")
    assert (second["reason"], second["made_by"], day_of(second["since"])) == ("仕様変更", "室長", MONTHS[4])
    assert pd.isna(first["reason"])
    plans.withdraw(Ledger(own.folder), number, by="室長", reason="誤り")
    build.build(own.folder)
    assert day_of(only_initiative(own.folder)["baseline_end"]) == dt.date(2026, 9, 30)
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
def test_a_review_that_says_too_little_is_refused(own: City, wrong: dict[str, Any], message: str) -> None:
    own.add(Plan())
    given: dict[str, Any] = {
        "initiative_id": "1-1",
        "reason": "変更",
        "by": "室長",
        "planned_end": dt.date(2027, 1, 1),
    } | wrong
    with pytest.raises(DashboardError, match=message):
        plans.rebaseline(own.folder, given.pop("initiative_id"), **given)
    assert plans.rebaselines(Ledger(own.folder)) == []


def test_a_number_that_two_pillars_share_is_asked_for_by_name(own: City) -> None:
    own.add(Plan("1"), Plan("1", "行政のDX", name="RPA"))
    with pytest.raises(DashboardError, match="番号と取組名"):
        plans.rebaseline(own.folder, "1", reason="変更", by="室長")
    plans.rebaseline(own.folder, "1", "RPA", reason="変更", by="室長", planned_end=dt.date(2027, 1, 31))
    build.build(own.folder)
    ends = ask(own.folder, "initiatives").set_index("initiative")["baseline_end"].map(day_of)
    assert (ends["RPA"], ends["書かない窓口"]) == (dt.date(2027, 1, 31), Plan().planned[1])


def test_a_renumbered_initiative_keeps_its_baseline(own: City) -> None:
    own.add(Plan(), day=MONTHS[4])
    report = own.add(Plan("3-7", planned=(dt.date(2025, 4, 1), dt.date(2027, 3, 31))))
    row = only_initiative(own.folder)
    assert (row["initiative_key"], row["initiative_id"]) == ("1-1", "3-7")
    assert day_of(row["baseline_end"]) == Plan().planned[1]
    assert [each.kind for each in report.changes[0].initiatives] == ["renumbered", "replanned"]
