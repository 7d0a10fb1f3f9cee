"""Who may come in: this server's own pages. No other site, no other port of this machine, nothing no page needs."""

from collections.abc import Iterator

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.ui import entry, kept, sign_in
from dashboard.ui.health import METRICS
from dashboard.ui.reach import is_loopback

INSIDE = "_stcore"
OPEN = {
    *(f"/{INSIDE}/{name}" for name in ("health", "host-config", "stream")),
    *kept.OWN,
}
"""Of Streamlit's own addresses what its pages need. Its uploads are closed: they stay in memory (``receive``)."""

FORBIDDEN, NOT_FOUND = 403, 404
OF_SIGN_INS = ("/auth/", f"/{sign_in.RETURN}")
"""Where Streamlit signs people in and out. Of these only the way back from the provider is open (``sign_in``)."""


class Door:
    """ASGI middleware that lets in what belongs here."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        refusal = _refused(scope) if scope["type"] in ("http", "websocket") else None
        if refusal is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            # Closed before it was accepted: the server answers 403.
            await send({"type": "websocket.close", "code": 1008})
        else:
            status, body = refusal[0], refusal[1].encode()
            headers = [
                (b"content-type", b"text/plain; charset=utf-8"),
                (b"content-length", str(len(body)).encode()),
            ]
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": body})


def _refused(scope: Scope) -> tuple[int, str] | None:
    """The status of a refusal, and what a person is told; None for what may come in."""
    headers = Headers(scope=scope)
    host, origin = headers.get("host", ""), headers.get("origin")
    if not _is_own(host, scope):
        entry.strange(scope)
        return FORBIDDEN, ""
    is_from_here = origin in (f"http://{host}", f"https://{host}")
    if not is_from_here and (origin is not None or scope["type"] == "websocket"):
        entry.strange(scope)
        return FORBIDDEN, ""
    path = scope["path"]
    if INSIDE in path.split("/") and path not in OPEN:
        return NOT_FOUND, ""
    if path.startswith(OF_SIGN_INS) and not sign_in.is_way_back(path):
        return NOT_FOUND, ""
    return entry.refused(scope, is_public=_is_public(path))


def _is_public(path: str) -> bool:
    """Whether what lies there is the program's and nothing of the city: the empty page, its files, its connection."""
    is_page = path.count("/") == 1 and path != METRICS
    return is_page or path in OPEN or path.startswith(("/static/", *kept.VERSIONED))


def _is_own(host: str, scope: Scope) -> bool:
    """Whether this is a name of this server. A site that has its own name lead here (DNS rebinding) is none."""
    name = host.rpartition(":")[0] or host
    return host in _addresses(scope) or name in set(st.get_option("server.allowedHosts") or ())


def _addresses(scope: Scope) -> Iterator[str]:
    """The address that was connected to, as browsers write it."""
    address, port = scope.get("server") or ("", None)
    if port is None:
        return
    names = [f"[{address}]" if ":" in address else address]
    if is_loopback(address):
        names.append("localhost")
    for name in names:
        yield f"{name}:{port}"
        if port in (80, 443):
            yield name
