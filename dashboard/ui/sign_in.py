"""Signing in at the city's OpenID provider, and out: around Streamlit's own addresses for that.

Streamlit and Authlib speak with the provider (state, nonce, PKCE, the ID token's signature). What is done here: links
that hold below any address of a proxy, so many attempts a minute, a cookie that says nothing and can be ended, and
every coming and going written down.
"""

import asyncio
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import parse_qs, quote, unquote, urlencode

from google.protobuf.message import DecodeError
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard import markup, settings
from dashboard.access import asking, audit, pace, rules, sign_ins
from dashboard.access.rules import Access, Provider
from dashboard.access.sign_ins import End
from dashboard.errors import DashboardError
from dashboard.ui import cookie, entry, provider

IN, OUT, RETURN = "/sign_in", "/sign_out", f"/{rules.RETURN}"
OF_STREAMLIT: Final = {IN: "/auth/login", OUT: "/auth/logout", RETURN: RETURN}
SAID: Final = "sign_in"
"""The parameter of the first page that tells what came of it (TOLD)."""
TOLD: Final = {
    "out": "サインアウトしました。",
    "failed": "サインインできませんでした。もう一度お試しください。続くときは、管理者に伝えてください。",
    "nameless": "サインインの窓口から名前が伝わりませんでした。管理者に伝えてください（settings.toml の person）。",
    "unreachable": "サインインの窓口につながりません。しばらく待ってから、もう一度お試しください。",
}
TOO_OFTEN: Final = "サインインの回数が多すぎます。1分ほど待ってから、もう一度お試しください。"
_ACT: Final = "サインイン"
_TO: Final = "dx_to"
"""A cookie for ten minutes: the page that was asked for."""


class SignIn:
    """ASGI middleware for these three addresses, for cookies, and for pages whose sign-in ends while they are open."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, changed where that is needed; only where people sign in here."""
        access = _access() if scope["type"] in ("http", "websocket") else None
        if access is None or access.oidc is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self.app(scope, _watched(scope, receive), send)
        elif scope["path"] in OF_STREAMLIT:
            try:
                reply = await self._answered(scope, receive, access, access.oidc)
            except DashboardError as fault:
                reply = Reply(503, [], str(fault))
            await reply.sent(send, access.oidc.root)
        else:
            await self.app(scope, receive, _flagging(send, access.oidc.root))

    async def _answered(self, scope: Scope, receive: Receive, access: Access, asked: Provider) -> "Reply":
        if scope["path"] == OUT:
            return await self._out(scope, receive, asked)
        query = parse_qs(scope["query_string"].decode("latin-1"))
        if scope["path"] == RETURN and not query.keys() & {"code", "error", "state"}:
            # The provider sends those back here, too, who signed out there.
            return Reply.to(asked, said="out")
        if pace.is_more(pace.SIGN_INS, entry.place(scope)):
            entry.note(scope, "回数が多すぎる", _ACT)
            return Reply(429, [(b"retry-after", b"60")], TOO_OFTEN)
        if scope["path"] == IN:
            return await self._in(scope, receive, asked, query.get("to", [""])[0])
        return await self._back(scope, receive, access, asked)

    async def _in(self, scope: Scope, receive: Receive, asked: Provider, to: str) -> "Reply":
        if provider.lacks(asked):
            return Reply.to(asked)
        query = urlencode({"provider": encode_provider_token("default")})
        reply = await _of_streamlit(self.app, {**scope, "query_string": query.encode()}, receive)
        if reply.status >= 400:
            entry.note(scope, "窓口につながらない", _ACT)
            return Reply.to(asked, said="unreachable")
        kept = f"{_TO}={quote(to, safe='')}; HttpOnly; SameSite=lax; Max-Age=600; Path=/"
        return reply.with_cookies([kept])

    async def _back(self, scope: Scope, receive: Receive, access: Access, asked: Provider) -> "Reply":
        reply = await _of_streamlit(self.app, scope, receive)
        cookies = HTTPConnection(scope).cookies
        claims = cookie.claims(cookie.given(reply.headers))
        own = [header for header in reply.headers if not cookie.is_of_a_sign_in(header)]
        if asked.client not in _texts(claims.get("aud")):
            entry.note(scope, "窓口でやめた" if b"error=" in scope["query_string"] else "確かめられない", _ACT)
            return Reply.to(asked, said="failed").with_headers(own)
        name = str(claims.get(asked.person) or "").strip()
        if not name:
            entry.note(scope, f"名前（{asked.person}）が伝わらない", _ACT)
            return Reply.to(asked, said="nameless")
        groups = tuple(_texts(claims.get(asked.groups)))
        word = await asyncio.to_thread(_begun, name, groups, cookie.word(cookies))
        person = asking.person(access, name, groups)
        elsewhere = claims.get("_claim_names")
        is_cut = isinstance(elsewhere, dict) and asked.groups in elsewhere
        subject = "グループが多すぎて伝わらない" if is_cut else ""
        audit.note(settings.installation(), name, person.roles, _ACT, subject, place=entry.place(scope))
        set_anew = [cookie.made(claims, word), f"{_TO}=; Max-Age=0; Path=/"]
        return Reply.to(asked, _page(cookies.get(_TO, ""))).with_headers(own).with_cookies(set_anew)

    async def _out(self, scope: Scope, receive: Receive, asked: Provider) -> "Reply":
        if Headers(scope=scope).get("sec-fetch-site", "none") not in ("same-origin", "none"):
            # Another site that sends people here signs nobody out.
            return Reply.to(asked)
        found = await asyncio.to_thread(_ended, HTTPConnection(scope).cookies)
        if found:
            audit.note(settings.installation(), found, (), "サインアウト", place=entry.place(scope))
        reply = await _of_streamlit(self.app, scope, receive)
        to_provider = reply.location().startswith(("https://", "http://"))
        return reply if to_provider else Reply.to(asked, said="out").with_headers(reply.headers)


class Reply:
    """What is answered."""

    def __init__(self, status: int, headers: Iterable[cookie.Header], text: str = "") -> None:
        self.status, self.headers, self.text = status, list(headers), text

    @classmethod
    def to(cls, asked: Provider, page: str = "", said: str = "") -> "Reply":
        """To a page of the dashboard, or to the first, which tells what came of it."""
        where = f"{asked.root}{page.removeprefix('./')}{f'?{SAID}={said}' if said else ''}"
        return cls(302, [(b"location", where.encode())])

    def location(self) -> str:
        """Where it leads; empty where it leads nowhere."""
        return MutableHeaders(raw=self.headers).get("location", "")

    def with_headers(self, headers: Iterable[cookie.Header]) -> "Reply":
        """With the cookies that are among these, too."""
        return Reply(self.status, [*self.headers, *(each for each in headers if each[0] == b"set-cookie")], self.text)

    def with_cookies(self, cookies: Iterable[str]) -> "Reply":
        """With these cookies, too."""
        return Reply(self.status, [*self.headers, *((b"set-cookie", each.encode()) for each in cookies)], self.text)

    async def sent(self, send: Send, root: str) -> None:
        """Send it."""
        left_out = (b"content-length", b"content-type", b"cache-control")
        body = self.text.encode()
        headers = [
            *((name, value) for name, value in cookie.flagged(self.headers, root) if name.lower() not in left_out),
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
        ]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def is_way_back(path: str) -> bool:
    """Whether Streamlit waits there for those who come back from the provider, and people sign in so."""
    return path == RETURN and _access() is not None


def _access() -> Access | None:
    """The settings, where people sign in here."""
    try:
        access = settings.load().access
    except DashboardError:
        return None
    return access if access.oidc else None


async def _of_streamlit(app: ASGIApp, scope: Scope, receive: Receive) -> Reply:
    """What Streamlit answers at its own address."""
    said: list[Message] = []

    async def hear(message: Message) -> None:
        said.append(message)

    path = OF_STREAMLIT[scope["path"]]
    await app({**scope, "path": path, "raw_path": path.encode()}, receive, hear)
    return Reply(said[0]["status"], said[0]["headers"])


def _watched(scope: Scope, receive: Receive) -> Receive:
    """What a page asks for. Unless a sign-in stands it is the page as anybody sees it, whatever was pressed: parts of a
    page are drawn without asking who looks.
    """
    cookies = HTTPConnection(scope).cookies

    async def heard() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or await asyncio.to_thread(_stands, cookies):
                return message
            anew = _drawn_anew(message.get("bytes") or b"")
            if anew:
                return {**message, "bytes": anew}

    return heard


def _drawn_anew(said: bytes) -> bytes | None:
    """The same page, wholly and without what was pressed or filled in; None where no page was asked for."""
    try:
        asked = BackMsg.FromString(said)
    except DecodeError:
        return None
    if asked.WhichOneof("type") != "rerun_script":
        return None
    for pressed in ("widget_states", "fragment_id"):
        asked.rerun_script.ClearField(pressed)
    return bytes(asked.SerializeToString())


def _stands(cookies: dict[str, str]) -> bool:
    """Whether the sign-in stands, now that its person does something. That it ended by itself is written down once."""
    try:
        found = entry.sign_in(settings.load().access, cookies, does=True)
        if found and found.end and sign_ins.end(settings.installation(), cookie.word(cookies), found.end):
            audit.note(settings.installation(), found.name, (), "サインインの終わり", found.end)
    except DashboardError:
        return False
    return found is not None and not found.end


def _begun(name: str, groups: tuple[str, ...], before: str) -> str:
    """A new sign-in; the one before of the same browser ends."""
    folder = settings.installation()
    if before:
        sign_ins.end(folder, before, End.OUT)
    return sign_ins.begin(folder, name, groups)


def _ended(cookies: dict[str, str]) -> str:
    """Sign out. Returns the name of whom it was."""
    access, folder = settings.load().access, settings.installation()
    found = entry.sign_in(access, cookies)
    return found.name if found and sign_ins.end(folder, cookie.word(cookies), End.OUT) else ""


def _page(kept: str) -> str:
    """The page that was asked for. Nothing else than a page of ours can be."""
    try:
        return markup.own(unquote(kept))
    except ValueError:
        return ""


def _texts(value: Any) -> list[str]:
    """What a provider says as one text or as a list of them."""
    return [value] if isinstance(value, str) else [each for each in value or () if isinstance(each, str)]


def _flagging(send: Send, root: str) -> Send:
    async def flagged(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": list(cookie.flagged(message.get("headers", ()), root))}
        await send(message)

    return flagged
