"""How the scores of each field are distributed."""

import pandas as pd

from dashboard import labels
from dashboard.charts.distribution import field_ridges
from dashboard.screens.assessment import asking, words
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Block
from dashboard.screens.view import Ask


def block(ask: Ask, view: View) -> Block:
    """A ridge for each field, and where the chosen lie."""
    rows, steps = asking.fields(ask, view), ask("assessment/field_distribution", round=view.round)
    beside = asking.by_field(ask, view, "department" if view.department else "bureau") if view.chosen else None
    figure = field_ridges.figure(rows, steps, beside, chosen=view.chosen, k=view.k)
    title = view.title("分野別の分布")
    return Block(
        title,
        sentence(rows),
        figure,
        field_ridges.alt(rows),
        rows,
        "assessment/fields",
        about=view.about("assessment-mean", "assessment-total"),
    )


def sentence(fields: pd.DataFrame) -> str:
    """Highest and lowest field of several questions, and the mean of fields of one."""
    several = fields[(fields["questions"] > 1) & fields["mean"].notna()]
    said = []
    if len(several):
        low, high = words.leaders(several, "mean", lowest=True), words.leaders(several, "mean")
        least, most = (f"{labels.score(rows['mean'].iloc[0])}点" for rows in (low, high))
        said.append(
            f"平均が最も高いのは{words.alike(list(high['field']), '分野', most)}、"
            f"最も低いのは{words.alike(list(low['field']), '分野', least)}"
            if least != most
            else f"{words.together(several['field'], '分野')}の平均は{most}"
        )
    single = fields[(fields["questions"] == 1) & fields["mean"].notna()]
    said += [f"{row.field}は1問で平均{labels.score(row.mean)}点" for row in words.records(single)]
    return "。".join(said) + "。" if said else words.TOO_FEW
