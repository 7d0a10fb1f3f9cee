"""Who has sent which month."""

from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.relations import submission_matrix as shape
from dashboard.screens.block import Block
from dashboard.screens.submissions import asking
from dashboard.screens.submissions.view import View
from dashboard.screens.view import Ask

KEY = shape.KEY


def block(ask: Ask, view: View) -> Block:
    """課 by the last twelve months, the latest first, the chosen among the others."""
    rows = asking.states(ask, view.city)
    return Block(
        f"{view.dataset_label}の提出状況（課×月・左端が最新）",
        sentence(rows, int(asking.totals(ask, view.city)["not_asked"])),
        shape.figure(rows, chosen=view.chosen),
        shape.alt(rows),
        rows,
        "submissions/states",
        about=view.about("submissions-state", "submissions-due", "submissions-asked"),
    )


def sentence(rows: pd.DataFrame, not_asked: int) -> str:
    """How much of all that was asked for came in time, and which month was worst."""
    asked = rows[rows["submission"].isin(["sent", "late", "missing"])]
    if asked.empty:
        return "まだ期限の来た月がありません。"
    in_time = int(asked["submission"].eq("sent").sum())
    months = asked["as_of"].nunique()
    share = labels.with_fraction(in_time, len(asked))
    said = f"この{months}か月に求めた延べ{labels.count(len(asked))}件のうち{share}が期限までに届きました。"
    troubled = asked[asked["submission"] != "sent"].groupby("as_of").size()
    worst: Any = troubled.idxmax() if len(troubled) else None
    if (troubled == troubled.max()).sum() == 1:
        said += f"遅れと未提出が最も多いのは{labels.month(worst)}の{troubled.max()}課。"
    return said + (f"この資料のない{not_asked}課は示していません。" if not_asked else "")
