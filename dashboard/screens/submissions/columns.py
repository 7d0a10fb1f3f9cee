"""What the columns of these answers mean."""

from collections.abc import Mapping

from dashboard import labels
from dashboard.labels import HIDDEN, Column

SUBMISSION = Column("状態", "code", labels.SUBMISSIONS)
COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "submissions": {
        "age_days": Column("データの古さ（日）", "count"),
        "arrived": Column("届いた課", "count"),
        "arrived_on": Column("届いた日", "day"),
        "asked_months": Column("12か月のうち求めた月", "count"),
        "became": Column("取込のいま", "code", labels.ARRIVALS),
        "days_over": Column("期限から（日）", "count"),
        "days_over_due": Column("期限から（日）", "count"),
        "due": Column("期限", "day"),
        "expected": Column("求める課", "count"),
        "last_sent": Column("最後に届いた基準日", "day"),
        "late": Column("遅れて届いた課", "count"),
        "late_months": Column("12か月の遅れ・未提出", "count"),
        "liaison": Column("兼務職員", "person"),
        "listed_rows": Column("この課の行数", "count"),
        "median_age": Column("データの古さの中央値（日）", "quantity"),
        "missing": Column("未提出の課数", "count"),
        "missing_before": Column("前の月の未提出", "count"),
        "not_asked": Column("対象外の課", "count"),
        "not_due": Column("期限前の課", "count"),
        "often_late": HIDDEN,
        "submission": SUBMISSION,
    },
    "submissions/totals": {"often_late": Column("遅れの多い課", "count")},
}
