"""What is taken along as a picture: the headline figures, a table, the page; made in the browser, under its policy."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Screen

pytestmark = pytest.mark.browser

WIDTH = 2 * (1230 + 2 * 24)
"""Px: as wide as a sheet, with a margin, twice as fine."""
WRITTEN = """() => {
  window.written = [];
  const write = XMLSerializer.prototype.serializeToString;
  XMLSerializer.prototype.serializeToString = function (node) {
    if (node.querySelector?.('foreignObject')) window.written.push(node.querySelector('foreignObject').textContent);
    return write.call(this, node);
  };
}"""
"""In the browser: keeps the texts of what becomes a picture."""


def saved(screen: Screen, press: Locator, path: Path) -> tuple[str, Image.Image, str]:
    """The name, the picture and the texts in it."""
    with screen.page.expect_download() as saving:
        press.click()
    saving.value.save_as(path)
    return (
        saving.value.suggested_filename,
        Image.open(path).convert("RGB"),
        screen.page.evaluate("window.written.pop()"),
    )


def inked(picture: Image.Image, top: float, bottom: float) -> float:
    """Which share of a part of the height is not white."""
    part = picture.crop((0, int(picture.height * top), picture.width, int(picture.height * bottom))).convert("L")
    return sum(part.histogram()[:200]) / (part.width * part.height)


def test_the_page_its_figures_and_its_tables_are_saved_as_pictures(screen: Screen, tmp_path: Path) -> None:
    screen.open("/online", department="生活支援課")
    screen.page.evaluate(f"({WRITTEN})()")
    table = screen.page.get_by_role("region", name="手続一覧")
    name, whole, said = saved(screen, screen.page.get_by_role("button", name="画面を画像で保存"), tmp_path / "page.png")
    assert name == "手続のオンライン化.png"
    assert whole.width == WIDTH and whole.height > 4 * 1000
    assert all(inked(whole, part / 8, (part + 1) / 8) > 0.01 for part in range(8)), "nothing is left out"
    for words in (
        "みなと野市",
        "令和8年10月末（2026-10-31）",
        "生活支援課",
        "課別オンライン化率のばらつき",
        "ほか4行は",
    ):
        assert words in said
    expect(table.locator("th button").first).to_be_visible()
    assert screen.still().charts() == {"spread", "months", "ranking", "funnel", "remaining", "barriers"}

    screen.page.get_by_role("button", name="主な数値のメニュー").click()
    name, tiles, said = saved(
        screen, screen.page.get_by_role("button", name="画像で保存（PNG）"), tmp_path / "tiles.png"
    )
    assert name == "手続のオンライン化_主な数値.png"
    assert tiles.width == WIDTH and 300 < tiles.height < 800 and inked(tiles, 0.3, 0.9) > 0.01
    assert "令和8年10月末（2026-10-31）" in said and "オンライン利用率" in said and "画像で保存" not in said

    tools = screen.page.locator(".dx-table-tools").last
    name, rows, said = saved(screen, tools.get_by_role("button", name="画像で保存"), tmp_path / "table.png")
    assert name.startswith("手続一覧（2026年10月末・種類ベース・生活支援課）")
    assert rows.width == WIDTH and inked(rows, 0.8, 1) > 0.01
    assert "手続一覧（元のファイルの行まで）" in said and said.count("生活保護法") >= 10


def test_the_link_is_copied_from_figures_and_tables(screen: Screen) -> None:
    screen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    screen.open("/roadmap", department="市民課")
    screen.page.get_by_role("button", name="主な数値のメニュー").click()
    screen.page.get_by_role("button", name="リンクをコピー").first.click()
    expect(screen.page.get_by_role("status").filter(has_text="コピーしました")).to_be_visible()
    assert screen.page.evaluate("navigator.clipboard.readText()") == screen.page.url
    screen.page.evaluate("navigator.clipboard.writeText('')")
    screen.page.locator(".dx-table-tools").last.get_by_role("button", name="リンクをコピー").click()
    screen.page.wait_for_function("async () => await navigator.clipboard.readText() === location.href")
