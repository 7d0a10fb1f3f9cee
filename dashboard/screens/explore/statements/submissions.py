"""提出, as the view tells it: of the day of the last import, so what came due since then is said here."""

from dashboard.screens.explore.statements import writing
from dashboard.screens.explore.statements.telling import Counting, Field, Telling
from dashboard.screens.explore.view import View

_DUE = "submission IN ('sent', 'late', 'missing')"


def telling(view: View) -> Telling:
    """The last twelve months, as they stand today."""
    overdue = f"submission = 'not_due' AND due < {writing.day(view.today)}"
    return Telling(
        source=(
            f"(\n        SELECT * REPLACE (CASE WHEN {overdue} THEN 'missing' ELSE submission END AS submission)\n"
            "        FROM submissions\n"
            "        QUALIFY dense_rank() OVER (PARTITION BY dataset ORDER BY as_of DESC) <= 12\n    )"
        ),
        fields={
            "bureau": Field("bureau"),
            "department": Field("department"),
            "list": Field("dataset"),
            "list_month": Field("CAST(as_of AS VARCHAR)", words="strftime(as_of, '%Y-%m')"),
            "outcome": Field("submission"),
        },
        measures={
            "lists": Counting("count(*)"),
            "late": Counting("count(*) FILTER (WHERE submission = 'late')"),
            "missing": Counting("count(*) FILTER (WHERE submission = 'missing')"),
            "in_time": Counting(
                numerator="count(*) FILTER (WHERE submission = 'sent')",
                denominator=f"count(*) FILTER (WHERE {_DUE})",
            ),
        },
        when=lambda view: ["submission <> 'not_asked'", f"as_of <= {writing.day(view.as_of)}"],
    )
