"""What stands around the pages: their titles, the filters each has a use for, who has not sent."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Screen

pytestmark = pytest.mark.browser

MENU = {
    "スキルアセスメント": ["部", "課"],
    "定義と品質": [],
    "ロードマップ": ["基準月", "比較先", "部", "課"],
    "概況": ["基準月", "比較先", "部", "課"],
    "次の一手": ["基準月", "部", "課"],
    "手続のオンライン化": ["基準月", "比較先", "部", "課"],
}
"""The pages, from one to the next, and the filters they have a use for."""
CHOSEN = {"as_of": ["2026-08-31"], "vs": ["半年前"], "department": ["市民課", "建築指導課"]}


def test_every_page_has_its_own_title_and_only_its_filters_and_loses_no_choice(screen: Screen) -> None:
    screen.open("/online", **CHOSEN)
    expect(screen.page).to_have_title("手続のオンライン化｜DX推進ダッシュボード")
    labels = screen.page.locator("[data-testid=stSidebar] [data-testid=stWidgetLabel]")
    for name, wanted in MENU.items():
        screen.page.get_by_role("link", name=name).click()
        expect(screen.page).to_have_title(f"{name}｜DX推進ダッシュボード")
        expect(labels.filter(visible=True)).to_have_text(wanted)
        for key, value in CHOSEN.items():
            screen.wait_params(key, value)
        screen.page.reload()
        expect(labels.filter(visible=True)).to_have_text(wanted)
        for key, value in CHOSEN.items():
            screen.wait_params(key, value)
    screen.see("2026年8月末")


def test_who_has_not_sent_is_reached_without_a_mouse(screen: Screen) -> None:
    screen.open("/online")
    summary = screen.page.locator("summary", has_text="未提出 2課")
    names = screen.page.get_by_text("文化財課、農業委員会事務局")
    expect(names).to_be_hidden()
    screen.page.get_by_role("button", name="絞り込みを解除").focus()
    screen.page.keyboard.press("Tab")
    expect(summary).to_be_focused()
    screen.page.keyboard.press("Enter")
    expect(names).to_be_visible()


@pytest.mark.parametrize("path", ["/assessment", "/roadmap", "/definitions"])
def test_other_pages_do_not_say_who_has_not_sent_procedures(screen: Screen, path: str) -> None:
    screen.open(path)
    expect(screen.page.locator(".dx-fresh")).to_contain_text("最終取込")
    expect(screen.page.locator(".dx-fresh")).not_to_contain_text("未提出")


def test_on_the_smallest_screen_nothing_in_the_menu_has_to_be_scrolled(screen: Screen) -> None:
    """Where it scrolls, the list of 課 that somebody types into closes again."""
    screen.page.set_viewport_size({"width": 1366, "height": 768})
    for path in ("/online", "/roadmap", "/next"):
        screen.open(path, department="市民課")
        high, seen = screen.page.locator("[data-testid=stSidebarContent]").evaluate(
            "each => [each.scrollHeight, each.clientHeight]"
        )
        assert high <= seen, path
