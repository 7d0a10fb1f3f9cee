"""What a process sent as JSON → a frame like those of the answers."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

_WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")


def made(columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """The frame; a name that stands twice gets a number, since rows are told by their names elsewhere."""
    values = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    names = _apart([name for name, _ in columns])
    return pd.DataFrame(
        {name: _series(kind, each) for name, (_, kind), each in zip(names, columns, values, strict=True)}
    )


def _series(kind: str, values: Sequence[Any]) -> "pd.Series[Any]":
    """A column of its type; as it came where a value has no place in it (a sum beyond 64 bits)."""
    texts = pd.Series(list(values), dtype="object")
    try:
        if kind in _WHOLE:
            return texts.astype("Int64")
        if kind in ("DOUBLE", "FLOAT") or kind.startswith("DECIMAL"):
            return texts.astype("float64")
        if kind == "BOOLEAN":
            return texts.astype("boolean")
        if kind in ("DATE", "TIMESTAMP"):
            return pd.to_datetime(texts, format="ISO8601")
    except (ValueError, TypeError, OverflowError):
        pass
    return texts


def _apart(names: Sequence[str]) -> list[str]:
    found: list[str] = []
    for name in names:
        number = 0
        while (one := f"{name}_{number}" if number else name) in found:
            number += 1
        found.append(one)
    return found
