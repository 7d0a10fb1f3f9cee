"""What several blocks ask of a round."""

import pandas as pd

from dashboard import labels
from dashboard.screens.assessment.view import View
from dashboard.screens.view import Ask


def rounds(ask: Ask) -> pd.DataFrame:
    """The rounds, the latest first."""
    return ask("assessment/rounds")


def units(ask: Ask, view: View, round: str | None = None) -> pd.DataFrame:
    """Total scores and who answered, of every group in a round (the one on show)."""
    return ask("assessment/units", round=round or view.round)


def fields(ask: Ask, view: View) -> pd.DataFrame:
    """The city's scores by field."""
    return ask("assessment/fields", round=view.round)


def by_field(ask: Ask, view: View, level: str) -> pd.DataFrame:
    """Scores by field, of every 課, 部 or 職位."""
    return ask("assessment/field_by_department", round=view.round, level=level)


def distribution(ask: Ask, view: View, round: str | None = None) -> pd.DataFrame:
    """How many people have which total, in a round (the one on show)."""
    return ask("assessment/distribution", round=round or view.round)


def changes(ask: Ask, view: View) -> pd.DataFrame:
    """Change since the round before."""
    return ask("assessment/changes", round=view.round)


def items(ask: Ask, view: View) -> pd.DataFrame:
    """The questions with their scores."""
    return ask("assessment/items", round=view.round)


def headcount(ask: Ask, view: View) -> float | None:
    """How many people the city has, where that is known."""
    rows = rounds(ask)
    value = rows.loc[rows["round"] == view.round, "headcount"].iloc[0]
    return float(value) if labels.known(value) else None


def questions(ask: Ask, view: View) -> int:
    """How many questions the round has."""
    rows = rounds(ask)
    return int(rows.loc[rows["round"] == view.round, "questions"].iloc[0])
