"""What columns of these answers mean that mean something else elsewhere."""

from collections.abc import Mapping

from dashboard.labels import Column

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    # There the reason is what somebody wrote when the plan was changed.
    "roadmap/baselines": {"reason": Column("見直した理由", "text")},
    "roadmap/s_curve": {"planned": Column("計画の累計", "count")},
    "roadmap/s_curve_gap": {"planned": Column("計画の累計", "count")},
    "roadmap/totals": {"unknown": Column("不明", "count")},
}
