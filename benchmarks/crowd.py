"""Forty people over nginx, as a city opens it: ``python -m benchmarks.crowd [MINUTES]`` (30 unless told).

TLS, the sub-path and the proxy's headers are those of docs/nginx.conf. 35 people look at pages, each with their own
filters; two go through a meeting's agenda; three import a list of their own 課 again and again, with another number in
it each time, so that the store is built anew while the others look. Before, one person looks alone.
"""

import asyncio
import base64
import contextlib
import csv
import io
import os
import shutil
import ssl
import sys
import tempfile
import urllib.request
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.typing import Origin

from benchmarks.measure import spread
from benchmarks.repaint import NAMES
from benchmarks.sessions import OVERVIEW, PROTOCOL
from benchmarks.soak import resident
from dashboard import sample
from dashboard.access import secret
from dashboard.records import agenda
from dashboard.screens.monthly_meeting.usual import USUAL
from dashboard.settings import SAMPLE_FILES
from dashboard.store import answers as store
from dashboard.store import build
from tests import nginx
from tests.access.people import settings_of
from tests.servers import Server, serving

LOOKING, PRESENTING, IMPORTING, SAMPLES = 35, 2, 3, 12
BETWEEN_SECONDS = {"look": 12.0, "present": 10.0, "import": 300.0}
PAGES = (OVERVIEW, "online", "assessment", "roadmap", "department", "next", "submissions", "online")
MONTH = SAMPLE_FILES / "手続オンライン化状況_202606.csv"
ACCESS = """
[access]
way = "proxy"
[access.roles]
"閲覧" = ["*"]
"戦略室" = ["group:戦略室", {people}]
"""


@dataclass
class Seen:
    """What came of all: ms of runs by kind, and what went wrong."""

    took: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    imports: int = 0


@dataclass
class Person:
    """Somebody at a browser of his own, who has signed in at the proxy."""

    name: str
    address: str
    seen: Seen
    socket: websockets.ClientConnection

    async def run(self, kind: str, page: str, query: str, *pressed: str) -> list[ForwardMsg]:
        """What a page says; ``pressed`` are buttons. The time until it has finished counts for this kind."""
        ask = BackMsg()
        ask.rerun_script.query_string, ask.rerun_script.page_name = query, page
        for each in pressed:
            ask.rerun_script.widget_states.widgets.add(id=each, trigger_value=True)
        clock = asyncio.get_running_loop().time
        start, said = clock(), []
        await self.socket.send(ask.SerializeToString())
        while True:
            said.append(ForwardMsg.FromString(await self.socket.recv()))
            finished = said[-1].WhichOneof("type") == "script_finished"
            if finished and said[-1].script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                break
        self.seen.took.setdefault(kind, []).append((clock() - start) * 1000)
        self.seen.wrong += [f"{page}?{query}: {each}" for each in map(_wrong, said) if each]
        return said

    def post(self, path: str, content: bytes = b"") -> str:
        """Send this as the page does."""
        headers = {"Origin": self.address.removesuffix("/dx"), **_authorization(self.name)}
        request = urllib.request.Request(f"{self.address}{path}", content, headers, method="POST")
        with urllib.request.urlopen(request, context=_trusting()) as answered:
            return str(answered.read().decode())


def main(minutes: float) -> None:
    """Print what was seen, at even times and in the end."""
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as running:
        folder = _city(Path(name))
        names = [f"職員{seat:02}" for seat in range(LOOKING + PRESENTING + IMPORTING)]
        people = ", ".join(f'"{each}"' for each in names[LOOKING:])
        settings_of(folder, ACCESS.format(people=people))
        secret.made(folder)
        server = running.enter_context(serving(folder, None, "--server.allowedHosts", nginx.NAME))
        address = running.enter_context(nginx.before([server], names, Path(name) / "nginx"))
        asyncio.run(_use(address, server, names, minutes * 60))


async def _use(address: str, server: Server, names: list[str], seconds: float) -> None:
    alone, seen = Seen(), Seen()
    print(f"before anybody came: {resident(server.process)} MB")
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(_sitting(names[0], address, alone, _looks(0, 0.5)), 30)
    acts = [_looks(seat, BETWEEN_SECONDS["look"]) for seat in range(LOOKING)]
    acts += [_presents(server.folder, seat) for seat in range(PRESENTING)]
    acts += [_imports(seat) for seat in range(IMPORTING)]
    crowd = [asyncio.create_task(_sitting(name, address, seen, act)) for name, act in zip(names, acts, strict=True)]
    for turn in range(1, SAMPLES + 1):
        await asyncio.sleep(seconds / SAMPLES)
        so_far = f"{sum(map(len, seen.took.values())):,} runs, {seen.imports} imports, {len(seen.wrong)} errors"
        now = f"{resident(server.process)} MB, load {os.getloadavg()[0]:.1f}"
        print(f"{turn * seconds / SAMPLES / 60:.1f} min: {now}, {so_far}", flush=True)
    ended = [repr(each.exception()) for each in crowd if each.done()]
    for each in crowd:
        each.cancel()
    await asyncio.gather(*crowd, return_exceptions=True)
    print(f"at the most {resident(server.process, 'VmHWM')} MB")
    print(f"one person alone, every half second: {spread(alone.took['look'])}")
    for kind, took in seen.took.items():
        print(f"{kind}, {len(took):,} runs: {spread(took)}")
    print(f"{seen.imports} imports; went wrong: {len(seen.wrong)}; sessions that ended: {len(ended)}")
    print(*seen.wrong[:20], *ended, sep="\n")


async def _sitting(name: str, address: str, seen: Seen, act: Callable[[Person], Awaitable[None]]) -> None:
    url = f"{address.replace('https', 'wss')}/_stcore/stream"
    origin = Origin(address.removesuffix("/dx"))
    async with websockets.connect(
        url, origin=origin, subprotocols=[PROTOCOL], max_size=None, ssl=_trusting(),
        additional_headers=_authorization(name),
    ) as socket:  # fmt: skip
        await act(Person(name, address, seen, socket))


def _looks(seat: int, between: float) -> Callable[[Person], Awaitable[None]]:
    async def act(person: Person) -> None:
        await asyncio.sleep(between * seat / LOOKING)
        turn = seat
        while True:
            turn += 1
            query = f"department={quote(NAMES[turn % len(NAMES)])}"
            await person.run("look", PAGES[turn // 3 % len(PAGES)], query)
            await asyncio.sleep(between)

    return act


def _presents(folder: Path, seat: int) -> Callable[[Person], Awaitable[None]]:
    subjects = agenda.subjects(folder, 1)

    async def act(person: Person) -> None:
        turn = seat
        while True:
            turn += 1
            at = turn % len(subjects)
            await person.run("present", subjects[at].page, f"agenda=1&at={at + 1}")
            await asyncio.sleep(BETWEEN_SECONDS["present"])

    return act


def _imports(seat: int) -> Callable[[Person], Awaitable[None]]:
    own = NAMES[seat]

    async def act(person: Person) -> None:
        await asyncio.sleep(BETWEEN_SECONDS["import"] * seat / IMPORTING)
        turn = 0
        while True:
            turn += 1
            batch = await asyncio.to_thread(person.post, "/uploads/")
            sent = f"/uploads/{batch}?name={quote(f'手続一覧_R8.6_{own}.csv')}"
            await asyncio.to_thread(person.post, sent, _list(own, turn))
            said = await person.run("import: difference", "import_files", f"batch={batch}")
            buttons = [each.delta.new_element.button for each in said if each.delta.new_element.HasField("button")]
            ready = [each.id for each in buttons if each.label == "取り込む" and not each.disabled]
            if ready:
                said = await person.run("import: applied", "import_files", f"batch={batch}", ready[-1])
                person.seen.imports += 1
            else:
                person.seen.wrong.append(f"{own}: nothing to import")
            await asyncio.sleep(BETWEEN_SECONDS["import"])

    return act


def _list(department: str, turn: int) -> bytes:
    """The month's list of one 課, with another number in its first procedure each time."""
    every = list(csv.DictReader(io.StringIO(MONTH.read_text(encoding="cp932"))))
    own = [row for row in every if row["所管課"] == department]
    own[0]["総手続件数"] = str(1000 + turn)
    written = io.StringIO()
    writer = csv.DictWriter(written, own[0])
    writer.writeheader()
    writer.writerows(own)
    return written.getvalue().encode()


def _city(place: Path) -> Path:
    """The sample city's files as a city's own, with a meeting."""
    build.ensure(place / "made")
    folder = place / "city"
    shutil.copytree(place / "made" / store.SAMPLE, folder)
    (folder / sample.MARK).unlink(missing_ok=True)
    meeting = agenda.plan(folder, sample.TODAY, "戦略室")
    for each in USUAL:
        agenda.add(folder, meeting, each.title, each.page, each.params, each.large, "戦略室")
    build.ensure(folder)
    return folder


def _wrong(said: ForwardMsg) -> str:
    """What a page says where something failed."""
    if said.WhichOneof("type") == "script_finished":
        return (
            "the page could not be compiled" if said.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR else ""
        )
    element = said.delta.new_element
    if element.HasField("exception"):
        return element.exception.message
    return element.html.body[:300] if "class='dx-error'" in element.html.body else ""


def _authorization(name: str) -> dict[str, str]:
    return {"Authorization": f"Basic {base64.b64encode(f'{name}:{nginx.PASSWORD}'.encode()).decode()}"}


def _trusting() -> ssl.SSLContext:
    """The proxy's certificate is its own."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 30)
