"""Which month is shown, what it is compared with and who has the attention: what the filters of the frame mean."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.errors import DashboardError
from dashboard.screens.choices import AS_OF, BUREAU, DEPARTMENT, VS
from dashboard.screens.state import Params, State, called
from dashboard.screens.view import Ask, View

COMPARISONS = {"前月": 1, "3か月前": 3, "半年前": 6, "前年同月": 12}
"""Months back from 基準月. Beside them the URL may name a meeting, by its day."""
LAST = "前回会議"


@dataclass(frozen=True, slots=True)
class _There:
    """What the filters of the frame offer: the months that have a list of one kind, and all (as they stand in the URL
    and in words); 部 and 課.
    """

    months: Sequence[dt.date]
    every: Mapping[str, str]
    bureaus: Collection[str]
    departments: Collection[str]


def view(state: State, dataset: str | None = "procedures", screen: str = "online") -> View | None:
    """What is chosen, in months that have a list of this kind (of any, where none is named); None while there is none.

    Where the chosen month has none, the last one before it is shown (the first one, where there is none before).
    ``screen`` is where its answers lie (queries/).
    """
    there = state.source.drawn(_there, dataset)
    shown = there.months
    if not shown:
        return None
    chosen = dt.date.fromisoformat(state.pinned(AS_OF, there.every))
    as_of = max((month for month in shown if month <= chosen), default=shown[-1])
    bureau, department = _attention(state, there)
    return View(as_of=as_of, bureau=bureau, department=department, **_compared(state, as_of, shown, dataset, screen))


def attention(state: State) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The chosen 部 and 課. Where 課 are chosen they alone have the attention, so there is no 部 then."""
    return _attention(state, state.source.drawn(_there, None))


def _attention(state: State, there: _There) -> tuple[tuple[str, ...], tuple[str, ...]]:
    bureau, department = state.several(BUREAU, there.bureaus), state.several(DEPARTMENT, there.departments)
    if department:
        state.said.pop(called(BUREAU), None)
    return () if department else bureau, department


def months(ask: Ask, dataset: str | None) -> list[dt.date]:
    """The months that have a list of this kind (of any, where none is named), the latest first."""
    rows = ask("frame/months")
    if dataset:
        rows = rows[rows["datasets"].map(lambda names: dataset in names).astype(bool)]
    return [month.date() for month in rows["as_of"]]


def comparisons(offered: Sequence[dt.date]) -> Mapping[str, str]:
    """What can be compared with, as it stands in the URL and in words; ``offered`` are days of meetings."""
    names = (LAST, *("会議",) * len(offered))
    meetings = {str(day): f"{name}（{day}時点）" for day, name in zip(offered, names, strict=False)}
    return {label: label for label in COMPARISONS} | meetings


def since_last(params: Params, offered: Sequence[dt.date], day: dt.date) -> Params:
    """What a meeting of that day looks at: where nothing else is said it is compared with what the frozen one before it
    saw (``offered``: the latest first).
    """
    frozen = [each for each in offered if each < day]
    return {**({VS.key: [frozen[0].isoformat()]} if frozen else {}), **params}


def before(as_of: dt.date, months_back: int, months: Sequence[dt.date]) -> dt.date | None:
    """The latest month with figures that lies at least ``months_back`` months before ``as_of``."""
    limit = pd.Period(as_of, "M") - months_back
    return max((month for month in months if pd.Period(month, "M") <= limit), default=None)


def _compared(
    state: State, as_of: dt.date, shown: Sequence[dt.date], dataset: str | None, screen: str
) -> dict[str, Any]:
    """What is compared with, for a view: a month some months back, or what a meeting saw last."""
    # Who compares with a month, as most do, needs no list of the meetings.
    is_of_months = set(state.params.get(VS.key, ())) <= COMPARISONS.keys()
    offered = [] if is_of_months else state.source.offered()
    chosen = state.pinned(VS, comparisons(offered))
    if chosen in COMPARISONS:
        return {"vs": before(as_of, COMPARISONS[chosen], shown), "vs_label": chosen}
    day = dt.date.fromisoformat(chosen)
    label = LAST if offered[0] == day else f"{day}の会議"
    try:
        seen = [month for month in months(state.source.seen(day, screen), dataset) if month <= as_of]
    except DashboardError as error:
        state.refuse(f"{label}（{day}時点）とは比べられません。{error}")
        seen = []
    return {"vs": max(seen, default=None), "vs_label": label, "vs_meeting": day if seen else None}


def _there(ask: Ask, dataset: str | None) -> _There:
    rows = ask("frame/departments")
    return _There(
        months=months(ask, dataset),
        every={each.isoformat(): labels.month(each) for each in months(ask, None)},
        bureaus=tuple(rows["bureau"].dropna().unique()),
        departments=tuple(rows["department"]),
    )
