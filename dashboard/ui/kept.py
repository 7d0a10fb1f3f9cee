"""Files that never change under their address: compressed once, kept in memory, and in the browser for good."""

import asyncio
import gzip
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.ui import chart, drop, paper, presenting, tables, words
from dashboard.ui.component import FILES

COMPONENTS = (chart.COMPONENT, drop.COMPONENT, paper.COMPONENT, presenting.COMPONENT, tables.COMPONENT)
VERSIONED = (words.ADDRESS, *(f"{each.address}/" for each in COMPONENTS))
"""Below these the address says the version: Streamlit's files have theirs in their names."""
OWN = {address: FILES / name for each in COMPONENTS for address, name in each.addresses.items()}
PACKED = ("font/", "image/")
"""Kinds of files that are compressed already."""
LONG = "public, max-age=31536000, immutable"
OK = 200


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as it came from further in."""

    start: Message
    body: bytes


class Kept:
    """ASGI middleware that answers for these files once it has seen them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, Reply] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it."""
        if not _is_for_a_file(scope):
            await self.app(_of_streamlit(scope), receive, send)
            return
        reply = self._kept.get(scope["path"])
        if reply is None:
            reply = await self._fetched(scope, receive)
            if _is_file(reply):
                reply = self._kept[scope["path"]] = await asyncio.to_thread(_packed, reply)
        await send(reply.start)
        await send({"type": "http.response.body", "body": reply.body})

    async def _fetched(self, scope: Scope, receive: Receive) -> Reply:
        """The whole file, plain. Our own are read here: Streamlit knows of them only once a chart was drawn."""
        if scope["path"] in OWN:
            headers = [(b"content-type", b"text/javascript; charset=utf-8")]
            return Reply(
                {"type": "http.response.start", "status": OK, "headers": headers}, OWN[scope["path"]].read_bytes()
            )
        said: list[Message] = []

        async def hear(message: Message) -> None:
            said.append(message)

        headers = [(name, value) for name, value in scope["headers"] if name in (b"host", b"accept")]
        await self.app({**_of_streamlit(scope), "headers": headers}, receive, hear)
        body = b"".join(message.get("body", b"") for message in said[1:])
        return Reply(said[0], words.in_japanese(scope["path"], body))


def _of_streamlit(scope: Scope) -> Scope:
    """The request as Streamlit knows it."""
    if scope["type"] != "http" or not scope["path"].startswith(words.ADDRESS):
        return scope
    path = words.original(scope["path"])
    return {**scope, "path": path, "raw_path": path.encode()}


def _is_for_a_file(scope: Scope) -> bool:
    """Who takes no gzip is answered further in."""
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(VERSIONED):
        return False
    return "gzip" in Headers(scope=scope).get("accept-encoding", "")


def _is_file(reply: Reply) -> bool:
    """For a file that is not there Streamlit sends the page."""
    kind = MutableHeaders(raw=list(reply.start["headers"])).get("content-type", "")
    return reply.start["status"] == OK and not kind.startswith("text/html")


def _packed(reply: Reply) -> Reply:
    """The reply as it is kept."""
    headers = MutableHeaders(raw=list(reply.start["headers"]))
    headers["cache-control"] = LONG
    body = reply.body
    if not headers.get("content-type", "").startswith(PACKED):
        body = gzip.compress(body)
        headers.update({"content-encoding": "gzip", "vary": "accept-encoding", "content-length": str(len(body))})
    return Reply({**reply.start, "headers": headers.raw}, body)
