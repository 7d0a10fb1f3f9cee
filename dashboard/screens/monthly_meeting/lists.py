"""The lists of a meeting: what was promised and what became of it, its minutes, and all meetings."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Table

DONE, OVERDUE, OPEN = "済", "期限超過", "残り"
NO_HOMEWORK = "宿題はありません。"
AGENDA = ["place", "subject", "narrowed"]
PROMISED = ["what", "department", "owner", "due", "state", "given_on"]
MINUTES = ["place", "subject", "said", "notes", "homework"]
FIGURES = ["figure", "value", "of", "delta"]
HELD = ["day", "subjects", "notes", "given", "open", "frozen"]
FIELDS = {"what": "内容", "department": "所管課", "owner": "担当", "due": "期限", "done_on": "済"}
"""What can be written of a 宿題, as its history says it."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A 宿題 as a list shows it."""

    what: str
    department: str | None
    owner: str | None
    due: dt.date | None
    done_on: dt.date | None
    given_on: dt.date | None

    @classmethod
    def of(cls, given: Any, days: Mapping[int, dt.date]) -> Self:
        """A 宿題 as it is recorded; ``days``: number → day of every meeting."""
        return cls(given.what, given.department, given.owner, given.due, given.done_on, days.get(given.meeting))

    def state(self, today: dt.date) -> str:
        """Whether it is done, should be, or is still to be done."""
        if self.done_on:
            return f"{DONE}（{self.done_on}）"
        return OVERDUE if self.due and self.due < today else OPEN


@dataclass(frozen=True, slots=True)
class Item:
    """A subject of the minutes: its title, what the room saw (None: there was nothing to see), what was written."""

    title: str
    said: str | None
    notes: Sequence[str]
    homework: Sequence[Promise]


def minutes(day: dt.date, items: Sequence[Item], today: dt.date) -> Table:
    """The minutes of a meeting, a row for each subject."""
    rows = [
        {
            "place": place, "subject": each.title, "said": each.said or labels.UNKNOWN, "notes": "\n".join(each.notes),
            "homework": "\n".join(in_words(promise, today) for promise in each.homework),
        }
        for place, each in enumerate(items, 1)
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=MINUTES)
    return Table("議事の記録", f"議事の記録_{day}", [f"{day}の会議"], frame, "monthly_meeting/minutes")


def homework(heading: str, day: dt.date, given: Sequence[Promise], today: dt.date) -> Table:
    """What was promised, a row each."""
    rows = [
        {
            "what": each.what, "department": each.department, "owner": each.owner,
            "due": pd.Timestamp(each.due) if each.due else pd.NaT, "state": each.state(today),
            "given_on": pd.Timestamp(each.given_on) if each.given_on else pd.NaT,
        }
        for each in given
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=PROMISED)
    return Table(heading, f"{heading}_{day}", [f"{day}の会議"], frame, "monthly_meeting/homework", NO_HOMEWORK)


def figures(day: dt.date, rows: Sequence[Mapping[str, str]], basis: str) -> Table:
    """The headline figures as the room saw them."""
    frame = pd.DataFrame(rows, columns=FIGURES)
    return Table("会議で見た数値", f"会議で見た数値_{day}", [basis], frame, "monthly_meeting/figures")


def held(rows: Sequence[Mapping[str, Any]]) -> Table:
    """Every meeting, the latest first."""
    frame = pd.DataFrame(rows, columns=HELD).astype({"day": "datetime64[ns]"})
    heading = f"会議の一覧（{len(frame)}回。行を選ぶと、その会議を開きます）"
    return Table(heading, "会議の一覧", ["取りやめた会議は除く"], frame, "monthly_meeting/held")


def history(versions: Sequence[tuple[str, str, Mapping[str, Any]]]) -> list[str]:
    """When, who and what was changed, a line for each saving that changed something."""
    return [f"{labels.moment(at)}　{by}　{_wrote(wrote)}" for at, by, wrote in versions if _wrote(wrote)]


def filters(params: Mapping[str, Sequence[str]]) -> str:
    """What a subject is narrowed to, in words."""
    said = [*params.get("bureau", ()), *params.get("department", ())]
    month = "".join(params.get("as_of", ()))[:7]
    return "・".join(filter(None, [month, *said]))


def in_words(promise: Promise, today: dt.date) -> str:
    """A 宿題 in a line."""
    who = "・".join(filter(None, [promise.department, promise.owner]))
    due = f"{promise.due}まで" if promise.due else ""
    around = "、".join(filter(None, [who, due, promise.state(today)]))
    return f"{promise.what}（{around}）"


def _wrote(wrote: Mapping[str, Any]) -> str:
    """What was written, field by field."""
    return "、".join(f"{name}：{wrote[key] or 'なし'}" for key, name in FIELDS.items() if key in wrote)
