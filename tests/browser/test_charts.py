"""A chart in the page by mouse and by keyboard: redrawn in place, read out, looked at large, saved, printed, left."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Screen

pytestmark = pytest.mark.browser


def part(screen: Screen, chart: str) -> Locator:
    """The element of a chart."""
    return screen.page.locator(f".st-key-chart_{chart} .dx-chart")


def from_menu(screen: Screen, chart: str, words: str) -> None:
    part(screen, chart).get_by_role("button", name="この図のメニュー").click()
    screen.page.get_by_role("menuitem", name=words).click()


def test_a_choice_redraws_a_chart_in_its_place(screen: Screen) -> None:
    screen.open()
    plot = part(screen, "spread").locator(".dx-plot")
    plot.evaluate("node => { node.mark = 'the same'; }")
    before = plot.evaluate("node => node.chart.text")
    screen.choose("課", "市民課")
    screen.wait_params("department", ["市民課"])
    assert plot.evaluate("node => node.chart.text") != before
    assert plot.evaluate("node => node.mark") == "the same"


def test_what_did_not_change_is_neither_sent_nor_drawn_again(screen: Screen) -> None:
    frames: list[int] = []
    screen.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(len(frame))))
    screen.open()
    assert sum(frames) > 100_000
    frames.clear()
    screen.page.evaluate("""() => {
      window.drawn = [];
      const react = Plotly.react;
      Plotly.react = (node, ...rest) => { window.drawn.push(node.chart.said.name); return react(node, ...rest); };
    }""")
    screen.page.locator(".st-key-order").get_by_text("残りの多い順", exact=True).click()
    screen.wait_params("order", ["残りの多い順"])
    assert screen.page.evaluate("window.drawn") == ["ranking"]
    assert sum(frames) < 60_000, "the other five figures are not sent"


def test_a_chart_says_what_it_is(screen: Screen) -> None:
    screen.open()
    plot = part(screen, "spread").get_by_role("figure")
    assert "課" in (plot.get_attribute("aria-label") or "")
    expect(part(screen, "spread").get_by_role("heading", level=2)).to_contain_text("課別オンライン化率のばらつき")


def test_marks_are_walked_read_out_and_chosen_by_keyboard(screen: Screen) -> None:
    screen.open()
    plot = part(screen, "ranking").locator(".dx-plot")
    plot.focus()
    plot.press("ArrowDown")
    spoken = part(screen, "ranking").locator("[aria-live]")
    expect(spoken).to_contain_text("文化財課")
    expect(spoken).to_contain_text("未提出")
    plot.press("End")
    expect(spoken).not_to_contain_text("文化財課")
    plot.press("Home")
    expect(spoken).to_contain_text("文化財課")
    plot.press("Enter")
    screen.wait_params("department", ["文化財課"])
    plot.press("Escape")
    expect(spoken).to_be_empty()


def test_every_chart_can_be_entered_and_walked(screen: Screen) -> None:
    for path in ("/online", "/assessment", "/roadmap"):
        screen.open(path)
        for chart in screen.charts():
            plot = part(screen, chart).locator(".dx-plot")
            plot.focus()
            plot.press("ArrowRight")
            expect(part(screen, chart).locator("[aria-live]"), f"{path} {chart}").not_to_be_empty()
            plot.press("Escape")
        asked = screen.page.locator(".dx-tile, .dx-chart-head")
        expect(asked.locator(".dx-ask"), f"ⓘ beside every figure of {path}").to_have_count(asked.count())


def test_the_table_is_a_press_away_and_back(screen: Screen) -> None:
    screen.open()
    press = part(screen, "spread").get_by_role("button", name="表で見る")
    press.click()
    screen.wait_params("table_spread", ["true"])
    assert "spread" not in screen.charts()
    expect(press).to_have_attribute("aria-pressed", "true")
    press.press("Enter")
    screen.wait_params("table_spread", [])
    assert "spread" in screen.charts()


def test_a_chart_is_looked_at_large_until_escape(screen: Screen) -> None:
    screen.open()
    from_menu(screen, "spread", "大きく見る")
    large = screen.page.get_by_role("dialog")
    expect(large.locator(".main-svg").first).to_be_visible()
    box = large.bounding_box()
    assert box and (box["width"], box["height"]) == (1366, 768)
    assert large.evaluate("node => node.querySelector('.dx-large-place').scrollWidth <= node.clientWidth")
    screen.page.keyboard.press("Escape")
    expect(large).to_have_count(0)
    assert "spread" in screen.charts()


def test_the_menu_goes_by_keyboard(screen: Screen) -> None:
    screen.open()
    more = part(screen, "spread").get_by_role("button", name="この図のメニュー")
    more.press("Enter")
    menu = screen.page.get_by_role("menu")
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    screen.page.keyboard.press("ArrowUp")
    expect(menu.get_by_role("menuitem").last).to_be_focused()
    screen.page.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    expect(more).to_be_focused()


def test_the_link_of_the_page_is_copied(screen: Screen) -> None:
    screen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    screen.open(department="市民課")
    from_menu(screen, "spread", "リンクをコピー")
    expect(screen.page.get_by_role("status").filter(has_text="このパソコンでだけ開けます")).to_be_visible()
    assert screen.page.evaluate("navigator.clipboard.readText()") == screen.page.url
    # As the page of a server that listens on the network says; and from another PC browsers have no clipboard.
    screen.page.evaluate("document.documentElement.dataset.host = 'dx.city'; delete Navigator.prototype.clipboard")
    from_menu(screen, "spread", "リンクをコピー")
    expect(screen.page.get_by_role("status").filter(has_text=re.compile("コピーしました。$"))).to_be_visible()
    screen.page.keyboard.press("Escape")


def test_a_picture_carries_what_the_chart_says(screen: Screen, tmp_path: Path) -> None:
    screen.open()
    with screen.page.expect_download() as saving:
        from_menu(screen, "spread", "画像で保存（SVG）")
    assert re.fullmatch(r"課別オンライン化率のばらつき.*\.svg", saving.value.suggested_filename)
    saving.value.save_as(tmp_path / "picture.svg")
    said = "".join(ElementTree.parse(tmp_path / "picture.svg").getroot().itertext())
    for words in (
        "課別オンライン化率のばらつき",
        "中央値は36.9%",
        "中央図書館",
        "みなと野市",
        "令和8年10月末（2026-10-31）",
    ):
        assert words in said
    with screen.page.expect_download() as saving:
        from_menu(screen, "spread", "画像で保存（PNG）")
    saving.value.save_as(tmp_path / "picture.png")
    picture = Image.open(tmp_path / "picture.png").convert("RGB")
    plot = part(screen, "spread").locator(".dx-plot").bounding_box()
    assert plot and picture.width == 2 * (round(plot["width"]) + 48)
    red, _, blue = (picture.getchannel(name).tobytes() for name in "RGB")
    assert sum(a < 60 and b > 180 for a, b in zip(red, blue, strict=True)) > 4_000, "the dots are in it"


def test_printing_draws_what_nobody_scrolled_to(tab: Screen) -> None:
    """Held back, so that they are still waiting when the page is printed."""
    tab.page.add_init_script("""
      const frame = window.requestAnimationFrame;
      window.requestAnimationFrame = act => (new Error().stack.includes('chart.js') ? 0 : frame(act));
    """)
    tab.page.goto(f"{tab.base}/online")
    waiting = "() => [...document.querySelectorAll('.dx-plot')].filter(plot => plot.dataset.state === 'waiting').length"
    tab.page.wait_for_function(f"() => ({waiting})() === 6 && Boolean(window.Plotly)")
    expect(tab.page.get_by_role("button", name="印刷", exact=True)).to_be_visible()
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.page.evaluate(waiting) == 0
    assert len(tab.charts()) == 6


def test_a_page_that_is_left_leaves_no_chart_behind(screen: Screen) -> None:
    screen.open()
    screen.page.evaluate("""() => {
      window.purged = [];
      const purge = Plotly.purge;
      Plotly.purge = node => { window.purged.push(node.chart.said.name); return purge(node); };
    }""")
    screen.page.get_by_role("link", name="ロードマップ").click()
    screen.see("計画と実績")
    screen.still()
    gone = screen.page.evaluate("window.purged")
    assert sorted(gone) == sorted(["spread", "months", "ranking", "funnel", "remaining", "barriers"])
