"""Of which municipality the pages are, in an installation of many: it stands in the URL, on every page of one.

A city's own installation has none of this.
"""

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import markup, settings
from dashboard.errors import DashboardError
from dashboard.municipalities import folders
from dashboard.screens import choices
from dashboard.screens.block import Heading
from dashboard.screens.choices import MUNICIPALITY, Choice, Pinned, Shown, Text
from dashboard.ui import blocks, html, moment

SPREAD = "municipalities"
"""The address of the page that shows all of them."""
FIRST = "online"
"""The page that a municipality is opened with."""
_CHOSEN, _GO, _REFUSED = "municipality_chosen", "municipality_next", "municipality_refused"
_OF_ONE = (Choice, Pinned, Shown, Text)
"""Kinds of choices that say something of one municipality alone: switches go along."""


def source() -> str | None:
    """Which one is chosen, as the session that asks has it; None for what is no page's."""
    return st.session_state.get(_CHOSEN) if get_script_run_ctx(suppress_warning=True) else None


def is_of_many() -> bool:
    """Whether this installation is of many."""
    return folders.is_of_many(settings.installation())


def settle() -> None:
    """Once in every run, before anything is asked: which one is chosen. What was chosen stays until another one is, or
    the page of all of them is opened (``settle_page``).
    """
    if not is_of_many():
        return
    before = st.session_state.get(_CHOSEN)
    code = st.query_params.get(MUNICIPALITY.key) or before
    st.session_state[_REFUSED] = _lacks(code) if code else None
    if st.session_state[_REFUSED]:
        code = None
    if code != before:
        _forget()
    if code is None:
        return
    st.session_state[_CHOSEN] = code
    if st.query_params.get(MUNICIPALITY.key) != code:
        st.query_params[MUNICIPALITY.key] = code


def is_one_missing() -> bool:
    """Whether there are many and none is chosen, so that a page of one has nothing to show."""
    return is_of_many() and settings.chosen() is None


def settle_page(pages: Mapping[str, Page], here: Page) -> None:
    """Before anything is drawn: open the one that was chosen on the page of all of them. That page lets go of it, and
    is the first one while none is chosen.
    """
    if not is_of_many():
        return
    code = st.session_state.pop(_GO, None)
    if code:
        st.switch_page(pages[FIRST], query_params={MUNICIPALITY.key: code})
    if here.url_path == SPREAD and settings.chosen():
        _forget()
        st.rerun()
    if here.url_path == "" and settings.chosen() is None:
        st.switch_page(pages[SPREAD])


def choose(code: str) -> None:
    """Open this one next (a callback)."""
    st.session_state[_GO] = code


def refused() -> str | None:
    """Why the one that the URL names is not shown."""
    said: str | None = st.session_state.get(_REFUSED)
    return said


def missing(page: Page) -> None:
    """In the place of a page of one: how to choose one."""
    blocks.title(Heading(page.title, ""))
    way = markup.link(f"/{SPREAD}", "市区町村の画面で選ぶ")
    html.draw(markup.of("<div class='dx-empty'>この画面は、市区町村を1つ選んで見ます。{}</div>", way))


def _lacks(code: str) -> str | None:
    """Why there is no such municipality."""
    try:
        is_there = folders.of(settings.installation(), code).is_dir()
    except DashboardError as error:
        return str(error)
    if is_there:
        return None
    name = folders.name_of(settings.installation(), code)
    whose = f"{name}（{code}）" if name != code else f"団体コード {code} の市区町村"
    return f"{whose}の資料は、まだ集めていません。ほかの市区町村を選んでください。"


def _forget() -> None:
    """Nothing that was chosen of one municipality is asked of another one."""
    for key in (each.key for each in choices.declared() if isinstance(each, _OF_ONE)):
        st.session_state.pop(key, None)
    for key in (_CHOSEN, moment.CHOSEN, moment.READ):
        st.session_state.pop(key, None)
    st.query_params.pop(MUNICIPALITY.key, None)
