"""The 24 months of the story, 2024-11 to 2026-10, each named by its last day (基準日)."""

import datetime as dt

import pandas as pd

FIRST = pd.Period("2024-11", "M")
MONTHS = tuple((FIRST + step).end_time.date() for step in range(24))
LAST = len(MONTHS) - 1


def month_start(month: int) -> dt.date:
    """The first day of a month counted from the first one."""
    return (FIRST + month).start_time.date()
