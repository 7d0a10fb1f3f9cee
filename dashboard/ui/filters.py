"""What is chosen: the filters of the frame and of the screens. Their state is the URL, on every page."""

import datetime as dt
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Literal, TypeVar

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import labels, markup
from dashboard.screens import choices, framing
from dashboard.screens.choices import (
    AS_OF,
    BUREAU,
    DEPARTMENT,
    VS,
    Choice,
    Declared,
    Number,
    Pinned,
    Switch,
    Text,
    Toggle,
)
from dashboard.screens.state import State
from dashboard.screens.view import Ask, View
from dashboard.ui import cached, html, moment
from dashboard.ui.cached import answer

Option = TypeVar("Option")


def draw(*, monthly: bool, compared: bool, narrowed: bool) -> DeltaGenerator:
    """Draw in the sidebar what the page has a use for; the rest unseen, so that it stays chosen for the next page.

    ``monthly``: it shows a month; ``compared``: beside another. ``narrowed``: it can be narrowed to 部 and 課. Returns
    the place under them, which stays in sight however many are chosen.
    """
    foot = st.sidebar.container(key="foot")
    months, departments = _months(), answer("frame/departments")
    if departments.empty and not months:
        return foot
    bureaus = list(departments["bureau"].dropna().unique())
    if months:
        with _place("months", monthly):
            pinned(AS_OF, {month.isoformat(): labels.month(month) for month in months})
        with _place("comparison", compared):
            pinned(VS, framing.comparisons(cached.here().offered()))
    if departments.empty:
        # Of many municipalities together nobody is a 課.
        return foot
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
    """What the filters say now of the months that have such a list (framing.view)."""
    return framing.view(chosen(), dataset, screen)


def month() -> dt.date | None:
    """The 基準月 chosen, whatever lists it has; None while there is none."""
    months = _months()
    return dt.date.fromisoformat(st.session_state.get(AS_OF.key) or months[0].isoformat()) if months else None


def is_alone() -> bool:
    """Whether the page is in a state that the filters of the frame say nothing of."""
    alone = [each for each in choices.declared() if isinstance(each, Switch) and each.alone]
    return any((st.session_state.get(each.key) or st.query_params.get(each.key)) == each.alone for each in alone)


def attention() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The chosen 部 and 課. Where 課 are chosen they alone have the attention, so there is no 部 then."""
    return framing.attention(chosen())


def reset() -> None:
    """Back to the latest month and the whole city, whatever page was narrowed."""
    if months := _months():
        st.session_state[AS_OF.key] = months[0].isoformat()
    st.session_state[VS.key] = next(iter(framing.COMPARISONS))
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


def attend_one(to: Choice, name: str) -> None:
    """Turn the attention to one 課 or 部, whatever had it."""
    st.session_state[to.key] = [name]


def put(on: Pinned | Switch[Any], option: str) -> None:
    """Choose an option of what is pinned, or the words of a switch."""
    st.session_state[on.key] = option


def put_unseen(on: Pinned | Text, option: str | None) -> None:
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


def one_of(choice: Choice, options: list[str], shown: str, width: int) -> None:
    """The one that is shown of the options, drawn here (so many px wide); another one gets the attention alone."""
    key = f"one_{choice.key}"
    st.session_state[key] = shown
    st.selectbox(
        choice.label, options, key=key, label_visibility="collapsed", width=width,
        on_change=lambda: attend_one(choice, st.session_state[key]),
    )  # fmt: skip


def pinned(one: Pinned, options: Mapping[str, str]) -> str:
    """One of the options (what stands in the URL → its words), drawn here; the first is the default.

    Where the URL is another than the one written last, a person went back to it; where it was not drawn for a while,
    the URL alone has kept it.
    """
    asked, written = st.query_params.get(one.key), f"{one.key}_written"
    is_drawn_again = one.key not in st.session_state
    if asked in options and (is_drawn_again or asked != st.session_state.get(written)):
        st.session_state[one.key] = asked
    elif st.session_state.get(one.key) not in options:
        st.session_state[one.key] = next(iter(options))
    st.selectbox(
        one.label, list(options), format_func=lambda value: options[value], key=one.key, filter_mode=None,
        placeholder=one.label, label_visibility=_label(one),
    )  # fmt: skip
    st.session_state[written] = st.session_state[one.key]
    st.session_state[_words(one)] = options[st.session_state[one.key]]
    if asked != st.session_state[one.key]:
        st.query_params[one.key] = st.session_state[one.key]
    return str(st.session_state[one.key])


def said(one: Declared) -> str:
    """What is chosen of it, in words; nothing where the URL says nothing of it."""
    chosen = st.query_params.get_all(one.key)
    if chosen and isinstance(one, Pinned):
        return str(st.session_state.get(_words(one), ""))
    return "はい" if chosen and isinstance(one, Toggle) else "、".join(chosen)


def _words(one: Pinned) -> str:
    return f"{one.key}_words"


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


def toggle(one: Toggle) -> bool:
    """Whether it is turned on, drawn here."""
    return st.toggle(one.label, key=one.key, bind="query-params")


def number(one: Number) -> int:
    """The number that is chosen, drawn here."""
    chosen = st.number_input(one.label, one.least, one.most, one.default, key=one.key, bind="query-params")
    return int(chosen)


def text(one: Text) -> str:
    """The words that are searched for, drawn here."""
    return st.text_input(one.label, key=one.key, bind="query-params", placeholder=one.example)


def _readings() -> None:
    """How 部 and 課 are read, for whoever types their names (browser/find.js)."""
    html.draw(markup.of("<div class='dx-readings'>{}</div>", cached.drawn(_read_readings)))


def _read_readings(ask: Ask) -> str:
    readings = ask("frame/readings")
    known = {name: list(each) for name, each in zip(readings["name"], readings["readings"], strict=True)}
    return json.dumps(known, ensure_ascii=False)


def _label(one: Choice | Pinned | Switch[Any]) -> Literal["visible", "collapsed"]:
    return "visible" if one.is_labelled else "collapsed"


def unseen() -> DeltaGenerator:
    """Where to draw what has no use in what is shown now: Streamlit forgets what is not drawn, in the URL too."""
    return st.container(key="unused_here")


def _place(name: str, is_used: bool) -> DeltaGenerator:
    return st.sidebar.container(key=name if is_used else f"unused_{name}")


def chosen() -> State:
    """What the session says of the frame, as the URL would."""
    now = {each.key: st.session_state.get(each.key) for each in (AS_OF, VS, BUREAU, DEPARTMENT)}
    params = {key: [value] if isinstance(value, str) else value for key, value in now.items() if value}
    return State(params, cached.here(), html.refusal)


def as_seen(day: dt.date) -> State:
    """Nothing chosen, as the meeting of that day saw it. Raises DashboardError where that cannot be read."""
    moment.frozen(day)
    return State({}, cached.Reading(day))


def _months() -> list[dt.date]:
    return cached.drawn(framing.months, None)


def _offered(departments: pd.DataFrame) -> list[str]:
    """The 課 of the chosen 部, and those already chosen here or in the URL: a link with both must lose neither."""
    bureau = st.session_state.get(BUREAU.key)
    department = [*(st.session_state.get(DEPARTMENT.key) or []), *st.query_params.get_all(DEPARTMENT.key)]
    if not bureau:
        return list(departments["department"])
    offered = departments["bureau"].isin(bureau) | departments["department"].isin(department)
    return list(departments.loc[offered, "department"])
