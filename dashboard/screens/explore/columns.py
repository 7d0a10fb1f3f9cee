"""What the columns of these answers mean that mean something else elsewhere."""

from collections.abc import Mapping

from dashboard import labels
from dashboard.labels import Column

LISTS = {"procedures": "手続一覧", "roadmap": "ロードマップ"}
MOVES = {
    "up": "上昇",
    "same": "変化なし",
    "down": "低下",
    "first": "前の一覧なし",
    "missing": "一覧なし",
}
COLUMNS: Mapping[str, Mapping[str, Column]] = {
    "explore": {
        "row_key": Column("行", "text"),
        "column_key": Column("列", "text"),
        "value": Column("値", "quantity"),
        "numerator": Column("分子（数の場合はその数）", "count"),
        "counted": Column("数えた件数", "count"),
        "left_out": Column("分からず数えない件数", "count"),
        "numerator_before": Column("分子（前）", "count"),
        "denominator_before": Column("分母（前）", "count"),
        "list_as_of": Column("一覧の基準日", "day"),
        "before_on": Column("比べた前の一覧", "day"),
    },
    "explore/moves_behind": {
        "move": Column("率の動き", "code", MOVES),
        "online_before": Column("実施済（前）", "count"),
        "applicable_before": Column("対象手続（前）", "count"),
        "gained": Column("新しくオンラインになった手続", "count"),
        "unmoved": Column("続けて動きのない月数", "count"),
        "procedures": Column("オンラインになった手続の名前", "names"),
    },
    "explore/moves_procedures": {
        "status_before": Column("前の一覧での状況", "code", labels.STATUSES),
    },
    "explore/told_until": {
        "said_on": Column("最後の基準日", "day"),
        "months_lacking": Column("まだない月", "count"),
    },
    "explore/submissions_behind": {
        "list": Column("資料", "code", LISTS),
        "list_as_of": Column("基準日", "day"),
        "submission": Column("提出の状態", "code", labels.SUBMISSIONS),
        "due": Column("期限", "day"),
        "arrived_on": Column("届いた日", "day"),
        "days_over": Column("期限から（日）", "count"),
    },
    "explore/consultations_behind": {
        "said_on": Column("一覧の基準日", "day"),
        "consulted_on": Column("受けた日", "day"),
        "content": Column("内容", "person"),
        "response": Column("対応", "person"),
        "state": Column("状態", "code", labels.CONSULTATION_STATES, "不明"),
        "open_days": Column("受けてからの日数", "count"),
        "closed_on": Column("完了日", "day"),
    },
    "explore/procedures_behind": {
        "kind": Column("手続類型", "text"),
    },
}
