"""Typed tables of rows: the same column types whatever the values, so that every file's rows fit together."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import pyarrow as pa

DATE: Final = pd.ArrowDtype(pa.date32())
"""A calendar day without a time; nullable."""


def typed(columns: Mapping[str, list[Any]], types: Mapping[str, Any]) -> pd.DataFrame:
    """A table of these columns; those without a type of their own are text."""
    return pd.DataFrame({name: pd.Series(values, dtype=types.get(name, "str")) for name, values in columns.items()})
