"""What is asked about promises, lists that are due, and skills."""

from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.department.asked import Of, Question
from dashboard.screens.department.part import brief
from dashboard.screens.department.parts import skills, talks
from dashboard.screens.terms import Lead

WEAK = 0.05
"""A field so much (0–1) below the city is asked about."""


def overdue(of: Of) -> Question | None:
    """A 宿題 whose day is over."""
    late = [each for each in of.promises if each.department == of.name and each.is_overdue]
    if not late:
        return None
    first = min(late, key=lambda each: str(each.due))
    more = f"（ほか{len(late) - 1}件）" if len(late) > 1 else ""
    words = f"宿題『{first.what}』{more}は、{first.until}の約束でした。何が残っていますか。"
    return Question(words, Lead("", "月例会議で見る", page="monthly_meeting"))


def not_sent(of: Of) -> Question | None:
    """What was due and has not come."""
    own = {label: of.own(rows) for label, rows in of.facts.sending.items()}
    missing = {
        label: rows.iloc[0] for label, rows in own.items() if len(rows) and rows["submission"].iloc[0] == "missing"
    }
    if not missing:
        return None
    over = max(row["days_over"] for row in missing.values())
    return Question(
        f"{'・'.join(missing)}が{labels.month(next(iter(missing.values()))['as_of'])}分から届いていません"
        f"（期限から{labels.count(over)}日）。何に手間がかかっていますか。",
        Lead("", "提出状況で見る", page="submissions"),
    )


def unkept(of: Of) -> Question | None:
    """What was promised when it was heard last, and of which no list says that it was kept."""
    rows = of.own(of.facts.hearings)
    found = rows[rows["promised"].notna() & rows["is_kept"].eq(False).fillna(False)] if len(rows) else rows
    if found.empty:
        return None
    row: Any = next(found.itertuples())
    return Question(
        f"ヒアリング（{row.heard_on:%Y-%m-%d}）の約束『{brief(row.promised)}』には、果たした日の記入がありません。どうなりましたか。",
        talks.HERE,
    )


def waiting(of: Of) -> Question | None:
    """A 相談 that has been open for long."""
    rows = of.own(of.facts.consultations)
    found = rows[rows["is_open"].eq(True).fillna(False) & (rows["open_days"] > talks.LONG)] if len(rows) else rows
    if found.empty:
        return None
    row: Any = next(found.itertuples())
    words = (
        f"相談『{brief(str(row.content))}』が{labels.count(row.open_days)}日、開いたままです。いま何に困っていますか。"
    )
    return Question(words, talks.HERE)


def unheard(of: Of) -> Question | None:
    """It has not been heard for long, or never."""
    rows = of.own(of.facts.hearings)
    if rows.empty or not rows["is_long_unheard"].iloc[0]:
        return None
    days = rows["days_since"].iloc[0]
    since = f"{labels.count(days)}日前が最後です" if labels.known(days) else "まだ一度もしていません"
    return Question(f"ヒアリングは{since}。いま困っていること、検討していることは何ですか。", talks.HERE)


def nobody(of: Of) -> Question | None:
    """Nobody stands for it."""
    rows, listed = of.own(of.facts.liaisons), of.facts.liaisons
    if rows.empty or rows["liaison"].notna().any() or not listed["said_by"].notna().any():
        return None
    return Question("兼務職員の一覧に名前がありません。どなたに声を掛ければよいですか。", talks.HERE)


def weak(of: Of) -> Question | None:
    """The field that lies furthest below the city, and how many the training would reach."""
    rows = of.own(of.facts.fields)
    shown = rows[rows["mean"].notna()] if len(rows) else rows
    if shown.empty:
        return None
    gaps = (shown["mean"] - shown["city_mean"]).round(4)
    if gaps.min() > -WEAK:
        return None
    field = str(shown["field"].iloc[int(gaps.argmin())])
    size = f"{labels.score(-gaps.min())}点"
    return Question(
        f"「{field}」の平均が全庁より{size}低くなっています。{_reached(of, field)}どなたに受けてもらいますか。",
        Lead("", "スキルアセスメントで見る", page="assessment"),
    )


def _reached(of: Of, field: str) -> str:
    needs: pd.DataFrame = skills.needs(of.facts, of.name)
    row: Any = next(needs[needs["field"] == field].itertuples(), None)
    return f"研修が要るのは約{labels.count(row.people)}人です。" if row else ""
