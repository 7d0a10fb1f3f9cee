"""Where the browser sends files: straight into a batch on disk, so that no file stays in the server's memory."""

import asyncio
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import settings
from dashboard.access import asking
from dashboard.errors import DashboardError
from dashboard.municipalities import folders
from dashboard.ui import entry
from dashboard.uploads import batches

ADDRESS = "/uploads/"
_AT_ONCE = 2
"""Files of all people that are held in memory while they arrive. Each is 100 MB at the most (a zip of
many) and there twice once it is complete: 400 MB."""
_PATIENCE = 120
"""Seconds for one file to arrive."""


class Uploads:
    """ASGI middleware: ``POST /uploads/`` begins a batch and answers its name, ``POST /uploads/<batch>?name=一覧.xlsx``
    adds the file that is its body.

    Only a page of this server knows a batch's name, and only its own pages may send (see ``door``). Of many
    municipalities the code of the one that the page is of stands before the batch: ``POST /uploads/131016/<batch>``.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.turn = asyncio.Semaphore(_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the file, or pass on what is no upload."""
        if scope["type"] != "http" or not scope["path"].startswith(ADDRESS):
            await self.app(scope, receive, send)
            return
        try:
            code, _, batch = scope["path"].removeprefix(ADDRESS).rpartition("/")
            if not folders.is_there(settings.installation(), code):
                code, batch = "", scope["path"].removeprefix(ADDRESS)
            with asking.acting(entry.person(scope)), settings.acting_in(code or None):
                status, said = await self._taken(scope, receive, batch)
        except DashboardError as unread:
            status, said = 422, str(unread)
        body = said.encode()
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _taken(self, scope: Scope, receive: Receive, batch: str) -> tuple[int, str]:
        headers = Headers(scope=scope)
        if scope["method"] != "POST" or not headers.get("origin"):
            return 405, ""
        if not batch:
            return await asyncio.to_thread(_begun)
        place = batches.batch(settings.data_folder(), batch)
        if place is None:
            return 404, "この画面は古くなっています。ページを読み込み直して、もう一度送ってください。"
        name = parse_qs(scope["query_string"].decode()).get("name", [""])[0]
        async with self.turn:
            try:
                content = await asyncio.wait_for(_body(receive), _PATIENCE)
            except TimeoutError:
                return 408, f"「{name}」が届きませんでした。もう一度送ってください。"
            if content is None:
                return 413, f"「{name}」は大きすぎます（1ファイル{batches.LARGEST >> 20}MBまで）。"
            return await asyncio.to_thread(_kept, place, name, content)


async def _body(receive: Receive) -> bytes | None:
    """What was sent; None where it is more than may be."""
    received = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise TimeoutError
        received += message.get("body", b"")
        if len(received) > batches.LARGEST_SENT:
            return None
        if not message.get("more_body"):
            return bytes(received)


def _begun() -> tuple[int, str]:
    try:
        return 200, batches.begin(settings.data_folder())
    except DashboardError as error:
        return 422, str(error)


def _kept(place: Path, name: str, content: bytes) -> tuple[int, str]:
    try:
        batches.add(place, name, content)
    except DashboardError as error:
        return 422, str(error)
    return 204, ""
