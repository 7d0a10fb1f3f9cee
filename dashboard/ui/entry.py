"""Who a request is from, before any page knows: this machine, the proxy that was named, or a browser that signed in."""

import json
import time
from http.cookies import SimpleCookie
from ipaddress import ip_address, ip_network
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.types import Scope
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from dashboard import settings
from dashboard.access import asking, audit, logins, secret
from dashboard.access.asking import HERE, NOBODY, Person
from dashboard.access.rules import Access
from dashboard.errors import DashboardError
from dashboard.ui.reach import is_loopback

KEPT_APART: Final = ("/media/", "/uploads/")
"""What is given or taken without a page: in a browser that signed in itself."""
ONLY_HERE: Final = (
    "このダッシュボードは、動かしているPCからだけ開けます。"
    "ほかのPCから開くには、settings.toml の [access] を決めてください。"
)
NO_PROXY: Final = "このダッシュボードは、決められた入口からだけ開けます。いつものアドレスから開いてください。"
NO_NAME: Final = "だれが開いたかが伝わっていません。サインインし直してください。"
_ONCE_IN: Final = 60
"""Seconds in which the same refusal is written down once."""
_told: dict[tuple[str, str], float] = {}


def refused(scope: Scope) -> tuple[int, str] | None:
    """The status and the reason of a refusal; None for what may come in."""
    try:
        found = _refused(scope, settings.load().access)
    except DashboardError as unread:
        # Every page says so, too, and shows nothing else.
        found = None if is_loopback(_peer(scope)) else (503, str(unread))
    if found:
        _note(_peer(scope), found[1])
    return found


def person(scope: Scope) -> Person:
    """Who a request is from that is no page's."""
    access = settings.load().access
    if access.way == "local":
        return HERE
    if access.way == "proxy":
        return named(access, Headers(scope=scope))
    claims = _claims(scope)
    return of_claims(access, claims) if logins.lives(settings.data_folder(), access, claims) else NOBODY


def named(access: Access, headers: Any) -> Person:
    """Whom the proxy names. Only to be asked of requests that came through it."""
    groups = [each.strip() for each in _text(headers.get(access.groups)).split(",")]
    return asking.person(access, _text(headers.get(access.person)).strip(), tuple(filter(None, groups)))


def of_claims(access: Access, claims: Any) -> Person:
    """Whom the provider names."""
    groups = claims.get(access.groups) or ()
    told = (groups,) if isinstance(groups, str) else tuple(str(each) for each in groups)
    return asking.person(access, str(claims.get(access.person) or "").strip(), told)


def _refused(scope: Scope, access: Access) -> tuple[int, str] | None:
    if access.way == "local":
        return None if is_loopback(_peer(scope)) else (403, ONLY_HERE)
    if access.way == "proxy":
        headers = Headers(scope=scope)
        if not _is_proxy(_peer(scope), access) or not secret.is_it(
            settings.data_folder(), headers.get(secret.HEADER, "")
        ):
            return 403, NO_PROXY
        return None if headers.get(access.person, "").strip() else (401, NO_NAME)
    is_apart = any(each in scope["path"] for each in KEPT_APART)
    return (401, NO_NAME) if is_apart and not person(scope).name else None


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


def _claims(scope: Scope) -> dict[str, Any]:
    """What Streamlit's own cookie says of who signed in; nothing where it is none of this server's."""
    cookies = SimpleCookie(Headers(scope=scope).get("cookie", ""))

    def one(name: str) -> bytes | None:
        said = cookies.get(name)
        return decode_signed_value(get_cookie_secret(), name, said.value.encode("latin-1")) if said else None

    said = get_cookie_with_chunks(one, USER_COOKIE_NAME)
    claims = json.loads(said) if said else {}
    return claims if claims.get("is_logged_in") else {}


def _note(place: str, reason: str) -> None:
    """Somebody who knocks without end fills no disk."""
    now = time.monotonic()
    if now - _told.get((place, reason), -_ONCE_IN) >= _ONCE_IN:
        if len(_told) > 1000:
            _told.clear()
        _told[place, reason] = now
        audit.note(settings.data_folder(), "", (), "入口", reason, outcome=audit.REFUSED, place=place)
