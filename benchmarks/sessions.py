"""Many people at once: real websocket sessions against a real server, each with its own filters."""

import asyncio
from pathlib import Path
from statistics import median
from urllib.parse import quote

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.typing import Origin

from benchmarks.measure import Result, spread
from benchmarks.repaint import NAMES
from benchmarks.serving import serving

PROTOCOL = websockets.Subprotocol("streamlit")
OVERVIEW = ""
"""The first page has no name of its own."""
SESSIONS, TURNS, BETWEEN_SECONDS = 20, 8, 2.0


def run(folder: Path) -> list[Result]:
    """Ms from asking the server for a view until its script has finished; ``folder`` holds the sample city."""
    with serving("serve.py", folder / "sample") as (url, _):
        alone = asyncio.run(_people(url, 1))
        together = asyncio.run(_people(url, SESSIONS))
        overview, online = asyncio.run(_in_turn(url))
    what = f"Server rerun, {SESSIONS} sessions with their own filters, each every {BETWEEN_SECONDS:.0f} s"
    ratio = median(overview) / median(online)
    return [
        Result(what, "p95 ≤ 400 ms", spread(together), f"one session {spread(alone)}"),
        Result(
            "Server rerun of 概況, each 課 seen before", "p50 ≤ 0.9 × /online", spread(overview),
            f"/online, turn by turn: {spread(online)}; ratio {ratio:.2f}",
        ),
    ]  # fmt: skip


async def _in_turn(url: str) -> tuple[list[float], list[float]]:
    """One person who looks at 概況 and /online in turn, of one 課 after the other, and then of all of them again."""
    times: dict[str, list[float]] = {OVERVIEW: [], "online": []}
    async with websockets.connect(
        url.replace("http", "ws") + "/_stcore/stream", origin=Origin(url), subprotocols=[PROTOCOL], max_size=None
    ) as socket:
        for name in [*NAMES, *NAMES, *NAMES]:
            for page, own in times.items():
                own.append(await view(socket, page, f"department={quote(name)}"))
    overview, online = (own[len(NAMES) :] for own in times.values())
    return overview, online


async def _people(url: str, number: int) -> list[float]:
    everyone = await asyncio.gather(*(_person(url, seat, number) for seat in range(number)))
    return [each for times in everyone for each in times]


async def _person(url: str, seat: int, number: int) -> list[float]:
    """One person who opens the page and then changes the filter again and again, out of step with the others."""
    address = url.replace("http", "ws") + "/_stcore/stream"
    times: list[float] = []
    async with websockets.connect(address, origin=Origin(url), subprotocols=[PROTOCOL], max_size=None) as socket:
        await asyncio.sleep(BETWEEN_SECONDS * seat / number)
        for turn in range(TURNS + 1):
            took = await view(
                socket, "online", f"department={quote(NAMES[(seat + turn) % len(NAMES)])}&measure={MEASURES[turn % 3]}"
            )
            if turn:  # the first run loads modules and fills caches
                times.append(took)
            await asyncio.sleep(BETWEEN_SECONDS)
    return times


MEASURES = [quote(words) for words in ("種類ベース", "件数ベース", "利用率")]


async def view(socket: websockets.ClientConnection, page: str, query: str) -> float:
    """Ms until the server has finished with a page."""
    ask = BackMsg()
    ask.rerun_script.query_string = query
    ask.rerun_script.page_name = page
    clock = asyncio.get_running_loop().time
    start = clock()
    await socket.send(ask.SerializeToString())
    while True:
        said = ForwardMsg.FromString(await socket.recv())
        if said.WhichOneof("type") == "script_finished":
            return (clock() - start) * 1000
