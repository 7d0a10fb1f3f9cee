"""The material of a planned meeting: what the ledger has of it, as the screens say it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from dashboard.errors import UsageError
from dashboard.records import agenda, homework
from dashboard.screens.gathering import Gathering, Wanted
from dashboard.screens.monthly_meeting import agenda as screen
from dashboard.screens.monthly_meeting.lists import Promise
from dashboard.screens.state import Params, Source, listed


def gathering(folder: Path, day: dt.date, sources: Callable[[dt.date | None], Source], otherwise: Params) -> Gathering:
    """The agenda of the meeting of a day, each subject as it is shown, and what was promised.

    ``otherwise`` is chosen on all of its pages, whatever stands on the agenda. Raises UsageError where none is planned.
    """
    return screen.gathering(_meeting(folder, day), sources, dt.date.today(), otherwise)


def _meeting(folder: Path, day: dt.date) -> screen.Meeting:
    days = {each.id: each.day for each in agenda.meetings(folder)}
    number = next((number for number, other in days.items() if other == day), None)
    if number is None:
        raise UsageError(f"{day} の会議は用意されていません。用意された会議：{listed([*map(str, days.values())])}")
    before = homework.open_before(folder, day, days)
    given = [each for each in homework.homework(folder) if each.meeting == number]
    return screen.Meeting(
        day,
        [Wanted(each.page, each.params, each.large, each.title) for each in agenda.subjects(folder, number)],
        [Promise.of(each, days) for each in before],
        [Promise.of(each, days) for each in given],
        homework.sentence(before, dt.date.today()),
    )
