"""What is asked about the initiatives of a 課."""

from typing import Any

from dashboard import labels
from dashboard.screens.department.asked import Of, Question
from dashboard.screens.overview import questions
from dashboard.screens.roadmap import asking
from dashboard.screens.terms import Lead


def late(of: Of) -> Question | None:
    """The longest delay, with the 課's own words for it."""
    rows = of.own(of.facts.initiatives)
    found = asking.late(rows) if len(rows) else rows
    if found.empty:
        return None
    row: Any = next(found.itertuples())
    return Question(questions.of_late(row), _lead(row))


def disagrees(of: Of) -> Question | None:
    """What the 課 reports otherwise than the rule judges, and is not late."""
    rows = of.own(of.facts.initiatives)
    found = rows[rows["agrees"].eq(False).fillna(False) & (rows["computed_state"] != "late")] if len(rows) else rows
    if found.empty:
        return None
    row: Any = next(found.itertuples())
    reported, judged = labels.state(row.reported_state), labels.state(row.computed_state)
    return Question(
        f"{row.initiative}は、報告が『{reported}』、判定は『{judged}』。どちらが実際に近いですか。", _lead(row)
    )


def _lead(row: Any) -> Lead:
    return Lead("", "ロードマップで見る", {"initiative": (str(row.initiative_key),)}, page="roadmap")
