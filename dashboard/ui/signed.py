"""Who signed in, here or at the proxy: asked by every run of a page, said in the frame, and let go when they rest."""

import time
from urllib.parse import quote, urlencode

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import markup, settings
from dashboard.access import asking, audit
from dashboard.access.asking import HERE, Person
from dashboard.access.rules import Access, Provider, Right
from dashboard.access.sign_ins import End
from dashboard.screens.block import Heading
from dashboard.ui import blocks, entry, html, links, provider, sign_in, words

NO_ROLE = "さんには、まだ役割がありません。管理者に「ダッシュボードを使いたい」と伝えてください。"
RESTED = "しばらく操作がなかったので終わりました。数値や記録は変わっていません。"
_SEEN, _RESTED, _NOTED = "seen_at", "rested", "signed_noted"


def source() -> Person:
    """Who asks now, as the session's first request says; whether a sign-in still stands is looked up each time."""
    access = settings.load().access
    if access.way == "oidc":
        return entry.signed_in(access, st.context.cookies)
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
    # A sign-in of ours rests as a whole, not one page of it.
    return asks.may(Right.LOOK) and (access.way == "oidc" or not _rests(access))


def draw(page: Page) -> None:
    """Why no page is drawn, and the way in; from there on to the page that was asked for."""
    asks, access = asking.who(), settings.load().access
    if access.oidc and not asks.name:
        _way_in(access, access.oidc, page)
        return
    blocks.title(Heading(words.TITLE, ""))
    if not asks.name:
        html.refusal(entry.NO_NAME)
    elif not asks.may(Right.LOOK):
        html.refusal(f"{asks.name}{NO_ROLE}")
        if access.oidc:
            html.draw(markup.of("<p>{}</p>", _OUT))
    else:
        # A link opens a page anew: the proxy is asked once more who that is.
        again = markup.link(links.alone("/overview"), "もう一度開く")
        html.draw(markup.of("<p class='dx-told' role='status'>{} {}</p>", RESTED, again))


_OUT = markup.link(sign_in.OUT, "サインアウト")
_ENDED = {
    End.OUT: sign_in.TOLD["out"],
    End.RESTED: "しばらく操作がなかったので、サインアウトしました。数値や記録は変わっていません。",
    End.OLD: "サインインしてから時間がたったので、サインアウトしました。数値や記録は変わっていません。",
}


def _way_in(access: Access, asked: Provider, page: Page) -> None:
    """The page on which people sign in, and why they have to."""
    found = entry.sign_in(access, st.context.cookies)
    came = sign_in.TOLD.get(st.query_params.get(sign_in.SAID, ""))
    why = came or (_ENDED.get(found.end) if found and found.end else None)
    lacks = provider.lacks(asked)
    said = markup.of("<p class='dx-error' role='alert'>{}</p>", lacks) if lacks else _button(page)
    told = markup.of("<p class='dx-sample' role='status'>{}</p>", why) if why else ""
    title = markup.of("<p class='dx-title' role='heading' aria-level='1'>{}</p>", words.TITLE)
    name = markup.of("<p class='dx-city'>{}</p>{}", settings.load().city, title)
    foot = markup.of(
        "<p class='dx-basis'>{}</p>", "市のアカウントでサインインします。開いた人と操作は、利用の記録に残ります。"
    )
    html.draw(markup.of("<div class='dx-way-in'>{}{}{}{}</div>", name, told, said, foot))


def _button(page: Page) -> markup.Markup:
    asked = [(key, value) for key in st.query_params for value in st.query_params.get_all(key) if key != sign_in.SAID]
    to = f"/{page.url_path}" if page.url_path else ""
    to += f"?{urlencode(asked, quote_via=quote)}" if asked else ""
    return markup.link(sign_in.IN + (f"?to={quote(to, safe='')}" if to else ""), "サインイン")


def told() -> None:
    """In the sidebar: who signed in, in which roles, and the way out."""
    asks = asking.who()
    if asks.name:
        said = "・".join((*asks.roles, *asks.departments))
        out = _OUT if settings.load().access.oidc else ""
        html.in_sidebar(markup.of("<p class='dx-signed'><b>{}</b> <span>{}</span> {}</p>", asks.name, said, out))


def offers(right: Right) -> bool:
    """Whether the menu names a page of this right. Where nobody signs in the menu has no room for what is seldom asked:
    定義と品質 leads there.
    """
    return asking.may(right) and (right != Right.ADMIN or settings.load().access.way != "local")


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
