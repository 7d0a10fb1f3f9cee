"""前回からの変化: what changed since 比較先, by written rules, the weightiest first."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Line, Table
from dashboard.screens.online import words
from dashboard.screens.overview import sent
from dashboard.screens.overview.rules import RULES
from dashboard.screens.overview.view import View
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask

TITLE, OTHERS = "前回からの変化", "ほかの課"
LISTED = ["kind", "title", "said"]
Say = Callable[[Any], str]


def rows(ask: Ask, view: View) -> pd.DataFrame:
    """All of the city's; none where there is nothing to compare with."""
    found = ask("overview/changes", as_of=view.as_of, vs=view.vs)
    return found if view.vs else found.head(0)


def own(found: pd.DataFrame, view: View) -> "pd.Series[bool]":
    """Whether each is of the chosen."""
    return found["department"].isin(view.chosen) | found["bureau"].isin(view.chosen)


def of_chosen(ask: Ask, view: View) -> list[Line]:
    """Those of the chosen in words."""
    found = rows(ask, view)
    return _lines(found[own(found, view)])


def of_others(ask: Ask, view: View) -> list[Line]:
    """All others in words."""
    found = rows(ask, view)
    return _lines(found[~own(found, view)])


def table(ask: Ask, view: View) -> Table:
    """Those of the chosen (all, where nobody is) as a list."""
    lines = of_chosen(ask, view) if view.chosen else of_others(ask, view)
    return _listed(view, TITLE, lines)


def table_of_others(ask: Ask, view: View) -> Table:
    """Those of everybody but the chosen as a list."""
    return _listed(view.city, OTHERS, of_others(ask, view))


def _listed(view: View, heading: str, lines: Sequence[Line]) -> Table:
    rows = pd.DataFrame([(each.kind, each.title, each.said) for each in lines], columns=LISTED)
    return Table(heading, view.title(heading), [view.compared], rows, "overview/lines", silence(view))


def together(found: pd.DataFrame) -> pd.DataFrame:
    """The changes with those who have not sent in one row, where the first of them stands; ``departments`` says of how
    many 課 a row is.
    """
    every, unsent = found.assign(departments=1), found["rule"] == "stopped_sending"
    if unsent.sum() < 2:
        return every
    names = found.loc[unsent, "department"].tolist()
    first = every[unsent].head(1).assign(department=words.listed(names, 4), bureau=None, departments=len(names))
    return pd.concat([first, every[~unsent]]).sort_values("place")


def _lines(found: pd.DataFrame) -> list[Line]:
    return [_line(row) for row in together(found).itertuples()]


def silence(view: View) -> str:
    """What is said where nothing is to be said."""
    if view.vs is None:
        return f"{view.vs_label}のデータがないため、比べられません。"
    return f"{view.vs_label}から、{f'{view.who}に' if view.chosen else ''}お知らせするほどの変化はありません。"


def sentence(row: Any) -> str:
    """What happened, and how much."""
    return SAID[row.rule](row)


def _line(row: Any) -> Line:
    rule = RULES[row.rule]
    said = [_whose(row), rule.why, _since(row)]
    return Line(rule.name, rule.good, sentence(row), "・".join(filter(None, said)), lead(row))


def _whose(row: Any) -> str:
    """課 and 部, as far as there are, and the sentence does not name them."""
    bureau = row.bureau if labels.known(row.bureau) else ""
    if not labels.known(row.department) or row.department in sentence(row):
        return bureau
    return with_bureau(str(row.department), bureau)


def with_bureau(department: str, bureau: str) -> str:
    """The 課 with its 部, which the name of one of two 総務課 has already."""
    return department if not bureau or department.endswith(f"（{bureau}）") else f"{department}（{bureau}）"


def _since(row: Any) -> str:
    if row.rule == "stopped_sending":
        return f"最後は{labels.month(row.since)}"
    if row.rule in ("new_round", "milestone_missed"):
        return f"{row.since:%Y-%m-%d}"
    return f"{labels.month(row.since)}から"


def lead(row: Any) -> Lead:
    """The page where it is seen, narrowed to it."""
    if row.rule == "stopped_sending":
        return sent.LEAD
    if row.rule == "corrected":
        return Lead("imports", "取り込んだ資料で見る", page="definitions")
    if row.dataset == "roadmap":
        return Lead("", "ロードマップで見る", {"initiative": (row.key,)}, page="roadmap")
    if row.dataset == "assessment":
        return Lead("", "スキルアセスメントで見る", {"round": (row.key,)}, page="assessment")
    return to_department(row, "changed" if row.rule in ("went_online", "gone_back") else "ranking")


def to_department(row: Any, place: str = "ranking") -> Lead:
    """The procedures of the 課 of this row."""
    chosen = {"bureau": (), "department": (str(row.department),)}
    return Lead(place, "手続のオンライン化で見る", chosen, page="online")


def procedures(row: Any) -> str:
    """The largest by name, and how many more."""
    return f"{row.subject}{f'ほか{row.things - 1:.0f}手続' if row.things > 1 else ''}"


def _volume(row: Any) -> str:
    return f"年{labels.count(row.volume)}件" if labels.known(row.volume) else "年間件数は不明"


def delayed(days: float) -> str:
    """How much later than planned."""
    return f"基準計画より{labels.count(days)}日遅れ" if days > 0 else "基準計画どおり"


def late(row: Any) -> str:
    """How late, by the reason why it is called so."""
    return f"開始が{labels.count(row.now)}日遅れ" if row.reason == "start_missed" else delayed(row.now)


def disagrees(row: Any) -> bool:
    """Whether the 課 reports otherwise than the rule judges."""
    return labels.known(row.agrees) and not row.agrees


def _newly_late(row: Any) -> str:
    reported = f"。課の報告は「{labels.state(row.reported_state)}」" if disagrees(row) else ""
    return f"{row.subject}が新たに遅れ（{late(row)}）{reported}"


def _disagrees(row: Any) -> str:
    reported, judged = labels.state(row.reported_state), labels.state(row.computed_state)
    return f"{row.subject}は、課の報告が「{reported}」、判定は「{judged}」"


def _milestone_missed(row: Any) -> str:
    return f"{row.subject}の節目「{row.reason}」が{labels.count(row.now)}日後ろへ"


def _moved(row: Any) -> str:
    return f"{row.department}のオンライン化率が{labels.percent(row.before)}から{labels.percent(row.now)}へ"


def _recovered(row: Any) -> str:
    then = delayed(row.now) if labels.known(row.now) else "遅れなし"
    return f"{row.subject}が遅れから回復（{labels.count(row.before)}日遅れ→{then}）"


def _rebaselined(row: Any) -> str:
    later = "後ろへ" if labels.known(row.now) and row.now > 0 else "前へ"
    moved = f"終わりが{labels.count(abs(row.now))}日{later}" if labels.known(row.now) and row.now else "終わりは同じ"
    return f"{row.subject}の計画を見直し（{moved}）：{row.reason}"


def _new_round(row: Any) -> str:
    rate = f"、回答率{labels.percent(row.response_rate)}" if labels.known(row.response_rate) else ""
    before = f"（前回{labels.score(row.before)}点）" if labels.known(row.before) else ""
    mean = f"、総合点の平均{labels.score(row.now)}点{before}" if labels.known(row.now) else ""
    return f"スキルアセスメント{row.subject}：{labels.count(row.things)}人が回答{rate}{mean}"


SAID: dict[str, Say] = {
    "gone_back": lambda row: f"{procedures(row)}がオンラインでなくなった（{_volume(row)}）",
    "newly_late": _newly_late,
    "disagrees": _disagrees,
    "fell": _moved,
    "new_round": _new_round,
    "milestone_missed": _milestone_missed,
    "rose": _moved,
    "stopped_sending": lambda row: f"{row.department}の一覧が届いていない",
    "went_online": lambda row: f"{procedures(row)}がオンラインに（{_volume(row)}）",
    "recovered": _recovered,
    "rebaselined": _rebaselined,
    "jumped": lambda row: f"{row.department}の順位が{row.before:.0f}位から{row.now:.0f}位へ",
    "done": lambda row: f"{row.subject}が完了（{delayed(row.now) if labels.known(row.now) else '計画の日は不明'}）",
    "corrected": lambda row: (
        f"{row.subject}の{labels.month(row.since)}分が、後から取り込んだ{row.things:.0f}ファイルで変わった"
    ),
}
"""Rule → a change in words."""
