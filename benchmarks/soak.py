"""The server's memory while 40 people use it: ``python -m benchmarks.soak [MINUTES]`` (30 unless told)."""

import asyncio
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import websockets
from websockets.typing import Origin

from benchmarks.repaint import NAMES
from benchmarks.serving import serving
from benchmarks.sessions import PROTOCOL, view
from dashboard.store import build

SESSIONS, BETWEEN_SECONDS, SAMPLES = 40, 8.0, 12
PAGES = ("online", "assessment", "definitions")


def main(minutes: float) -> None:
    """Print the resident memory at even times, from the moment all have opened their first page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build.ensure(folder)
        with serving("serve.py", folder) as (url, pid):
            asyncio.run(_use(url, pid, minutes * 60))


async def _use(url: str, pid: int, seconds: float) -> None:
    print(f"before anybody came: {resident(pid)} MB")
    people = [asyncio.create_task(_person(url, seat)) for seat in range(SESSIONS)]
    for sample in range(1, SAMPLES + 1):
        await asyncio.sleep(seconds / SAMPLES)
        print(f"{SESSIONS} sessions, {sample * seconds / SAMPLES / 60:.1f} min: {resident(pid)} MB", flush=True)
    for person in people:
        person.cancel()
    await asyncio.gather(*people, return_exceptions=True)


async def _person(url: str, seat: int) -> None:
    """Somebody who goes from page to page, looking at one 課 after another, for ever."""
    address = url.replace("http", "ws") + "/_stcore/stream"
    async with websockets.connect(address, origin=Origin(url), subprotocols=[PROTOCOL], max_size=None) as socket:
        await asyncio.sleep(BETWEEN_SECONDS * seat / SESSIONS)
        turn = seat
        while True:
            turn += 1
            page = PAGES[turn // 5 % len(PAGES)]
            await view(socket, page, f"department={quote(NAMES[turn % len(NAMES)])}")
            await asyncio.sleep(BETWEEN_SECONDS)


def resident(pid: int, counted: str = "VmRSS") -> int:
    """Resident memory of a process in MB, as the system counts it: now, or (VmHWM) at the most so far."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith(counted))) // 1024


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 30)
