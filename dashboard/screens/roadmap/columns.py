"""What columns of these answers mean that mean something else elsewhere."""

from collections.abc import Mapping

from dashboard.labels import Column

FIRST: Mapping[str, tuple[str, ...]] = {
    "roadmap/initiatives": (
        "initiative",
        "department",
        "computed_state",
        "delay",
        "late_since",
        "reason",
        "problem",
        "next_step",
    ),
    "roadmap/changes": ("initiative", "became", "cause", "department", "slip_days", "slip_before"),
    "roadmap/slip_history": ("initiative", "as_of", "slip_days", "expected_end"),
}
"""What a reader looks for in a table, first."""

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    # There the reason is what somebody wrote when the plan was changed.
    "roadmap/baselines": {"reason": Column("見直した理由", "text")},
    "roadmap/s_curve": {"planned": Column("計画の累計", "count")},
    "roadmap/s_curve_gap": {"planned": Column("計画の累計", "count")},
    "roadmap/totals": {"unknown": Column("不明", "count")},
}
