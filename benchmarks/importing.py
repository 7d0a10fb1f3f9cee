"""Imports, on their own and on the screen while others work: ``python -m benchmarks.importing``.

Forty files of 600 rows are dropped in a browser; what counts is the time until their difference is on the screen.
"""

import asyncio
import os
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from urllib.parse import quote

import python_calamine
import websockets
from playwright.sync_api import expect, sync_playwright
from websockets.typing import Origin

from benchmarks import city
from benchmarks.measure import Result, once, spread, timed
from benchmarks.serving import chromium, serving
from benchmarks.sessions import PROTOCOL, view
from benchmarks.soak import resident
from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.store import build

FILES, ROWS, COLUMNS = 40, 600, 20
DEPARTMENTS = [f"第{number}課" for number in range(FILES)]
BETWEEN_SECONDS = 0.5
LONGEST = 60_000
"""Ms that are waited for the difference."""
DROPS = 3


def run(folder: Path) -> Iterator[Result]:
    """Measure in a folder."""
    paths = [folder / f"{name}_202610.xlsx" for name in DEPARTMENTS]
    for name, path in zip(DEPARTMENTS, paths, strict=True):
        city.workbook(path, ROWS, COLUMNS, name)
    yield _of_files(_town(folder / "town"), paths)
    yield from _on_screen(_town(folder / "screen"), paths)
    yield _of_size(folder, 20_000, 30, "≤ 2 s")
    yield _of_size(folder, 75_000, 38, "≤ 6 s")


def _of_size(folder: Path, rows: int, columns: int, budget: str) -> Result:
    path = folder / f"{rows}x{columns}.xlsx"
    city.workbook(path, rows, columns)
    return _compared(f"Import {rows:,} × {columns} xlsx", budget, folder / "empty", [path])


def _of_files(folder: Path, paths: Sequence[Path]) -> Result:
    return _compared(f"Import {FILES} files of {ROWS} × {COLUMNS}", "≤ 5 s", folder, paths)


def _compared(what: str, budget: str, folder: Path, paths: Sequence[Path]) -> Result:
    sources = [SourceFile(path.name, path.read_bytes()) for path in paths]
    ours = timed(lambda: import_files(folder, sources, dry_run=True), 3)
    alone = timed(lambda: [_values(path) for path in paths], 3)
    beside = f"calamine alone {median(alone):,.0f} ms, {_load()}"
    return Result(f"{what}: read, check, diff", budget, spread(ours), beside)


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f}"


def _values(path: Path) -> object:
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def _town(folder: Path) -> Path:
    """A city of these 課 with the list of the month before, in which one in three rows is otherwise."""
    folder.mkdir()
    units = "部,課\n" + "".join(f"市長部局,{name}\n" for name in DEPARTMENTS)
    states = ("済", "未実施", "予定", "対象外", "未実施")
    lines = [
        f"{row:05d},{name},届出{row},{states[row % 5]},{row % 900},{row % 90}\n"
        for name in DEPARTMENTS
        for row in range(ROWS)
    ]
    september = "手続ID,所管課,手続名,オンライン化状況,年間件数,オンライン件数\n" + "".join(lines)
    files = {"組織表.csv": units, "手続一覧_202609.csv": september}
    report = import_files(folder, [SourceFile(name, text.encode()) for name, text in files.items()], by="測定")
    assert not report.refused, report.reasons()
    build.ensure(folder)
    return folder


def _on_screen(folder: Path, paths: Sequence[Path]) -> Iterator[Result]:
    with serving("serve.py", folder) as (url, pid), sync_playwright() as playwright:
        others = Others(url)
        before = others.during(lambda: threading.Event().wait(10))
        page = chromium(playwright).new_page(viewport={"width": 1366, "height": 768})
        took: list[float] = []

        def drop() -> None:
            field.set_input_files(paths)
            expect(page.locator("[data-testid=stMain]")).to_contain_text("取り込むと変わること", timeout=LONGEST)

        meanwhile: list[float] = []
        for _ in range(DROPS):
            page.goto(f"{url}/import_files")
            field = page.locator(".dx-drop input[type=file]").first
            field.wait_for(state="attached")
            meanwhile += others.during(lambda: took.append(once(drop)))
        memory = resident(pid, "VmHWM")
    what = f"Drop {FILES} files of {ROWS} rows → difference on the screen"
    yield Result(what, "≤ 8 s", spread(took), _load())
    yield Result(
        "Server rerun of another session meanwhile", "p95 not doubled", spread(meanwhile), f"before {spread(before)}"
    )
    yield Result("Server memory meanwhile, at the most", "< 1 GB", f"{memory:,} MB")


class Others:
    """Somebody who looks at another page again and again."""

    def __init__(self, url: str) -> None:
        self.url = url

    def during(self, act: Callable[[], object]) -> list[float]:
        """Ms of each rerun while something happens."""
        times: list[float] = []
        ended = threading.Event()
        thread = threading.Thread(target=lambda: asyncio.run(self._look(times, ended)))
        thread.start()
        try:
            act()
        finally:
            ended.set()
            thread.join()
        return times

    async def _look(self, times: list[float], ended: threading.Event) -> None:
        address = self.url.replace("http", "ws") + "/_stcore/stream"
        with suppress(websockets.ConnectionClosed):
            async with websockets.connect(
                address, origin=Origin(self.url), subprotocols=[PROTOCOL], max_size=None
            ) as socket:
                await view(socket, "online", "")
                while not ended.is_set():
                    name = DEPARTMENTS[len(times) % FILES]
                    times.append(await view(socket, "online", f"department={quote(name)}"))
                    await asyncio.sleep(BETWEEN_SECONDS)


def main() -> None:
    """Print the results."""
    with tempfile.TemporaryDirectory() as name:
        for result in run(Path(name)):
            print(result.row(), flush=True)


if __name__ == "__main__":
    main()
