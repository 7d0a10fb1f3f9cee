"""Where the people are who need the training."""

from dashboard.charts.rankings import under_line_bars
from dashboard.screens.assessment import plan
from dashboard.screens.assessment.plan import Plan
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Block
from dashboard.screens.view import Ask


def block(ask: Ask, view: View, chosen: Plan) -> Block:
    """How many are under the line of the plan, 課 by 課."""
    rows = plan.under(ask, view, chosen)
    kind = plan.kind(rows)
    return Block(
        view.title(f"{chosen.name}：届かない人のいる{kind}"),
        plan.sentence(rows, chosen.name, chosen.line, chosen.class_size),
        under_line_bars.figure(plan.places(rows), chosen=view.chosen, k=view.k),
        under_line_bars.alt(plan.places(rows), kind),
        rows,
        "assessment/under_line",
        about=view.about("assessment-under"),
    )
