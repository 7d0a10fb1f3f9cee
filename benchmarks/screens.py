"""The page in a real Chromium against a real server: first visit, and repainting after a filter change."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.measure import Result, once, spread
from dashboard.settings import ROOT

CHANGES = 20
NAMES = ["市民課", "建築指導課", "予防課", "保育課", "下水道課", "納税課", "会計課", "財政課", "人事課", "市民税課"]
OWNERS = [
    "市民課",
    "管財課",
    "人事課",
    "秘書広報課",
    "市民協働課",
    "都市計画課",
    "危機管理課",
    "中央図書館",
    "納税課",
    "財政課",
]

# Remembers when anything inside each chart was last drawn.
WATCH = """() => {
  window.drawn = {};
  new MutationObserver(changes => {
    for (const change of changes) for (const node of change.addedNodes) {
      const chart = node.nodeType === 1 && node.closest('[class*="st-key-"]');
      if (chart && node.closest('.js-plotly-plot')) window.drawn[chart.className] = performance.now();
    }
  }).observe(document.body, {childList: true, subtree: true});
}"""
QUIET = (
    "() => { const last = Math.max(0, ...Object.values(window.drawn)); return last && performance.now() - last > 400 }"
)


class Server(NamedTuple):
    """A server that runs: its address, and its process."""

    url: str
    pid: int


def run(folder: Path) -> list[Result]:
    """Measure; ``folder`` holds the sample city in ``sample``."""
    with sync_playwright() as playwright, serving("serve.py", folder / "sample") as (ours, _):
        found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        with serving("benchmarks/plain_streamlit.py", folder / "sample") as (plain, _):
            yardsticks = _changes(browser, plain, charts=6, names=[f"第{number:02d}課" for number in range(10)])
        first, every = (_changes(browser, ours, charts, NAMES) for charts in (2, 6))
        skills = _changes(browser, f"{ours}/assessment", 2, NAMES)
        plans = _changes(browser, f"{ours}/roadmap", 3, OWNERS)
        results = [
            Result(
                "Filter change → charts of the first screen repainted (2 of 6)",
                "p50 ≤ 190 ms, p95 ≤ 250 ms",
                spread(first),
                f"plain Streamlit, 6 charts: {spread(yardsticks)}; ratio {median(first) / median(yardsticks):.2f}",
            ),
            Result(
                "Filter change → all 6 charts repainted",
                "(the same)",
                spread(every),
                f"ratio {median(every) / median(yardsticks):.2f}",
            ),
            Result(
                "Filter change → charts of the first screen of スキルアセスメント repainted (2 of 10)",
                "(the same)",
                spread(skills),
                f"ratio {median(skills) / median(yardsticks):.2f}",
            ),
            Result(
                "Filter change → Gantt of 48 initiatives, late ones and matrix repainted (3 of 5)",
                "(the same)",
                spread(plans),
                f"ratio {median(plans) / median(yardsticks):.2f}",
            ),
            _first_visit(browser, ours),
        ]
        browser.close()
    return results


@contextlib.contextmanager
def serving(script: str, data: Path) -> Iterator[Server]:
    """A server of its own on this machine; ended by its own process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, "DASHBOARD_DATA": str(data)},
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    try:
        next(line for line in process.stdout if b"URL" in line)
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.communicate()


def _opened(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    page.wait_for_function("document.querySelectorAll('.js-plotly-plot .main-svg').length >= 10", timeout=60_000)
    page.evaluate(WATCH)
    return page


def _changes(browser: Browser, url: str, charts: int, names: list[str]) -> list[float]:
    """Ms from the key that confirms a choice until the first ``charts`` charts were last drawn upon."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="ja-JP")
    page, times = _opened(context, url), []
    field = page.locator('[data-testid="stMultiSelect"]', has=page.get_by_text("課", exact=True)).locator("input")
    for turn in range(CHANGES):
        name = names[turn % len(names)]
        field.click()
        field.fill(name)
        page.wait_for_timeout(300)  # the list of options opens; not part of what is timed
        page.evaluate("() => { window.drawn = {}; window.started = performance.now() }")
        page.keyboard.press("Enter")
        page.wait_for_function(QUIET)
        drawn = page.evaluate("() => Object.values(window.drawn).map(at => at - window.started).sort((a, b) => a - b)")
        times.append(drawn[min(charts, len(drawn)) - 1])
        page.evaluate("() => { window.drawn = {} }")
        page.keyboard.press("Backspace")
        page.wait_for_function(QUIET)
        page.keyboard.press("Escape")
    context.close()
    return times


def _first_visit(browser: Browser, url: str) -> Result:
    """A browser that has never been here: time until all charts stand, bytes that came over the wire."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="ja-JP")
    page = context.new_page()
    devtools, received = context.new_cdp_session(page), []
    devtools.send("Network.enable")
    devtools.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))

    def visit() -> None:
        page.goto(url)
        page.wait_for_function("document.querySelectorAll('.js-plotly-plot .main-svg').length >= 12", timeout=60_000)

    took = once(visit)
    context.close()
    return Result(
        "First visit, cold cache", "≤ 2.0 s, ≤ 3 MB", f"{took / 1000:.1f} s, {sum(received) / 1e6:.1f} MB",
    )  # fmt: skip
