"""Who has answered: 課 by 課, the lowest response rate first."""

from dashboard import labels
from dashboard.screens.assessment import asking
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Table
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask

PLACE = "responses"
COUNTED = ["unit", "response_rate", "respondents", "headcount", "bureau"]
LEAD = Lead(PLACE, "課ごとの回答で見る")


def table(ask: Ask, view: View) -> Table:
    """The 課 with how many of their people have answered; of the chosen where some are."""
    units = asking.units(ask, view)
    rows = units[units["level"] == "department"]
    if view.chosen:
        rows = rows[rows["unit" if view.department else "bureau"].isin(view.chosen)]
    rows = rows.sort_values(["response_rate", "display_order"], na_position="first")[COUNTED].reset_index(drop=True)
    title = view.title("課ごとの回答")
    notes = [f"{labels.month_end(view.as_of)}までの回答。回答率の低い順"]
    return Table(f"{title}：{len(rows)}課・回答率の低い順", title, notes, rows, "assessment/units")
