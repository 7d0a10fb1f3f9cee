"""Who a request is from, before any page knows: this machine, or whom a proxy names."""

import time
from ipaddress import ip_address, ip_network
from typing import Any, Final

from starlette.datastructures import Headers
from starlette.types import Scope

from dashboard import settings
from dashboard.access import asking, audit, secret
from dashboard.access.asking import HERE, Person
from dashboard.access.rules import Access
from dashboard.errors import DashboardError
from dashboard.ui.reach import is_loopback

ONLY_HERE: Final = (
    "このダッシュボードは、動かしているPCからだけ開けます。"
    "ほかのPCから開くには、settings.toml の [access] を決めてください。"
)
NO_PROXY: Final = "このダッシュボードは、決められた入口からだけ開けます。いつものアドレスから開いてください。"
NO_NAME: Final = "だれが開いたかが伝わっていません。サインインし直してください。"
HEALTH: Final = "/health"
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
    return named(access, Headers(scope=scope))


def named(access: Access, headers: Any) -> Person:
    """Whom the proxy names. Only to be asked of requests that came through it."""
    groups = [each.strip() for each in _text(headers.get(access.groups)).split(",")]
    return asking.person(access, _text(headers.get(access.person)).strip(), tuple(filter(None, groups)))


def _refused(scope: Scope, access: Access) -> tuple[int, str] | None:
    if access.way == "local":
        return None if is_loopback(_peer(scope)) else (403, ONLY_HERE)
    if scope["path"] == HEALTH and _is_proxy(_peer(scope), access):
        # The city's monitoring asks beside the proxy; nothing of the city stands in the answer.
        return None
    headers = Headers(scope=scope)
    is_told = secret.is_it(settings.data_folder(), headers.get(secret.HEADER, ""))
    if not is_told or not _is_proxy(_peer(scope), access):
        return 403, NO_PROXY
    return None if headers.get(access.person, "").strip() else (401, NO_NAME)


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


def _note(place: str, reason: str) -> None:
    """Somebody who knocks without end fills no disk."""
    now = time.monotonic()
    if now - _told.get((place, reason), -_ONCE_IN) >= _ONCE_IN:
        if len(_told) > 1000:
            _told.clear()
        _told[place, reason] = now
        audit.note(settings.data_folder(), "", (), "入口", reason, outcome=audit.REFUSED, place=place)
