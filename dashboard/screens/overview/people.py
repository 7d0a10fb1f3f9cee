"""話す相手: the 課 behind what is on top, and the question to ask, made of their own reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Line
from dashboard.screens.online import asking as online_asking
from dashboard.screens.online import funnel
from dashboard.screens.overview import changes
from dashboard.screens.overview.rules import RULES
from dashboard.screens.overview.view import View
from dashboard.screens.roadmap import asking as roadmap_asking
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask

TITLE = "話す相手"
NOBODY = "今月、こちらから尋ねることのある課はありません。"


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask of a 課, and where it stands."""

    department: str
    words: str
    lead: Lead


def lines(ask: Ask, view: View) -> list[Line]:
    """A 課 each, the chosen alone where some are; who has changed first, then who is latest, then who is low."""
    liaisons = ask("overview/liaisons").set_index("department")
    asked: dict[str, Question] = {}
    for question in questions(ask, view):
        asked.setdefault(question.department, question)
    return [_line(each, liaisons) for each in asked.values() if _is_own(each.department, view, liaisons)]


def questions(ask: Ask, view: View) -> Iterator[Question]:
    """All there are to ask, what weighs most first."""
    found = changes.rows(ask, view)
    for row in found[found["rule"].isin([rule for rule, each in RULES.items() if each.is_asked])].itertuples():
        yield Question(str(row.department), QUESTIONS[str(row.rule)](row), changes.lead(row))
    if view.roadmap:
        for row in roadmap_asking.late(roadmap_asking.every(ask, view.roadmap)).itertuples():
            yield Question(str(row.department), _of_late(row, f"{row.initiative}は{_late(row)}"), _to_initiative(row))
    if view.online:
        rows = online_asking.departments(ask, view.online, measure="kind")
        for row in funnel.below(rows, online_asking.limits(ask, view.online)).sort_values("rate").itertuples():
            yield Question(str(row.department), _of_low(row), _to_department(row))


def _line(asked: Question, liaisons: pd.DataFrame) -> Line:
    who = liaisons.loc[asked.department] if asked.department in liaisons.index else None
    bureau = f"（{who['bureau']}）" if who is not None and labels.known(who["bureau"]) else ""
    liaison = f"　兼務職員：{who['liaison']}" if who is not None and labels.known(who["liaison"]) else ""
    return Line("", None, f"{asked.department}{bureau}{liaison}", f"「{asked.words}」", asked.lead)


def _is_own(department: str, view: View, liaisons: pd.DataFrame) -> bool:
    bureau = liaisons["bureau"].get(department)
    return not view.chosen or department in view.chosen or bureau in view.chosen


def _to_initiative(row: Any) -> Lead:
    return Lead("", "ロードマップで見る", {"initiative": (row.initiative_key,)}, page="roadmap")


def _to_department(row: Any) -> Lead:
    return Lead("ranking", "手続のオンライン化で見る", {"bureau": (), "department": (row.department,)}, page="online")


def _late(row: Any) -> str:
    return f"開始が{labels.count(row.waits)}日遅れ" if row.reason == "start_missed" else changes.delayed(row.slip_days)


def _of_late(row: Any, said: str) -> str:
    """With the 課's own words for what is wrong and what comes next."""
    problem = f"課題は『{row.problem}』。" if labels.known(row.problem) else "課題は書かれていません。"
    then = f"次の予定『{row.next_step}』は、いつまでに？" if labels.known(row.next_step) else "次の予定は？"
    return f"{said}。{problem}{then}"


def _disagrees(row: Any) -> str:
    judged = labels.state(row.computed_state)
    return f"{row.subject}は、報告が『{row.reported_text}』、判定は『{judged}』。どちらが実際に近いですか？"


def _newly_late(row: Any) -> str:
    return _disagrees(row) if changes.disagrees(row) else _of_late(row, f"{row.subject}は{changes.late(row)}")


def _gone_back(row: Any) -> str:
    reason = labels.barrier(float(row.reason) if labels.known(row.reason) else None)
    return f"{changes.procedures(row)}がオンラインでなくなりました（理由：{reason}）。いつ戻せますか？"


def _fell(row: Any) -> str:
    return f"オンライン化率が{labels.percent(row.before)}から{labels.percent(row.now)}へ。何がありましたか？"


def _rose(row: Any) -> str:
    return f"オンライン化率が{labels.percent(row.before)}から{labels.percent(row.now)}へ。ほかの課に伝えられる工夫は？"


def _of_low(row: Any) -> str:
    rate = labels.with_fraction(row.numerator, row.denominator)
    mendable = f"残る{labels.count(row.remaining)}件のうち課で直せる{labels.count(row.mendable)}件の、最初の1件は？"
    return f"オンライン化率{rate}は、偶然では説明しにくく低い値です。{mendable}"


QUESTIONS: dict[str, changes.Say] = {
    "gone_back": _gone_back,
    "newly_late": _newly_late,
    "disagrees": _disagrees,
    "fell": _fell,
    "milestone_missed": lambda row: _of_late(
        row, f"{row.subject}の節目『{row.reason}』が{labels.count(row.now)}日後ろへ"
    ),
    "rose": _rose,
    "stopped_sending": lambda row: "今回の手続一覧がまだ届いていません。いつ出せますか？",
}
"""Rule → its question."""
