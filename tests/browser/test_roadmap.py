"""ロードマップ in a real browser: what is late, narrowing by a press, one initiative's record, sharing, reviewing."""

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Screen
from tests.servers import Server

pytestmark = pytest.mark.browser

PATH = "/roadmap"
CHARTS = {"gantt", "late", "states", "s_curve", "slips"}
DRAWER = "[role=dialog]"


def test_the_page_opens_whole(screen: Screen) -> None:
    screen.open(PATH).see("遅れ7件で最も大きいのは公共施設予約システムの更新（スポーツ振興課）")
    assert screen.charts() == CHARTS
    assert screen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert screen.problems == []


def test_a_cell_of_the_matrix_narrows_the_page_and_lets_go(screen: Screen) -> None:
    screen.open(PATH)
    screen.click_mark("states", "行政のDX")
    screen.wait_params("pillar", ["行政のDX"])
    assert screen.params("state") == ["遅れ"]
    screen.see("取組の一覧（3件")
    screen.see("47件のうち")
    screen.click_mark("states", "行政のDX")
    screen.wait_params("pillar", [])
    screen.see("取組の一覧（47件")


def test_a_department_of_the_matrix_gets_the_attention(screen: Screen) -> None:
    screen.open(PATH, groups="課")
    screen.click_mark("states", "市民課")
    screen.wait_params("department", ["市民課"])
    screen.see("市民課 1件")


def test_a_late_one_opens_its_record(screen: Screen) -> None:
    screen.open(PATH)
    screen.click_mark("late", "1-2-01")
    screen.wait_params("initiative", ["1-2-01"])
    drawer = screen.page.locator(DRAWER)
    drawer.get_by_text("書かない窓口の導入").first.wait_for()
    expect(drawer.get_by_text("月ごとの報告（24回")).to_have_count(1)
    assert screen.still().charts(DRAWER) == {"initiative_slips", "initiative_kpi"}
    screen.page.keyboard.press("Escape")
    screen.wait_params("initiative", [])
    expect(screen.page.locator(DRAWER)).to_have_count(0)


def test_a_row_of_the_gantt_opens_its_record(screen: Screen) -> None:
    screen.open(PATH)
    screen.click_mark("gantt", "1-1-01")
    screen.wait_params("initiative", ["1-1-01"])
    screen.page.locator(DRAWER).get_by_text("オンライン申請フォームの拡充").first.wait_for()


def test_the_gantt_scrolls_within_its_frame_under_its_years(screen: Screen) -> None:
    screen.open(PATH)
    frame = screen.page.locator(".st-key-chart_gantt .dx-frame")
    inner, outer = frame.evaluate("node => [node.scrollHeight, node.clientHeight]")
    assert inner > 1.5 * outer
    heads = screen.page.locator(".dx-heads b.dx-wide")
    assert heads.all_inner_texts() == ["令和6年度", "令和7年度", "令和8年度", "令和9年度"]


def test_a_shared_link_shows_the_same(screen: Screen, browser: Browser, server: Server) -> None:
    screen.open(PATH, pillar="行政のDX", state=["遅れ", "注意"], roadmap_order="遅れの大きい順", as_of="2026-08-31")
    other = browser.new_context(viewport={"width": 1366, "height": 768}, locale="ja-JP")
    theirs = Screen(other.new_page(), server.url)
    theirs.page.goto(screen.page.url)
    theirs.still().see("令和8年8月末（2026-08-31）現在")
    assert theirs.text() == screen.text()
    other.close()


def test_the_late_list_is_taken_along_as_excel(screen: Screen, tmp_path: Path) -> None:
    screen.open(PATH)
    with screen.page.expect_download() as download:
        screen.page.locator("[data-testid=stDownloadButton] button").first.click()
    path = tmp_path / "late.xlsx"
    download.value.save_as(path)
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]
    head = next(row for row in rows if "取組" in row)
    assert {
        "番号",
        "課",
        "遅れ日数（始まらない日数を含む）",
        "課題",
        "次の予定",
        "いつから遅れ",
        "ファイル",
        "セル",
    } <= set(head)
    assert sum(row[head.index("番号")] is not None for row in rows[rows.index(head) + 1 :]) == 7


def test_what_is_early_is_written_with_the_sign_of_the_chart(screen: Screen) -> None:
    screen.open("/roadmap")
    table = screen.page.get_by_role("region", name="取組の一覧")
    table.scroll_into_view_if_needed()
    table.get_by_text("▲30", exact=True).first.wait_for()
    assert table.get_by_text("-30", exact=True).count() == 0
