"""``/health``: for the city's monitoring, whether the server, the ledger, the figures and the disk are well.

``/metrics`` tells the same as numbers (Prometheus), only where the city's settings ask for it.
"""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import settings
from dashboard.errors import DashboardError
from dashboard.upkeep import health

T = TypeVar("T")
Told = tuple[int, str, str]
"""Status, kind and text of a reply."""
ADDRESS: Final = "/health"
METRICS: Final = "/metrics"
_PATIENCE: Final = 5
"""Seconds. A ledger that lets nobody in for longer is not well."""


class Health:
    """ASGI middleware: ``GET /health`` answers 200 where all is well and 503 where not, as a line of JSON."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.open_pages = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on what is for others."""
        if scope["type"] == "websocket":
            await self._counted(scope, receive, send)
        elif scope["type"] != "http" or not _is_asked(scope["path"]):
            await self.app(scope, receive, send)
        elif scope["method"] not in ("GET", "HEAD"):
            await _reply((405, "text/plain", ""), scope, send)
        else:
            told = await (_well() if scope["path"] == ADDRESS else _measured(self.open_pages))
            await _reply(told, scope, send)

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Each page that is open holds one websocket."""
        self.open_pages += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.open_pages -= 1


def _is_asked(path: str) -> bool:
    if path == METRICS:
        try:
            return settings.load().metrics
        except DashboardError:
            return False
    return path == ADDRESS


async def _well() -> Told:
    facts = await _within(health.facts, {"ledger": False})
    is_well = all(facts.values())
    said = {"status": "ok" if is_well else "wrong", "version": settings.version(), **facts}
    return 200 if is_well else 503, "application/json", json.dumps(said)


async def _measured(open_pages: int) -> Told:
    none: dict[str, float] = {}
    measures = {**await _within(health.measures, none), "open_pages": float(open_pages)}
    lines = (f"dashboard_{name} {value:.15g}\n" for name, value in measures.items())
    return 200, "text/plain; version=0.0.4", "".join(lines)


async def _within(ask: Callable[[Path], T], otherwise: T) -> T:
    try:
        return await asyncio.wait_for(asyncio.to_thread(ask, settings.data_folder()), _PATIENCE)
    except TimeoutError:
        return otherwise


async def _reply(told: Told, scope: Scope, send: Send) -> None:
    status, kind, text = told
    body = text.encode()
    headers = {"content-type": kind, "content-length": str(len(body)), "cache-control": "no-store"}
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
