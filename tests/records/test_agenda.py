"""The agenda of meetings: append-only, in the order that was last given, with what the room saw."""

import datetime as dt
import threading
from pathlib import Path

import pytest

from dashboard.errors import DashboardError
from dashboard.ledger.ledger import Ledger
from dashboard.records import agenda

DAY = dt.date(2026, 11, 10)


def titles(folder: Path, meeting: int) -> list[str]:
    return [each.title for each in agenda.subjects(folder, meeting)]


def test_subjects_stand_in_the_order_that_was_given_last(tmp_path: Path) -> None:
    meeting = agenda.plan(tmp_path, DAY, "戦略室")
    for title in ("い", "ろ", "は"):
        agenda.add(tmp_path, meeting, title, "online", {"department": ["市民課"]}, "spread", "戦略室")
    third = agenda.subjects(tmp_path, meeting)[2]
    agenda.move(tmp_path, third, -1, "戦略室")
    assert titles(tmp_path, meeting) == ["い", "は", "ろ"]
    agenda.move(tmp_path, third, -5, "戦略室")
    assert titles(tmp_path, meeting) == ["は", "い", "ろ"]
    agenda.add(tmp_path, meeting, "に", "roadmap", {}, "late", "別の人")
    agenda.remove(tmp_path, third.id, "別の人")
    assert titles(tmp_path, meeting) == ["い", "ろ", "に"], "what came later is last"
    first = agenda.subjects(tmp_path, meeting)[0]
    assert (first.page, first.params, first.large) == ("online", {"department": ["市民課"]}, "spread")


def test_meetings_have_their_own_agenda_and_one_day(tmp_path: Path) -> None:
    one, other = agenda.plan(tmp_path, DAY, "甲"), agenda.plan(tmp_path, DAY + dt.timedelta(30), "甲")
    agenda.add(tmp_path, one, "い", "online", {}, "spread", "甲")
    assert titles(tmp_path, other) == []
    assert [each.id for each in agenda.meetings(tmp_path)] == [other, one], "the latest first"
    with pytest.raises(DashboardError, match="すでにあります"):
        agenda.plan(tmp_path, DAY, "乙")
    agenda.call_off(tmp_path, one, "甲")
    assert [each.id for each in agenda.meetings(tmp_path)] == [other]
    agenda.plan(tmp_path, DAY, "乙")


def test_what_the_room_saw_is_kept_once(tmp_path: Path) -> None:
    meeting = agenda.plan(tmp_path, DAY, "甲")
    agenda.add(tmp_path, meeting, "い", "online", {}, "spread", "甲")
    (subject,) = agenda.subjects(tmp_path, meeting)
    for said in ("41.8%", "41.8%", "42.0%"):
        agenda.show(tmp_path, subject, "ばらつき", said, "甲")
    assert agenda.shown(tmp_path, meeting)[subject.id].said == "42.0%"
    assert len(Ledger(tmp_path).records(agenda.SHOWN)) == 2


def test_of_two_who_plan_the_same_day_at_once_one_is_told(tmp_path: Path) -> None:
    refused: list[str] = []

    def plan(by: str) -> None:
        try:
            agenda.plan(tmp_path, DAY, by)
        except DashboardError as error:
            refused.append(str(error))

    both = [threading.Thread(target=plan, args=(by,)) for by in ("甲", "乙")]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert len(agenda.meetings(tmp_path)) == len(refused) == 1
