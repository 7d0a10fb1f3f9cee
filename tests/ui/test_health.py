"""``/health``: 200 where all is well, 503 where not, and nothing that a stranger could learn."""

import asyncio
import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from dashboard import settings
from dashboard.ledger import guard
from dashboard.store import answers as store
from dashboard.ui.health import ADDRESS, METRICS, Health
from tests.faults.breaking import noise


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 418, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def ask(path: str = "/health", method: str = "GET") -> tuple[int, Any]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "path": path, "method": method, "headers": []}
    with ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(asyncio.run, Health(app)(scope, receive, send)).result()
    body = sent[1]["body"].decode()
    return sent[0]["status"], json.loads(body or "null") if path == ADDRESS else body


def test_all_is_well(data_folder: Path) -> None:
    status, said = ask()
    assert status == 200
    assert said.pop("version").count(".") == 2
    assert said == {"status": "ok", "ledger": True, "store": True, "space": True}, "no figure and no name"
    assert ask(method="HEAD") == (200, None)
    assert ask(method="POST") == (405, None)
    assert ask("/health/more")[0] == ask("/online")[0] == 418


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "ledger": (lambda folder: (folder / guard.FILE).write_bytes(b"nothing like a ledger" * 1000), "ledger"),
    "no store": (lambda folder: (folder / store.SAMPLE / store.FILE).unlink(), "store"),
    "damaged store": (lambda folder: noise(folder / store.SAMPLE / store.FILE, 0, 1 << 20), "store"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong(fault: str, data_folder: Path) -> None:
    change, named = FAULTS[fault]
    change(data_folder)
    status, said = ask()
    assert (status, said["status"]) == (503, "wrong")
    assert [name for name, is_well in said.items() if is_well is False] == [named]


def test_a_full_disk(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))
    assert ask()[1]["space"] is False


def test_numbers_only_where_the_city_asks(data_folder: Path) -> None:
    assert ask(METRICS)[0] == 418, "the page, as for any other address"
    text = (settings.ROOT / settings.FILE).read_text(encoding="utf-8")
    (data_folder / settings.FILE).write_text(text.replace("metrics = false", "metrics = true"), encoding="utf-8")
    status, said = ask(METRICS)
    assert status == 200
    measured = {name: float(value) for name, value in (line.split(" ") for line in said.splitlines())}
    assert {name: measured[f"dashboard_{name}"] for name in ("ledger_is_well", "store_is_well", "open_pages")} == {
        "ledger_is_well": 1, "store_is_well": 1, "open_pages": 0,
    }  # fmt: skip
    assert measured["dashboard_free_bytes"] > 0
    assert set(measured) > {"dashboard_builds_total", "dashboard_build_seconds_total", "dashboard_ledger_entries"}


def test_an_open_page_is_counted_while_it_is_open() -> None:
    seen = []

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(middleware.open_pages)

    async def nothing(*_: object) -> Message:
        return {}

    async def closed(_: Message) -> None:
        pass

    middleware = Health(page)
    with ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(asyncio.run, middleware({"type": "websocket", "path": "/"}, nothing, closed)).result()
    assert (seen, middleware.open_pages) == ([1], 0)
