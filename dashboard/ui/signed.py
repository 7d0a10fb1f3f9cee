"""Who signed in: asked by every run of a page, said in the frame, and let go when they rest."""

import time
from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import markup, settings
from dashboard.access import asking, audit, logins
from dashboard.access.asking import HERE, NOBODY, Person
from dashboard.access.rules import Access, Right
from dashboard.ui import entry, html, words

NO_ROLE = "さんには、まだ役割がありません。管理者に「ダッシュボードを使いたい」と伝えてください。"
RESTED = "しばらく操作がなかったので終わりました。数値や記録は変わっていません。"
NO_NAME = "だれが開いたかが伝わっていません。いつものアドレスから、サインインして開いてください。"
_SEEN, _RESTED, _NOTED = "seen_at", "rested", "signed_noted"


def source() -> Person:
    """Who asks now, as the session's first request says."""
    access = settings.load().access
    if access.way == "local":
        return HERE
    if access.way == "proxy":
        return entry.named(access, st.context.headers)
    return entry.of_claims(access, _claims()) if _claims() else NOBODY


def is_in() -> bool:
    """Whether a page may be drawn now; what is to be done instead is said by ``draw``."""
    access = settings.load().access
    if access.way == "local":
        return True
    asks = asking.who()
    if not asks.name:
        return False
    _note(access, asks)
    return asks.may(Right.LOOK) and not _rests(access)


def draw() -> None:
    """Why no page is drawn, and the way in."""
    access, asks = settings.load().access, asking.who()
    _title(words.TITLE)
    if asks.name and not asks.may(Right.LOOK):
        html.refusal(f"{asks.name}{NO_ROLE}")
        _out(access)
    elif asks.name:
        html.draw(markup.of("<p class='dx-told' role='status'>{}</p>", RESTED))
        st.button("もう一度開く", type="primary", key="sign_again", on_click=_again)
    elif access.way == "oidc":
        html.draw(markup.of("<p class='dx-told'>{}</p>", "市役所のアカウントでサインインしてください。"))
        st.button("サインイン", type="primary", key="sign_in", on_click=st.login)
    else:
        html.refusal(NO_NAME)


def told() -> None:
    """In the sidebar: who signed in, in which roles, and the way out."""
    asks = asking.who()
    if asks.name:
        said = "・".join((*asks.roles, *asks.departments))
        html.in_sidebar(markup.of("<p class='dx-signed'><b>{}</b> <span>{}</span></p>", asks.name, said))
        with st.sidebar:
            _out(settings.load().access)


def offers(right: Right) -> bool:
    """Whether the menu names a page of this right. Who did what is written down of people who sign in only."""
    return asking.may(right) and (right != Right.ADMIN or settings.load().access.way != "local")


def run(page: Page, right: Right) -> None:
    """Draw the page, or say why it is not for who asks."""
    if asking.may(right):
        page.run()
    else:
        asks = asking.who()
        audit.note(settings.data_folder(), asks.name, asks.roles, f"画面「{page.title}」", outcome=audit.REFUSED)
        _title(page.title)
        html.refusal(f"この画面は、「{right}」ことができる役割の人だけが開けます。必要なときは管理者に伝えてください。")


def _title(title: str) -> None:
    html.draw(markup.of("<h1 class='dx-title'>{}</h1>", title))


def _claims() -> Mapping[str, Any]:
    return st.user.to_dict() if st.user.get("is_logged_in") else {}


def _rests(access: Access) -> bool:
    """Whether nobody did anything for so long that it is over: each run is something done."""
    if access.way == "oidc":
        lives = logins.lives(settings.data_folder(), access, _claims())
        if not lives and not st.session_state.get(_RESTED):
            asks = asking.who()
            audit.note(settings.data_folder(), asks.name, asks.roles, "終わったサインイン", outcome=audit.REFUSED)
        st.session_state[_RESTED] = not lives
        return not lives
    now = time.time()
    seen = st.session_state.get(_SEEN, now)
    st.session_state[_RESTED] = st.session_state.get(_RESTED, False) or now - seen > access.idle_minutes * 60
    st.session_state[_SEEN] = now
    return bool(st.session_state[_RESTED])


def _again() -> None:
    """The proxy has signed them in anew, or not: a session of a proxy is the browser's with it."""
    access = settings.load().access
    if access.way == "oidc":
        _leave()
    st.session_state.clear()


def _out(access: Access) -> None:
    if access.way == "oidc":
        st.button("サインアウト", key="sign_out", type="tertiary", on_click=_leave)


def _leave() -> None:
    asks = asking.who()
    logins.end(settings.data_folder(), _claims())
    audit.note(settings.data_folder(), asks.name, asks.roles, "サインアウト")
    st.logout()


def _note(access: Access, asks: Person) -> None:
    """That somebody came in, once."""
    if _NOTED in st.session_state:
        return
    st.session_state[_NOTED] = True
    folder = settings.data_folder()
    if access.way == "proxy" or logins.is_new(folder, _claims()):
        audit.note(folder, asks.name, asks.roles, "サインイン", place=str(st.context.ip_address or ""))
