"""利用の記録: what the ledger tells (imports, undoing, decisions) and what is written down besides, as one list."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pandas as pd

from dashboard.access import audit
from dashboard.access.audit import Act
from dashboard.ledger.ledger import Entry, Ledger, RecordKind
from dashboard.ledger.remembered import ANSWER
from dashboard.records import agenda, baselines, disclosures, homework, meetings, plans, views

KINDS: Final[tuple[RecordKind, ...]] = (
    ANSWER, agenda.MEETING, agenda.ORDER, agenda.SHOWN, agenda.SUBJECT, baselines.REVIEW, disclosures.HANDED_OUT,
    homework.HOMEWORK, homework.NOTE, meetings.FROZEN, plans.PLAN, views.VIEW,
)  # fmt: skip
"""Every kind of decision."""
COLUMNS: Final = ["at", "by", "roles", "act", "subject", "outcome", "place"]


def listed(folder: Path) -> pd.DataFrame:
    """A row for each act (``COLUMNS``), the latest first; ``at`` is UTC. No figure, no answer, no content."""
    ledger = Ledger(folder)
    found = [*audit.acts(folder), *map(_imported, ledger.entries()), *_decided(ledger)]
    rows = pd.DataFrame([[getattr(each, name) for name in COLUMNS] for each in found], columns=COLUMNS)
    rows["at"] = pd.to_datetime(rows["at"], utc=True, format="ISO8601").dt.tz_localize(None)
    return rows.sort_values("at", ascending=False, kind="stable", ignore_index=True)


def _imported(entry: Entry) -> Act:
    if entry.kind == "undo":
        return Act(entry.at, entry.by, "", "取込の取消し", f"取込番号 {entry.undoes}", audit.DONE, "")
    return Act(entry.at, entry.by, "", "取込", f"取込番号 {entry.id} {entry.file}", audit.DONE, "")


def _decided(ledger: Ledger) -> Iterator[Act]:
    for kind in KINDS:
        for made in ledger.records(kind):
            act = f"{kind.label}の取消し" if made.withdraws else kind.label
            yield Act(made.at, made.by, "", act, f"{kind.label}{made.withdraws or made.id}", audit.DONE, "")
