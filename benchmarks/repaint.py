"""Ms from a choice until the charts it changes are painted: pages of several servers, turn by turn in one run.

``python -m benchmarks.repaint --against FOLDER`` compares this checkout with another one (``git worktree add``).
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Self

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks.measure import spread
from benchmarks.serving import chromium, serving
from dashboard.settings import ROOT
from dashboard.store import build

CHANGES = 24
SCREEN: ViewportSize = {"width": 1920, "height": 1080}
FIRST = {
    "/online": {"spread", "months"},
    "/assessment": {"heatmap", "scores"},
    "/roadmap": {"gantt", "late", "states"},
}
"""The charts on a page's first screen."""
NAMES = ["市民課", "建築指導課", "予防課", "保育課", "下水道課", "納税課", "会計課", "財政課", "人事課", "市民税課"]
OWNERS = ["市民課", "管財課", "人事課", "秘書広報課", "市民協働課", "都市計画課", "危機管理課", "中央図書館", "納税課"]
CHOICES = {"/online": NAMES, "/assessment": NAMES, "/roadmap": OWNERS}

# Remembers when the first key or click came, and when what was last changed in each chart had been painted: after the
# frame that follows the change.
WATCH = """() => {
  const start = event => { window.started ??= event.timeStamp; };
  for (const kind of ['keydown', 'pointerup']) addEventListener(kind, start, true);
  window.changed = 0;
  window.painted = {};
  const name = node => /chart_\\w+/.exec(node.className + ' ' + node.id)[0].slice('chart_'.length);
  new MutationObserver(changes => {
    const charts = new Set();
    for (const {target} of changes) {
      const element = target.nodeType === 1 ? target : target.parentElement;
      const place = element?.closest('.js-plotly-plot, [data-testid="stPlotlyChart"]');
      const chart = place?.closest('[class*="st-key-chart_"], [id^="chart_"]');
      if (chart) charts.add(name(chart));
    }
    if (!charts.size) return;
    window.changed = performance.now();
    requestAnimationFrame(() => setTimeout(() => {
      for (const chart of charts) window.painted[chart] = performance.now();
    }));
  }).observe(document.body, {childList: true, subtree: true, attributes: true, characterData: true});
}"""
STANDS = "charts => document.querySelectorAll('.js-plotly-plot .main-svg').length >= 2 * charts"
QUIET = "() => window.changed && performance.now() - window.changed > 600"
FORGET = "() => { window.painted = {}; window.changed = 0; window.started = null }"
TIMES = "() => Object.fromEntries(Object.entries(window.painted).map(([name, at]) => [name, at - window.started]))"


@dataclass
class Seat:
    """A browser tab at a page, and what was measured there: of each change the ms of its first screen and of all."""

    page: Page
    names: Sequence[str]
    first_screen: set[str]
    first: list[float] = field(default_factory=list)
    every: list[float] = field(default_factory=list)

    @classmethod
    def at(
        cls,
        browser: Browser,
        url: str,
        names: Sequence[str],
        first_screen: set[str],
        charts: int,
        screen: ViewportSize = SCREEN,
    ) -> Self:
        """Open the page and wait until so many charts stand. ``names`` are the 課 to choose."""
        page = browser.new_context(viewport=screen, locale="ja-JP").new_page()
        page.goto(url)
        page.wait_for_function(STANDS, arg=charts, timeout=120_000)
        page.evaluate(WATCH)
        return cls(page, names, first_screen)

    def change(self, turn: int) -> None:
        """Choose a 課, measure, and let go of it."""
        name = self.names[turn % len(self.names)]
        field = self.page.locator('[data-testid="stMultiSelect"]', has=self.page.get_by_text("課", exact=True))
        field.locator("input").click()
        field.locator("input").fill(name)
        self.page.get_by_role("option", name=name, exact=True).wait_for()
        self.time(lambda: self.page.keyboard.press("Enter"))
        self.page.evaluate(FORGET)
        self.page.keyboard.press("Backspace")
        self.page.wait_for_function(QUIET)
        self.page.keyboard.press("Escape")

    def time(self, act: Callable[[], None]) -> None:
        """Do something that changes charts, and measure from its first key or click on."""
        self.page.evaluate(FORGET)
        act()
        self.page.wait_for_function(QUIET)
        painted: dict[str, float] = self.page.evaluate(TIMES)
        first = [at for chart, at in painted.items() if chart in self.first_screen]
        self.first.append(max(first or painted.values()))
        self.every.append(max(painted.values()))


def measure(seats: Sequence[Seat], changes: int = CHANGES) -> None:
    """Change the filter again and again, at each seat in turn; the first change does not count."""
    for turn in range(changes + 1):
        for seat in seats:
            seat.change(turn)
    for seat in seats:
        del seat.first[0], seat.every[0]


def compared(name: str, ours: Sequence[float], theirs: Sequence[float]) -> str:
    """What another page took in the same run, and the ratio of ours to it, p50 and p95."""
    late = [quantiles(each, n=20)[-1] for each in (ours, theirs)]
    return f"{name}: {spread(theirs)}; ratio {median(ours) / median(theirs):.2f} / {late[0] / late[1]:.2f}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print for each page what both checkouts took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.repaint")
    parser.add_argument("--against", metavar="FOLDER", type=Path, required=True, help="another checkout")
    parser.add_argument("--changes", type=int, default=CHANGES)
    chosen = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright, ExitStack() as running:
        build.ensure(Path(name))
        urls = [
            running.enter_context(serving("serve.py", Path(name), checkout)).url for checkout in (ROOT, chosen.against)
        ]
        browser = chromium(playwright)
        for path, names in CHOICES.items():
            ours, theirs = (Seat.at(browser, url + path, names, FIRST[path], len(FIRST[path])) for url in urls)
            measure([ours, theirs], chosen.changes)
            print(f"{path} first screen: {spread(ours.first)}; {compared('there', ours.first, theirs.first)}")
            print(f"{path} all charts: {spread(ours.every)}; {compared('there', ours.every, theirs.every)}", flush=True)
            for seat in (ours, theirs):
                seat.page.context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
