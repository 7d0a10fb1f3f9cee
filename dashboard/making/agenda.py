"""The material of a planned meeting: what the ledger has of it, as the screens say it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from dashboard.errors import UsageError
from dashboard.records import agenda, homework
from dashboard.records.held import stands
from dashboard.screens.gathering import Gathering, Wanted
from dashboard.screens.monthly_meeting import agenda as screen
from dashboard.screens.monthly_meeting.lists import Promise
from dashboard.screens.state import Params, Source, listed


def gathering(folder: Path, day: dt.date, sources: Callable[[dt.date | None], Source], otherwise: Params) -> Gathering:
    """The agenda of the meeting of a day, each subject as it is shown, and what was promised.

    ``otherwise`` is chosen on all of its pages, whatever stands on the agenda. Raises UsageError where none is planned.
    """
    today = sources(None).today
    return screen.gathering(_meeting(folder, day, today), sources, today, otherwise)


def _meeting(folder: Path, day: dt.date, today: dt.date) -> screen.Meeting:
    planned = agenda.meetings(folder)
    held = next((stands(folder, each.id) for each in planned if each.day == day), None)
    if held is None:
        raise UsageError(
            f"{day} の会議は用意されていません。用意された会議：{listed([str(each.day) for each in planned])}"
        )
    return screen.Meeting(
        day,
        [Wanted(each.page, each.params, each.large, each.title) for each in held.subjects],
        [Promise.of(each, held.days) for each in held.before],
        [Promise.of(each, held.days) for each in held.own],
        homework.sentence(held.before, today),
    )
