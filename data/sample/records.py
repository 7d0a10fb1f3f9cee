"""Every procedure at every month's end, as it was submitted; and the same as one table (the truth)."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

import pandas as pd
from city import NOT_SUBMITTED, UNITS, Unit
from history import barrier, is_online, opened_in, opens_in, status
from months import MONTHS, month_start
from procedures import Procedure, procedures
from volumes import annual_count, online_count


@dataclass(frozen=True, slots=True)
class Record:
    """One procedure at one month's end. None is unknown: nobody wrote it down."""

    as_of: dt.date
    unit: Unit
    procedure: Procedure
    status: str | None
    barrier: int | None
    annual_count: int | None
    online_count: int | None
    online_since: dt.date | None
    planned_for: dt.date | None
    retired: bool

    @property
    def department(self) -> str:
        """The name of its 課 at the time."""
        return self.unit.called(self.as_of)


def record(unit: Unit, entry: Procedure, month: int) -> Record:
    """One procedure at one month's end."""
    as_of = MONTHS[month]
    state = status(unit, entry, month)
    annual = annual_count(entry, as_of)
    opened = opened_in(unit, entry, month) if state == "online" else None
    opens = opens_in(unit, entry, month) if state == "planned" else None
    return Record(
        as_of=as_of,
        unit=unit,
        procedure=entry,
        status=state,
        barrier=barrier(unit, entry, state),
        annual_count=annual,
        online_count=online_count(unit, entry, month, state, annual),
        online_since=None if opened is None else month_start(opened),
        planned_for=None if opens is None else month_start(opens),
        retired=unit.pace == "fall" and state == "not_online" and is_online(unit, entry, 0),
    )


@cache
def records(as_of: dt.date) -> tuple[Record, ...]:
    """Everything that was submitted for a month, in the order of the 課 and the procedure numbers."""
    month = MONTHS.index(as_of)
    missing = NOT_SUBMITTED.get(as_of, frozenset())
    units = sorted((unit for unit in UNITS if unit.called(as_of) not in missing), key=lambda unit: place(unit, as_of))
    return tuple(record(unit, entry, month) for unit in units for entry in procedures() if entry.unit == unit.code)


def place(unit: Unit, as_of: dt.date) -> int:
    """Where the 課 of a unit stands in the list; its units stand together."""
    names = [(other.bureau, other.called(as_of)) for other in UNITS]
    return names.index((unit.bureau, unit.called(as_of)))


def truth() -> pd.DataFrame:
    """What the files mean: one row per procedure and month, a second way to every figure."""
    rows = [
        {
            "as_of": pd.Timestamp(row.as_of),
            "bureau": row.unit.bureau,
            "department": row.department,
            "department_today": row.unit.name,
            "procedure_id": row.procedure.procedure_id,
            "procedure": row.procedure.name,
            "status": row.status,
            "annual_count": row.annual_count,
            "online_count": row.online_count,
            "barrier": row.barrier,
        }
        for as_of in MONTHS
        for row in records(as_of)
    ]
    counts = {"annual_count": "Int64", "online_count": "Int64", "barrier": "Int64"}
    return pd.DataFrame(rows).astype({**counts, "status": "string"})
