"""兼務職員, 相談 and ヒアリング of the sample city: what is answered on its last 基準日 is what its story says."""

import datetime as dt
from pathlib import Path
from typing import Any

import people_story
import pytest
from months import MONTHS

from dashboard.ledger.ledger import Ledger
from dashboard.store import answers as store
from dashboard.store.answers import SAMPLE

pytestmark = pytest.mark.slow

LAST = MONTHS[-1]


def ask(path: Path, name: str, **params: Any) -> list[dict[str, Any]]:
    rows = store.answer(path, f"people/{name}", params).astype(object)
    known = rows.where(rows.notna(), None).to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in known]


def test_who_stands_for_whom(sample_store: Path) -> None:
    rows = ask(sample_store, "liaisons", as_of=LAST)
    assert {row["department"] for row in rows if row["liaison"] is None} == set(people_story.WITHOUT)
    assert len({row["liaison"] for row in rows if row["department"] in people_story.OF_THREE}) == 1
    assert sum(row["department"] == "市民課" for row in rows) == 2
    assert {row["liaison"] for row in rows if row["bureau"] == people_story.OF_A_BUREAU} == {"主査(消防)"}


@pytest.mark.parametrize("day", [MONTHS[-5], MONTHS[-2], LAST], ids=str)
def test_consultations_as_the_story_has_them(sample_store: Path, day: dt.date) -> None:
    asked = [each for each in people_story.consultations() if each.asked_on <= day]
    waiting = sorted((day - each.asked_on).days for each in asked if not each.closed_on or each.closed_on > day)
    rows = ask(sample_store, "consultations", as_of=day)
    assert len(rows) == len(asked)
    assert sorted(row["open_days"] for row in rows if row["is_open"]) == waiting
    if day == LAST:
        assert {row["department"] for row in rows if (row["open_days"] or 0) > 30} == set(people_story.WAITING)


def test_hearings_as_the_story_has_them(sample_store: Path) -> None:
    rows = {row["department"]: row for row in ask(sample_store, "hearings", as_of=LAST)}
    assert {name for name, row in rows.items() if row["is_long_unheard"]} == {
        *people_story.LONG_AGO,
        people_story.NEVER,
    }
    assert rows[people_story.NEVER]["hearings"] == 0
    open_then = {
        each.unit.name
        for each in people_story.hearings()
        if each.promised and (each.kept_on is None or each.kept_on > LAST)
    }
    assert {name for name, row in rows.items() if row["open_promises"]} >= set(people_story.UNKEPT)
    assert sum(row["open_promises"] for row in rows.values()) >= len(open_then)
    held = ask(sample_store, "hearings_held", as_of=LAST)
    assert len(held) == len(people_story.hearings())
    assert any(row["is_kept"] and row["kept_on"] > row["heard_on"] for row in held)


def test_its_lists_leave_nothing_open(sample_folder: Path) -> None:
    entries = [each for each in Ledger(sample_folder / SAMPLE).entries() if (each.file or "").startswith("兼務")]
    assert len(entries) == 9
    assert {issue.code for entry in entries for issue in entry.issues if issue.severity != "info"} == set()
