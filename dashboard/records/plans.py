"""Named plans of 次の一手: which procedures are to go online, until when, and who said so; only added."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.errors import DashboardError
from dashboard.ledger.ledger import Ledger, Record, RecordKind

PLAN = RecordKind("next_plan", "次の一手の計画")


@dataclass(frozen=True, slots=True)
class Planned:
    """A procedure of a plan: its short name in addresses, and what it was called when the plan was made."""

    ref: str
    department: str
    procedure: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan by its number. ``as_of``: the 基準日 on show when it was made; ``until``: when all is to be online."""

    id: int
    at: str
    by: str
    name: str
    as_of: dt.date
    until: dt.date | None
    procedures: tuple[Planned, ...]

    @property
    def picked(self) -> tuple[str, ...]:
        """What is asked of the store about it."""
        return tuple(each.ref for each in self.procedures)


def plans(folder: Path, *, of_sample: bool = False) -> list[Plan]:
    """Every plan that was not taken back, the latest first: those of the city, or those of the sample city."""
    found = [made for made in _standing(Ledger(folder).records(PLAN)) if made.body["of_sample"] == of_sample]
    return [_plan(made) for made in reversed(found)]


def save(
    folder: Path, name: str, as_of: dt.date, until: dt.date | None, procedures: Sequence[Planned], by: str, *,
    of_sample: bool = False,
) -> int:  # fmt: skip
    """Keep a plan. Returns its number. Raises DashboardError without a name, a person or a procedure, or for a name
    that another plan has.
    """
    if not procedures:
        raise DashboardError("手続が1つも選ばれていません。候補の表で選んでから残してください。")
    if not name.strip() or not by.strip():
        raise DashboardError("計画の名前と、残す人の名前を書いてください。")

    def check(records: Sequence[Record]) -> None:
        # Within the transaction: of two who take one name at once one is told.
        taken = [(each.body["name"], each.body["of_sample"]) for each in _standing(records)]
        if (name.strip(), of_sample) in taken:
            raise DashboardError(f"「{name.strip()}」という計画は、すでにあります。別の名前にしてください。")

    body: Mapping[str, Any] = {
        "name": name.strip(),
        "as_of": as_of.isoformat(),
        "until": until.isoformat() if until else None,
        "procedures": [[each.ref, each.department, each.procedure] for each in procedures],
        "of_sample": of_sample,
    }
    return Ledger(folder).record(PLAN, by.strip(), "", body, check=check)


def withdraw(folder: Path, plan: int, by: str) -> None:
    """Take a plan back; it stays in the ledger."""
    Ledger(folder).record(PLAN, by, "計画の取りやめ", {}, withdraws=plan)


def _standing(records: Sequence[Record]) -> list[Record]:
    return [made for made in records if made.withdraws is None and made.withdrawn_by is None]


def _plan(made: Record) -> Plan:
    said = made.body
    until = dt.date.fromisoformat(said["until"]) if said["until"] else None
    procedures = tuple(Planned(*each) for each in said["procedures"])
    return Plan(made.id, made.at, made.by, said["name"], dt.date.fromisoformat(said["as_of"]), until, procedures)
