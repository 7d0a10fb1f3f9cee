"""One row of 組織表: a 課 in one period of validity."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.importers.cells.folding import fold


@dataclass(frozen=True, slots=True)
class Unit:
    """One 課 in one period of validity: a row of 組織表."""

    bureau: str | None
    name: str
    display_order: int | None
    headcount: int | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    successors: tuple[str, ...]
    aliases: tuple[str, ...]
    liaison: str | None
    readings: tuple[str, ...]

    def is_valid(self, day: dt.date | None) -> bool:
        """Whether it existed on that day; without a day, always."""
        return day is None or ((self.valid_from or day) <= day <= (self.valid_to or day))

    def overlaps(self, other: "Unit") -> bool:
        """Whether both existed on some day."""
        return (self.valid_from or dt.date.min) <= (other.valid_to or dt.date.max) and (
            other.valid_from or dt.date.min
        ) <= (self.valid_to or dt.date.max)


def shared_names(units: Iterable[Unit]) -> set[str]:
    """Names that stood in several 部 on the same day."""
    by_name: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_name[fold(unit.name)].append(unit)
    return {
        name
        for name, alike in by_name.items()
        if any(
            fold(one.bureau or "") != fold(other.bureau or "") and one.overlaps(other)
            for one in alike
            for other in alike
        )
    }


def identity(unit: Unit) -> tuple[str, str]:
    """What makes rows of two 組織表 speak of the same 課: 部 and name."""
    return fold(unit.bureau or ""), fold(unit.name)


def unit_of(row: dict[Any, Any]) -> Unit:
    """The 課 that a row of 組織表 describes."""
    return Unit(
        bureau=_known(row["bureau"]),
        name=row["department"],
        display_order=_known(row["display_order"]),
        headcount=_known(row["headcount"]),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        successors=tuple(row["successor"]),
        aliases=tuple(row["aliases"]),
        liaison=_known(row["liaison"]),
        readings=tuple(row.get("readings", ())),  # lists of version 0.3.0 and before have none
    )


def _known(value: Any) -> Any:
    return None if pd.isna(value) else value


def _day(value: Any) -> dt.date | None:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, dt.datetime) else value  # Parquet readers differ: a date or a timestamp
