"""Whatever speaks on the pages speaks Japanese: also Streamlit's own words, for eyes and for screen readers."""

import os
import re
import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import Screen
from tests.servers import Server

pytestmark = pytest.mark.browser

# Words that are Japanese usage in this office, names of formats, and names of methods.
ALLOWED = {
    *("DX", "ID", "URL", "Excel", "Enter", "n", "pt", "No", "L", "LINE", "S", "t", "k", "R", "SNS", "Wi", "Fi"),
    *("xlsx", "xls", "csv", "Spiegelhalter", "Ebel", "Frisbie", "Bonett", "Lipke"),
}
INITIATIVES = {"AI", "RPA", "GIS", "KPI", "LGWAN", "GWAN", "LAN"}
"""Abbreviations that initiatives are called by (one of them cut where its name is)."""
STATES = {"A", "B", "C", "D"}
"""Letters by which the sample city reports how an initiative stands; its own lists keep them."""
QUESTIONS = {"AI", "OCR", "RPA", "BI", "IT", "Web", "VLOOKUP", "SUMIFS", "IF", "AND", "LEFT", "MID"}
"""Functions and tools that the questions of the assessment ask about."""
PAGES: list[tuple[str, dict[str, str | list[str]], set[str]]] = [
    ("/overview", {}, INITIATIVES),
    ("/online", {}, set()),
    ("/assessment", {}, set()),
    ("/assessment", {"view": "研修計画"}, QUESTIONS),
    ("/roadmap", {}, INITIATIVES),
    ("/roadmap", {"initiative": "1-2-01"}, INITIATIVES | STATES),
    ("/submissions", {"cell": "2026-10-31 文化財課"}, set()),
    # Whose formulas they are, and their letters.
    ("/definitions", {}, {"KPI", "G", "x", "z", "Cronbach", "OHID", "PMI", "Wilson"}),
    ("/import_files", {}, {"CSV", "MB", "zip"}),
]
WORDS = """() => {
  const words = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent && parent.checkVisibility() && getComputedStyle(parent).fontSize !== '0px'
        && !parent.closest('style, script, noscript, [data-testid="stIconMaterial"]'))
      words.push(walk.currentNode.textContent);
  }
  const said = ['placeholder', 'title', 'alt', 'aria-label', 'aria-description', 'aria-valuetext'];
  for (const name of said)
    for (const element of document.querySelectorAll(`[${name}]`))
      if (element.checkVisibility()) words.push(element.getAttribute(name));
  return words;
}"""


def latin(page: Page) -> set[str]:
    """The Latin words that the page says, but names of files, cells and levels."""
    said = [re.sub(r"\S+\.(xlsx|xls|csv)|[A-Z]+\d+|L\d-\d+", " ", text) for text in page.evaluate(WORDS)]
    return {word for text in said for word in re.findall("[A-Za-z]+", text)} - ALLOWED


@pytest.mark.parametrize(("path", "params", "names"), PAGES)
def test_a_page_as_it_opens(screen: Screen, path: str, params: dict[str, str | list[str]], names: set[str]) -> None:
    screen.open(path, **params)
    assert latin(screen.page) <= names


def test_typing_into_the_filter_of_departments(screen: Screen) -> None:
    screen.open()
    box = screen.page.locator('[data-testid="stMultiSelect"] input').nth(1)
    box.fill("市民")
    screen.page.get_by_role("option", name="市民課").wait_for()
    assert latin(screen.page) == set()
    box.fill("ぬぬ")
    screen.page.get_by_text("該当する課がありません").wait_for()
    assert latin(screen.page) == set()
    screen.page.keyboard.press("Escape")
    screen.choose("課", "市民課")
    screen.wait_params("department", ["市民課"])
    assert latin(screen.page) == set()


def test_a_number_out_of_range_says_why(screen: Screen) -> None:
    screen.open("/assessment", view="研修計画")
    field = screen.page.get_by_label("1クラスの人数", exact=True)
    field.fill("50")
    screen.page.get_by_text("Enterキーで反映").wait_for()
    assert latin(screen.page) <= QUESTIONS
    before = place_of_charts(screen.page)
    field.fill("500")
    field.press("Enter")
    reason = screen.page.get_by_text("5から100までの数を入れてください。")
    reason.wait_for()
    box, place = reason.bounding_box(), field.bounding_box()
    assert box and place and box["height"] > 14 and box["y"] > place["y"] + place["height"], (
        "to be read, beside the number"
    )
    assert place_of_charts(screen.page) == before
    assert latin(screen.page) <= QUESTIONS


def test_a_search_without_hits(screen: Screen) -> None:
    screen.open()
    search = screen.page.get_by_label("手続名・番号・根拠法令で探す")
    search.fill("該当しない語")
    assert latin(screen.page) == set()
    search.press("Enter")
    screen.see("に当てはまる手続はありません。")
    assert latin(screen.page) == set()


def test_an_unknown_address(screen: Screen) -> None:
    screen.page.goto(f"{screen.base}/nowhere")
    screen.page.get_by_role("dialog").get_by_text("このアドレスのページはありません").wait_for()
    screen.see("手続のオンライン化")
    assert latin(screen.still().page) == set()
    screen.page.get_by_role("dialog").get_by_label("閉じる").click()
    assert all("このアドレス" in said for said in screen.problems)
    screen.problems.clear()


def test_a_stopped_server(start_server: Callable[[], Server], context: BrowserContext) -> None:
    mine = start_server()
    screen = Screen(context.new_page(), mine.url).open()
    os.kill(mine.process, signal.SIGTERM)
    screen.page.get_by_role("dialog").get_by_text("自動でつなぎ直します").wait_for()
    assert latin(screen.page) == set()


SIGN = "getComputedStyle(document.documentElement, '::after').visibility === 'visible'"


def test_an_answer_that_takes_long_is_being_computed(
    start_server: Callable[[], Server], context: BrowserContext
) -> None:
    mine = start_server()
    screen = Screen(context.new_page(), mine.url).open()
    screen.page.wait_for_function(f"() => !({SIGN})")
    before = place_of_charts(screen.page)
    os.kill(mine.process, signal.SIGSTOP)
    waited = screen.page.evaluate(
        f"""async () => {{
          const start = performance.now();
          [...document.querySelectorAll('button')].find(each => each.textContent === '件数ベース').click();
          while (!({SIGN})) await new Promise(requestAnimationFrame);
          return performance.now() - start;
        }}"""
    )
    assert 450 < waited < 5000
    assert place_of_charts(screen.page) == before
    os.kill(mine.process, signal.SIGCONT)
    screen.see("2026年10月末・件数ベース")
    screen.page.wait_for_function(f"() => !({SIGN})")
    assert screen.problems == []


def place_of_charts(page: Page) -> list[float]:
    """How far from the top of the page each chart is."""
    tops: list[float] = page.locator(".dx-chart").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().top)"
    )
    return tops
