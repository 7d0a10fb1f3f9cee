"""What the columns of these lists are called."""

from collections.abc import Mapping

from dashboard.labels import Column

COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "monthly_meeting/agenda": {
        "place": Column("番号", "count"),
        "subject": Column("議題", "text"),
        "narrowed": Column("絞り込み", "text"),
    },
    "monthly_meeting/homework": {
        "what": Column("宿題", "text"),
        "owner": Column("担当", "text"),
        "due": Column("期限", "day"),
        "state": Column("状態", "text"),
        "given_on": Column("決めた会議", "day"),
    },
    "monthly_meeting/minutes": {
        "place": Column("番号", "count"),
        "subject": Column("議題", "text"),
        "said": Column("会議で見たこと", "text"),
        "notes": Column("論点メモ", "text"),
        "homework": Column("宿題", "text"),
    },
}
