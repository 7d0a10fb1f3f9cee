"""What is chosen: the filters of the frame and of the screens. Their state is the URL, on every page."""

import datetime as dt
import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import labels, markup
from dashboard.errors import DashboardError
from dashboard.screens import choices
from dashboard.screens.choices import AS_OF, BUREAU, DEPARTMENT, VS, Choice, Pinned, Switch
from dashboard.screens.view import Ask, View
from dashboard.store import answers as store
from dashboard.ui import cached, html, moment
from dashboard.ui.cached import answer

COMPARISONS = {"前月": 1, "3か月前": 3, "半年前": 6, "前年同月": 12}
"""Months back from 基準月. Beside them the URL may name a meeting, by its day."""

Option = TypeVar("Option")


def draw(*, monthly: bool, narrowed: bool) -> DeltaGenerator:
    """Draw in the sidebar what the page has a use for; the rest unseen, so that it stays chosen for the next page.

    ``monthly``: it shows a month beside another. ``narrowed``: it can be narrowed to 部 and 課. Returns the place under
    them, which stays in sight however many are chosen.
    """
    foot = st.sidebar.container(key="foot")
    months, departments = _months(), answer("frame/departments")
    if departments.empty:
        return foot
    bureaus = list(departments["bureau"].dropna().unique())
    if months:
        with _place("months", monthly):
            pinned(AS_OF, {month.isoformat(): labels.month(month) for month in months})
            pinned(VS, {label: label for label in COMPARISONS} | _meetings())
    with _place("readings", is_used=False):
        _readings()
    with _place("attention", narrowed):
        if bureaus:
            several(BUREAU, bureaus)
        several(DEPARTMENT, _offered(departments))
    if narrowed:
        foot.button("絞り込みを解除", on_click=reset, width="stretch", key="reset")
    return foot


def view(dataset: str | None = "procedures", screen: str = "online") -> View | None:
    """What the filters say now, in months that have a list of this kind (of any, where none is named); None while there
    is none.

    Where the chosen month has none, the last one before it is shown (the first one, where there is none before).
    ``screen`` is where its answers lie (queries/).
    """
    months = _months(dataset)
    if not months:
        return None
    chosen = dt.date.fromisoformat(st.session_state.get(AS_OF.key) or months[0].isoformat())
    as_of = max((month for month in months if month <= chosen), default=months[-1])
    bureau, department = attention()
    return View(as_of=as_of, bureau=bureau, department=department, **_compared(as_of, months, dataset, screen))


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


def take(params: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Choose what an address says (a callback), the default where it says nothing. Returns what is left to be written.

    What hangs on a widget that is drawn now must be put into the widget: Streamlit refuses to write its part of the
    address.
    """
    left = {key: list(values) for key, values in params.items()}
    defaults = {
        each.key: each.default or next(iter(each.options)) for each in choices.declared() if isinstance(each, Switch)
    }
    for key in [str(key) for key in st.session_state if key in left or key in st.query_params]:
        said, now = left.pop(key, []), st.session_state[key]
        if isinstance(now, list):
            st.session_state[key] = said
        elif isinstance(now, bool):
            st.session_state[key] = said == ["true"]
        elif isinstance(now, str):
            st.session_state[key] = said[0] if said else defaults.get(key, "")
    return left


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


def put(on: Pinned | Switch[Any], option: str) -> None:
    """Choose an option of what is pinned, or the words of a switch."""
    st.session_state[on.key] = option


def put_unseen(on: Pinned, option: str | None) -> None:
    """Choose an option (None: the default again) of what is pinned and not drawn now: then the URL alone keeps it."""
    st.session_state.pop(on.key, None)
    if option is None:
        st.query_params.pop(on.key, None)
    else:
        st.query_params[on.key] = option


def chosen_unseen(on: Pinned, options: Collection[str]) -> str:
    """What is chosen of these options though it is not drawn now; the first is the default."""
    asked = st.query_params.get(on.key, "")
    return asked if asked in options else next(iter(options))


def is_chosen_unseen(on: Pinned, option: str) -> bool:
    """Whether somebody chose this option of what is not drawn now."""
    return st.query_params.get(on.key) == option


def is_attended(to: Choice, name: str) -> bool:
    """Whether this 部 or 課, and no other, has the attention."""
    return bool(st.session_state.get(to.key) == [name])


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
        label_visibility=_label(choice),
    )


def pinned(one: Pinned, options: dict[str, str]) -> str:
    """One of the options (what stands in the URL → its words), drawn here; the first is the default.

    Where the URL is another than the one written last, a person went back to it.
    """
    asked, written = st.query_params.get(one.key), f"{one.key}_written"
    if asked in options and asked != st.session_state.get(written):
        st.session_state[one.key] = asked
    elif st.session_state.get(one.key) not in options:
        st.session_state[one.key] = next(iter(options))
    st.selectbox(
        one.label, list(options), format_func=lambda value: options[value], key=one.key, filter_mode=None,
        placeholder=one.label, label_visibility=_label(one),
    )  # fmt: skip
    st.session_state[written] = st.session_state[one.key]
    if asked != st.session_state[one.key]:
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
        label_visibility=_label(one),
    )
    return one.options[chosen or default]


def _readings() -> None:
    """How 部 and 課 are read, for whoever types their names (browser/find.js)."""
    readings = answer("frame/readings")
    known = {name: list(each) for name, each in zip(readings["name"], readings["readings"], strict=True)}
    html.draw(markup.of("<div class='dx-readings'>{}</div>", json.dumps(known, ensure_ascii=False)))


def _label(one: Choice | Pinned | Switch[Any]) -> Literal["visible", "collapsed"]:
    return "visible" if one.is_labelled else "collapsed"


def unseen() -> DeltaGenerator:
    """Where to draw what has no use in what is shown now: Streamlit forgets what is not drawn, in the URL too."""
    return st.container(key="unused_here")


def _place(name: str, is_used: bool) -> DeltaGenerator:
    return st.sidebar.container(key=name if is_used else f"unused_{name}")


def _meetings() -> dict[str, str]:
    """The frozen meetings as they stand in the URL and in words, the latest first."""
    named = zip(moment.offered(), ("前回会議", *("会議",) * len(moment.offered())), strict=False)
    return {str(each.day): f"{name}（{each.day}時点）" for each, name in named}


def _compared(as_of: dt.date, months: list[dt.date], dataset: str | None, screen: str) -> dict[str, Any]:
    """What is compared with, for a view: a month some months back, or what a meeting saw last."""
    chosen = st.session_state.get(VS.key) or next(iter(COMPARISONS))
    if chosen in COMPARISONS:
        return {"vs": before(as_of, COMPARISONS[chosen], months), "vs_label": chosen}
    day = dt.date.fromisoformat(chosen)
    is_last = str(moment.offered()[0].day) == chosen
    label = "前回会議" if is_last else f"{day}の会議"
    try:
        seen = [month for month in _seen(day, screen, dataset) if month <= as_of]
    except DashboardError as error:
        html.refusal(f"{label}（{day}時点）とは比べられません。{error}")
        seen = []
    return {"vs": max(seen, default=None), "vs_label": label, "vs_meeting": day if seen else None}


def _seen(day: dt.date, screen: str, dataset: str | None) -> list[dt.date]:
    """The months that a meeting saw. Raises DashboardError where it cannot be compared with."""
    frozen = moment.frozen(day)
    if not store.is_comparable(Path(cached.version()[0]), frozen, screen):
        raise DashboardError(
            "前の版のプログラムで確定したもので、いま比べている項目がありません。"
            f"会議で見たままの数値は、アドレスに meeting={day} を付けると見られます。"
        )
    stamp = store.version(frozen)
    return _read_months(cached.Asked(stamp, stamp), dataset)


def _months(dataset: str | None = None) -> list[dt.date]:
    return cached.drawn(_read_months, dataset)


def _read_months(ask: Ask, dataset: str | None) -> list[dt.date]:
    months = ask("frame/months")
    if dataset:
        months = months[months["datasets"].map(lambda names: dataset in names).astype(bool)]
    return [month.date() for month in months["as_of"]]


def _offered(departments: pd.DataFrame) -> list[str]:
    """The 課 of the chosen 部, and those already chosen here or in the URL: a link with both must lose neither."""
    bureau = st.session_state.get(BUREAU.key)
    department = [*(st.session_state.get(DEPARTMENT.key) or []), *st.query_params.get_all(DEPARTMENT.key)]
    if not bureau:
        return list(departments["department"])
    offered = departments["bureau"].isin(bureau) | departments["department"].isin(department)
    return list(departments.loc[offered, "department"])
