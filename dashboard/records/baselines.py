"""計画の見直し: a review of one plan of the ロードマップ, which changes the baseline it is measured against."""

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.errors import DashboardError
from dashboard.ledger.ledger import Entry, Ledger, Record, RecordKind

REVIEW = RecordKind("rebaseline", "計画の見直し")
Row = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Rebaseline:
    """A new baseline for one initiative from a 基準日 on (計画の見直し), or the taking back of one (``withdraws``).

    The initiative is named as its list named it then. ``withdrawn_by`` is the id of the record that took it back.
    """

    id: int
    at: str
    by: str
    reason: str
    withdraws: int | None
    initiative_id: str | None
    initiative: str | None
    as_of: dt.date | None
    planned_start: dt.date | None
    planned_end: dt.date | None
    withdrawn_by: int | None


def rebaselines(ledger: Ledger) -> list[Rebaseline]:
    """Every review of a plan and every taking back of one, oldest first."""
    return [_rebaseline(made) for made in ledger.records(REVIEW)]


def withdraw(ledger: Ledger, number: int, *, by: str, reason: str) -> int:
    """Take one review back by a new record. Returns the id of that record.

    Raises DashboardError when there is no such review or it was taken back before.
    """
    return ledger.record(REVIEW, by, reason, {}, withdraws=number)


def rebaseline(
    folder: Path,
    initiative_id: str | None,
    initiative: str | None = None,
    *,
    reason: str,
    by: str,
    as_of: dt.date | None = None,
    planned_start: dt.date | None = None,
    planned_end: dt.date | None = None,
) -> int:
    """Record a review of one plan: from ``as_of`` on (the last list's 基準日) it is measured against other dates.

    The initiative is given by its number, its name or both; dates left out are those of its list then. Returns the id
    of the record. Raises DashboardError when the initiative or its dates are not certain, or no reason is given.
    """
    ledger = Ledger(folder)
    day, row = _listed(ledger, initiative_id, initiative, as_of)
    start = planned_start or _date(row["planned_start"])
    end = planned_end or _date(row["planned_end"])
    if not reason.strip() or not by.strip():
        raise DashboardError("計画を見直した理由と、記録する人の名前を書いてください。")
    if end is None:
        raise DashboardError("この取組の一覧に計画の終わりがありません。見直し後の終わりの日を指定してください。")
    if start and end < start:
        raise DashboardError(f"計画の終わり {end} が始まり {start} より前です。")
    body = {
        "initiative_id": _text(row["initiative_id"]),
        "initiative": str(row["initiative"]),
        "as_of": (as_of or day).isoformat(),
        "planned_start": start and start.isoformat(),
        "planned_end": end.isoformat(),
    }
    return ledger.record(REVIEW, by.strip(), reason.strip(), body)


def _rebaseline(made: Record) -> Rebaseline:
    said = made.body.get
    return Rebaseline(
        id=made.id,
        at=made.at,
        by=made.by,
        reason=made.reason,
        withdraws=made.withdraws,
        initiative_id=said("initiative_id"),
        initiative=said("initiative"),
        as_of=_date(said("as_of")),
        planned_start=_date(said("planned_start")),
        planned_end=_date(said("planned_end")),
        withdrawn_by=made.withdrawn_by,
    )


def _listed(
    ledger: Ledger, initiative_id: str | None, initiative: str | None, as_of: dt.date | None
) -> tuple[dt.date, Row]:
    """The one row that says it in the last list up to that day, and the list's 基準日."""
    name = initiative_id or initiative
    for entry in reversed(_up_to(ledger, as_of)):
        rows = ledger.rows(entry)
        by_number = rows[rows["initiative_id"].isin([initiative_id or ""])]
        hit = by_number if len(by_number) else rows[rows["initiative"].isin([name])]
        listed = [row for row in hit.to_dict("records") if initiative in (None, row["initiative"])]
        if len(listed) > 1:
            raise DashboardError(f"「{name}」の取組が {len(listed)} 件あります。番号と取組名の両方を指定してください。")
        if listed:
            return _day(entry), listed[0]
    raise DashboardError(f"「{name}」の取組は、取り込まれたロードマップにありません。")


def _up_to(ledger: Ledger, as_of: dt.date | None) -> list[Entry]:
    """The roadmaps in force up to a 基準日, in its order."""
    entries = [entry for entry in ledger.in_force("roadmap") if as_of is None or _day(entry) <= as_of]
    return sorted(entries, key=lambda entry: (_day(entry), entry.id))


def _day(entry: Entry) -> dt.date:
    return entry.as_of or dt.date.min


def _date(value: object) -> dt.date | None:
    return None if pd.isna(value) else dt.date.fromisoformat(str(value)[:10])  # type: ignore[call-overload]


def _text(value: object) -> str | None:
    return None if pd.isna(value) else str(value)[:10] if isinstance(value, dt.date) else str(value)  # type: ignore[call-overload]
