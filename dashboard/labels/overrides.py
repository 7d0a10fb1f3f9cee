"""Where a folder of answers, or one answer, means something of its own by a column's name."""

from collections.abc import Mapping

from dashboard.labels.kinds import HIDDEN, Column
from dashboard.labels.words import BARRIERS, NO_BARRIER

OVERRIDES: Mapping[str, Mapping[str, Column]] = {
    "assessment": {
        "change": Column("変化（点）", "points"),
        "median": Column("中央値（点）", "points"),
        "p25": Column("下位25%（点）", "points"),
        "p75": Column("上位25%（点）", "points"),
    },
    # There a level is a step of the scale; its score only places the bar.
    "assessment/answers": {"level": Column("段階", "count"), "score": HIDDEN},
    "frame/months": {
        "datasets": HIDDEN,
        "departments": Column("提出した課数", "count"),
        "procedures": Column("手続一覧", "flag"),
        "roadmap": Column("ロードマップ", "flag"),
    },
    "online/barriers": {"barrier": Column("未実施の理由", "code", BARRIERS, NO_BARRIER)},
    "online/funnel_limits": {"n": Column("手続数", "count")},
    # There the reason is what somebody wrote when the plan was changed.
    "roadmap/baselines": {"reason": Column("見直した理由", "text")},
    "roadmap/s_curve": {"planned": Column("計画の累計", "count")},
    "roadmap/s_curve_gap": {"planned": Column("計画の累計", "count")},
    "roadmap/totals": {"unknown": Column("不明", "count")},
}
"""``folder`` or ``folder/name`` → column name → what it is there."""
