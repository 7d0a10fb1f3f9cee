"""部署カルテ in a browser: by keys and by kana, from a list, and every 課 on a sheet of its own."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.store import answers as store
from tests.browser import sheets
from tests.browser.conftest import Screen
from tests.browser.sheets import plain
from tests.browser.test_print import SMALLEST, opened
from tests.servers import Server

pytestmark = pytest.mark.browser

ZOOMS = "() => [...document.querySelectorAll('.dx-karte-sheet')].map(sheet => Number(sheet.style.zoom))"
TITLE = ".dx-title"


def test_keys_kana_and_names_lead_from_課_to_課(screen: Screen, server: Server) -> None:
    names = list(store.answer(store.serving(server.folder), "frame/departments")["department"])
    place = names.index("市民課")
    screen.open("/department", department="市民課")
    title = screen.page.locator(TITLE)
    expect(title).to_contain_text("市民課（")
    screen.page.keyboard.press("ArrowRight")
    expect(title).to_contain_text(names[place + 1])
    screen.page.keyboard.press("ArrowLeft")
    expect(title).to_contain_text("市民課（")
    field = screen.page.get_by_role("combobox", name="課")
    field.fill("よぼう")
    expect(screen.page.get_by_role("option")).to_have_text(["予防課"])
    field.press("Enter")
    expect(title).to_contain_text("予防課")
    assert re.search("department=%E4%BA%88%E9%98%B2%E8%AA%B2", screen.page.url)
    assert screen.problems == []


def test_a_課_in_a_list_leads_to_its_karte(screen: Screen) -> None:
    screen.open("/online", as_of="2026-09-30")
    screen.page.locator(".dx-table").first.scroll_into_view_if_needed()
    link = screen.page.locator(".dx-table td a").first
    name = link.text_content() or ""
    link.click()
    expect(screen.page.locator(TITLE)).to_contain_text(name)
    assert "as_of=2026-09-30" in screen.page.url


def test_every_課_is_a_sheet_and_nothing_is_cut(screen: Screen, server: Server, tmp_path: Path) -> None:
    names = list(store.answer(store.serving(server.folder), "frame/departments")["department"])
    there = opened(screen, "/department", department="市民課", range="全庁")
    found = sheets.printed(screen.page, tmp_path / "karte.pdf")
    assert there["cut"] == []
    smallest = min(map(float, there["sizes"])) * min(screen.page.evaluate(ZOOMS)) * 0.85 * 0.75
    assert smallest > SMALLEST - 0.6, "points"
    assert len(found) == len(names)
    for place, (name, sheet) in enumerate(zip(names, found, strict=True)):
        assert plain(name) in sheet.text and "この課に聞くこと" in sheet.text
        assert sheet.outside() == [], name
        # Comparing every sign with its neighbours takes a third of a second a sheet.
        assert place % 6 or sheet.upon_each_other() == 0, name
