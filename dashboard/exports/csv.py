"""Tables as CSV in which no text can turn into a formula when a spreadsheet opens it."""

import pandas as pd

STARTS = ("=", "+", "-", "@", "\t", "\r")


def text(table: pd.DataFrame) -> str:
    """The table as CSV; text (not numbers) that a spreadsheet would calculate gets an apostrophe before it."""
    return str(table.map(_safe).to_csv(index=False, lineterminator="\n"))


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(STARTS) else value
