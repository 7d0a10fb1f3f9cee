"""A meeting as it stands: what it goes through, saw and wrote, and what is open. Read again only when it changed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.ledger.ledger import Ledger
from dashboard.records import agenda, homework
from dashboard.records.agenda import Meeting, Shown, Subject
from dashboard.records.homework import Homework, Note


@dataclass(frozen=True, slots=True)
class Held:
    """``days``: number → day of every meeting. ``before``: what was promised earlier; ``own``: in this meeting."""

    meeting: Meeting
    days: Mapping[int, dt.date]
    subjects: Sequence[Subject]
    shown: Mapping[int, Shown]
    notes: Sequence[Note]
    before: Sequence[Homework]
    own: Sequence[Homework]


def stands(folder: Path, number: int) -> Held | None:
    """The meeting of this number; None where there is none, or it was called off."""
    return _read(folder, number, Ledger(folder).recorded())


@lru_cache(maxsize=8)
def _read(folder: Path, number: int, recorded: tuple[int, str]) -> Held | None:
    planned = agenda.meetings(folder)
    meeting = next((each for each in planned if each.id == number), None)
    if meeting is None:
        return None
    days = {each.id: each.day for each in planned}
    given = homework.homework(folder)
    return Held(
        meeting,
        days,
        agenda.subjects(folder, number),
        agenda.shown(folder, number),
        homework.notes(folder, number),
        homework.open_before(given, meeting.day, days),
        [each for each in given if each.meeting == number],
    )
