"""A meeting as it is held: agenda, whole screen, keyboard only, what is said and promised, and the next meeting."""

import os
import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import accessibility
from tests.browser.conftest import Screen
from tests.servers import Server, serving

pytestmark = pytest.mark.browser

SMALL = """() => {
  const scale = node => node.ownerSVGElement
    ? node.ownerSVGElement.getBoundingClientRect().width / node.ownerSVGElement.width.baseVal.value : 1;
  return [...document.querySelectorAll('.dx-present *')].filter(node => node.checkVisibility()
    && [...node.childNodes].some(each => each.nodeType === 3 && each.textContent.trim())
    && scale(node) * parseFloat(getComputedStyle(node).fontSize) < 17.9)
    .map(node => node.textContent.slice(0, 20));
}"""
"""In the browser: texts of less than 18 px, as they stand on the screen."""


def at(page: Page, place: str) -> None:
    """Wait until this subject (``2 / 7``) is on the whole screen."""
    expect(page.locator(".dx-present-place")).to_contain_text(place)


@pytest.fixture
def held(start_server: Callable[[], Server], context: BrowserContext) -> Screen:
    screen = Screen(context.new_page(), start_server().url)
    screen.page.set_viewport_size({"width": 1280, "height": 720})
    screen.open("/monthly_meeting")
    screen.page.get_by_role("button", name="会議を用意する").click()
    screen.page.get_by_role("button", name="会議を始める").wait_for()
    return screen


def test_a_meeting_is_held_by_keyboard_and_what_was_promised_goes_on(held: Screen) -> None:
    page = held.page
    held.open("/online", department="市民課")
    chart = page.locator("section#spread")
    chart.get_by_role("button", name="この図のメニュー").click()
    page.get_by_role("menuitem", name="会議の議題に加える").click()
    page.get_by_text("会議の議題に加えました").wait_for()
    held.open("/monthly_meeting").see("12. ")
    held.see("（2026-10・市民課）")
    page.get_by_role("button", name="会議を始める").focus()
    page.keyboard.press("Enter")
    at(page, "1 / 12")
    for place in range(2, 13):
        page.keyboard.press("ArrowRight")
        at(page, f"{place} / 12")
        assert page.evaluate(SMALL) == [], place
    assert "市民課" in page.locator(".dx-present-said").inner_text(), "as it was narrowed when it was added"
    assert held.params("at") == ["12"]
    page.keyboard.press("Home")
    at(page, "1 / 12")
    page.keyboard.press("End")
    at(page, "12 / 12")

    page.keyboard.press("m")
    page.keyboard.type("窓口の混雑が理由か")
    page.get_by_role("button", name="＋ 宿題").click()
    page.keyboard.type("証明書の郵送申請を試行する")
    page.get_by_role("combobox", name="所管課").select_option("市民課")
    page.get_by_text("保存しました").wait_for()
    faults = accessibility.faults(page)
    assert faults == []
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowLeft")
    at(page, "11 / 12")
    page.go_back()
    at(page, "12 / 12")
    page.keyboard.press("Escape")
    page.locator(".dx-present").wait_for(state="detached")
    held.wait_params("agenda", [])
    held.see("市民課 証明書の郵送申請を試行する")

    held.open("/monthly_meeting").see("証明書の郵送申請を試行する")
    minutes = page.get_by_role("region", name="議事の記録")
    minutes.scroll_into_view_if_needed()
    expect(minutes).to_contain_text("窓口の混雑が理由か")
    expect(minutes).to_contain_text("市民課は")
    assert held.problems == []


def test_a_killed_server_loses_nothing_that_was_said_to_be_kept(
    start_server: Callable[[], Server], context: BrowserContext
) -> None:
    server = start_server()
    page = Screen(context.new_page(), server.url).open("/monthly_meeting").page
    page.get_by_role("button", name="会議を用意する").click()
    page.get_by_role("button", name="会議を始める").click()
    at(page, "1 / 11")
    page.keyboard.press("m")
    page.keyboard.type("消えてはならない論点")
    page.get_by_text("保存しました").wait_for()
    os.kill(server.process, signal.SIGKILL)
    with serving(server.folder) as again:
        screen = Screen(context.new_page(), again.url).open("/monthly_meeting")
        minutes = screen.page.get_by_role("region", name="議事の記録")
        minutes.scroll_into_view_if_needed()
        expect(minutes).to_contain_text("消えてはならない論点")
