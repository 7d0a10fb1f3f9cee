"""Where the people are who need the training."""

import pandas as pd

from dashboard import labels
from dashboard.charts.rankings import under_line_bars
from dashboard.screens.assessment import plan, words
from dashboard.screens.assessment.filters import Place
from dashboard.screens.assessment.plan import Plan
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Block
from dashboard.screens.view import Ask


def block(ask: Ask, view: View, chosen: Plan, level: Place) -> Block:
    """How many are under the line of the plan, 部 by 部 or 課 by 課."""
    every = plan.under(ask, view, chosen)
    rows = plan.places(every, level, view.department)
    kind = "課" if level == "department" and plan.has_departments(every) else "部"
    return Block(
        view.title(f"{chosen.skill}：{chosen.points}に届かない人のいる{kind}"),
        sentence(rows, kind, is_question=chosen.question_no is not None),
        under_line_bars.figure(rows, chosen=view.chosen, k=view.k),
        under_line_bars.alt(rows, kind),
        rows,
        "assessment/under_line",
        about=view.about("assessment-under"),
    )


def sentence(rows: pd.DataFrame, kind: str, *, is_question: bool = False) -> str:
    """Where most of them are, and which share is highest."""
    own = rows[(rows["level"] != "rest") & rows["people"].notna()]
    if own.empty or own["people"].max() == 0:
        return "示せる人数がありません。" if own.empty else f"この点に届かない人は、どの{kind}にもほぼいない。"
    most = words.leaders(own, "people")
    people = f"約{labels.count(most['people'].iloc[0])}人"
    said = f"人数が最も多いのは{words.alike(list(most['department']), kind, people)}"
    share = words.leaders(own.assign(share=(own["people"] / own["n"]).round(2)), "share")
    top = share["share"].iloc[0]
    part = "ほぼ全員" if top == 1 else labels.whole_percent(top)
    said += f"、割合が最も高いのは{words.alike(list(share['department']), kind, part)}"
    return f"{said}。{'1問だけの人数は部までで示します。' if is_question else ''}"
