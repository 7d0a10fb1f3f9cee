"""相談, as the view tells them: without their words, and of the last 基準日 only."""

from dashboard.screens.explore.statements import days
from dashboard.screens.explore.statements.telling import Counting, Field, Telling
from dashboard.screens.explore.view import View


def telling(view: View) -> Telling:
    """How long one has waited is known of those that are open."""
    year = f"CAST({days.fiscal_year('consulted_on', view)} AS VARCHAR)"
    return Telling(
        source="consultations",
        fields={
            "bureau": Field("bureau"),
            "department": Field("department"),
            "field": Field("field"),
            "state": Field("state"),
            "asked_month": Field("strftime(consulted_on, '%Y-%m')"),
            "asked_year": Field(year, words=f"coalesce({year} || '年度', '日付なし')"),
        },
        measures={
            "consultations": Counting("count(*)"),
            "open": Counting("count(*) FILTER (WHERE is_open)", unknown="count(*) FILTER (WHERE is_open IS NULL)"),
            "median_wait": Counting(
                "median(open_days) FILTER (WHERE is_open)",
                unknown="count(*) FILTER (WHERE is_open AND open_days IS NULL)",
            ),
        },
        when=lambda _: [],
        bounded={"wait_from": "open_days"},
    )
