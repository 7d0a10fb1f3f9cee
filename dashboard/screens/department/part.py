"""A part of a カルテ, and how one finds what is of a 課."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.screens.block import Line

LONGEST = 60
"""Signs of a text of a 課 that a line has room for."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of one subject, and the lines under it, of which the ``first`` ones are in sight."""

    title: str
    said: str
    lines: Sequence[Line] = ()
    first: int = 3


def of(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of a 課; none where there is nothing of the subject."""
    return rows[rows["department"] == name] if len(rows) else rows


def each(rows: pd.DataFrame) -> list[Any]:
    """The rows one by one, with their columns as attributes."""
    return list(rows.itertuples())


def mendable(rows: pd.DataFrame) -> pd.DataFrame:
    """Those of what is left whose reason the 課 itself can mend; what has no reason is none of them."""
    return rows[rows["is_mendable"].eq(True).fillna(False)] if len(rows) else rows


def brief(text: str) -> str:
    """A text of a 課 that fits into a line."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
