"""What is chosen: the filters of the frame and of the screens. Their state is the URL, on every page."""

import datetime as dt
from typing import TypeVar

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import labels
from dashboard.screens import choices
from dashboard.screens.choices import AS_OF, BUREAU, DEPARTMENT, VS, Choice, Pinned, Switch
from dashboard.screens.view import View
from dashboard.ui.cached import answer

COMPARISONS = {"前月": 1, "3か月前": 3, "半年前": 6, "前年同月": 12}
"""Months back from 基準月."""

Option = TypeVar("Option")


def draw(*, monthly: bool, narrowed: bool) -> None:
    """Draw in the sidebar what the page has a use for; the rest unseen, so that it stays chosen for the next page.

    ``monthly``: it shows a month beside another. ``narrowed``: it can be narrowed to 部 and 課.
    """
    months, departments = _months(), answer("frame/departments")
    if departments.empty:
        return
    bureaus = list(departments["bureau"].dropna().unique())
    if months:
        with _place("months", monthly):
            pinned(AS_OF, {month.isoformat(): labels.month(month) for month in months})
            pinned(VS, {label: label for label in COMPARISONS})
    with _place("attention", narrowed):
        if bureaus:
            several(BUREAU, bureaus)
        several(DEPARTMENT, _offered(departments))
        st.button("絞り込みを解除", on_click=reset, width="stretch", key="reset")


def view(dataset: str = "procedures") -> View | None:
    """What the filters say now, in months that have a list of this kind; None while there is none.

    Where the chosen month has none, the last one before it is shown (the first one, where there is none before).
    """
    months = _months(dataset)
    if not months:
        return None
    chosen = dt.date.fromisoformat(st.session_state.get(AS_OF.key) or months[0].isoformat())
    as_of = max((month for month in months if month <= chosen), default=months[-1])
    label = st.session_state.get(VS.key) or next(iter(COMPARISONS))
    bureau, department = attention()
    vs = before(as_of, COMPARISONS[label], months)
    return View(as_of=as_of, vs=vs, vs_label=label, bureau=bureau, department=department)


def month() -> dt.date | None:
    """The 基準月 chosen, whatever lists it has; None while there is none."""
    months = _months()
    return dt.date.fromisoformat(st.session_state.get(AS_OF.key) or months[0].isoformat()) if months else None


def attention() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The chosen 部 and 課. Where 課 are chosen they alone have the attention, so there is no 部 then."""
    department = tuple(st.session_state.get(DEPARTMENT.key) or ())
    return () if department else tuple(st.session_state.get(BUREAU.key) or ()), department


def reset() -> None:
    """Back to the latest month and the whole city, whatever page was narrowed."""
    if months := _months():
        st.session_state[AS_OF.key] = months[0].isoformat()
    st.session_state[VS.key] = next(iter(COMPARISONS))
    for choice in choices.narrowing():
        st.session_state[choice.key] = []


def pick(*wanted: tuple[Choice, str]) -> None:
    """Narrow each choice to this one option; the same again lets go of them all."""
    is_so = all(st.session_state.get(choice.key) == [option] for choice, option in wanted)
    for choice, option in wanted:
        st.session_state[choice.key] = [] if is_so else [option]


def attend(to: Choice, name: str) -> None:
    """Turn the attention to one 部 or 課; picking it again lets go."""
    if to == BUREAU:
        st.session_state[DEPARTMENT.key] = []
    pick((to, name))


def put(on: Pinned, option: str) -> None:
    """Choose an option of what is pinned."""
    st.session_state[on.key] = option


def before(as_of: dt.date, months_back: int, months: list[dt.date]) -> dt.date | None:
    """The latest month with figures that lies at least ``months_back`` months before ``as_of``."""
    limit = pd.Period(as_of, "M") - months_back
    return max((month for month in months if pd.Period(month, "M") <= limit), default=None)


def several(choice: Choice, options: list[str]) -> list[str]:
    """Any of the options, drawn here; none means all."""
    return st.multiselect(
        choice.label,
        options,
        key=choice.key,
        bind="query-params",
        placeholder=choice.everything or f"すべての{choice.label}",
        select_all=False,
    )


def pinned(one: Pinned, options: dict[str, str]) -> str:
    """One of the options (what stands in the URL → its words), drawn here; the first is the default."""
    if st.session_state.get(one.key) not in options:
        asked = st.query_params.get(one.key)
        st.session_state[one.key] = asked if asked in options else next(iter(options))
    st.selectbox(
        one.label, list(options), format_func=lambda value: options[value], key=one.key, filter_mode=None,
        placeholder=one.label,
    )  # fmt: skip
    if st.query_params.get(one.key) != st.session_state[one.key]:
        st.query_params[one.key] = st.session_state[one.key]
    return str(st.session_state[one.key])


def switch(one: Switch[Option]) -> Option:
    """What the chosen words of the switch stand for; kept in the URL."""
    default = one.default or next(iter(one.options))
    chosen = st.segmented_control(
        one.label,
        list(one.options),
        default=default,
        required=True,
        key=one.key,
        bind="query-params",
        label_visibility="visible" if one.is_labelled else "collapsed",
    )
    return one.options[chosen or default]


def _place(name: str, is_used: bool) -> DeltaGenerator:
    return st.sidebar.container(key=name if is_used else f"unused_{name}")


def _months(dataset: str | None = None) -> list[dt.date]:
    months = answer("frame/months")
    if dataset:
        months = months[months["datasets"].map(lambda names: dataset in names).astype(bool)]
    return [month.date() for month in months["as_of"]]


def _offered(departments: pd.DataFrame) -> list[str]:
    """The 課 of the chosen 部, and those already chosen: a link with both must lose neither."""
    bureau, department = st.session_state.get(BUREAU.key), st.session_state.get(DEPARTMENT.key) or []
    if not bureau:
        return list(departments["department"])
    offered = departments["bureau"].isin(bureau) | departments["department"].isin(department)
    return list(departments.loc[offered, "department"])
