"""ⓘ beside a figure says what it means, without a word to the server; a press on it leads to the rows it counts."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Screen

pytestmark = pytest.mark.browser

OPEN = ".dx-about:popover-open"


def tile(screen: Screen, label: str) -> Locator:
    return screen.page.locator(".dx-tile", has=screen.page.get_by_role("heading", name=label))


def ask(place: Locator) -> Locator:
    return place.get_by_role("button", name="の意味")


def is_covered(what: Locator, by: Locator) -> bool:
    one, other = what.bounding_box(), by.bounding_box()
    assert one and other
    return (
        one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]
        and one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]
    )  # fmt: skip


def in_view(place: Locator) -> None:
    """At the top of the page, under its bar, or as far up as the page can be scrolled."""
    expect(place).to_be_in_viewport()
    box = place.bounding_box()
    assert box and box["y"] >= 0


def test_a_figure_says_what_it_means(screen: Screen) -> None:
    sent: list[object] = []
    screen.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    screen.open()
    sent.clear()
    opened = screen.page.locator(OPEN)
    for place in screen.page.locator(".dx-tile").all():
        ask(place).focus()
        screen.page.keyboard.press("Enter")
        expect(opened).to_have_count(1)
        assert not is_covered(place.locator(".dx-value"), opened)
        assert not is_covered(place.locator(".dx-delta"), opened)
        screen.page.keyboard.press("Escape")
        expect(opened).to_have_count(0)
        expect(ask(place)).to_be_focused()
    rate = tile(screen, "オンライン化率（種類）")
    ask(rate).click()
    expect(ask(rate)).to_have_attribute("aria-expanded", "true")
    for words in (
        "実施済の手続数 ÷ 対象手続数",
        "平成14年法律第151号",
        "248 ÷ 対象手続 594",
        "未提出 2課",
        "手続一覧 2ファイル・623行",
    ):
        expect(opened).to_contain_text(words)
    assert (
        opened.evaluate("""panel => Math.min(...[panel, ...panel.querySelectorAll('*')].map(
      each => parseFloat(getComputedStyle(each).fontSize)))""")
        >= 14
    )
    chart = screen.page.locator(".st-key-chart_spread")
    ask(chart).click()
    expect(opened).to_have_count(1)
    expect(opened).to_contain_text("定義：課のばらつき")
    expect(ask(rate)).to_have_attribute("aria-expanded", "false")
    assert not is_covered(chart.get_by_role("heading"), opened)
    screen.page.keyboard.press("Escape")
    expect(ask(chart)).to_be_focused()
    assert sent == []


def test_a_figure_leads_to_its_rows_and_back(screen: Screen) -> None:
    screen.open(department="市民課", search="住民票")
    place = tile(screen, "まだオンラインでない手続")
    number = place.locator(".dx-value").inner_text()
    own = place.locator(".dx-chosen")
    own.get_by_role("link").click()
    screen.wait_params("status", ["一部実施", "予定", "未実施", "その他"])
    said = own.inner_text().split()[1]
    screen.see(f"市民課の手続 {said}（")
    screen.page.go_back()
    screen.wait_params("status", [])
    place.get_by_role("link", name=number).click()
    screen.wait_params("department", [])
    screen.see(f"全庁の手続 {number}（")
    in_view(screen.page.locator("#procedures"))
    screen.page.go_back()
    screen.wait_params("department", ["市民課"])
    assert screen.params("search") == ["住民票"]


def test_a_list_of_the_page_is_reached_in_the_page_and_a_term_in_its_own(screen: Screen) -> None:
    screen.open("/roadmap")
    screen.page.evaluate("window.mark = 'the same page'")
    late = tile(screen, "遅れ")
    late.get_by_role("link", name="7件").click()
    screen.still()
    in_view(screen.page.locator("#late_list"))
    assert screen.page.evaluate("window.mark") == "the same page"
    ask(late).click()
    screen.page.locator(OPEN).get_by_role("link", name="定義：遅れ日数").click()
    expect(screen.page).to_have_title("定義と品質｜DX推進ダッシュボード")
    screen.still()
    term = screen.page.locator("[data-arrived]")
    expect(term).to_contain_text("遅れ日数")
    in_view(term)
    screen.page.get_by_role("link", name="95%の幅").click()
    expect(term).to_contain_text("ウィルソン法")
    in_view(term)
