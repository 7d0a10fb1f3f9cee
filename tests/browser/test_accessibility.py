"""Every page can be read by everybody, and be worked without a mouse."""

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser import accessibility
from tests.browser.conftest import Screen

pytestmark = pytest.mark.browser


def tabbed_to(place: Locator) -> Locator:
    """Focused as the Tab key does it."""
    place.focus()
    place.page.keyboard.press("Shift+Tab")
    place.page.keyboard.press("Tab")
    expect(place).to_be_focused()
    return place


def check(screen: Screen) -> None:
    assert accessibility.faults(screen.still().page) == []


def test_the_overview_without_a_mouse(screen: Screen) -> None:
    screen.open("/overview")
    check(screen)
    assert accessibility.walk(screen.page) == []


def test_procedures_without_a_mouse(screen: Screen) -> None:
    screen.open("/online")
    check(screen)
    assert accessibility.walk(screen.page) == []
    department = tabbed_to(screen.page.get_by_role("combobox", name="課", exact=True))
    department.press_sequentially("生活支援課")
    expect(screen.page.get_by_role("option", name="生活支援課", exact=True)).to_be_visible()
    department.press("ArrowDown")
    department.press("Enter")
    screen.wait_params("department", ["生活支援課"])
    department.press("Escape")
    tabbed_to(screen.page.get_by_role("radio", name="種類ベース")).press("ArrowRight")
    screen.page.keyboard.press("Enter")
    screen.wait_params("measure", ["件数ベース"])
    tabbed_to(screen.page.locator(".st-key-chart_spread .dx-as-table")).press("Enter")
    screen.wait_params("table_spread", ["true"])
    check(screen)


def test_skills_without_a_mouse(screen: Screen) -> None:
    screen.open("/assessment")
    check(screen)
    assert accessibility.walk(screen.page) == []
    screen.open("/assessment", department="生活支援課", rows="課", table_scores="true")
    check(screen)


def test_the_roadmap_and_its_drawer_without_a_mouse(screen: Screen) -> None:
    screen.open("/roadmap")
    check(screen)
    assert accessibility.walk(screen.page) == []
    late = tabbed_to(screen.page.locator(".st-key-chart_late .dx-plot"))
    late.press("ArrowDown")
    late.press("Enter")
    screen.wait_params("initiative", ["1-1-03"])
    drawer = screen.page.get_by_role("dialog")
    drawer.get_by_text("公共施設予約システムの更新").first.wait_for()
    check(screen)
    assert accessibility.walk(screen.page) == []
    screen.page.keyboard.press("Escape")
    screen.wait_params("initiative", [])
    expect(drawer).to_have_count(0)


def test_who_has_not_sent_without_a_mouse(screen: Screen) -> None:
    screen.open("/submissions")
    check(screen)
    assert accessibility.walk(screen.page) == []
    matrix = tabbed_to(screen.page.locator(".st-key-chart_matrix .dx-plot"))
    matrix.press("ArrowDown")
    matrix.press("Enter")
    screen.wait_params("cell", ["2026-10-31 文化財課"])
    drawer = screen.page.get_by_role("dialog")
    expect(drawer.get_by_label("件名")).to_have_value("【提出のお願い】手続一覧（10月分）")
    check(screen)
    assert accessibility.walk(screen.page) == []
    screen.page.keyboard.press("Escape")
    screen.wait_params("cell", [])
    screen.open("/submissions", dataset="roadmap", bureau="市民環境部", table_matrix="true")
    check(screen)


def test_a_karte_without_a_mouse(screen: Screen) -> None:
    screen.open("/department", department="市民課")
    check(screen)
    assert accessibility.walk(screen.page) == []
    screen.open("/department", looks="課どうしの関係")
    check(screen)


def test_exploring_without_a_mouse(screen: Screen) -> None:
    screen.open("/explore", x_rows="bureau", x_columns="status")
    check(screen)
    assert accessibility.walk(screen.page) == []
    screen.open("/explore", x_way="SQLで書く")
    check(screen)


def test_definitions_without_a_mouse(screen: Screen) -> None:
    screen.open("/definitions")
    check(screen)
    assert accessibility.walk(screen.page) == []


def test_what_is_wrong_is_seen(context: BrowserContext) -> None:
    """A page on which everything that is looked for is broken once."""
    page = context.new_page()
    page.set_content("""<html lang='ja'><title>題</title><main><h1>題</h1><input>
      <p style='font-size: 13px'>小さい字</p><p style='color: #999'>うすい字</p>
      <div class='dx-plot'><svg><text y='20' fill='#999' font-size='16'>うすい図</text></svg></div>
      <button style='outline: none'>見えない</button><button tabindex='-1'>届かない</button></main>""")
    found = "\n".join(accessibility.faults(page))
    for fault in ("label: ", "13px: 小さい字", "color-contrast: ", "rgb(153, 153, 153): うすい図"):
        assert fault in found
    walked = "\n".join(accessibility.walk(page))
    assert "not shown: <button style" in walked and "not reached: <button tabindex" in walked
