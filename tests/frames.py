"""What an answer of the store holds, row by row and day by day."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows_of(answer: pd.DataFrame) -> Iterator[Any]:
    """The rows, each with its columns as attributes. What type they have, no frame can say."""
    return answer.itertuples()


def day_of(value: Any) -> dt.date | None:
    """The day that a cell says, if any."""
    return None if pd.isna(value) else pd.Timestamp(value).date()
