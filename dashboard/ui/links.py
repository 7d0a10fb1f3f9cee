"""Addresses within the dashboard: what is chosen now, with some of it chosen otherwise."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

import streamlit as st

from dashboard.screens import choices
from dashboard.screens.choices import AS_OF, BUREAU, DEPARTMENT, MEETING, MUNICIPALITY, VS
from dashboard.screens.terms import Lead

FRAME = {each.key for each in (AS_OF, VS, MEETING, MUNICIPALITY, BUREAU, DEPARTMENT)}
"""What one page hands on to the next."""


def to_rows(lead: Lead) -> str:
    """Where the rows are that a figure of the whole city counts: nothing else narrows their list, unless they are on
    another page, which is opened as this one is narrowed.
    """
    if lead.page:
        return to_page(f"/{lead.page}", lead.choices) + (f"#{lead.place}" if lead.place else "")
    return _here({**{choice.key: () for choice in choices.narrowing()}, **lead.choices}, lead.place)


def to_rows_of_chosen(lead: Lead) -> str:
    """The same for the chosen 部 and 課."""
    released = {choice.key: () for choice in choices.narrowing() if choice.key not in FRAME}
    return _here({**released, **lead.choices}, lead.place)


def to_term(place: str) -> str:
    """A place of 定義と品質 (a term, by its key)."""
    return f"{to_page('/definitions')}#{place}"


def to_page(address: str, otherwise: Mapping[str, Sequence[str]] | None = None) -> str:
    """Another page; the filters of this page go along, also for the page after it, unless they are chosen otherwise."""
    kept = {key: values for key, values in _chosen().items() if key in FRAME}
    then = {key: tuple(values) for key, values in {**kept, **(otherwise or {})}.items() if values}
    return f"{address}{_written(then)}"


def alone(address: str) -> str:
    """Another page as it opens, of the same municipality where there are many."""
    code = st.query_params.get(MUNICIPALITY.key)
    return f"{address}{_written({MUNICIPALITY.key: (code,)} if code else {})}"


def _here(changes: Mapping[str, Sequence[str]], place: str) -> str:
    now = _chosen()
    then = {key: tuple(values) for key, values in {**now, **changes}.items() if values}
    # Only the place: the browser stays in the page as it is.
    return f"#{place}" if then == now else f"{_written(then)}#{place}"


def _chosen() -> dict[str, tuple[str, ...]]:
    return {key: tuple(st.query_params.get_all(key)) for key in st.query_params}


def _written(chosen: Mapping[str, Sequence[str]]) -> str:
    pairs = [(key, value) for key, values in chosen.items() for value in values]
    return f"?{urlencode(pairs, quote_via=quote, safe='')}" if pairs else ""
