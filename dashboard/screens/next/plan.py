"""A named plan: what has become of it, beside another, and what is taken along of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Table
from dashboard.screens.next import talk
from dashboard.screens.next.view import View
from dashboard.screens.view import Ask

MODELS = ["ref", "elsewhere", "elsewhere_procedure", "elsewhere_tool"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a screen needs of a plan: its name, when it was made, until when, what is picked (ref, and its words)."""

    name: str
    as_of: dt.date
    until: dt.date | None
    picked: tuple[tuple[str, str], ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """What is asked of the store about it."""
        return tuple(ref for ref, _ in self.picked)


def rows(ask: Ask, view: View, plan: Plan) -> pd.DataFrame:
    """Its procedures as they are now."""
    return ask("next/followed", as_of=view.as_of, until=plan.until, picked=plan.refs)


def followed(ask: Ask, view: View, plan: Plan) -> Table:
    """Planned, done and slipped, procedure by procedure."""
    listed = rows(ask, view, plan)
    said = sentence(listed, plan, _done_before(ask, plan), view.as_of)
    title = f"計画「{plan.name}」の進み（{view.as_of.year}年{view.as_of.month}月末）"
    order = {"slipped": 0, "planned": 1, "dropped": 2, "done": 3}
    listed = listed.sort_values("plan_state", key=lambda each: each.map(order), kind="stable", ignore_index=True)
    return Table(title, title, [said, f"{labels.month_end(view.as_of)}現在"], listed, "next/followed")


def _done_before(ask: Ask, plan: Plan) -> int | None:
    """How many were online when the plan was made, if a list tells."""
    months = ask("next/followed_by_month", picked=plan.refs)
    then = months[months["as_of"] == pd.Timestamp(plan.as_of)]
    return int(then["done"].iloc[0]) if len(then) else None


def sentence(listed: pd.DataFrame, plan: Plan, before: int | None, as_of: dt.date) -> str:
    """What has become of how many."""
    counts = listed["plan_state"].value_counts()
    done = int(counts.get("done", 0))
    by = f"期限{plan.until}を過ぎて未実施" if plan.until else "期限なし"
    since = f"（作成時{before}）" if before is not None and as_of != plan.as_of else ""
    said = [
        f"{len(plan.picked)}手続のうち実施済{done}{since}",
        f"これから{counts.get('planned', 0)}",
        *([f"{by}{counts.get('slipped', 0)}"] if plan.until else []),
        *([f"対象外・状況不明{counts['dropped']}"] if "dropped" in counts else []),
    ]
    gone = [name for ref, name in plan.picked if ref not in set(listed["ref"])]
    lost = f"一覧に見当たらない{len(gone)}件（{gone[0]}{'など' if len(gone) > 1 else ''}）。" if gone else ""
    return f"{'、'.join(said)}。{lost}"


def beside(ask: Ask, view: View, plans: Sequence[Plan]) -> Table:
    """Two plans by what would come of each, beside what is."""
    shown = pd.DataFrame([_of(ask, view, "今", (), 0), *(_of_plan(ask, view, plan) for plan in plans)])
    title = view.title("計画を比べる")
    notes = [f"{labels.month_end(view.as_of)}現在の一覧に、計画の手続がすべて実施済になったと数えた率。"]
    return Table(title, title, notes, shown, "next/plans")


def _of_plan(ask: Ask, view: View, plan: Plan) -> dict[str, Any]:
    done = int((rows(ask, view, plan)["plan_state"] == "done").sum())
    return _of(ask, view, plan.name, plan.refs, done)


def _of(ask: Ask, view: View, name: str, picked: tuple[str, ...], done: int) -> dict[str, Any]:
    totals = ask("next/totals", as_of=view.as_of, picked=picked).iloc[0]
    spread = ask("next/spread", as_of=view.as_of, measure=view.measure, picked=picked).iloc[0]
    moved = ask("next/departments", as_of=view.as_of, measure=view.measure, picked=picked)
    return {
        "plan": name,
        "picked": int(totals["picked"]),
        "picked_volume": int(totals["picked_volume"]),
        "done": done,
        "departments": int((moved["picked"] > 0).sum()),
        "online_rate_after": totals["online_rate_after"],
        "online_rate_by_volume_after": totals["online_rate_by_volume_after"],
        "median_after": spread["median_after"],
        "spread_after": spread["p75_after"] - spread["p25_after"],
    }


PLANS = [
    *("plan", "picked", "picked_volume", "done", "departments", "online_rate_after", "online_rate_by_volume_after"),
    *("median_after", "spread_after"),
]


def taken_along(ask: Ask, view: View, plan: Plan) -> dict[str, Table]:
    """The plan as sheets: how it stands, and for each 課 the words to use and what its forms have to ask."""
    listed = rows(ask, view, plan)
    models = ask("next/procedures", as_of=view.as_of)[MODELS].drop_duplicates("ref")
    known = listed.merge(models, on="ref", how="left")
    first = followed(ask, view, plan)
    sheets = {"計画": first}
    for number, (department, own) in enumerate(known.groupby("department", sort=False), start=1):
        words = talk.lines(str(department), own, plan.until)
        # Numbered: two names may begin alike where a sheet's name ends.
        sheets[f"{number} {department}"] = Table(words[0], words[0], words[1:], talk.checklist(own), "next/checklist")
    return sheets
