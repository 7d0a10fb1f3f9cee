"""提出状況: the sample's 24 months a second, plain way; and a city in which lists are replaced, taken back and due."""

import csv
import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import city as sample_city
import generate
import pandas as pd
import pytest
from layouts import LAYOUTS, late
from months import MONTHS
from roadmap_sheets import roadmap_files

from dashboard import sample, settings
from dashboard.errors import DashboardError
from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.store import answers as store
from dashboard.store import build
from tests.frames import rows_of

pytestmark = pytest.mark.slow

HOLIDAYS = """
2024-12-29 2024-12-30 2024-12-31 2025-01-01 2025-01-02 2025-01-03 2025-01-13 2025-02-11 2025-02-23 2025-02-24 2025-03-20
2025-04-29 2025-05-03 2025-05-04 2025-05-05 2025-05-06 2025-07-21 2025-08-11 2025-09-15 2025-09-23 2025-10-13 2025-11-03
2025-11-23 2025-11-24 2025-12-29 2025-12-30 2025-12-31 2026-01-01 2026-01-02 2026-01-03 2026-01-12 2026-02-11 2026-02-23
2026-03-20 2026-04-29 2026-05-03 2026-05-04 2026-05-05 2026-05-06 2026-07-20 2026-08-11 2026-09-21 2026-09-22 2026-09-23
2026-10-12 2026-11-03 2026-11-23
"""
"""And the year's end, as they were announced."""
JAPAN = ZoneInfo("Asia/Tokyo")
TODAYS = (dt.date(2025, 11, 16), sample.TODAY)
"""Twelve months each."""


def fifth_working_day(as_of: dt.date) -> dt.date:
    day, left = as_of, 5
    while left:
        day += dt.timedelta(1)
        left -= day.weekday() < 5 and day.isoformat() not in HOLIDAYS
    return day


def came() -> dict[str, dt.date]:
    with sample.ARRIVALS.open(encoding="utf-8") as file:
        return {row["file"]: dt.datetime.fromisoformat(row["came_at"]).date() for row in csv.DictReader(file)}


def arrived(dataset: str) -> dict[tuple[dt.date, str], dt.date]:
    """(基準日, 課 of today) → the day on which its list came, as the generator of the sample has it."""
    days = came()
    found: dict[tuple[dt.date, str], dt.date] = {}
    if dataset == "roadmap":
        for as_of, name in zip(MONTHS, roadmap_files(), strict=True):
            for report in generate.roadmap_truth(as_of):
                found |= {(as_of, today): days[f"ロードマップ/{name}"] for today in followers(report.department)}
        return found
    for row in rows_of(generate.truth()[["as_of", "bureau", "department", "department_today"]].drop_duplicates()):
        as_of = row.as_of.date()
        file = LAYOUTS[as_of].file
        if row.department in sample_city.LATE.get(as_of, {}):
            file = late(as_of, str(row.department)).file
        elif not Path(file).suffix:
            (file,) = [name for name in days if name.startswith(f"{file}/") and name.endswith(f"_{row.bureau}.xlsx")]
        shared = "（" + str(row.bureau) + "）" if row.department_today == "総務課" else ""
        found[as_of, f"{row.department_today}{shared}"] = days[file]
    return found


@cache
def followers(department: str) -> list[str]:
    """The 課 of today that went on with the initiatives of a 課, itself where there was no reform."""
    last = {report.department for report in generate.roadmap_truth(MONTHS[-4])}
    return [unit.name for unit in sample_city.UNITS if unit.before == department and unit.name in last] or [department]


def plainly(dataset: str, today: dt.date) -> dict[tuple[dt.date, str], str]:
    """The state of every 課 in the twelve months up to ``today``, of those that were asked for any."""
    days = arrived(dataset)
    since: dict[str, dt.date] = {}
    for as_of, department in sorted(days):
        since.setdefault(department, as_of)
    found = {}
    for as_of in [month for month in MONTHS if month <= today][-12:]:
        due = fifth_working_day(as_of)
        for department, first in since.items():
            day = days.get((as_of, department))
            state = "sent" if day and day <= due else "late" if day else "not_asked" if as_of < first else "missing"
            found[as_of, department] = state
    asked = {department for (_, department), state in found.items() if state != "not_asked"}
    return {key: state for key, state in found.items() if key[1] in asked}


@pytest.mark.parametrize("today", TODAYS, ids=str)
@pytest.mark.parametrize("dataset", ["procedures", "roadmap"])
def test_twelve_months_of_the_sample(sample_store: Path, dataset: str, today: dt.date) -> None:
    rows = store.answer(sample_store, "submissions/states", {"dataset": dataset, "today": today})
    said = {(row.as_of.date(), row.department): row.submission for row in rows_of(rows)}
    expected = plainly(dataset, today)
    assert said == expected
    if dataset == "procedures":
        assert {"sent", "missing"} <= set(expected.values())


@pytest.mark.parametrize("attention", [{}, {"bureau": ["教育委員会"]}, {"department": ["文化財課", "市民課"]}])
def test_what_is_counted_are_the_states(sample_store: Path, attention: dict[str, list[str]]) -> None:
    params = {"dataset": "procedures", "today": sample.TODAY, **attention}
    states = store.answer(sample_store, "submissions/states", params)
    totals = store.answer(sample_store, "submissions/totals", params).iloc[0]
    each = store.answer(sample_store, "submissions/departments", params)
    latest = states[states["as_of"] == pd.Timestamp("2026-10-31")]["submission"]
    assert totals["arrived"] == latest.isin(["sent", "late"]).sum()
    assert (totals["late"], totals["missing"]) == ((latest == "late").sum(), (latest == "missing").sum())
    assert totals["expected"] == len(latest) == len(each)
    bad = states["submission"].isin(["late", "missing"]).groupby(states["department"]).sum()
    assert dict(zip(each["department"], each["late_months"], strict=True)) == bad.to_dict()
    assert totals["often_late"] == (bad >= 3).sum()
    ages = each.set_index("department")["age_days"]
    if "文化財課" in ages:
        assert ages["文化財課"] == (sample.TODAY - dt.date(2026, 9, 30)).days
    assert totals["median_age"] == ages.median()


# A city of its own.

HEADER = "手続ID,所管部,所管課,手続名,オンライン化状況\n"
REGISTER = "部,課,有効終了\n市民部,市民課,\n市民部,税務課,\n市民部,防災課,2026-09-30\n総務部,人事課,\n"
SPLIT = (
    "部,課,有効開始,有効終了,後継課\n福祉部,介護課,2019-04-01,2026-08-31,高齢課、保険課\n"
    "福祉部,高齢課,2026-09-01,,\n福祉部,保険課,2026-09-01,,\n"
)
AUGUST, SEPTEMBER, OCTOBER = (dt.date(2026, 8, 31), dt.date(2026, 9, 30), dt.date(2026, 10, 31))


def listed(as_of: dt.date, day: dt.date, *departments: str, name: str = "手続", hour: int = 10) -> SourceFile:
    """A list of these 課 that came on a day."""
    rows = "".join(f"{number},市民部,{each},{name}{number},実施済\n" for number, each in enumerate(departments, 1))
    at = dt.datetime(day.year, day.month, day.day, hour, tzinfo=JAPAN)
    file = f"手続一覧_{as_of:%Y%m}_{day:%m%d}_{departments[0]}.csv"
    return SourceFile(file, (HEADER + rows).encode(), as_of=as_of, came_at=at)


def take(folder: Path, *sources: SourceFile) -> list[int]:
    report = import_files(folder, sources, by="担当者")
    assert not report.refused, report.reasons()
    return report.ids


@pytest.fixture
def town(tmp_path: Path) -> Path:
    take(tmp_path, SourceFile("組織表.csv", REGISTER.encode()))
    take(tmp_path, listed(AUGUST, dt.date(2026, 9, 3), "市民課", "税務課", "防災課"))
    return tmp_path


def states(folder: Path, today: dt.date) -> dict[str, list[str]]:
    """課 → its states, the latest month first."""
    assert build.ensure(folder) is None
    rows = store.answer(folder / store.FILE, "submissions/states", {"dataset": "procedures", "today": today})
    return {str(name): list(own["submission"]) for name, own in rows.groupby("department")}


def arrival(folder: Path, department: str, as_of: dt.date) -> dt.date | None:
    rows = store.answer(folder / store.FILE, "submissions/states", {"department": [department]})
    day: Any = rows.loc[rows["as_of"] == pd.Timestamp(as_of), "arrived_on"].iloc[0]
    return None if pd.isna(day) else day.date()


def test_a_month_that_nobody_has_sent_is_due_first_and_missing_then(town: Path) -> None:
    assert states(town, dt.date(2026, 9, 29))["市民課"] == ["sent"]
    assert states(town, dt.date(2026, 9, 30))["市民課"] == ["not_due", "sent"]
    assert states(town, dt.date(2026, 10, 7))["市民課"] == ["not_due", "sent"]
    assert states(town, dt.date(2026, 10, 8))["市民課"] == ["missing", "sent"]
    assert states(town, dt.date(2026, 10, 31)) == {
        "市民課": ["not_due", "missing", "sent"],
        "税務課": ["not_due", "missing", "sent"],
        "防災課": ["not_asked", "missing", "sent"],
    }


def test_a_list_came_when_it_first_came(town: Path) -> None:
    """Corrected in the third week, or taken back and sent again: in time all the same."""
    (first,) = take(town, listed(SEPTEMBER, dt.date(2026, 10, 6), "市民課", "税務課"))
    take(town, listed(SEPTEMBER, dt.date(2026, 10, 20), "市民課", name="直した手続"))
    assert states(town, OCTOBER)["市民課"][1:] == ["sent", "sent"]
    assert arrival(town, "市民課", SEPTEMBER) == dt.date(2026, 10, 6)
    Ledger(town).undo(first, "担当者")
    found = states(town, OCTOBER)
    assert (found["市民課"][1], found["税務課"][1]) == ("sent", "missing"), "what is only taken back is not there"
    assert arrival(town, "市民課", SEPTEMBER) == dt.date(2026, 10, 6)
    took = store.answer(town / store.FILE, "submissions/imports", {"as_of": SEPTEMBER, "department": "市民課"})
    assert list(took["became"]) == ["in_force", "taken_back"]
    take(town, listed(SEPTEMBER, dt.date(2026, 10, 21), "税務課"))
    assert states(town, OCTOBER)["税務課"][1] == "sent"


def test_rows_of_what_was_taken_back_may_be_gone(town: Path) -> None:
    (first,) = take(town, listed(SEPTEMBER, dt.date(2026, 10, 6), "市民課"))
    Ledger(town).undo(first, "担当者")
    entry = next(each for each in Ledger(town).entries() if each.id == first)
    Ledger(town).rows_path(entry).unlink()
    take(town, listed(SEPTEMBER, dt.date(2026, 10, 20), "市民課", name="直した手続"))
    assert states(town, OCTOBER)["市民課"][1] == "late"


def test_the_day_of_japan_counts(town: Path) -> None:
    """Half past eight in the morning there is the day before in UTC."""
    take(town, listed(SEPTEMBER, dt.date(2026, 10, 8), "市民課", hour=8))
    assert states(town, OCTOBER)["市民課"][1] == "late"
    assert arrival(town, "市民課", SEPTEMBER) == dt.date(2026, 10, 8)


def test_deadlines_are_the_citys(town: Path) -> None:
    take(town, listed(SEPTEMBER, dt.date(2026, 10, 8), "市民課"))
    usual = (settings.ROOT / "settings.toml").read_text(encoding="utf-8")
    own = town / "settings.toml"
    own.write_text(usual.replace('# "ロードマップ" = 10', '"手続一覧" = 6'), encoding="utf-8")
    before = build.fingerprint(Ledger(town))
    assert states(town, OCTOBER)["市民課"][1] == "sent", "the sixth working day"
    own.write_text(usual, encoding="utf-8")
    assert build.fingerprint(Ledger(town)) != before, "other deadlines are another store"
    own.write_text(usual.replace('# "ロードマップ" = 10', '"アセスメント" = 6'), encoding="utf-8")
    with pytest.raises(DashboardError, match="「アセスメント」は、毎月集める資料ではありません。手続一覧・"):
        build.build(town)


def test_a_past_month_that_nobody_sent_was_not_collected(town: Path) -> None:
    take(town, listed(OCTOBER, dt.date(2026, 11, 4), "市民課", "税務課"))
    found = states(town, dt.date(2026, 11, 20))["市民課"]
    assert found == ["sent", "sent"]


def test_of_a_department_that_was_split_those_are_asked_that_went_on(tmp_path: Path) -> None:
    take(tmp_path, SourceFile("組織表.csv", SPLIT.encode()))
    take(tmp_path, listed(AUGUST, dt.date(2026, 9, 3), "介護課"))
    take(tmp_path, listed(SEPTEMBER, dt.date(2026, 10, 5), "高齢課"))
    found = states(tmp_path, dt.date(2026, 11, 20))
    assert found["高齢課"] == ["missing", "sent", "sent"]
    assert "保険課" not in found, "it never had a list of its own"
