"""Typed tables of rows: the same column types whatever the values, so that every file's rows fit together."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import pyarrow as pa

from dashboard.importers.model import Kind

DATE: Final = pd.ArrowDtype(pa.date32())
"""A calendar day without a time; nullable."""
TYPES: Final[Mapping[Kind, Any]] = {
    "text": "str",
    "texts": "object",
    "line": "int64",
    "integer": "Int64",
    "number": "Float64",
    "flag": "boolean",
    "day": DATE,
}


def typed(columns: Mapping[str, list[Any]], schema: Mapping[str, Kind]) -> pd.DataFrame:
    """A table of the columns of a schema, in its order."""
    return pd.DataFrame({name: pd.Series(columns[name], dtype=TYPES[kind]) for name, kind in schema.items()})
