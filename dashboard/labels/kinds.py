"""What there is to say of a column: what it is called, and of which kind its values are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "text",  # as it was written
    "count",  # a whole number: procedures, people, days, the number of a row
    "share",  # 0–1, shown as 45.2%
    "points",  # points of 100, kept as 0–1 and shown as 45.2: scores, and how far two shares are apart
    "coefficient",  # two decimals
    "quantity",  # a figure of any kind, with the decimals it has
    "day",
    "moment",  # kept in UTC, shown as the clock on the wall says
    "code",  # one of a few, shown in words
    "names",  # several texts
    "unit",  # a 課 by its name, which leads to its カルテ
    "person",  # who of the staff can be reached, and what was said with them: never for outside
    "milestones",  # several days with a name: {"due": 2026-09-30, "name": "試行開始"}
    "flag",  # yes or no
    "hidden",  # keys and places of our own, never shown
]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and kind. ``words`` spell out a code; ``blank`` is what a missing code is called."""

    heading: str
    kind: Kind
    words: Mapping[Any, str] | None = None
    blank: str | None = None


HIDDEN = Column("", "hidden")
OWN = "columns"
"""Where (in its attrs) a frame whose columns are values of something, as 部 by 状況, says what each of them is."""
