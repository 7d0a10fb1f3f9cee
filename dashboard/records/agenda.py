"""月例会議: which meetings there are, what each looks at and in which order, and what the room was shown."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.ledger.ledger import Ledger, Record, RecordKind

MEETING = RecordKind("planned_meeting", "会議の予定")
SUBJECT = RecordKind("subject", "議題")
ORDER = RecordKind("agenda_order", "議題の順")
SHOWN = RecordKind("shown", "会議で見たもの")

HOMEWORK = "homework"
"""What a subject shows large that is no picture: the 宿題 of the last meetings."""
TILES = "tiles"
"""The headline figures of its page."""

Params = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting by its number, and its day."""

    id: int
    day: dt.date
    by: str


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject: a page as it was filtered (``params`` of its URL), and what of it is large (a chart's name)."""

    id: int
    meeting: int
    title: str
    page: str
    params: Params
    large: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the room saw of a subject: its title and what it said, and when."""

    subject: int
    at: str
    title: str
    said: str


def meetings(folder: Path) -> list[Meeting]:
    """Every meeting that was not called off, the latest day first."""
    found = [Meeting(made.id, dt.date.fromisoformat(made.body["day"]), made.by) for made in _standing(folder, MEETING)]
    return sorted(found, key=lambda each: (each.day, each.id), reverse=True)


def plan(folder: Path, day: dt.date, by: str) -> int:
    """Plan a meeting. Returns its number. Raises DashboardError where there is one on that day."""

    def check(records: Sequence[Record]) -> None:
        # Within the transaction: of two who plan at once one is told.
        if any(made.body["day"] == day.isoformat() for made in _of(records)):
            raise DashboardError(f"{day} の会議は、すでにあります。")

    return Ledger(folder).record(MEETING, by, "", {"day": day.isoformat()}, check=check)


def call_off(folder: Path, meeting: int, by: str) -> None:
    """Take a meeting back; its agenda stays in the ledger."""
    Ledger(folder).record(MEETING, by, "会議の取りやめ", {}, withdraws=meeting)


def subjects(folder: Path, meeting: int) -> list[Subject]:
    """What a meeting looks at, in order; what was added after it was put in order comes last."""
    found = [_subject(made) for made in _standing(folder, SUBJECT) if made.body["meeting"] == meeting]
    orders = [made.body["subjects"] for made in Ledger(folder).records(ORDER) if made.body["meeting"] == meeting]
    place = {number: at for at, number in enumerate(orders[-1])} if orders else {}
    return sorted(found, key=lambda each: (place.get(each.id, len(place)), each.id))


def counts(folder: Path) -> Counter[int]:
    """How many subjects each meeting has."""
    return Counter(made.body["meeting"] for made in _standing(folder, SUBJECT))


def add(folder: Path, meeting: int, title: str, page: str, params: Params, large: str, by: str) -> int:
    """Add a subject. Returns its number."""
    kept = {key: list(values) for key, values in params.items()}
    body = {"meeting": meeting, "title": title, "page": page, "params": kept, "large": large}
    return Ledger(folder).record(SUBJECT, by, "", body)


def remove(folder: Path, subject: int, by: str) -> None:
    """Take a subject off the agenda."""
    Ledger(folder).record(SUBJECT, by, "", {}, withdraws=subject)


def move(folder: Path, subject: Subject, steps: int, by: str) -> None:
    """Move a subject up (negative) or down within its meeting's agenda."""
    order = [each.id for each in subjects(folder, subject.meeting)]
    at = order.index(subject.id)
    order.insert(min(max(at + steps, 0), len(order) - 1), order.pop(at))
    Ledger(folder).record(ORDER, by, "", {"meeting": subject.meeting, "subjects": order})


def show(folder: Path, subject: Subject, title: str, said: str, by: str) -> None:
    """Keep what the room sees of a subject; the same once more is kept once."""
    seen = shown(folder, subject.meeting).get(subject.id)
    if seen is None or (seen.title, seen.said) != (title, said):
        Ledger(folder).record(
            SHOWN, by, "", {"meeting": subject.meeting, "subject": subject.id, "title": title, "said": said}
        )


def shown(folder: Path, meeting: int) -> dict[int, Shown]:
    """Of each subject what was last shown of it."""
    found = [made for made in Ledger(folder).records(SHOWN) if made.body["meeting"] == meeting]
    return {
        made.body["subject"]: Shown(made.body["subject"], made.at, made.body["title"], made.body["said"])
        for made in found
    }


def _standing(folder: Path, kind: RecordKind) -> list[Record]:
    return _of(Ledger(folder).records(kind))


def _of(records: Sequence[Record]) -> list[Record]:
    return [made for made in records if made.withdraws is None and made.withdrawn_by is None]


def _subject(made: Record) -> Subject:
    said = made.body
    return Subject(made.id, said["meeting"], said["title"], said["page"], said["params"], said["large"])
