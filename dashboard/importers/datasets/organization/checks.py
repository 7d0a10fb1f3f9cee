"""What must hold within a 組織表: periods that run forward and do not overlap."""

import datetime as dt
from collections import defaultdict
from typing import Any

import pandas as pd

from dashboard.importers.cells.folding import fold
from dashboard.importers.findings.report import Report


def check_periods(rows: pd.DataFrame, report: Report) -> None:
    """Report reversed periods and two rows of one 課 that are valid on the same day."""
    seen: dict[tuple[str, str], list[dict[Any, Any]]] = defaultdict(list)
    for row in rows.dropna(subset="department").to_dict("records"):
        start, end = _period(row)
        place = {"sheet": row["sheet"], "cell": row["cell"]}
        if end < start:
            report.add("validity_reversed", **place, value=f"{end}", to=end, start=start)
            continue
        earlier = seen[fold(_text(row["bureau"])), fold(row["department"])]
        for other in earlier:
            other_start, other_end = _period(other)
            if start <= other_end and other_start <= end:
                first = f"{other['sheet']} の {other['cell']}"
                dated = any(not pd.isna(each[name]) for each in (row, other) for name in ("valid_from", "valid_to"))
                code = "periods_overlap" if dated else "department_twice"
                report.add(code, **place, value=row["department"], first=first)
                break
        earlier.append(row)


def _period(row: dict[Any, Any]) -> tuple[dt.date, dt.date]:
    start, end = row["valid_from"], row["valid_to"]
    return dt.date.min if pd.isna(start) else start, dt.date.max if pd.isna(end) else end


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)
