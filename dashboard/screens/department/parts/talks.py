"""With whom one speaks in the 課, what it asked and said, and what was promised."""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard import labels
from dashboard.screens.block import Line
from dashboard.screens.department.facts import Facts
from dashboard.screens.department.part import Part, brief, each, of
from dashboard.screens.department.promises import Promise
from dashboard.screens.terms import Lead

TITLE = "人と約束"
LONG = 30
"""Days after which an open 相談 needs attention."""
MEETING = Lead("", "月例会議で見る", page="monthly_meeting")
HERE = Lead("", "")


def talked(facts: Facts, name: str, promises: Sequence[Promise]) -> Part:
    """Who stands for it, then what is open: 宿題, 約束 and 相談."""
    own = [one for one in promises if one.department == name]
    lines = [*_liaisons(facts, name), *map(_promise, own), *_heard(facts, name), *_asked(facts, name)]
    return Part(TITLE, _summary(facts, name, own), lines, first=5)


def _summary(facts: Facts, name: str, own: Sequence[Promise]) -> str:
    asked, heard = of(facts.consultations, name), of(facts.hearings, name)
    said = [f"開いている宿題 {len(own)}件"]
    if len(facts.consultations):
        said.append(f"開いている相談 {int(asked['is_open'].eq(True).fillna(False).sum())}件")
    if len(heard):
        day = heard["heard_on"].iloc[0]
        said.append(f"最後のヒアリング {day:%Y-%m-%d}" if labels.known(day) else "ヒアリングの記録なし")
    return f"{'・'.join(said)}。"


def _liaisons(facts: Facts, name: str) -> Iterator[Line]:
    """Nobody is only said where there is a list that could name somebody."""
    rows = of(facts.liaisons, name)
    is_said = len(rows) > 0 and facts.liaisons["said_by"].notna().any()
    for row in each(rows):
        if labels.known(row.liaison):
            role = f"{row.role}・" if labels.known(row.role) else ""
            since = f"{row.valid_from:%Y-%m-%d}から" if labels.known(row.valid_from) else "いまの一覧による"
            yield Line("兼務職員", None, str(row.liaison), f"{role}{since}", HERE)
        elif is_said:
            yield Line("兼務職員", False, "一覧に名前がありません", "声を掛ける相手が決まっていません", HERE)


def _promise(promise: Promise) -> Line:
    kind, good = ("期限超過", False) if promise.is_overdue else ("宿題", None)
    return Line(kind, good, brief(promise.what), promise.until, MEETING)


def _heard(facts: Facts, name: str) -> Iterator[Line]:
    """What the 課 said last, and what it was promised."""
    for row in each(of(facts.hearings, name)):
        if labels.known(row.heard_on):
            yield _hearing(row)
        elif row.is_long_unheard:
            yield Line("ヒアリング", False, "まだ一度も聞いていません", "意識や困りごとは分かりません", HERE)


def _hearing(row: Any) -> Line:
    said = [
        f"{row.heard_on:%Y-%m-%d}",
        f"意識：{labels.ATTITUDES.get(row.attitude, row.attitude)}" if labels.known(row.attitude) else "",
        f"困りごと：{brief(row.trouble)}" if labels.known(row.trouble) else "",
    ]
    title, is_open = _promised(row)
    good = False if is_open or row.is_long_unheard else None
    return Line("ヒアリング", good, title, "・".join(filter(None, said)), HERE)


def _promised(row: Any) -> tuple[str, bool]:
    """What was promised, or else what the 課 thinks of; and whether a promise is open."""
    if not labels.known(row.promised):
        return (brief(row.considered) if labels.known(row.considered) else "検討事項の記入なし"), False
    is_open = labels.known(row.is_kept) and not row.is_kept
    kept = "果たした日の記入なし" if is_open else "果たした" if labels.known(row.is_kept) else "果たしたか不明"
    return f"約束：{brief(row.promised)}（{kept}）", is_open


def _asked(facts: Facts, name: str) -> Iterator[Line]:
    """Open 相談, the longest first."""
    for row in each(of(facts.consultations, name)):
        if labels.known(row.is_open) and row.is_open:
            age = f"{labels.count(row.open_days)}日" if labels.known(row.open_days) else "日付なし"
            field = f"{row.field}・" if labels.known(row.field) else ""
            state = labels.CONSULTATION_STATES.get(row.state, "状態不明")
            is_long = labels.known(row.open_days) and row.open_days > LONG
            yield Line("相談", False if is_long else None, brief(str(row.content)), f"{field}{state}・{age}", HERE)
