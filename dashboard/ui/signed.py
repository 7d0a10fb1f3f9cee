"""Who signed in at the proxy: asked by every run of a page, said in the frame, and let go when they rest."""

import time

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import markup, settings
from dashboard.access import asking, audit
from dashboard.access.asking import HERE, Person
from dashboard.access.rules import Access, Right
from dashboard.screens.block import Heading
from dashboard.ui import blocks, entry, html, words

NO_ROLE = "さんには、まだ役割がありません。管理者に「ダッシュボードを使いたい」と伝えてください。"
RESTED = "しばらく操作がなかったので終わりました。数値や記録は変わっていません。"
_SEEN, _RESTED, _NOTED = "seen_at", "rested", "signed_noted"


def source() -> Person:
    """Who asks now, as the session's first request says."""
    access = settings.load().access
    return HERE if access.way == "local" else entry.named(access, st.context.headers)


def is_in() -> bool:
    """Whether a page may be drawn now; what is to be done instead is said by ``draw``."""
    access = settings.load().access
    if access.way == "local":
        return True
    asks = asking.who()
    if not asks.name:
        return False
    _note()
    return asks.may(Right.LOOK) and not _rests(access)


def draw() -> None:
    """Why no page is drawn, and the way in."""
    asks = asking.who()
    blocks.title(Heading(words.TITLE, ""))
    if not asks.name:
        html.refusal(entry.NO_NAME)
    elif not asks.may(Right.LOOK):
        html.refusal(f"{asks.name}{NO_ROLE}")
    else:
        # A link opens a page anew: the proxy is asked once more who that is.
        again = markup.link("/overview", "もう一度開く")
        html.draw(markup.of("<p class='dx-told' role='status'>{} {}</p>", RESTED, again))


def told() -> None:
    """In the sidebar: who signed in, in which roles."""
    asks = asking.who()
    if asks.name:
        said = "・".join((*asks.roles, *asks.departments))
        html.in_sidebar(markup.of("<p class='dx-signed'><b>{}</b> <span>{}</span></p>", asks.name, said))


def offers(right: Right) -> bool:
    """Whether the menu names a page of this right."""
    return asking.may(right)


def run(page: Page, right: Right) -> None:
    """Draw the page, or say why it is not for who asks."""
    if asking.may(right):
        page.run()
        return
    asking.note(f"画面「{page.title}」", outcome=audit.REFUSED)
    blocks.title(Heading(page.title, ""))
    html.refusal(f"この画面は、「{right}」ことができる役割の人だけが開けます。必要なときは管理者に伝えてください。")


def _rests(access: Access) -> bool:
    """Whether nobody did anything for so long that it is over: each run is something done."""
    now = time.time()
    rested = st.session_state.get(_RESTED, False) or now - st.session_state.get(_SEEN, now) > access.idle_minutes * 60
    st.session_state.update({_RESTED: rested, _SEEN: now})
    return bool(rested)


def _note() -> None:
    """That somebody came in, once a session."""
    if _NOTED not in st.session_state:
        st.session_state[_NOTED] = True
        asking.note("開いた")
