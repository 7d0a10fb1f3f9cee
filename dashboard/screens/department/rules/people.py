"""What is asked about promises, lists that are due, and skills."""

from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.department.asked import Of, Question
from dashboard.screens.department.parts import skills
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
