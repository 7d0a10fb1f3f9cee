"""The plan, what was done, what is expected, and the slip."""

import pandas as pd

from dashboard import labels
from dashboard.charts.over_time import gantt as shape
from dashboard.markup import Markup
from dashboard.screens.block import Block
from dashboard.screens.roadmap import asking
from dashboard.screens.roadmap.filters import Order
from dashboard.screens.roadmap.view import View
from dashboard.screens.view import Ask

KEY = shape.KEY
"""What the marks mean, as markup."""


def block(ask: Ask, view: View, order: Order) -> Block:
    """A bar for each initiative; under their 柱 and 施策 in the order of the list."""
    found = _ordered(asking.rows(ask, view), order)
    figure = shape.figure(
        found, as_of=view.as_of, grouped=order == "list", selected=view.initiative,
        fiscal_year_start=view.fiscal_year_start,
    )  # fmt: skip
    alt = shape.alt(found, as_of=view.as_of)
    rows = found.drop(columns="delay")
    about = view.about(
        "roadmap-baseline", "roadmap-expected", "roadmap-state", counted=f"取組{labels.count(len(found))}件"
    )
    return Block(view.title("計画と実績"), sentence(found), figure, alt, rows, "roadmap/initiatives", about=about)


def heads(view: View, rows: pd.DataFrame) -> list[Markup]:
    """The 年度 over the columns, as markup."""
    return shape.heads(rows, view.as_of, view.fiscal_year_start)


def sentence(rows: pd.DataFrame) -> str:
    """How many initiatives stand there and how they stand to their plan."""
    if rows.empty:
        return labels.EMPTY
    going = rows[rows["computed_state"] != "stopped"]
    early = going["slip_days"].lt(0).sum()
    slipped = going.loc[going["slip_days"] > 0, "slip_days"]
    middle = f"（中央値 {labels.slip(slipped.median())}）" if len(slipped) else ""
    reviewed = int(rows["is_rebaselined"].sum())
    tail = f"基準計画を見直したもの{reviewed}件。" if reviewed else ""
    whole = f"{len(rows)}件{_related(rows)}のうち"
    return f"{whole}、基準計画より遅い見込み・終了は{len(slipped)}件{middle}、早いものは{early}件。{tail}"


def _related(rows: pd.DataFrame) -> str:
    shared = int(rows["is_related"].sum())
    return f"（関係課としての{shared}件を含む）" if shared else ""


def _ordered(found: pd.DataFrame, order: Order) -> pd.DataFrame:
    if order == "delay":
        rank = found["computed_state"].map({state: place for place, state in enumerate(labels.STATES)})
        return found.assign(rank=rank).sort_values(["rank", "delay_place"]).drop(columns="rank").reset_index(drop=True)
    if order == "end":
        keys = ["is_open", "baseline_end", "initiative_key"]
        return found.sort_values(keys, ascending=[False, True, True]).reset_index(drop=True)
    return found
