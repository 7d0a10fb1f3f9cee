"""The rows of a statement as JSON has them, as many as may be sent."""

import datetime as dt
import decimal
import json
from collections.abc import Iterator
from typing import Any, Final

import duckdb

from dashboard.console import guard

LONGEST: Final = 32_767
"""Signs of a text that are sent: what a cell of a spreadsheet holds."""
COLUMNS: Final = 500
_AT_ONCE: Final = 200


def rows(result: duckdb.DuckDBPyConnection, most: int, room: int) -> dict[str, Any]:
    """Its columns and as many rows as may be sent; ``capped`` says whether there are more."""
    columns = [(name, str(kind)) for name, kind, *_ in result.description or ()]
    if len(columns) > COLUMNS:
        raise guard.Breach("columns", str(len(columns)))
    found: list[list[Any]] = []
    cut = False
    for row in _fetched(result):
        plain = [_plain(value) for value in row]
        cut = cut or any(isinstance(value, str) and len(value) == LONGEST for value in plain)
        room -= sum(len(value) * 3 if isinstance(value, str) else 24 for value in plain)
        if len(found) == most or room < 0:
            return {"columns": columns, "rows": found, "capped": True, "cut": cut}
        found.append(plain)
    return {"columns": columns, "rows": found, "capped": False, "cut": cut}


def _fetched(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while some := result.fetchmany(_AT_ONCE):
        yield from some


def _plain(value: Any) -> Any:
    """A value as JSON has it: days and decimals as texts, names of a list after each other."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return _shortened("、".join(value))
    if isinstance(value, list | tuple | dict):
        return _shortened(json.dumps(value, ensure_ascii=False, default=str))
    return _shortened(str(value))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
