"""論点メモ and 宿題: what is said in a meeting and what somebody promises, with all that was ever written of it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.ledger.ledger import Ledger, Record, RecordKind

NOTE = RecordKind("note", "論点メモ")
HOMEWORK = RecordKind("homework", "宿題")


@dataclass(frozen=True, slots=True)
class Version:
    """One saving: who, when, and what was written then (only what was changed)."""

    at: str
    by: str
    wrote: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Note:
    """A 論点メモ of a meeting, and the subject that it belongs to."""

    id: int
    meeting: int
    subject: int | None
    text: str
    versions: Sequence[Version] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Homework:
    """Something promised: what, by which 課 and whom, until when; and when it was done."""

    id: int
    meeting: int
    subject: int | None
    what: str
    department: str | None
    owner: str | None
    due: dt.date | None
    done_on: dt.date | None
    versions: Sequence[Version] = field(default=(), repr=False)

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it should have been done before this day and was not."""
        return self.done_on is None and self.due is not None and self.due < today


def notes(folder: Path, meeting: int | None = None) -> list[Note]:
    """The 論点メモ of a meeting (None: of all) as they read now, in the order of their beginning; not the emptied."""
    found = [
        Note(number, wrote["meeting"], wrote.get("subject"), wrote.get("text", ""), versions)
        for number, wrote, versions in _now(Ledger(folder).records(NOTE))
    ]
    return [each for each in found if each.text and meeting in (None, each.meeting)]


def homework(folder: Path) -> list[Homework]:
    """Every 宿題 as it reads now, in the order in which they were given; not the emptied."""
    found = [
        Homework(
            number, wrote["meeting"], wrote.get("subject"), wrote.get("what", ""), wrote.get("department"),
            wrote.get("owner"), _day(wrote.get("due")), _day(wrote.get("done_on")), versions,
        )
        for number, wrote, versions in _now(Ledger(folder).records(HOMEWORK))
    ]  # fmt: skip
    return [each for each in found if each.what]


def open_before(given: Sequence[Homework], day: dt.date, meetings: Mapping[int, dt.date]) -> list[Homework]:
    """What of all was given in a meeting before this day and is open then, or was done since the meeting before it.

    ``meetings``: number → day of every meeting; what was given in one that was called off goes on as well.
    """
    last = max((each for each in meetings.values() if each < day), default=day)
    earlier = [each for each in given if meetings.get(each.meeting, dt.date.min) < day]
    return [each for each in earlier if each.done_on is None or each.done_on >= last]


def sentence(given: Sequence[Homework], today: dt.date) -> str:
    """What became of what was promised: 前回までの宿題 5件：済3・期限超過1・残り1."""
    if not given:
        return "前回までの宿題はありません。"
    done = sum(each.done_on is not None for each in given)
    overdue = sum(each.is_overdue(today) for each in given)
    counts = {"済": done, "期限超過": overdue, "残り": len(given) - done - overdue}
    said = "・".join(f"{word}{count}" for word, count in counts.items() if count)
    return f"前回までの宿題{len(given)}件：{said}。"


def write(folder: Path, kind: RecordKind, wrote: Mapping[str, Any], by: str, number: int | None = None) -> int:
    """Write something new (``number`` None), or what of it is other than before. Returns its number.

    Nothing is overwritten: whoever writes the same at the same moment finds both in its versions.
    """
    made = Ledger(folder).record(kind, by, "", {**wrote, **({"of": number} if number else {})})
    return number or made


def _now(records: Sequence[Record]) -> list[tuple[int, dict[str, Any], list[Version]]]:
    """Of each thing its number, what it says now, and every version, oldest first."""
    found: dict[int, list[Record]] = {}
    for made in records:
        found.setdefault(made.body.get("of", made.id), []).append(made)
    return [
        (
            number,
            {key: value for made in written for key, value in made.body.items()},
            [Version(made.at, made.by, made.body) for made in written],
        )
        for number, written in found.items()
    ]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
