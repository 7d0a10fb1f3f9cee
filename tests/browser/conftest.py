"""A real server and a real Chromium. What a person does and sees, in the words of the screen."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from tests import figures
from tests.servers import Server, serving

PATIENCE = 90_000
"""Ms. What is waited for is said by the page; this only ends a test of a page that never says it."""
expect.set_options(timeout=PATIENCE)
OFFICE: ViewportSize = {"width": 1366, "height": 768}
"""A city's office PC."""
UNUSED = (
    # Pages of its own behind an address bar that nobody sees: a fifth of what opening a tab costs.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    # The last list given counts, so what Playwright switches off stands here again: what asks other machines …
    *("AimEnabled", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints"),
    *("PreconnectToSearch", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "AvoidCorsURLLoaderRestartOnRedirect"),
    # … and what keeps a page from being seen as it is.
    *("PaintHolding", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"),
    "ThirdPartyStoragePartitioning",
)
"""Features of Chromium that no test looks at."""

STILL = f"""async () => {{
  const isDrawn = {figures.DRAWN}, last = performance.now() + {PATIENCE};
  for (let frames = 0; frames < 5; frames = isDrawn() ? frames + 1 : 0) {{
    if (performance.now() > last) throw new Error('never still: ' + JSON.stringify(({figures.UNDRAWN})()));
    await new Promise(requestAnimationFrame);
  }}
}}"""
"""For five frames in a row: between the server's last word and the chart that it is for lie some of the browser's."""


@dataclass
class Screen:
    """One browser tab, and everything that went wrong or left the machine in it."""

    page: Page
    base: str
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda said: self.problems.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("request", lambda request: self._watch(request.url))

    def _watch(self, url: str) -> None:
        if url.startswith(("http", "ws")) and urlsplit(url).hostname != "127.0.0.1":
            self.problems.append(f"left the machine: {url}")

    def open(self, path: str = "/online", **params: str | list[str]) -> "Screen":
        """Open a page and wait until it is still. Lists become repeated parameters."""
        pairs = [
            f"{key}={quote(one)}"
            for key, value in params.items()
            for one in ([value] if isinstance(value, str) else value)
        ]
        self.page.goto(f"{self.base}{path}{'?' if pairs else ''}{'&'.join(pairs)}")
        return self.still()

    def leave(self) -> list[str]:
        """Make the tab as good as new for the next test: all that went wrong in it until now."""
        problems = [*self.problems]
        self.page.goto(f"{self.base}/_stcore/health")
        self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.page.goto("about:blank")
        self.page.mouse.move(0, 0)
        self.page.emulate_media(media="null")
        self.page.set_viewport_size(OFFICE)
        self.page.context.clear_cookies()
        self.page.context.clear_permissions()
        self.problems.clear()
        return problems

    def still(self) -> "Screen":
        """Wait until the server is done and every chart is drawn."""
        self.page.evaluate(STILL)
        return self

    def params(self, key: str) -> list[str]:
        """The values of one parameter of the URL."""
        return parse_qs(urlsplit(self.page.url).query).get(key, [])

    def wait_params(self, key: str, values: list[str]) -> None:
        """Wait until the URL says so."""
        joined = "&".join(f"{key}={value}" for value in values)
        self.page.wait_for_function(
            "([key, joined]) => new URLSearchParams(location.search).getAll(key).map(v => `${key}=${v}`).join('&')"
            " === joined",
            arg=[key, joined],
        )
        self.still()

    def charts(self, within: str = "[data-testid=stMain]") -> set[str]:
        """The names of the charts that are drawn in a part of the page."""
        return set(self.page.locator(within).first.evaluate(figures.NAMES))

    def text(self) -> str:
        """What the page says outside its figures: headings, headline figures, findings."""
        said = "[data-testid=stHtml], .dx-chart-title, .dx-chart-finding"
        return "\n".join(self.page.locator("[data-testid=stMain]").locator(said).all_inner_texts())

    def see(self, words: str) -> None:
        """Wait until these words are there."""
        expect(self.page.locator('[data-testid="stMain"]')).to_contain_text(words)

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a multiselect in the sidebar."""
        box = self.page.locator('[data-testid="stMultiSelect"]', has=self.page.get_by_text(label, exact=True))
        box.locator("input").click()
        box.locator("input").fill(option)
        self.page.get_by_role("option", name=option, exact=True).click()
        self.page.keyboard.press("Escape")

    def click_mark(self, chart: str, department: str) -> None:
        """Click the mark of a 課 in a chart, where Plotly drew it."""
        place = self.still().page.evaluate(figures.PLACE, [chart, department])
        assert place, f"no mark of {department} in {chart}"
        self.page.mouse.click(*place)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium, or Playwright's. Ended with the module: Playwright holds an event loop meanwhile."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=found,
            # A proxy's certificate here is its own; a browser that asks about each connection anew may give up.
            args=["--no-sandbox", "--ignore-certificate-errors", f"--disable-features={','.join(UNUSED)}"],
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def start_server(sample_folder: Path, tmp_path_factory: Any) -> Iterator[Callable[[], Server]]:
    """A maker of fresh servers, each with a data folder of its own that shows the sample city."""
    with ExitStack() as running:

        def start() -> Server:
            folder = tmp_path_factory.mktemp("city") / "data"
            shutil.copytree(sample_folder, folder)
            return running.enter_context(serving(folder))

        yield start


@pytest.fixture(scope="session")
def server(start_server: Callable[[], Server]) -> Server:
    """The server that most tests look at."""
    return start_server()


def opened(browser: Browser) -> BrowserContext:
    """A new context of an office PC in Japanese, with nothing in it."""
    context = browser.new_context(viewport=OFFICE, locale="ja-JP", timezone_id="Asia/Tokyo", accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that was never at the server."""
    new = opened(browser)
    yield new
    new.close()


@pytest.fixture(scope="module")
def module_screen(server: Server, browser: Browser) -> Iterator[Screen]:
    """The tab of a module's tests. A new one reads and compiles all scripts anew: half of what opening a page costs."""
    context = opened(browser)
    yield Screen(context.new_page(), server.url)
    context.close()


@pytest.fixture
def screen(module_screen: Screen) -> Iterator[Screen]:
    """A tab at the server. Whatever it did, nothing may have gone wrong or left the machine."""
    yield module_screen
    problems = module_screen.leave()
    assert problems == []


@pytest.fixture
def tab(server: Server, context: BrowserContext) -> Iterator[Screen]:
    """A tab that is the test's own, for what every page in it begins with."""
    new = Screen(context.new_page(), server.url)
    yield new
    assert new.problems == []
