"""What the columns of these answers mean."""

from collections.abc import Mapping

from dashboard import labels
from dashboard.labels import Column

SAID_BY = {"liaisons": "兼務職員の一覧", "organization": "組織表"}
COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "people": {
        "said_on": Column("一覧の基準日", "day"),
        "heard_by": Column("聞いた人", "person"),
        "attitude": Column("意識", "code", labels.ATTITUDES),
        "considered": Column("検討事項", "text"),
        "trouble": Column("困りごと", "text"),
        "promised": Column("約束", "text"),
        "is_kept": Column("約束を果たした", "flag"),
        "kept_on": Column("約束を果たした日", "day"),
        "next_on": Column("次回", "day"),
    },
    "people/liaisons": {
        "liaison": Column("兼務職員", "person"),
        "role": Column("役割", "text"),
        "valid_from": Column("兼務開始", "day"),
        "valid_to": Column("兼務終了", "day"),
        "said_by": Column("どの資料による", "code", SAID_BY),
    },
    "people/consultations": {
        "consulted_on": Column("受けた日", "day"),
        "content": Column("内容", "text"),
        "response": Column("対応", "text"),
        "state": Column("状態", "code", labels.CONSULTATION_STATES, "不明"),
        "is_open": Column("未完了", "flag"),
        "open_days": Column("受けてからの日数", "count"),
        "closed_on": Column("完了日", "day"),
        "taken_by": Column("受けた人", "person"),
    },
    "people/consultations_by_month": {
        "month": Column("月", "day"),
        "consultations": Column("相談", "count"),
        "open": Column("未完了", "count"),
        "closed": Column("完了・取下げ", "count"),
        "unknown": Column("状態が不明", "count"),
        "longest_open_days": Column("未完了の最も長い日数", "count"),
    },
    "people/hearings": {
        "heard_on": Column("最後のヒアリング", "day"),
        "days_since": Column("ヒアリングからの日数", "count"),
        "is_long_unheard": Column("しばらく聞いていない", "flag"),
        "hearings": Column("ヒアリングの回数", "count"),
        "attitude_before": Column("前回の意識", "code", labels.ATTITUDES),
        "open_promises": Column("果たしていない約束", "count"),
    },
    "people/hearings_held": {"heard_on": Column("ヒアリングの日", "day")},
}
