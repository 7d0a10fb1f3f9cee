"""Ms from a click until charts are painted, on /online and on Dash with the same figures, turn by turn in one run.

``python -m benchmarks.beside_dash``. A round is two 課, none, a 部, none and another way to count. Rounds are gone
through once before anything counts, so every server has every figure in its cache: what is compared is what it takes to
show them.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from playwright.sync_api import ViewportSize, sync_playwright

from benchmarks.measure import Result, spread
from benchmarks.repaint import FIRST, Seat, compared
from benchmarks.serving import chromium, running, serving
from dashboard.store import build

SCREEN: ViewportSize = {"width": 1366, "height": 768}
CHARTS = 6
ROUNDS = [
    (("市民課", "建築指導課"), "福祉部", "件数ベース"),
    (("予防課", "保育課"), "総務部", "利用率"),
    (("下水道課", "納税課"), "財務部", "種類ベース"),
]
"""Of each round the 課, the 部 and the way to count; after the last one the page is as it was before the first."""
CHANGES = 18
"""In all rounds together."""
TIMES = 4
WAYS = {"one": "one callback", "each": "a callback a figure"}
BUDGETS = {
    "2 of 6 charts of /online (its first screen)": "p50 ≤ 0.9 × Dash",
    "all charts of /online": "p50 ≤ 1.0 × Dash",
}


class Ours(Seat):
    """At our page. A field is named by its key."""

    def choose(self, field: str, name: str) -> None:
        """One more of the names."""
        words = self.page.locator(f".st-key-{field} input[role=combobox]")
        words.click()
        words.fill(name)
        option = self.page.get_by_role("option", name=name, exact=True)
        option.wait_for()
        self.time(option.click)
        self.page.keyboard.press("Escape")
        words.blur()  # the line one types in goes away under the mouse

    def clear(self, field: str) -> None:
        """None of the names."""
        del field  # one button for all
        self.time(self.page.locator(".st-key-reset button").click)

    def count(self, words: str) -> None:
        """Another way to count."""
        self.time(self.page.locator(".st-key-measure").get_by_role("radio", name=words).click)


class Theirs(Seat):
    """At Dash's. A field is named by its id."""

    def choose(self, field: str, name: str) -> None:
        """One more of the names."""
        self.page.locator(f"#{field}").click()
        self.page.get_by_role("searchbox").fill(name)
        option = self.page.get_by_role("option", name=name, exact=True)
        option.wait_for()
        self.time(option.click)
        self.page.keyboard.press("Escape")

    def clear(self, field: str) -> None:
        """None of the names."""
        self.page.locator(f"#{field}").click()
        self.time(self.page.get_by_role("button", name="Deselect All").click)
        self.page.keyboard.press("Escape")

    def count(self, words: str) -> None:
        """Another way to count."""
        self.time(self.page.locator("#measure").get_by_text(words, exact=True).click)


def run(folder: Path, times: int = TIMES) -> list[Result]:
    """Measure beside both ways to write Dash; the faster one counts. ``folder`` holds the sample city in ``sample``."""
    data = folder / "sample"
    with sync_playwright() as playwright, ExitStack() as servers:
        ours = servers.enter_context(serving("serve.py", data)).url + "/online"
        theirs = [servers.enter_context(running(["benchmarks.dash_page", how], data)).url for how in WAYS]
        browser = chromium(playwright)
        seats: list[Ours | Theirs] = [Ours.at(browser, ours, (), FIRST["/online"], CHARTS, SCREEN)]
        seats += [Theirs.at(browser, url, (), FIRST["/online"], CHARTS, SCREEN) for url in theirs]
        for _ in range(1 + times):
            _through(seats)
        browser.close()
    page, *others = [(seat.first[CHANGES:], seat.every[CHANGES:]) for seat in seats]
    return [
        _result(what, page[part], {how: other[part] for how, other in zip(WAYS, others, strict=True)})
        for part, what in enumerate(BUDGETS)
    ]


def _through(seats: Sequence[Ours | Theirs]) -> None:
    """All rounds once, every step at each seat in turn."""
    for departments, bureau, words in ROUNDS:
        steps = [
            *(("department", name) for name in departments), ("department", ""), ("bureau", bureau), ("bureau", ""),
            ("measure", words),
        ]  # fmt: skip
        for step in steps:
            for seat in seats:
                _act(seat, *step)


def _act(seat: Ours | Theirs, field: str, name: str) -> None:
    if field == "measure":
        seat.count(name)
    elif name:
        seat.choose(field, name)
    else:
        seat.clear(field)


def _result(what: str, ours: Sequence[float], theirs: Mapping[str, Sequence[float]]) -> Result:
    """Ours beside the faster of both."""
    how = min(theirs, key=lambda each: median(theirs[each]))
    calm = [_calmest(times) for times in (ours, theirs[how])]
    return Result(
        f"Filter change → {what} painted, 1366 × 768, {len(ours)} changes",
        BUDGETS[what],
        f"{spread(ours)}; calmest {calm[0]:,.0f} ms",
        f"{compared(f'Dash ({WAYS[how]})', ours, theirs[how])};"
        f" calmest {calm[1]:,.0f} ms, ratio {calm[0] / calm[1]:.2f}",
    )


def _calmest(times: Sequence[float]) -> float:
    """The least median of a time through all rounds: others may work on the machine, and that only ever adds."""
    return min(median(times[at : at + CHANGES]) for at in range(0, len(times), CHANGES))


def main(argv: Sequence[str] | None = None) -> int:
    """Print what was measured, and how busy the machine was."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.beside_dash")
    parser.add_argument("--times", type=int, default=TIMES, help="how often to go through all rounds")
    chosen = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        build.ensure(Path(name) / "sample")
        for result in run(Path(name), chosen.times):
            print(f"{result.what} ({result.budget}): {result.value}; {result.yardstick}")
    print("load:", *(f"{load:.1f}" for load in os.getloadavg()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
