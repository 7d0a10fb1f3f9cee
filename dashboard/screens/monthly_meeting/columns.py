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
    "monthly_meeting/figures": {
        "figure": Column("数値", "text"),
        "value": Column("値", "text"),
        "of": Column("内訳", "text"),
        "delta": Column("変化", "text"),
    },
    "monthly_meeting/held": {
        "day": Column("会議の日", "day"),
        "subjects": Column("議題", "count"),
        "notes": Column("論点メモ", "count"),
        "given": Column("出した宿題", "count"),
        "open": Column("うち残り", "count"),
        "frozen": Column("会議時点", "text"),
    },
}
