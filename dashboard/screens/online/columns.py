"""What columns of these answers mean that mean something else elsewhere."""

from collections.abc import Mapping

from dashboard.labels import BARRIERS, NO_BARRIER, Column

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "online/barriers": {"barrier": Column("未実施の理由", "code", BARRIERS, NO_BARRIER)},
    "online/funnel_limits": {"n": Column("手続数", "count")},
}
