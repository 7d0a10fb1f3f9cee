"""Others' pages while the console works: ``python -m benchmarks.console [ROUNDS]``.

Sessions change their filters out of step with each other, by themselves and while one more session asks statements
on 探索, one after the other: examples, and then the worst that the console lets anybody ask. The phases take turns, so
that whatever else the machine does falls on all of them.
"""

import asyncio
import contextlib
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.typing import Origin

from benchmarks.measure import Result, spread
from benchmarks.repaint import NAMES
from benchmarks.serving import serving
from benchmarks.sessions import PROTOCOL, view
from dashboard.settings import ROOT
from dashboard.store import build

SESSIONS, TURNS, BETWEEN_SECONDS = 10, 12, 2.0
ENDLESS = "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
CROSS = "SELECT count(*) FROM range(1000000) AS a, range(1000000) AS b WHERE a.range + b.range <> 1"
MEMORY = "SELECT list(i) FROM range(1000000000) AS t(i)"
EXAMPLES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "queries/explore/examples").glob("*.sql"))]
PHASES = {"by themselves": [], "beside the examples": EXAMPLES, "beside the worst": [ENDLESS, CROSS, MEMORY]}
WRITING = f"x_way={quote('SQLで書く')}"


def run(folder: Path, rounds: int = 2) -> list[Result]:
    """Ms from asking the server for a view until its script has finished, in each phase."""
    build.ensure(folder)
    with serving("serve.py", folder) as (url, _):
        times = asyncio.run(_phases(url, rounds))
    alone = times.pop("by themselves")
    return [
        Result(
            f"Server rerun, {SESSIONS} sessions with their own filters, {phase} of the console",
            "p95 ≤ 2 × by themselves",
            f"{spread(own)} ({asked} statements)",
            f"by themselves {spread(alone[0])}; ratio of p95 {_p95(own) / _p95(alone[0]):.2f};"
            f" load {os.getloadavg()[0]:.1f}",
        )
        for phase, (own, asked) in times.items()
    ]


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


async def _phases(url: str, rounds: int) -> dict[str, tuple[list[float], int]]:
    await _everyone(url, 2)  # the first looks fill the caches
    found: dict[str, tuple[list[float], int]] = {}
    for phase, statements in list(PHASES.items()) * rounds:
        async with _asking(url, statements) as asked:
            times = await _everyone(url, TURNS)
        before = found.get(phase, ([], 0))
        found[phase] = before[0] + times, before[1] + len(asked)
    return found


async def _everyone(url: str, turns: int) -> list[float]:
    everyone = await asyncio.gather(*(_person(url, seat, turns) for seat in range(SESSIONS)))
    return [each for times in everyone for each in times]


async def _person(url: str, seat: int, turns: int) -> list[float]:
    """One person who opens the page and looks at one 課 after the other."""
    times = []
    async with _opened(url) as socket:
        await asyncio.sleep(BETWEEN_SECONDS * seat / SESSIONS)
        for turn in range(turns + 1):
            took = await view(socket, "online", f"department={quote(NAMES[(seat + turn) % len(NAMES)])}")
            times += [took] if turn else []
            await asyncio.sleep(BETWEEN_SECONDS)
    return times


@contextlib.asynccontextmanager
async def _asking(url: str, statements: Sequence[str]) -> AsyncIterator[list[float]]:
    """One more session that asks these again and again; gives how long each took."""
    asked: list[float] = []
    task = asyncio.create_task(_ask(url, statements, asked))
    try:
        yield asked
    finally:
        if not task.cancelled() and task.done():
            task.result()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _ask(url: str, statements: Sequence[str], asked: list[float]) -> None:
    if not statements:
        return
    async with _opened(url) as socket:
        widgets = await _widgets(socket)
        for statement in list(statements) * 1000:
            asked.append(await _pressed(socket, widgets, statement))
            await asyncio.sleep(0.5)


def _opened(url: str) -> websockets.connect:
    address = url.replace("http", "ws") + "/_stcore/stream"
    return websockets.connect(address, origin=Origin(url), subprotocols=[PROTOCOL], max_size=None)


async def _widgets(socket: websockets.ClientConnection) -> dict[str, str]:
    """The ids of the editor and of the button, as the page sends them."""
    ask = BackMsg()
    ask.rerun_script.query_string, ask.rerun_script.page_name = WRITING, "explore"
    await socket.send(ask.SerializeToString())
    found: dict[str, str] = {}
    async for each in _until_finished(socket):
        element = each.delta.new_element
        if element.WhichOneof("type") == "text_area":
            found["sql"] = element.text_area.id
        elif element.WhichOneof("type") == "button" and element.button.label == "実行":
            found["run"] = element.button.id
    return found


async def _pressed(socket: websockets.ClientConnection, widgets: dict[str, str], statement: str) -> float:
    """Seconds from a press until the answer stands there, or why there is none."""
    ask = BackMsg()
    ask.rerun_script.query_string, ask.rerun_script.page_name = WRITING, "explore"
    states = ask.rerun_script.widget_states.widgets
    states.add(id=widgets["sql"], string_value=statement)
    states.add(id=widgets["run"], trigger_value=True)
    clock = asyncio.get_running_loop().time
    start = clock()
    await socket.send(ask.SerializeToString())
    said = "".join([each.SerializeToString().decode(errors="ignore") async for each in _until_finished(socket)])
    assert "結果" in said or "止めました" in said, "the statement was asked"
    return clock() - start


async def _until_finished(socket: websockets.ClientConnection) -> AsyncIterator[ForwardMsg]:
    while True:
        said = ForwardMsg.FromString(await socket.recv())
        yield said
        if said.WhichOneof("type") == "script_finished":
            return


def main(rounds: int) -> None:
    """Print the rows."""
    with tempfile.TemporaryDirectory() as name:
        print(*map(Result.row, run(Path(name), rounds)), sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2)
