"""The material of a meeting: its agenda, each subject as it is shown large, and what was promised."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.screens import framing
from dashboard.screens.block import Heading, Table
from dashboard.screens.gathering import Gathering, Wanted
from dashboard.screens.material import Material
from dashboard.screens.monthly_meeting import lists
from dashboard.screens.monthly_meeting.lists import Promise
from dashboard.screens.state import Params, Source

PAGE, TITLE = "monthly_meeting", "月例会議"
HOMEWORK = "homework"
"""How the agenda names the 宿題 of the last meetings."""
BEFORE, GIVEN = "前回までの宿題", "この会議の宿題"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its agenda in order. ``before``: what was promised in earlier ones and stands, ``given``: in this
    one; ``said``: what became of it, in a sentence.
    """

    day: dt.date
    subjects: Sequence[Wanted]
    before: Sequence[Promise]
    given: Sequence[Promise]
    said: str


def gathering(
    meeting: Meeting, sources: Callable[[dt.date | None], Source], today: dt.date, otherwise: Params
) -> Gathering:
    """Its material. ``otherwise`` is chosen on all of its pages, whatever stands on the agenda."""
    offered = sources(None).offered()
    pages = [
        replace(each, params={**framing.since_last(each.params, offered, meeting.day), **otherwise})
        for each in meeting.subjects
        if each.large != HOMEWORK
    ]
    return Gathering(pages, sources, finish=lambda made: _materials(meeting, made, today))


def _materials(meeting: Meeting, made: Sequence[Material], today: dt.date) -> list[Material]:
    """The agenda first, each subject in its order (``made``: those that are pages), then what was promised."""
    as_of, compared = (made[0].as_of, made[0].compared) if made else (meeting.day, "")
    blank = Material(PAGE, TITLE, Heading(TITLE, ""), as_of, compared, f"{meeting.day}の会議")
    return [_agenda(meeting, blank), *_subjects(meeting, blank, iter(made), today), *_promised(meeting, blank, today)]


def _agenda(meeting: Meeting, blank: Material) -> Material:
    rows = [
        {"place": place, "subject": each.title, "narrowed": lists.filters(each.params)}
        for place, each in enumerate(meeting.subjects, 1)
    ]
    frame = pd.DataFrame(rows, columns=lists.AGENDA)
    table = Table("議題", f"議題_{meeting.day}", [f"{meeting.day}の会議"], frame, "monthly_meeting/agenda")
    said = f"{meeting.day.month}月{meeting.day.day}日の会議は、議題{len(rows)}件。{meeting.said}"
    return _filled(blank, TITLE, said, {"agenda": table})


def _subjects(meeting: Meeting, blank: Material, made: Iterator[Material], today: dt.date) -> Iterator[Material]:
    for each in meeting.subjects:
        if each.large != HOMEWORK:
            yield next(made)
        else:
            listed = lists.homework(BEFORE, meeting.day, meeting.before, today)
            yield _filled(blank, each.title, meeting.said, {HOMEWORK: listed})


def _promised(meeting: Meeting, blank: Material, today: dt.date) -> Iterator[Material]:
    """What is on no slide yet."""
    is_shown = any(each.large == HOMEWORK for each in meeting.subjects)
    left = meeting.given if is_shown else [*meeting.before, *meeting.given]
    if left or not is_shown:
        title = GIVEN if is_shown else "宿題"
        yield _filled(blank, title, meeting.said, {HOMEWORK: lists.homework(title, meeting.day, left, today)})


def _filled(blank: Material, title: str, said: str, tables: dict[str, Table]) -> Material:
    return replace(blank, title=title, heading=Heading(title, said, blank.narrowed), tables=tables)
