"""The list of all meetings."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dashboard.records import agenda, homework
from dashboard.records.agenda import Meeting
from dashboard.screens.monthly_meeting import lists
from dashboard.ui import blocks, moment
from pages.meeting.holding import planned as choosing

HEIGHT = 420


def draw(folder: Path, planned: Sequence[Meeting]) -> None:
    """A row each; choosing one opens it."""
    subjects, given = agenda.counts(folder), homework.homework(folder)
    notes = Counter(each.meeting for each in homework.notes(folder))
    frozen = {each.day: f"基準日{each.as_of}まで" for each in moment.known()}
    rows = [
        {
            "day": each.day, "subjects": subjects[each.id], "notes": notes[each.id],
            "given": sum(one.meeting == each.id for one in given),
            "open": sum(one.meeting == each.id and one.done_on is None for one in given),
            "frozen": frozen.get(each.day),
        }
        for each in planned
    ]  # fmt: skip
    blocks.table("meetings", lists.held(rows), HEIGHT, pick=lambda row: choosing.choose(planned[row].id))
