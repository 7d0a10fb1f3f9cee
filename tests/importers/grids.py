"""Sheets made in code, and what the importers make of them."""

import datetime as dt
from collections.abc import Hashable, Sequence
from typing import Any

from dashboard.importers import DATASETS, Reading, Register
from dashboard.importers.datasets.organization.dataset import SCHEMA
from dashboard.importers.model import NO_HINTS, Hints, Issue, Severity, Sheet, Value, Workbook
from dashboard.importers.reading import of_workbook
from dashboard.importers.register.placing import extended_by, place
from dashboard.importers.tables.frames import typed

AS_OF = dt.date(2026, 10, 31)
Row = str | Sequence[Value]
"""A row of a sheet; a text of words separated by spaces is one, too."""
Rows = Sequence[Row]
Record = dict[Hashable, Any]
"""A canonical row: column → value."""
Unit = tuple[str | None, str] | tuple[str | None, str, dict[str, Any]]
"""部, 課 and, where they say more, further columns."""


def sheet(rows: Rows, name: str = "一覧", **structure: Any) -> Sheet:
    """Rows of unequal length as a sheet."""
    lists: list[list[Value]] = [[*row.split(" ")] if isinstance(row, str) else [*row] for row in rows]
    width = max(map(len, lists), default=0)
    return Sheet(name, [row + [None] * (width - len(row)) for row in lists], **structure)


def read(
    *sheets: Sheet,
    file: str = "手続一覧.xlsx",
    dataset: str | None = None,
    as_of: dt.date | None = AS_OF,
    register: Register | None = None,
    hints: Hints = NO_HINTS,
) -> Reading:
    """The reading of a workbook with these sheets."""
    made = of_workbook(Workbook(file, "xlsx", list(sheets)), dataset, as_of, hints)
    known = extended_by([made.reading], DATASETS, register or Register.empty())
    return place(made, DATASETS.get(made.reading.dataset or ""), known, hints)


def codes(reading: Reading, *severities: Severity) -> list[str]:
    """The codes of the findings, of all or of some severities."""
    return [issue.code for issue in reading.issues if not severities or issue.severity in severities]


def finding(reading: Reading, code: str) -> Issue:
    """The only finding of that code."""
    (found,) = [issue for issue in reading.issues if issue.code == code]
    return found


def only(reading: Reading) -> Record:
    """The only row."""
    (found,) = reading.rows.to_dict("records")
    return found


def unknown(reading: Reading, *columns: str) -> bool:
    """Whether there are rows, and all of them know none of these columns."""
    return bool(len(reading.rows)) and bool(reading.rows[[*columns]].isna().all(axis=None))


def register(*rows: Unit) -> Register:
    """A register of these 課."""
    known = [
        {
            "bureau": bureau,
            "department": department,
            "display_order": None,
            "headcount": None,
            "valid_from": None,
            "valid_to": None,
            "successor": [],
            "aliases": [],
            "liaison": None,
            "readings": [],
            "sheet": "組織表",
            "row": 2,
            "cell": "B2",
            **(more[0] if more else {}),
        }
        for bureau, department, *more in rows
    ]
    columns = {name: [row[name] for row in known] for name in known[0]}
    return Register.from_rows(typed(columns, SCHEMA))
