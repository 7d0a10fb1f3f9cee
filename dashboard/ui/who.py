"""Who writes here: asked once in a session; what is written from then on says so."""

import streamlit as st

NOBODY = "会議"
_KNOWN, _FIELD = "who", "who_field"


def known() -> str:
    """The name that was given, if any."""
    return str(st.session_state.get(_KNOWN, ""))


def name() -> str:
    """Who stands in the record."""
    return known() or NOBODY


def be(said: str) -> None:
    """From now on it is this one."""
    st.session_state[_KNOWN] = said.strip()


def ask() -> None:
    """A field for the name; it says who is known already."""
    st.session_state[_FIELD] = known()
    st.text_input(
        "あなたの名前（記録に残ります）",
        key=_FIELD,
        placeholder="例：戦略室 担当",
        on_change=lambda: be(st.session_state[_FIELD]),
    )
