"""``/health``: for the city's monitoring, whether the server, the ledger, the figures and the disk are well."""

import asyncio
import json

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import settings
from dashboard.upkeep import health

ADDRESS = "/health"
_PATIENCE = 5
"""Seconds. A ledger that lets nobody in for longer is not well."""


class Health:
    """ASGI middleware: ``GET /health`` answers 200 where all is well and 503 where not, as a line of JSON."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on what is for others."""
        if scope["type"] != "http" or scope["path"] != ADDRESS:
            await self.app(scope, receive, send)
            return
        status, body = (405, b"") if scope["method"] not in ("GET", "HEAD") else await _told()
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
        ]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


async def _told() -> tuple[int, bytes]:
    try:
        facts = await asyncio.wait_for(asyncio.to_thread(health.facts, settings.data_folder()), _PATIENCE)
    except TimeoutError:
        facts = {"ledger": False}
    is_well = all(facts.values())
    said = {"status": "ok" if is_well else "wrong", "version": settings.version(), **facts}
    return 200 if is_well else 503, json.dumps(said).encode()
