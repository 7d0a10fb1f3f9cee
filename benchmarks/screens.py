"""The page in a real Chromium against a real server: first visit, and repainting after a filter change."""

from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.measure import Result, once, spread
from benchmarks.repaint import CHOICES, FIRST, STANDS, Seat, compared, measure
from benchmarks.serving import chromium, serving

BUDGET = "p50 ≤ 190 ms, p95 ≤ 250 ms"
CHARTS = {"/online": 6, "/assessment": 10, "/roadmap": 5}


def run(folder: Path) -> list[Result]:
    """Measure, in turn with a plain page; ``folder`` holds the sample city in ``sample``."""
    data, usual = folder / "sample", "benchmarks/plain_streamlit.py"
    with sync_playwright() as playwright, serving("serve.py", data) as (ours, _), serving(usual, data) as (plain, _):
        browser = chromium(playwright)
        results = [_first_visit(browser, ours)]
        for path in CHOICES:
            results += _repaints(browser, path, ours, plain)
        browser.close()
    return results


def _repaints(browser: Browser, path: str, ours: str, plain: str) -> list[Result]:
    """A page beside the plain one, which has six charts and 課 of its own."""
    seats = [
        Seat.at(browser, ours + path, CHOICES[path], FIRST[path], CHARTS[path]),
        Seat.at(browser, plain, [f"第{number:02d}課" for number in range(10)], set(), 6),
    ]
    measure(seats)
    for seat in seats:
        seat.page.context.close()
    page, other = seats
    first, every = (compared("plain Streamlit, 6 charts", times, other.every) for times in (page.first, page.every))
    what = f"Filter change → {len(FIRST[path])} of {CHARTS[path]} charts of {path} painted (its first screen)"
    return [
        Result(what, BUDGET, spread(page.first), first),
        Result(f"Filter change → all charts of {path} painted", "(the same)", spread(page.every), every),
    ]


def _first_visit(browser: Browser, url: str) -> Result:
    """A browser that has never been here: time until all charts stand, bytes that came over the wire."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="ja-JP")
    page = context.new_page()
    devtools, received = context.new_cdp_session(page), []
    devtools.send("Network.enable")
    devtools.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))

    def visit() -> None:
        page.goto(f"{url}/online")
        page.wait_for_function(STANDS, arg=CHARTS["/online"], timeout=60_000)

    took = once(visit)
    context.close()
    return Result(
        "First visit, cold cache", "≤ 2.0 s, ≤ 3 MB", f"{took / 1000:.1f} s, {sum(received) / 1e6:.1f} MB",
    )  # fmt: skip
