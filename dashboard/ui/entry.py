"""Who a request is from, before any page knows: this machine, whom a proxy names, or who signed in."""

from collections.abc import Mapping
from contextlib import suppress
from ipaddress import ip_address, ip_network
from typing import Any, Final

import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import Scope

from dashboard import settings
from dashboard.access import asking, audit, pace, secret, sign_ins
from dashboard.access.asking import HERE, NOBODY, Person
from dashboard.access.rules import Access, Right
from dashboard.access.sign_ins import SignIn
from dashboard.errors import DashboardError
from dashboard.ui import cookie
from dashboard.ui.reach import is_loopback

ONLY_HERE: Final = (
    "このダッシュボードは、動かしているPCからだけ開けます。"
    "ほかのPCから開くには、settings.toml の [access] を決めてください。"
)
NO_PROXY: Final = "このダッシュボードは、決められた入口からだけ開けます。いつものアドレスから開いてください。"
ELSEWHERE: Final = "ほかのサイトからの要求"
NO_TLS: Final = (
    "このダッシュボードは、暗号化した（https の）アドレスからだけ開けます。いつものアドレスから開いてください。"
)
NO_SIGN_IN: Final = "サインインしていません。画面を開き直して、サインインしてください。"
NO_RIGHT: Final = "まだ役割がありません。管理者に「ダッシュボードを使いたい」と伝えてください。"
NO_NAME: Final = "だれが開いたかが伝わっていません。サインインし直してください。"
HEALTH: Final = "/health"


def refused(scope: Scope, *, is_public: bool = False) -> tuple[int, str] | None:
    """The status and the reason of a refusal; None for what may come in. Nothing of the city is ``is_public``."""
    try:
        found = _refused(scope, settings.load().access, is_public)
    except DashboardError as unread:
        # Every page says so, too, and shows nothing else.
        found = None if is_public and is_loopback(_peer(scope)) else (503, str(unread))
    if found:
        note(scope, found[1])
    return found


def strange(scope: Scope) -> None:
    """Write down that another site asked, or one that has its own name lead here; nobody does where nobody signs in."""
    with suppress(DashboardError):
        if settings.load().access.way != "local":
            note(scope, ELSEWHERE)


def person(scope: Scope) -> Person:
    """Who a request is from that is no page's."""
    access = settings.load().access
    if access.way == "local":
        return HERE
    if access.way == "proxy":
        return named(access, Headers(scope=scope))
    cookies = HTTPConnection(scope).cookies
    found = sign_in(access, cookies)
    if found and found.end:
        _came_back(scope, found)
    return signed_in(access, cookies)


def sign_in(access: Access, cookies: Mapping[str, str], *, does: bool = False) -> SignIn | None:
    """The sign-in that a browser's cookie stands for, ended ones too; None where there is no cookie."""
    if not cookies.get(cookie.NAME):
        return None
    return sign_ins.of(settings.installation(), cookie.word(cookies), access, does=does)


def signed_in(access: Access, cookies: Mapping[str, str]) -> Person:
    """Who signed in at the OpenID provider; nobody where that was not, or has ended."""
    found = sign_in(access, cookies)
    return asking.person(access, found.name, found.groups) if found and not found.end else NOBODY


def place(scope: Scope) -> str:
    """From where a request comes: as the proxy says that knows the secret, else from where it was sent."""
    headers = Headers(scope=scope)
    is_told = secret.is_it(settings.installation(), headers.get(secret.HEADER, ""))
    return headers.get("x-real-ip", "") if is_told and headers.get("x-real-ip") else _peer(scope)


def note(scope: Scope, reason: str, act: str = "入口", by: str = "") -> None:
    """Write a refusal down."""
    where = place(scope)
    if not pace.is_more(pace.TOLD, where, act, reason, by):
        audit.note(settings.installation(), by, (), act, reason, outcome=audit.REFUSED, place=where)


def named(access: Access, headers: Any) -> Person:
    """Whom the proxy names. Only to be asked of requests that came through it."""
    groups = [each.strip() for each in _text(headers.get(access.groups)).split(",")]
    return asking.person(access, _text(headers.get(access.person)).strip(), tuple(filter(None, groups)))


def _refused(scope: Scope, access: Access, is_public: bool) -> tuple[int, str] | None:
    if access.way == "local":
        return None if is_loopback(_peer(scope)) else (403, ONLY_HERE)
    if access.way == "oidc":
        return _unsigned(scope, is_public)
    if scope["path"] == HEALTH and _is_proxy(_peer(scope), access):
        # The city's monitoring asks beside the proxy; nothing of the city stands in the answer.
        return None
    headers = Headers(scope=scope)
    is_told = secret.is_it(settings.installation(), headers.get(secret.HEADER, ""))
    if not is_told or not _is_proxy(_peer(scope), access):
        return 403, NO_PROXY
    return None if headers.get(access.person, "").strip() else (401, NO_NAME)


def _unsigned(scope: Scope, is_public: bool) -> tuple[int, str] | None:
    """Why somebody may not come in who signs in here himself. Pages are empty until then, so they are everybody's."""
    if not is_loopback(_peer(scope)) and not st.get_option("server.sslCertFile"):
        return 403, NO_TLS
    if is_public and scope["type"] != "websocket":
        return None
    asks = person(scope)
    if is_public or asks.may(Right.LOOK):
        return None
    return (403, NO_RIGHT) if asks.name else (401, NO_SIGN_IN)


def _came_back(scope: Scope, found: SignIn) -> None:
    note(scope, f"{found.end}のクッキー", "サインイン", found.name)


def _text(value: str | None) -> str:
    """A header as it was meant: HTTP hands its bytes on one by one, and proxies write UTF-8."""
    said = value or ""
    try:
        return said.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return said


def _peer(scope: Scope) -> str:
    return str((scope.get("client") or ("",))[0])


def _is_proxy(peer: str, access: Access) -> bool:
    try:
        address = ip_address(peer)
    except ValueError:
        return False
    return any(address in ip_network(each, strict=False) for each in access.proxies)
