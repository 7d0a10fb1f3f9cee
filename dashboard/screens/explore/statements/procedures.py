"""手続, as the view of the 手続一覧 tells it. Its notes are in no view: what is searched in them cannot be told."""

from collections.abc import Mapping

from dashboard.screens.explore.statements import days, writing
from dashboard.screens.explore.statements.telling import Counting, Field, Telling
from dashboard.screens.explore.subjects.procedures import VOLUMES
from dashboard.screens.explore.view import View

_FROM = [each for each in VOLUMES if each]
_VOLUME = "\n            ".join(
    [
        f"CASE WHEN annual_count IS NULL THEN {writing.text(VOLUMES[''])}",
        *(f"WHEN annual_count >= {each} THEN {writing.text(VOLUMES[each])}" for each in _FROM[:-1]),
        f"ELSE {writing.text(VOLUMES[_FROM[-1]])} END",
    ]
)
FIELDS: Mapping[str, Field] = {
    "bureau": Field("bureau"),
    "department": Field("department"),
    "status": Field("status", unknown="unknown"),
    "barrier": Field("barrier", "number"),
    "mendable": Field("is_mendable", "flag"),
    "law": Field("legal_basis"),
    "audience": Field("audience"),
    "kind": Field("kind"),
    "tool": Field("tool"),
    "priority": Field("priority", "flag"),
    "life_event": Field("life_event"),
    "volume": Field("annual_count", words=_VOLUME),
    **days.FIELDS,
}


def telling(view: View) -> Telling:
    """What counts as online hangs on whether 一部実施 does."""
    online = "counts_online(status, TRUE)" if view.with_partial else "is_online"
    left = f"is_applicable AND NOT {online}"
    known_left = f"sum(remaining_volume) FILTER (WHERE {left})"
    return Telling(
        source="procedures",
        fields=FIELDS,
        measures={
            "procedures": Counting("count(*)"),
            "applicable": Counting("count(*) FILTER (WHERE is_applicable)"),
            "online": Counting(f"count(*) FILTER (WHERE {online})"),
            "remaining": Counting(f"count(*) FILTER (WHERE {left})"),
            # Nothing left is none; something left of which no number is known is not known.
            "remaining_volume": Counting(
                f"CASE WHEN count(*) FILTER (WHERE {left}) = 0 THEN 0 ELSE {known_left} END",
                unknown=f"count(*) FILTER (WHERE {left} AND remaining_volume IS NULL)",
            ),
            "kind": Counting(
                numerator=f"count(*) FILTER (WHERE {online})",
                denominator="count(*) FILTER (WHERE is_applicable)",
            ),
            "volume": Counting(
                numerator=f"coalesce(sum(annual_count) FILTER (WHERE {online}), 0)",
                denominator="sum(annual_count) FILTER (WHERE is_applicable)",
                unknown="count(*) FILTER (WHERE is_applicable AND annual_count IS NULL)",
            ),
            "usage": Counting(
                numerator="sum(online_count) FILTER (WHERE annual_count IS NOT NULL)",
                denominator="sum(annual_count) FILTER (WHERE online_count IS NOT NULL)",
                unknown="count(*) FILTER (WHERE annual_count IS NULL OR online_count IS NULL)",
            ),
            "annual_count": Counting("sum(annual_count)", unknown="count(*) FILTER (WHERE annual_count IS NULL)"),
        },
        when=lambda view: days.of("procedures", view),
        bounded={"annual_from": "annual_count"},
    )
