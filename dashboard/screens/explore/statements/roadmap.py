"""取組, as the view of the ロードマップ tells them."""

from dashboard.screens.explore.statements import days
from dashboard.screens.explore.statements.telling import Counting, Field, Telling
from dashboard.screens.explore.view import View

_LATE = "computed_state = 'late'"
_EXPECTED = "computed_state IN ('on_track', 'attention', 'late')"


def telling(_: View) -> Telling:
    """Delays are those of what is late, slips those of all that has an end in sight."""
    return Telling(
        source="initiatives",
        fields={
            "bureau": Field("bureau"),
            "department": Field("department"),
            "pillar": Field("pillar"),
            "theme": Field("theme"),
            "state": Field("computed_state"),
            "reported": Field("reported_state"),
            "reason": Field("reason"),
            "agrees": Field("agrees", "flag"),
            **days.FIELDS,
        },
        measures={
            "initiatives": Counting("count(*)"),
            "late": Counting(f"count(*) FILTER (WHERE {_LATE})"),
            "median_delay": Counting(f"median(delay) FILTER (WHERE {_LATE})"),
            "longest_delay": Counting(f"max(delay) FILTER (WHERE {_LATE})"),
            "median_slip": Counting(
                f"median(slip_days) FILTER (WHERE {_EXPECTED})",
                unknown=f"count(*) FILTER (WHERE {_EXPECTED} AND slip_days IS NULL)",
            ),
        },
        when=lambda view: days.of("initiatives", view),
        bounded={"slip_from": "slip_days"},
        searched="initiative, initiative_id, theme, problem, department",
    )
