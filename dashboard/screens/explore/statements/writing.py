"""Values, names and conditions as they are written in SQL."""

import datetime as dt
from collections.abc import Sequence


def text(value: str) -> str:
    """A text in quotes."""
    return "'" + value.replace("'", "''") + "'"


def name(value: str) -> str:
    """The name of a column, whatever signs it has."""
    return '"' + value.replace('"', '""') + '"'


def day(value: dt.date) -> str:
    """A day."""
    return f"DATE '{value.isoformat()}'"


def comment(said: str) -> str:
    """A line that says something: no text may end it."""
    return f"-- {' '.join(said.split())}"


def among(column: str, literals: Sequence[str]) -> str:
    """That a column has one of these."""
    return f"{column} = {literals[0]}" if len(literals) == 1 else f"{column} IN ({', '.join(literals)})"


def either(conditions: Sequence[str]) -> str:
    """That one of these holds."""
    return conditions[0] if len(conditions) == 1 else f"({' OR '.join(conditions)})"


def indented(lines: Sequence[str], by: int = 4, ending: str = ",") -> str:
    """Lines of a list, one under the other."""
    return f"{ending}\n".join(" " * by + line for line in lines)
