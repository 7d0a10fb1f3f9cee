"""What columns of these answers mean that mean something else elsewhere."""

from collections.abc import Mapping

from dashboard.labels import HIDDEN, Column

FIRST: Mapping[str, tuple[str, ...]] = {
    "assessment/answers": ("question", "label", "share", "people", "n"),
    "assessment/changes": ("field", "change", "change_low", "change_high", "matched", "unit"),
    "assessment/distribution": ("unit", "bin", "people"),
    "assessment/field_by_department": ("department", "bureau", "field", "mean", "city_mean", "n"),
    "assessment/fields": ("field", "mean", "n", "questions"),
    "assessment/items": ("question", "difficulty", "reading", "discrimination", "n"),
    "assessment/skills": ("skill", "people", "n", "shortfall"),
    "assessment/under_line": ("department", "people"),
}
"""What a reader looks for in a table, first."""

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "assessment": {
        "change": Column("変化（点）", "points"),
        "median": Column("中央値（点）", "points"),
        "p25": Column("下位25%（点）", "points"),
        "p75": Column("上位25%（点）", "points"),
    },
    "assessment/field_by_department": {"department": Column("課・職位", "text")},
    # There a level is a step of the scale; its score only places the bar.
    "assessment/answers": {"level": Column("段階", "count"), "score": HIDDEN},
}
