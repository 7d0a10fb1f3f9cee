"""What to ask a 課, made of its own reports."""

from typing import Any

from dashboard import labels
from dashboard.screens.overview import changes


def of_change(row: Any) -> str:
    """Of something that changed."""
    return QUESTIONS[row.rule](row)


def of_late(row: Any) -> str:
    """Of an initiative that is late."""
    late = f"開始が{labels.count(row.waits)}日遅れ" if row.reason == "start_missed" else changes.delayed(row.slip_days)
    return _with_reports(row, f"{row.initiative}は{late}")


def of_low(row: Any) -> str:
    """Of a rate that is lower than chance explains."""
    rate = labels.with_fraction(row.numerator, row.denominator)
    left = f"残る{labels.count(row.remaining)}件のうち、課で直せるのは{labels.count(row.mendable)}件"
    return f"オンライン化率{rate}は、偶然では説明しにくく低い値です。{left}。最初の1件は？"


def _with_reports(row: Any, said: str) -> str:
    """With the 課's own words for what is wrong and what comes next."""
    problem = f"課題は『{row.problem}』。" if labels.known(row.problem) else "課題は書かれていません。"
    then = f"次の予定は『{row.next_step}』。いつまでにできますか？" if labels.known(row.next_step) else "次の予定は？"
    return f"{said}。{problem}{then}"


def _disagrees(row: Any) -> str:
    judged = labels.state(row.computed_state)
    return (
        f"{row.subject}は、報告が『{labels.state(row.reported_state)}』、判定は『{judged}』。どちらが実際に近いですか？"
    )


def _newly_late(row: Any) -> str:
    return _disagrees(row) if changes.disagrees(row) else _with_reports(row, f"{row.subject}は{changes.late(row)}")


def _milestone_missed(row: Any) -> str:
    return _with_reports(row, f"{row.subject}の節目『{row.reason}』が{labels.count(row.now)}日後ろへ")


def _gone_back(row: Any) -> str:
    reason = labels.barrier(float(row.reason) if labels.known(row.reason) else None)
    return f"{changes.procedures(row)}がオンラインでなくなりました（理由：{reason}）。いつ戻せますか？"


def _fell(row: Any) -> str:
    return f"オンライン化率が{labels.percent(row.before)}から{labels.percent(row.now)}へ。何がありましたか？"


def _rose(row: Any) -> str:
    return f"オンライン化率が{labels.percent(row.before)}から{labels.percent(row.now)}へ。ほかの課に伝えられる工夫は？"


QUESTIONS: dict[str, changes.Say] = {
    "gone_back": _gone_back,
    "newly_late": _newly_late,
    "disagrees": _disagrees,
    "fell": _fell,
    "milestone_missed": _milestone_missed,
    "rose": _rose,
    "stopped_sending": lambda row: "今回の手続一覧がまだ届いていません。いつ出せますか？",
}
"""Rule → its question."""
