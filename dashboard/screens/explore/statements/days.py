"""Of which 基準日 the rows of a list of every month are: the rule of explored_days (queries/build/city)."""

from collections.abc import Sequence

from dashboard.screens.explore.statements import writing
from dashboard.screens.explore.statements.telling import Field
from dashboard.screens.explore.subjects.subject import MONTH, YEAR
from dashboard.screens.explore.view import View

FIELDS = {MONTH: Field("as_of", words="as_of"), YEAR: Field("as_of", words="concat({year_of_as_of}, '年度')")}
"""A month is told by its 基準日, so that it is a day to whoever draws it."""


def fiscal_year(column: str, view: View) -> str:
    """The 年度 of a day."""
    return f"fiscal_year({column}, {view.year_begins})"


def of(table: str, view: View) -> Sequence[str]:
    """The months that stand beside each other, the last of each 年度, or the one that is on show."""
    shown = writing.day(view.as_of)
    if MONTH in (view.rows, view.columns):
        return [f"as_of <= {shown}", *([f"as_of >= {writing.day(view.since)}"] if view.since else [])]
    if YEAR in (view.rows, view.columns):
        last = f"SELECT max(as_of) FROM {table} WHERE as_of <= {shown} GROUP BY {fiscal_year('as_of', view)}"
        return [f"as_of IN ({last})"]
    return [f"as_of = {shown}"]
