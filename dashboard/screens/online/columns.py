"""What columns of these answers mean that mean something else elsewhere."""

from collections.abc import Mapping

from dashboard.labels import BARRIERS, NO_BARRIER, Column

FIRST: Mapping[str, tuple[str, ...]] = {
    "online/departments": (
        "department",
        "rate",
        "numerator",
        "denominator",
        "change",
        "remaining",
        "mendable",
        "bureau",
    ),
    "online/spread_by_month": ("as_of", "median", "city_rate", "p10", "p90"),
    "online/changed": ("department", "procedure", "status_before", "status", "cause"),
    "online/remaining": ("procedure", "department", "remaining_volume", "barrier", "is_mendable"),
    "online/paper": ("procedure", "department", "paper_volume", "usage_rate"),
    "online/procedures": ("procedure", "department", "status", "status_before", "remaining_volume", "barrier"),
}
"""What a reader looks for in a table, first."""

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "online/barriers": {"barrier": Column("未実施の理由", "code", BARRIERS, NO_BARRIER)},
    "online/funnel_limits": {"n": Column("手続数", "count")},
}
