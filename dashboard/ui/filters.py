"""The filters of the frame: 基準月, 比較先, 部, 課. Their state is the URL, on every page."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import labels
from dashboard.ui.answers import answer

COMPARISONS = {"前月": 1, "3か月前": 3, "半年前": 6, "前年同月": 12}
"""Months back from 基準月."""


NARROWING = ("bureau", "department", "pillar", "state")
"""What a reset empties: the filters of the frame, and those of the ロードマップ."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is chosen. ``vs`` is None when there is no month to compare with; empty tuples mean the whole city.

    Where 課 are chosen they alone have the attention, so ``bureau`` is empty then.
    """

    as_of: dt.date
    vs: dt.date | None
    vs_label: str
    bureau: tuple[str, ...]
    department: tuple[str, ...]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names that have the attention."""
        return self.department or self.bureau


def draw() -> None:
    """Draw the filters in the sidebar: the months there are lists for, 部 and 課 while there are any figures."""
    months, departments = _months(), answer("frame/departments")
    if departments.empty:
        return
    bureaus = list(departments["bureau"].dropna().unique())
    with st.sidebar:
        if months:
            pinned("基準月", {month.isoformat(): labels.month(month) for month in months}, "as_of")
            pinned("比較先", {label: label for label in COMPARISONS}, "vs")
        if bureaus:
            _multiselect("部", bureaus, "bureau")
        _multiselect("課", _offered(departments), "department")
        st.button("絞り込みを解除", on_click=reset, width="stretch", key="reset")


def current(dataset: str = "procedures") -> Filters | None:
    """What the filters say now, in months that have a list of this kind; None while there is none.

    Where the chosen month has none, the last one before it is shown (the first one, where there is none before).
    """
    months = _months(dataset)
    if not months:
        return None
    state = st.session_state
    chosen = dt.date.fromisoformat(state.get("as_of") or months[0].isoformat())
    as_of = max((month for month in months if month <= chosen), default=months[-1])
    label = state.get("vs") or "前月"
    return Filters(as_of, before(as_of, COMPARISONS[label], months), label, *attention())


def month() -> dt.date | None:
    """The 基準月 chosen, whatever lists it has; None while there is none."""
    months = _months()
    return dt.date.fromisoformat(st.session_state.get("as_of") or months[0].isoformat()) if months else None


def attention() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The chosen 部 and 課. Where 課 are chosen they alone have the attention, so there is no 部 then."""
    department = tuple(st.session_state.get("department") or ())
    return () if department else tuple(st.session_state.get("bureau") or ()), department


def reset() -> None:
    """Back to the latest month and the whole city, whatever page was narrowed."""
    if months := _months():
        st.session_state["as_of"] = months[0].isoformat()
    st.session_state["vs"] = next(iter(COMPARISONS))
    for key in NARROWING:
        st.session_state[key] = []


def pick(name: str, kind: str = "department") -> None:
    """Turn the attention to one 課 (or 部: kind ``bureau``); picking it again lets go."""
    if kind == "bureau":
        st.session_state["department"] = []
    st.session_state[kind] = [] if st.session_state.get(kind) == [name] else [name]


def before(as_of: dt.date, months_back: int, months: list[dt.date]) -> dt.date | None:
    """The latest month with figures that lies at least ``months_back`` months before ``as_of``."""
    limit = pd.Period(as_of, "M") - months_back
    return max((month for month in months if pd.Period(month, "M") <= limit), default=None)


def _months(dataset: str | None = None) -> list[dt.date]:
    months = answer("frame/months")
    return [month.date() for month in (months[months[dataset]] if dataset else months)["as_of"]]


def _offered(departments: pd.DataFrame) -> list[str]:
    """The 課 of the chosen 部, and those already chosen: a link with both must lose neither."""
    bureau, department = st.session_state.get("bureau"), st.session_state.get("department") or []
    if not bureau:
        return list(departments["department"])
    offered = departments["bureau"].isin(bureau) | departments["department"].isin(department)
    return list(departments.loc[offered, "department"])


def pinned(label: str, options: dict[str, str], key: str) -> str:
    """One of the options, drawn here. It always stands in the URL: next month the link must still show this month."""
    if st.session_state.get(key) not in options:
        asked = st.query_params.get(key)
        st.session_state[key] = asked if asked in options else next(iter(options))
    st.selectbox(
        label, list(options), format_func=lambda value: options[value], key=key, filter_mode=None, placeholder=label
    )
    if st.query_params.get(key) != st.session_state[key]:
        st.query_params[key] = st.session_state[key]
    return str(st.session_state[key])


def _multiselect(label: str, options: list[str], key: str) -> None:
    st.multiselect(label, options, key=key, bind="query-params", placeholder=f"すべての{label}", select_all=False)
