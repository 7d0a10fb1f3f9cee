"""From list to list: what is followed, carried on, corrected or gone."""

import datetime as dt

import pandas as pd
import pytest

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.store import build
from tests.answers.lists import LAST, MONTHS, City, ask
from tests.frames import day_of, rows_of
from tests.importers.roadmaps import Plan, as_list

pytestmark = pytest.mark.slow


def test_a_list_of_the_middle_of_a_month_has_its_own_point_on_the_s_curve(own: City) -> None:
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
    assert pd.isna(curve.loc[pd.Timestamp("2026-10-31")]["actual"])


def test_milestones_are_followed_from_list_to_list(own: City) -> None:
    own.add(Plan(milestones="2026/6/30 試行、2026/9/30 稼働"), day=MONTHS[3])
    own.add(Plan(milestones="2026/6/30 試行、2026/11/15 稼働"), day=MONTHS[4])
    own.add(Plan(milestones="2026/12/1 稼働"))
    rows = rows_of(ask(own.folder, "milestones", initiative="1-1"))
    assert [(row.as_of.date(), row.milestone, row.slip_days) for row in rows] == [
        (MONTHS[3], "試行", 0), (MONTHS[3], "稼働", 0), (MONTHS[4], "試行", 0), (MONTHS[4], "稼働", 46),
        (LAST, "稼働", 62),
    ]  # fmt: skip


def test_a_list_corrected_under_another_spelling_of_its_department(own: City) -> None:
    """The 課 is the same by the register: what the correction leaves out is replaced, not lost."""
    register = "部,課,別名・旧称\n市民部,市民課,窓口課\n"
    import_files(own.folder, [SourceFile("組織表.csv", register.encode())], by="担当者")
    own.add(Plan(), Plan("2", name="RPA"))
    own.add(Plan(department="窓口課"))
    assert list(ask(own.folder, "initiatives")["initiative"]) == ["書かない窓口"]


def test_a_department_that_sent_nothing_is_carried_on_until_it_is_stale(own: City) -> None:
    steady = Plan(planned=(dt.date(2026, 4, 1), dt.date(2027, 3, 31)), forecast=dt.date(2027, 3, 31))
    other = steady.but(number="2", name="RPA", department="総務課")
    own.add(steady, other, day=MONTHS[3])
    own.add(other, day=MONTHS[4])
    own.add(other)
    row = ask(own.folder, "initiatives").set_index("initiative").loc["書かない窓口"]
    assert (row["computed_state"], row["reason"], day_of(row["reported_on"])) == (
        "attention", "forecast_stale", MONTHS[3],
    )  # fmt: skip
    assert ask(own.folder, "totals").iloc[0]["not_reported"] == 1
    a_month_later = ask(own.folder, "initiatives", as_of=MONTHS[4]).set_index("initiative").loc["書かない窓口"]
    assert a_month_later["computed_state"] == "on_track", "30 days are not yet 35"


def test_an_initiative_that_its_department_leaves_out_is_gone(own: City) -> None:
    own.add(Plan(), Plan("2", name="RPA"), day=MONTHS[4])
    report = own.add(Plan())
    assert list(ask(own.folder, "initiatives")["initiative"]) == ["書かない窓口"]
    assert [(each.kind, each.initiative) for each in report.changes[0].initiatives] == [("gone", "RPA")]
    assert list(ask(own.folder, "changes", as_of=LAST, vs=MONTHS[4])["became"]) == ["gone"]
