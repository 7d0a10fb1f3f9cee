"""Every page on paper: nothing cut, lost, or upon something else, on however many sheets."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from dashboard.store import answers as store
from tests.browser import sheets
from tests.browser.conftest import Screen
from tests.browser.sheets import Sheet, plain
from tests.servers import Server

pytestmark = pytest.mark.browser

PAGES: list[tuple[str, dict[str, str]]] = [
    ("/overview", {}),
    ("/assessment", {"rows": "課"}),
    ("/assessment", {"view": "研修計画", "places": "課"}),
    ("/roadmap", {"initiative": "1-2-01"}),
    ("/submissions", {}),
    ("/definitions", {}),
    ("/monthly_meeting", {}),
    ("/import_files", {}),
]
SMALLEST = 8
"""Points."""
COLUMN = "table => [...table.querySelectorAll('tr[data-place]')].map(row => row.cells[0].textContent)"
"""In the browser: what the rows of a table are called."""

ON_PAPER = """() => {
  const main = document.querySelector('main'), isSeen = node => node.checkVisibility({visibilityProperty: true});
  const texts = (within, wanted) =>
    [...within.querySelectorAll(wanted)].filter(isSeen).map(node => node.textContent);
  const tables = [...document.querySelectorAll('table.dx-sheet')].map(table => ({
    heads: texts(table, 'th').join(''), rows: [...table.tBodies].map(body => body.textContent),
  }));
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), sizes = {};
  while (walk.nextNode()) {
    const {parentElement: node, textContent} = walk.currentNode;
    if (textContent.trim() && isSeen(node)) sizes[parseFloat(getComputedStyle(node).fontSize)] ??= textContent;
  }
  const cut = [...main.querySelectorAll('*')].filter(node => {
    const {overflowX, overflowY} = getComputedStyle(node);
    if (!isSeen(node) || node instanceof SVGElement || node.matches('.dx-strip')) return false;
    return (overflowX !== 'visible' || overflowY !== 'visible')
      && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
  }).map(node => node.outerHTML.slice(0, 200));
  const headings = texts(main, '.dx-chart-title[role=heading], .dx-chart-title [role=heading]');
  return {tables, sizes, cut, headings, said: texts(document, '.dx-paper-head div')};
}"""
"""In the browser: what is to be found on the sheets, what is too small and what is cut by its own frame."""


def opened(screen: Screen, path: str, **params: str | list[str]) -> dict[str, Any]:
    """The page as it will be printed, and what stands on it."""
    screen.open(path, print="1", **params)
    expect(screen.page.locator(".dx-paper-bar[data-state=ready]")).to_be_visible()
    found: dict[str, Any] = screen.page.evaluate(ON_PAPER)
    return found


def rows_by_sheet(found: list[Sheet], rows: list[str]) -> dict[int, int]:
    """How many rows of a table stand on each sheet; each is there once, in its order, and whole."""
    place, at, counted = 0, 0, dict[int, int]()
    for row in map(plain, rows):
        while (here := found[place].text.find(row, at)) < 0:
            place, at = place + 1, 0
            assert place < len(found), f"not on any sheet: {row}"
        at = here + len(row)
        counted[place] = counted.get(place, 0) + 1
    return counted


def assert_whole(there: dict[str, Any], found: list[Sheet]) -> None:
    """Nothing cut, too small, upon something else or lost; no white sheet; rows whole, under their headings."""
    whole = "".join(sheet.text for sheet in found)
    assert there["cut"] == []
    assert [text for size, text in there["sizes"].items() if float(size) * 0.85 * 0.75 < SMALLEST] == []
    for number, sheet in enumerate(found, start=1):
        assert sheet.size == pytest.approx(sheets.SIZE, abs=1), "A4 across"
        assert len(sheet.boxes) >= sheets.FEWEST, f"sheet {number} is white"
        assert sheet.outside() == [], f"sheet {number}"
        assert sheet.upon_each_other() == 0, f"sheet {number}"
        assert f"{number}/{len(found)}" in sheet.text, "the number of the sheet"
    assert [each for each in there["headings"] if plain(each) not in whole] == []
    assert [each for each in there["said"] if plain(each) not in found[0].text] == []
    for table in there["tables"]:
        for number in rows_by_sheet(found, table["rows"]):
            assert plain(table["heads"]) in found[number].text, f"headings on sheet {number + 1}"


@pytest.mark.parametrize(("path", "params"), PAGES)
def test_a_page_is_printed_whole(screen: Screen, tmp_path: Path, path: str, params: dict[str, str]) -> None:
    there = opened(screen, path, **params)
    assert_whole(there, sheets.printed(screen.page, tmp_path / "page.pdf"))


def test_every_row_of_the_answers_is_on_paper(screen: Screen, server: Server, tmp_path: Path) -> None:
    there = opened(screen, "/online")
    found = sheets.printed(screen.page, tmp_path / "online.pdf")
    assert_whole(there, found)
    serving = store.serving(server.folder)
    listed = store.answer(serving, "online/procedures")
    rows = max((table["rows"] for table in there["tables"]), key=len)
    assert len(rows) == len(listed) > 600
    assert sorted(listed["procedure"]) == sorted(screen.page.locator("table.dx-sheet").last.evaluate(COLUMN))
    asked = {"measure": "kind", "with_partial": False}
    departments = store.answer(serving, "online/departments", asked)["department"]
    assert len(departments) == 46
    pages = [sheet.text for sheet in found if plain("声をかける課（2026年10月末・種類ベース）") in sheet.text]
    assert len(pages) > 1, "the ranking goes on"
    assert all("0%25%50%75%100%" in text and plain("目標 70.0%") in text for text in pages), "its axis on each"
    assert [name for name in departments if plain(name) not in "".join(pages)] == []


def test_one_department_is_said_and_its_tables_are_printed_in_short_or_not_at_all(
    screen: Screen, tmp_path: Path
) -> None:
    there = opened(screen, "/online", department="生活支援課")
    found = sheets.printed(screen.page, tmp_path / "whole.pdf")
    assert_whole(there, found)
    assert there["said"] == ["基準日令和8年10月末（2026-10-31）", "比較先前月", "課生活支援課"]
    assert all("課生活支援課" in sheet.text for sheet in found)
    heads, rest = plain(there["tables"][-1]["heads"]), plain("シート 一覧")
    said = {}
    for choice in ("主な列だけ", "印刷しない"):
        screen.page.locator(".dx-paper-bar select").select_option(choice)
        said[choice] = "".join(sheet.text for sheet in sheets.printed(screen.page, tmp_path / "fewer.pdf"))
    assert heads in said["主な列だけ"] and rest not in said["主な列だけ"]
    assert plain("ほかの列は画面とExcelで見られます") in said["主な列だけ"]
    assert heads not in said["印刷しない"]
    assert plain("表 印刷していません") in said["印刷しない"]


def test_it_is_asked_for_by_a_press_printed_once_and_left(tab: Screen, tmp_path: Path) -> None:
    tab.page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; }")
    tab.open("/roadmap", department="市民課")
    before = tab.page.evaluate("[...document.querySelectorAll('.dx-plot')].map(plot => plot.chart.width)")
    ordinary = sheets.printed(tab.page, tmp_path / "ordinary.pdf")
    assert tab.still().page.evaluate("document.documentElement.dataset.paper") is None
    assert tab.page.evaluate("[...document.querySelectorAll('.dx-plot')].map(plot => plot.chart.width)") == before
    tab.page.get_by_role("button", name="印刷", exact=True).click()
    bar = tab.page.locator(".dx-paper-bar")
    expect(bar).to_have_attribute("data-state", "ready")
    tab.page.wait_for_function("() => window.printed === 1")
    assert tab.params("print") == ["1"]
    asked = sheets.printed(tab.page, tmp_path / "asked.pdf")
    assert [sheet.text for sheet in ordinary] == [sheet.text for sheet in asked], (
        "the browser's own Ctrl+P prints the same"
    )
    tab.page.keyboard.press("Escape")
    tab.wait_params("print", [])
    expect(bar).to_be_hidden()
    expect(tab.page.get_by_role("region", name="取組の一覧").locator("th button").first).to_be_visible()
    assert tab.params("department") == ["市民課"]
    assert tab.page.evaluate("window.printed") == 1
