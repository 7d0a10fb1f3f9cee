"""What カルテ are made of: each answer once, for all 課."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.errors import DashboardError
from dashboard.screens.assessment.view import View as Assessment
from dashboard.screens.online import asking as online_asking
from dashboard.screens.online.view import View as Online
from dashboard.screens.overview import changes
from dashboard.screens.overview.view import View
from dashboard.screens.roadmap import asking as roadmap_asking
from dashboard.screens.submissions import asking as submissions_asking
from dashboard.screens.view import Ask, Comparing

MONTHS = 24
"""So many months of a path."""
LINE = 0.5
"""Who has fewer points (0–1) needs the training: the line that 研修計画 opens with."""
NONE = pd.DataFrame()


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """Answers with rows of every 課; those of a subject that there is nothing of are empty.

    ``bureaus``: every 課 with its 部, in the city's order. ``under``: field → who is under the line. ``sending``:
    dataset (as it is called) → how each 課 stands with it.
    """

    bureaus: Mapping[str, str]
    rates: pd.DataFrame
    paths: pd.DataFrame
    middles: pd.DataFrame
    waiting: pd.DataFrame
    changed: pd.DataFrame
    paper: pd.DataFrame
    initiatives: pd.DataFrame
    scores: pd.DataFrame
    fields: pd.DataFrame
    under: Mapping[str, pd.DataFrame]
    sending: Mapping[str, pd.DataFrame]
    liaisons: pd.DataFrame
    consultations: pd.DataFrame
    hearings: pd.DataFrame

    def with_bureau(self, name: str) -> str:
        """The 課 with its 部."""
        return changes.with_bureau(name, self.bureaus.get(name, ""))


def bureaus(ask: Ask) -> dict[str, str]:
    """Every 課 with its 部 ('' where it has none), in the city's order."""
    rows = ask("frame/departments")
    return dict(zip(rows["department"], rows["bureau"].fillna(""), strict=True))


def gather(ask: Comparing, view: View, today: dt.date) -> Facts:
    """All of them, as they are in the month of the view and on this day."""
    online, held = view.online.city if view.online else None, view.assessment
    return Facts(
        bureaus=bureaus(ask),
        **_online(ask, online),
        initiatives=roadmap_asking.every(ask, view.roadmap) if view.roadmap else NONE,
        **_assessment(ask, held),
        sending=_sending(ask, today),
        **_people(ask, today if _is_latest(ask, view) else view.as_of),
    )


def _online(ask: Comparing, view: Online | None) -> dict[str, Any]:
    if view is None:
        return dict.fromkeys(("rates", "paths", "middles", "waiting", "changed", "paper"), NONE)
    changed = ask("online/changed", as_of=view.as_of, vs=view.vs) if view.vs else NONE
    return {
        "rates": online_asking.departments(ask, view, "kind"),
        "paths": ask("department/rates_by_month", as_of=view.as_of),
        "middles": online_asking.months(ask, view).tail(MONTHS),
        "waiting": ask("next/procedures", as_of=view.as_of),
        "changed": changed,
        "paper": ask("online/paper", as_of=view.as_of),
    }


def _assessment(ask: Ask, view: Assessment | None) -> dict[str, Any]:
    if view is None:
        return {"scores": NONE, "fields": NONE, "under": {}}
    units = ask("assessment/units", round=view.round)
    fields = ask("assessment/field_by_department", round=view.round, level="department")
    asked = fields.loc[fields["questions"] > 1, "field"].unique()
    return {
        "scores": units[units["level"] == "department"].assign(department=lambda rows: rows["unit"]),
        "fields": fields,
        "under": {
            str(field): ask("assessment/under_line", round=view.round, field=str(field), line=LINE) for field in asked
        },
    }


def _sending(ask: Ask, today: dt.date) -> dict[str, pd.DataFrame]:
    datasets = submissions_asking.datasets(ask, today)
    names = zip(datasets["dataset"], datasets["dataset_label"], strict=True)
    return {str(label): ask("submissions/departments", dataset=name, today=today) for name, label in names}


def _is_latest(ask: Ask, view: View) -> bool:
    months = ask("frame/months")["as_of"]
    return months.empty or months.max().date() <= view.as_of


def _people(ask: Ask, day: dt.date) -> dict[str, Any]:
    """With whom one speaks, as it was known on that day; nothing where a meeting's store is older than these lists."""
    names = ("liaisons", "consultations", "hearings")
    try:
        return {name: ask(f"people/{name}", as_of=day) for name in names}
    except DashboardError:
        return dict.fromkeys(names, NONE)
