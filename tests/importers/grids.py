"""Sheets made in code, and what the importers make of them."""

import datetime as dt

from dashboard.importers import DATASETS, Reading, Register
from dashboard.importers.datasets.organization.dataset import SCHEMA
from dashboard.importers.model import NO_HINTS, Sheet, Workbook
from dashboard.importers.reading import of_workbook
from dashboard.importers.register.placing import extended_by, place
from dashboard.importers.tables.frames import typed

AS_OF = dt.date(2026, 10, 31)


def sheet(rows, name="一覧", **structure) -> Sheet:
    """Rows of unequal length as a sheet. A text of words separated by spaces is a row, too."""
    lists = [row.split(" ") if isinstance(row, str) else list(row) for row in rows]
    width = max(map(len, lists), default=0)
    return Sheet(name, [row + [None] * (width - len(row)) for row in lists], **structure)


def read(*sheets: Sheet, file="手続一覧.xlsx", dataset=None, as_of=AS_OF, register=None, hints=NO_HINTS) -> Reading:
    """The reading of a workbook with these sheets."""
    made = of_workbook(Workbook(file, "xlsx", list(sheets)), dataset, as_of, hints)
    known = extended_by([made.reading], DATASETS, register or Register.empty())
    return place(made, DATASETS.get(made.reading.dataset or ""), known)


def codes(reading, *severities) -> list[str]:
    """The codes of the findings, of all or of some severities."""
    return [issue.code for issue in reading.issues if not severities or issue.severity in severities]


def finding(reading, code):
    """The only finding of that code."""
    (found,) = [issue for issue in reading.issues if issue.code == code]
    return found


def register(*rows) -> Register:
    """A register of (部, 課, further columns as a dict) rows."""
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
            "sheet": "組織表",
            "row": 2,
            "cell": "B2",
            **(more[0] if more else {}),
        }
        for bureau, department, *more in rows
    ]
    columns = {name: [row[name] for row in known] for name in known[0]}
    return Register.from_rows(typed(columns, SCHEMA))
