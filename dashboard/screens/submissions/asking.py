"""What the blocks of 提出状況 ask the store, each once."""

import datetime as dt

import pandas as pd

from dashboard.screens.submissions.view import View
from dashboard.screens.view import Ask


def datasets(ask: Ask, today: dt.date) -> pd.DataFrame:
    """What 課 send every month, and the last month of each that is over by then."""
    return ask("submissions/datasets", today=today)


def states(ask: Ask, view: View) -> pd.DataFrame:
    """課 by the last twelve months."""
    return ask("submissions/states", **view.asked, **view.attention)


def departments(ask: Ask, view: View) -> pd.DataFrame:
    """How each 課 stands, those first who are missing, then those who are often late."""
    return ask("submissions/departments", **view.asked, **view.attention)


def totals(ask: Ask, view: View) -> pd.Series:
    """How the last month stands."""
    return ask("submissions/totals", **view.asked, **view.attention).iloc[0]
