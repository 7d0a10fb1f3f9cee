"""Who writes here: who signed in, or a name asked once in a session; what is written from then on says so."""

import streamlit as st

from dashboard import markup
from dashboard.access import asking
from dashboard.access.rules import Right, able
from dashboard.ui import html

NOBODY = "会議"
_KNOWN, _FIELD = "who", "who_field"


def known() -> str:
    """The name of who signed in, or that was given, if any."""
    return asking.signed(str(st.session_state.get(_KNOWN, "")))


def name() -> str:
    """Who stands in the record."""
    return known() or NOBODY


def be(said: str) -> None:
    """From now on it is this one."""
    st.session_state[_KNOWN] = said.strip()


def ask() -> None:
    """A field for the name; it says who is known already. Who signed in is not asked."""
    if asking.who().name:
        return
    st.session_state[_FIELD] = known()
    st.text_input(
        "あなたの名前（記録に残ります）",
        key=_FIELD,
        placeholder="例：戦略室 担当",
        on_change=lambda: be(st.session_state[_FIELD]),
    )


def signed(label: str) -> str:
    """Who signed in, who is told that this act is recorded as theirs; nobody where the name is to be asked."""
    own = asking.who().name
    if own:
        html.draw(markup.of("<p class='dx-basis'>{}：{}</p>", label, own))
    return own


def may(right: Right) -> bool:
    """Whether who looks may do what stands here; if not, nothing of it is drawn but who may."""
    if asking.may(right):
        return True
    html.draw(markup.of("<p class='dx-basis'>{}</p>", f"「{right}」ことができるのは、{able(right)}の役割の人です。"))
    return False
