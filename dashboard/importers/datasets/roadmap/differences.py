"""What a new roadmap says of its initiatives against the list before it: new, gone, renumbered, renamed, replanned."""

import datetime as dt
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from dashboard.importers.datasets.roadmap.initiatives import Initiatives

Row = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one initiative since the list before: its number and name now, and what changed."""

    kind: Literal["new", "gone", "renumbered", "renamed", "replanned"]
    initiative_id: str | None
    initiative: str
    before: str | None = None
    after: str | None = None


def differences(
    earlier: Sequence[tuple[dt.date, pd.DataFrame]], lists: Sequence[pd.DataFrame]
) -> list[list[Difference]]:
    """For each of ``lists``, what it says against the newest list of each 課 (with its 基準日, the oldest first).

    Nothing while there is no earlier list. ``replanned`` are those whose planned end moved: their baseline stays.
    """
    known, last = Initiatives(), dict[str, tuple[dt.date, Row]]()
    for day, rows in earlier:
        keys = [identity.key for identity in known.identify(rows)]
        last |= {key: (day, row) for key, row in zip(keys, rows.to_dict("records"), strict=True)}
    return [_of_list(known.copy(), dict(last), rows) if last else [] for rows in lists]


def _of_list(known: Initiatives, last: dict[str, tuple[dt.date, Row]], rows: pd.DataFrame) -> list[Difference]:
    made: list[Difference] = []
    for identity, row in zip(known.identify(rows), rows.to_dict("records"), strict=True):
        before = last.pop(identity.key, None)
        made += _of_row(identity.how, row, before and before[1])
    return made + _gone(set(rows["department_text"].dropna()), [*last.values()])


def _of_row(how: str, row: Row, before: Row | None) -> list[Difference]:
    number, name = _text(row["initiative_id"]), str(row["initiative"])
    if before is None:
        return [Difference("new", number, name)]
    made = []
    if how == "renumbered":
        made.append(Difference("renumbered", number, name, _text(before["initiative_id"]), number))
    if how == "renamed":
        made.append(Difference("renamed", number, name, str(before["initiative"]), name))
    ends = [_text(each["planned_end"]) for each in (before, row)]
    if ends[0] and ends[1] and ends[0] != ends[1]:
        made.append(Difference("replanned", number, name, *ends))
    return made


def _gone(departments: set[str], last: Sequence[tuple[dt.date, Row]]) -> list[Difference]:
    """Initiatives of the last list of each 課 that its new one leaves out."""
    latest: dict[str, dt.date] = {}
    for day, row in last:
        latest[row["department_text"]] = max(day, latest.get(row["department_text"], day))
    return [
        Difference("gone", _text(row["initiative_id"]), str(row["initiative"]))
        for day, row in last
        if row["department_text"] in departments and day == latest[row["department_text"]]
    ]


def _text(value: object) -> str | None:
    return None if pd.isna(value) else str(value)[:10] if isinstance(value, dt.date) else str(value)  # type: ignore[call-overload]
