"""The words of codes, each once: measures, states, reasons, kinds of lists."""

from dashboard.labels.numbers import Number, known

MEASURES = {
    "kind": "オンライン化率（種類ベース）",
    "volume": "オンライン化率（件数ベース）",
    "usage": "オンライン利用率",
}
SHORT_MEASURES = {"kind": "種類ベース", "volume": "件数ベース", "usage": "利用率"}
DENOMINATORS = {"kind": "対象手続", "volume": "年間件数", "usage": "年間件数"}
"""What a rate's denominator counts."""

STATUSES = {
    "online": "実施済",
    "partial": "一部実施",
    "planned": "予定",
    "not_online": "未実施",
    "not_applicable": "対象外",
    "other": "その他",
    "unknown": "データなし",
}
STATUS_COLOURS = {
    "online": "#0017c1",
    "partial": "#4979f5",
    "planned": "#9db7f9",
    "not_online": "#c74700",
    "not_applicable": "#cccccc",
    "other": "#767676",
    "unknown": "#ffffff",
}
"""The same everywhere; 予定 and 対象外 are drawn with an outline, データなし hatched."""

STATES = {
    "late": "遅れ",
    "attention": "注意",
    "on_track": "順調",
    "done": "完了",
    "not_started": "未着手",
    "stopped": "中止・対象外",
    "unknown": "不明",
}
"""The state of an initiative of the ロードマップ, as computed by rule; 課 report all but 注意 and 不明."""
STATE_COLOURS = {
    "late": "#c74700",
    "attention": "#b78f00",
    "on_track": "#4979f5",
    "done": "#0017c1",
    "not_started": "#ffffff",
    "stopped": "#b3b3b3",
    "unknown": "#ffffff",
}
"""The same everywhere; 未着手 is drawn with an outline, 不明 hatched."""

REASONS = {
    "start_missed": "開始の予定日を過ぎても始まっていない",
    "overdue": "終わりの予定か見込を過ぎても終わっていない",
    "slip": "終わりの見込が基準計画より遅い",
    "forecast_missing": "終わりの見込が書かれていない",
    "forecast_stale": "終わりの見込の報告が古い",
}
"""Why the rule calls an initiative 遅れ or 注意."""

BECAME = {
    "newly_late": "新たに遅れ",
    "recovered": "遅れから回復",
    "done": "完了",
    "gone": "一覧からなくなった",
    "new": "新規",
    "rebaselined": "計画を見直し",
    "slipped": "見込がさらに後ろへ",
}
"""What became of an initiative between two 基準日."""

CAUSES = {"moved": "実際の動き", "corrected": "過去分の訂正", "both": "動きと訂正"}
"""Why something is other than a meeting saw it."""

AGREEMENT = {True: "合う", False: "合わない"}
"""Whether the report and the rule say the same of an initiative."""

SUBMISSIONS = {
    "sent": "届いた",
    "late": "遅れて届いた",
    "missing": "未",
    "not_due": "期限前",
    "not_asked": "対象外",
}
"""What became of a list that a 課 owes."""
SUBMISSION_SIGNS = {"sent": "○", "late": "△", "missing": "未", "not_due": "…", "not_asked": "－"}

ARRIVALS = {"in_force": "使っている", "replaced": "あとの取込に置き換えた", "taken_back": "取り消した"}
"""What became of an import."""

BARRIERS = {
    0: "オンライン化実施予定",
    1: "制度改正が必要（時間）",
    2: "制度改正が必要（優先順位）",
    3: "システムがない",
    4: "書類の原本が紙",
    5: "性質上電子化すべきでない",
    6: "費用対効果",
    7: "その他",
}
"""The national survey's 懸念点: why a procedure is not online."""
NO_BARRIER = "理由の記入なし"

SEVERITIES = {"error": "不可", "warning": "注意", "info": "情報"}
DIFFERENCES = {
    "new": "新しい取組",
    "gone": "一覧からなくなった取組",
    "renumbered": "番号が変わった取組",
    "renamed": "名前が変わった取組",
    "replanned": "計画の終わりが変わった取組",
}
"""What a new list of the ロードマップ says of an initiative."""

CONSULTATION_STATES = {
    "received": "受付",
    "in_progress": "対応中",
    "waiting": "保留",
    "done": "完了",
    "withdrawn": "取下げ",
}
"""The state of a 相談; the first three are open."""
ATTITUDES = {5: "高い", 4: "やや高い", 3: "普通", 2: "やや低い", 1: "低い"}
"""How a 課 that was heard (ヒアリング) takes to the digital change: 意識."""

READINGS = {
    "easy": "ほぼ全員ができる",
    "hard": "ほとんどができない",
    "separates": "差がつく",
    "review": "見直し候補",
}
"""What a question of the アセスメント tells."""

LEVELS = {"city": "全庁", "bureau": "部", "department": "課", "grade": "職位", "rest": "ほかの課"}
"""What kind of group a figure of the アセスメント is of."""

SKILL_KINDS = {"field": "分野", "question": "設問"}


def barrier(code: Number) -> str:
    """The reason (懸念点) in words; none written down is said so."""
    return BARRIERS.get(int(code), f"理由{int(code)}") if code is not None and known(code) else NO_BARRIER


def status(code: str | None) -> str:
    """The state of a procedure in words."""
    return STATUSES.get(code, code) if code is not None and known(code) else STATUSES["unknown"]


def state(code: str | None) -> str:
    """The state of an initiative in words; none is 不明."""
    return STATES.get(code, code) if code is not None and known(code) else STATES["unknown"]
