"""How numbers, dates and codes are written: each form once, for screens, charts, tables and exports."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

UNKNOWN = "—"
"""What stands where there is no figure: unknown is never zero."""

EMPTY = "この条件に当てはまるものがありません。"
"""What is said where there are no rows."""

Number = float | int | None
Day = str | dt.date | None

ERAS = ((dt.date(2019, 5, 1), "令和"), (dt.date(1989, 1, 8), "平成"), (dt.date(1926, 12, 25), "昭和"))

ERA_LETTERS = {"令和": "R", "平成": "H", "昭和": "S", "西暦": ""}

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
NO_BARRIER = "理由の記入なし"

SEVERITIES = {"error": "不可", "warning": "注意", "info": "情報"}
DATASETS = {
    "organization": "組織表",
    "procedures": "手続一覧",
    "assessment_questions": "設問一覧",
    "assessment": "アセスメント回答",
    "roadmap": "ロードマップ",
}
DIFFERENCES = {
    "new": "新しい取組",
    "gone": "一覧からなくなった取組",
    "renumbered": "番号が変わった取組",
    "renamed": "名前が変わった取組",
    "replanned": "計画の終わりが変わった取組",
}
"""What a new list of the ロードマップ says of an initiative."""

READINGS = {
    "easy": "ほぼ全員ができる",
    "hard": "ほとんどができない",
    "separates": "差がつく",
    "review": "見直し候補",
}
"""What a question of the アセスメント tells."""

HEADINGS = {
    "as_of": "基準日",
    "bureau": "部",
    "department": "課",
    "departments": "課数",
    "applicable": "対象手続",
    "online": "実施済",
    "partial": "一部実施",
    "planned": "予定",
    "not_online": "未実施",
    "other": "その他",
    "unknown": "データなし",
    "numerator": "分子",
    "denominator": "分母",
    "rate": "率",
    "rate_low": "95%区間の下限",
    "rate_high": "95%区間の上限",
    "rate_before": "比較先の率",
    "change": "変化",
    "remaining": "未オンライン",
    "remaining_volume": "残る年間件数",
    "cumulative_share": "累計の割合",
    "submitted": "提出",
    "last_sent": "最後の提出",
    "display_order": "表示順",
    "city_rate": "全庁",
    "median": "中央値",
    "min": "最小",
    "max": "最大",
    "p10": "下位10%",
    "p25": "下位25%",
    "p75": "上位25%",
    "p90": "上位10%",
    "procedure_id": "手続ID",
    "procedure": "手続名",
    "procedures": "手続数",
    "status": "状況",
    "status_before": "比較先の状況",
    "barrier": "未実施の理由",
    "annual_count": "年間件数",
    "online_count": "オンライン件数",
    "planned_for": "予定時期",
    "online_since": "実施日",
    "tool": "実施方法",
    "legal_basis": "根拠法令",
    "audience": "対象者",
    "life_event": "ライフイベント",
    "priority": "優先手続",
    "note": "備考",
    "file": "ファイル",
    "sheet": "シート",
    "row": "行",
    "cell": "セル",
    "import_id": "取込番号",
    "dataset": "資料",
    "row_count": "行数",
    "warnings": "注意",
    "infos": "情報",
    "imported_at": "取込日時",
    "imported_by": "取り込んだ人",
    "severity": "重さ",
    "rule": "国の規則",
    "message": "内容",
    "remedy": "直し方",
    "value": "書かれていた値",
    "about": "確かめること",
    "built_at": "確かめた日時",
    "question_no": "設問番号",
    "question": "設問",
    "questions": "設問数",
    "field": "分野",
    "unit": "部・課・職位",
    "grade": "職位",
    "respondent": "職員番号",
    "respondents": "回答者",
    "headcount": "職員数",
    "response_rate": "回答率",
    "n": "回答数",
    "masked": "伏せ",
    "score": "点",
    "mean_points": "平均点",
    "median_points": "中央値（点）",
    "p25_points": "下位25%（点）",
    "p75_points": "上位25%（点）",
    "city_median_points": "全庁の中央値（点）",
    "city_mean_points": "全庁の平均点",
    "difficulty_points": "平均点",
    "discrimination": "識別力",
    "reading": "読み方",
    "blank": "無回答",
    "dont_know": "わからない",
    "alpha": "α係数",
    "alpha_low": "α係数の95%区間の下限",
    "alpha_high": "α係数の95%区間の上限",
    "round_before": "比べた回",
    "matched": "両方に答えた人",
    "unmatched": "今回だけの人",
    "unmatched_before": "前回だけの人",
    "change_points": "変化（点）",
    "change_low_points": "変化の95%区間の下限（点）",
    "change_high_points": "変化の95%区間の上限（点）",
    "bin_points": "点（以上）",
    "people": "人数",
    "people_before": "前回の人数",
    "level": "段階",
    "label": "答え",
    "share": "割合",
    "skill": "スキル",
    "shortfall_points": "届かない人の平均の不足（点）",
    "weight": "人数×不足",
    "departments_few": "できる人が2人以下の課",
    "able_few": "できる人が2人以下",
    "how": "人数の読み方",
    "classes": "クラス数",
    "initiative_id": "番号",
    "initiative": "取組",
    "pillar": "柱",
    "theme": "施策",
    "related_departments": "関係課",
    "baseline_start": "基準計画の始まり",
    "baseline_end": "基準計画の終わり",
    "planned_start": "一覧の計画の始まり",
    "planned_end": "一覧の計画の終わり",
    "actual_start": "実績の始まり",
    "actual_end": "実績の終わり",
    "forecast_end": "終わりの見込",
    "expected_end": "終わり（実績か見込）",
    "end": "終わりの見込",
    "slip_days": "遅れ日数",
    "slip_before": "比較先の遅れ日数",
    "progress": "進捗率",
    "planned_progress": "計画上の進捗率",
    "reported_state": "報告の読み",
    "reported_text": "報告",
    "computed_state": "判定",
    "state_before": "比較先の判定",
    "reason": "判定の理由",
    "agrees": "報告と判定",
    "late_since": "いつから遅れ",
    "reported_on": "報告の基準日",
    "is_rebaselined": "計画を見直した",
    "done_this_month": "今月の実績",
    "problem": "課題",
    "next_step": "次の予定",
    "milestones": "節目",
    "kpi": "KPI",
    "kpi_unit": "単位",
    "kpi_baseline": "基準値",
    "kpi_target": "目標値",
    "kpi_actual": "実績値",
    "became": "変化",
    "group_name": "柱・施策・課",
    "initiatives": "取組数",
    "chosen_initiatives": "選んだ部・課の取組数",
    "actual": "実績の累計",
    "forecast": "見込の累計",
    "total": "全体",
    "name": "名前",
}
"""Canonical column names → table headings."""


def known(value: object) -> bool:
    """Whether there is a value at all: not None, NaN, NaT or NA."""
    return not pd.isna(value)  # type: ignore[call-overload]


def percent(rate: Number) -> str:
    """Write a share (0–1): 0.4523 → 45.2%."""
    return f"{rate:.1%}" if known(rate) else UNKNOWN


def whole_percent(rate: Number) -> str:
    """Write a share (0–1) without decimals, where a chart has little room: 0.4523 → 45%."""
    return f"{rate:.0%}" if known(rate) else UNKNOWN


def with_fraction(numerator: Number, denominator: Number) -> str:
    """Write a share with what it is made of: 38, 84 → 45.2%（38/84）; 0/0 is unknown."""
    if not (known(numerator) and known(denominator)) or not denominator:
        return UNKNOWN
    return f"{percent((numerator or 0) / denominator)}（{numerator:,.0f}/{denominator:,.0f}）"


def points(change: Number, decimals: int = 1) -> str:
    """Write a difference of shares: 0.021 → ＋2.1pt, −0.021 → ▲2.1pt, what rounds to nothing → ±0.0pt."""
    return f"{signed(change, decimals)}pt" if known(change) else UNKNOWN


def signed(change: Number, decimals: int = 1) -> str:
    """Write a difference of shares in points of 100, without a unit: 0.021 → ＋2.1."""
    if change is None or not known(change):
        return UNKNOWN
    size = f"{abs(change) * 100:.{decimals}f}"
    return f"{'±' if not float(size) else '＋' if change > 0 else '▲'}{size}"


def state(code: str | None) -> str:
    """The state of an initiative in words; none is 不明."""
    return STATES.get(code, code) if code is not None and known(code) else STATES["unknown"]


def slip(days: Number) -> str:
    """A slip in days: 45 → ＋45日, −10 → ▲10日, 0 → ±0日."""
    if days is None or not known(days):
        return UNKNOWN
    return f"{'±' if not days else '＋' if days > 0 else '▲'}{abs(days):,.0f}日"


def quantity(number: Number) -> str:
    """A figure of any kind: 1234 → 1,234, 45.25 → 45.25, 0.5 → 0.5."""
    return f"{number:,.2f}".rstrip("0").rstrip(".") if number is not None and known(number) else UNKNOWN


def score(share: Number) -> str:
    """Write a score (0–1) as points of 100, without a unit: 0.523 → 52.3."""
    return f"{share * 100:.1f}" if share is not None and known(share) else UNKNOWN


def count(number: Number) -> str:
    """Write a whole number: 1234 → 1,234, −1234 → ▲1,234."""
    if number is None or not known(number):
        return UNKNOWN
    return f"{'▲' if number < 0 else ''}{abs(number):,.0f}"


def era_year(day: dt.date) -> str:
    """The Japanese year of a day: 2026-10-31 → 令和8年, 2019-05-01 → 令和元年."""
    start, era = next(((start, era) for start, era in ERAS if day >= start), (dt.date(1, 1, 1), "西暦"))
    year = day.year - start.year + 1
    return f"{era}{'元' if year == 1 else year}年"


def short_fiscal_year(start: dt.date) -> str:
    """The 年度 that begins on a day, where there is little room: 2026-04-01 → R8年度."""
    year = era_year(start)
    return f"{ERA_LETTERS[year[:2]]}{year[2:]}度"


def month(day: Day) -> str:
    """A month on an axis or in a list: 2026-10."""
    date = _date(day)
    return f"{date:%Y-%m}" if date else UNKNOWN


def month_end(day: Day) -> str:
    """A 基準日 in full: 令和8年10月末（2026-10-31）; a day inside a month keeps its number."""
    date = _date(day)
    if date is None:
        return UNKNOWN
    is_last = (date + dt.timedelta(days=1)).day == 1
    return f"{era_year(date)}{date.month}月{'末' if is_last else f'{date.day}日'}（{date:%Y-%m-%d}）"


def moment(when: dt.datetime | None) -> str:
    """A moment to the minute: 2026-11-05 09:12."""
    return f"{when:%Y-%m-%d %H:%M}" if when is not None and known(when) else UNKNOWN


def barrier(code: Number) -> str:
    """The reason (懸念点) in words; none written down is said so."""
    return BARRIERS.get(int(code), f"理由{int(code)}") if code is not None and known(code) else NO_BARRIER


def status(code: str | None) -> str:
    """The state of a procedure in words."""
    return STATUSES.get(code, code) if code is not None and known(code) else STATUSES["unknown"]


def headings(columns: Sequence[str]) -> dict[str, str]:
    """What to rename the columns of a table to; a column without a heading keeps its name."""
    return {column: HEADINGS.get(column, column) for column in columns}


def _date(day: Day) -> dt.date | None:
    if isinstance(day, str):
        return dt.date.fromisoformat(day)
    if day is None or not known(day):
        return None
    return day.date() if isinstance(day, dt.datetime) else day
