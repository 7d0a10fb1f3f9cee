"""課 by 課: how it stands now, how old its data is, how often it was late, and whom to ask."""

from collections.abc import Sequence

from dashboard import labels
from dashboard.screens.block import Table
from dashboard.screens.submissions import asking
from dashboard.screens.submissions.filters import OFTEN, SENT
from dashboard.screens.submissions.view import View
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask

PLACE = "departments"
UNSAID = ["as_of", "dataset", "due"]
"""Columns that the heading says already."""


def lead(**choices: Sequence[str]) -> Lead:
    """To the list, narrowed so."""
    return Lead(PLACE, "課の一覧で見る", {SENT.key: (), OFTEN.key: (), **choices})


def table(ask: Ask, view: View, states: Sequence[str], often: bool) -> Table:
    """The 課 in these states (all where there are none), where asked for only those that are ``often`` late."""
    rows = asking.departments(ask, view)
    if states:
        rows = rows[rows["submission"].isin(states)]
    if often:
        rows = rows[rows["often_late"].astype(bool)]
    title = view.title(f"{view.dataset_label}の課ごとの提出")
    notes = [f"{view.today:%Y-%m-%d}現在・基準日 {labels.month_end(view.as_of)}"]
    heading = f"課の一覧（{len(rows)}課、未提出・遅れの多い順。行を選ぶと、催促の文か、届いた資料が開きます）"
    return Table(heading, title, notes, rows.reset_index(drop=True).drop(columns=UNSAID), "submissions/departments")
