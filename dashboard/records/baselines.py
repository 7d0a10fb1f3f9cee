"""計画の見直し: a review of one plan of the ロードマップ, which changes the baseline it is measured against."""

import datetime as dt
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.errors import DashboardError
from dashboard.ledger.ledger import Entry, Ledger

Row = Mapping[Hashable, Any]


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
    name = (_text(row["initiative_id"]), str(row["initiative"]))
    return ledger.rebaseline(name, as_of or day, (start, end), by=by.strip(), reason=reason.strip())


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
