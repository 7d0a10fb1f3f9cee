"""Sheets that the dashboard itself puts into workbooks, and fills that mark what was found: nobody's data."""

from collections.abc import Sequence
from typing import Final

from dashboard.importers.model import Severity, Value

OWN_SHEET: Final = "※このシートは取り込みません（DX推進ダッシュボードが作ったシートです）"
"""What cell A1 of such a sheet says. It outlives renaming, and saving by whatever program."""

MARK_FILLS: Final[dict[Severity, str]] = {"error": "FFFFC9BE", "warning": "FFFFF1A8"}
"""The fill of a marked cell that had none. Nobody's palette has these."""
HATCHES: Final[dict[Severity, str]] = {"error": "FFE0421E", "warning": "FFD9A302"}
"""The lines over the own fill of a marked cell: what the fill says stays."""
HATCH: Final = "lightUp"


def is_own_sheet(first_cell: Value) -> bool:
    """Whether a sheet with this cell A1 is one of ours."""
    return isinstance(first_cell, str) and first_cell.strip() == OWN_SHEET


def is_own(values: Sequence[Sequence[Value]]) -> bool:
    """Whether a sheet of these values is one of ours."""
    return bool(values) and bool(values[0]) and is_own_sheet(values[0][0])
