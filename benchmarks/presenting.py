"""Ms from an arrow key until the next subject of a meeting is painted over the whole screen.

``python -m benchmarks.presenting``. The usual agenda of the sample city, there and back.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from benchmarks.measure import spread
from benchmarks.serving import chromium, serving
from dashboard.store import build

SCREEN: ViewportSize = {"width": 1280, "height": 720}
ROUNDS = 5
WATCH = """() => {
  addEventListener('keydown', event => { window.started = event.timeStamp; window.painted = 0; }, true);
  new MutationObserver(() => {
    const stands = () => { window.painted = performance.now(); };
    requestAnimationFrame(() => setTimeout(stands));
  }).observe(document.querySelector('.dx-present-main'), {childList: true, subtree: true, characterData: true});
}"""
QUIET = "() => window.painted && performance.now() - window.painted > 500"


def step(page: Page, key: str) -> float:
    """Press it, and wait until nothing changes any more."""
    page.evaluate("() => { window.painted = 0 }")
    page.keyboard.press(key)
    page.wait_for_function(QUIET)
    taken: float = page.evaluate("() => window.painted - window.started")
    return taken


def main() -> int:
    """Print p50 and p95 of all steps but those of the first round."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        build.ensure(Path(name))
        with serving("serve.py", Path(name)) as server:
            browser = chromium(playwright)
            page = browser.new_context(viewport=SCREEN, locale="ja-JP").new_page()
            page.goto(f"{server.url}/monthly_meeting")
            page.get_by_role("button", name="会議を用意する").click()
            page.get_by_role("button", name="会議を始める").click()
            page.locator(".dx-present-place").wait_for()
            last = page.locator(".dx-present-steps li").count() - 1
            page.evaluate(WATCH)
            taken: list[float] = []
            for round_ in range(ROUNDS + 1):
                there = [step(page, key) for key in ["ArrowRight"] * last + ["ArrowLeft"] * last]
                taken += there if round_ else []
            print(f"step of a presentation, {len(taken)}: {spread(taken)} (budget p95 ≤ 300 ms)")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
