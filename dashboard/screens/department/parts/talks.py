"""With whom one speaks in the 課, and what was promised."""

from collections.abc import Sequence

from dashboard.screens.block import Line
from dashboard.screens.department.facts import Facts
from dashboard.screens.department.part import Part, brief
from dashboard.screens.department.promises import Promise
from dashboard.screens.terms import Lead

TITLE = "人と約束"


def talked(facts: Facts, name: str, promises: Sequence[Promise]) -> Part:
    """Open 宿題."""
    own = [each for each in promises if each.department == name]
    said = f"開いている宿題 {len(own)}件。" if own else "開いている宿題はありません。"
    return Part(TITLE, said, [_line(each) for each in own])


def _line(promise: Promise) -> Line:
    kind, good = ("期限超過", False) if promise.is_overdue else ("宿題", None)
    return Line(kind, good, brief(promise.what), promise.until, Lead("", "月例会議で見る", page="monthly_meeting"))
