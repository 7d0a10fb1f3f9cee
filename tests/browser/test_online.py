"""手続のオンライン化 in a real browser: open, choose, click, share, take away."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, BrowserContext

from dashboard.screens import columns
from dashboard.settings import ROOT
from dashboard.store import answers as store
from tests.browser import accessibility
from tests.browser.conftest import Screen
from tests.servers import Server

CHARTS = {"spread", "months", "ranking", "funnel", "remaining", "barriers"}

pytestmark = pytest.mark.browser


def test_the_root_leads_to_the_first_screen_on_a_fresh_server(
    start_server: Callable[[], Server], context: BrowserContext
) -> None:
    fresh = start_server()
    screen = Screen(context.new_page(), fresh.url).open("/")
    screen.see("前回からの変化")
    assert screen.charts() == {"spread", "change", "states"}
    screen.open("/overview", department="市民課")
    screen.see("市民課にお知らせするほどの変化はありません")
    assert screen.problems == []


def test_a_deep_link_to_a_fresh_server_shows_what_it_says(
    start_server: Callable[[], Server], context: BrowserContext
) -> None:
    fresh = start_server()
    screen = Screen(context.new_page(), fresh.url).open("/online", department="建築指導課")
    screen.see("建築指導課は")
    assert "Page not found" not in screen.page.inner_text("body")
    assert screen.problems == []


def test_nothing_is_wider_than_the_screen(screen: Screen) -> None:
    for path in ("/online", "/definitions"):
        screen.open(path)
        assert screen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_choosing_a_department_is_in_the_url_and_survives_a_reload(screen: Screen) -> None:
    screen.open()
    screen.choose("課", "市民課")
    screen.wait_params("department", ["市民課"])
    screen.see("市民課は")
    screen.page.reload()
    screen.still().see("市民課は")
    screen.page.get_by_role("button", name="絞り込みを解除").click()
    screen.wait_params("department", [])
    assert "dx-chosen" not in screen.page.content().split("</style>")[-1]


def test_a_shared_link_shows_the_same(screen: Screen, browser: Browser, server: Server) -> None:
    screen.open(
        department=["市民課", "建築指導課"], as_of="2026-03-31", vs="前年同月", measure="件数ベース", order="残り"
    )
    other = browser.new_context(viewport={"width": 1366, "height": 768}, locale="ja-JP")
    theirs = Screen(other.new_page(), server.url)
    theirs.page.goto(screen.page.url)
    theirs.still().see("市民課")
    assert theirs.text() == screen.text()
    assert "2026年3月末・件数ベース" in theirs.text()
    other.close()


def test_month_and_comparison_always_stand_in_the_url(screen: Screen) -> None:
    screen.open()
    screen.wait_params("as_of", ["2026-10-31"])
    assert screen.params("vs") == ["前月"]


@pytest.mark.parametrize("chart", ["spread", "ranking", "funnel"])
def test_clicking_a_mark_picks_its_department_and_again_lets_go(screen: Screen, chart: str) -> None:
    screen.open()
    screen.click_mark(chart, "中央図書館")
    screen.wait_params("department", ["中央図書館"])
    screen.click_mark(chart, "建築指導課")
    screen.wait_params("department", ["建築指導課"])
    screen.click_mark(chart, "建築指導課")
    screen.wait_params("department", [])


def test_clicking_a_remaining_procedure_picks_its_department(screen: Screen) -> None:
    screen.open()
    screen.click_mark("remaining", "廃棄物対策課")
    screen.wait_params("department", ["廃棄物対策課"])
    screen.see("廃棄物対策課の手続")


def test_switches_change_what_is_shown(screen: Screen) -> None:
    screen.open()
    screen.page.get_by_text("件数ベース", exact=True).click()
    screen.see("2026年10月末・件数ベース")
    screen.page.get_by_text("一部実施を含む", exact=True).click()
    screen.see("件数ベース・一部実施を含む")
    screen.page.get_by_text("比較先との差", exact=True).click()
    screen.see("前月からの変化")
    screen.still()
    assert (screen.params("measure"), screen.params("ranking")) == (["件数ベース"], ["比較先との差"])


def test_a_chart_as_a_table_goes_to_excel(screen: Screen, server: Server, tmp_path: Path) -> None:
    screen.open(table_spread="true")
    assert screen.charts() == CHARTS - {"spread"}
    with screen.page.expect_download() as waiting:
        screen.page.get_by_role("button", name="Excelで保存").first.click()
    waiting.value.save_as(tmp_path / "table.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "table.xlsx").active.values)
    top = next(index for index, row in enumerate(rows) if row[0] == columns.describe("department").heading)
    expected = store.answer(store.serving(server.folder), "online/departments", {"vs": "2026-09-30"})
    rate = rows[top].index(columns.describe("rate").heading)
    assert [row[0] for row in rows[top + 1 :]] == expected["department"].tolist()
    assert [row[rate] for row in rows[top + 1 :]] == pytest.approx(
        [None if value != value else value for value in expected["rate"]]
    )


def test_searching_narrows_the_list_and_stands_in_the_url(screen: Screen) -> None:
    screen.open()
    search = screen.page.get_by_label("手続名・番号・根拠法令で探す")
    search.fill("住民票")
    search.press("Enter")
    screen.wait_params("search", ["住民票"])
    screen.see("全庁の手続 2件")


def test_an_import_beside_the_open_page_and_its_undo(
    start_server: Callable[[], Server], context: BrowserContext, tmp_path: Path
) -> None:
    mine = start_server()
    screen = Screen(context.new_page(), mine.url).open()
    screen.see("見本を表示しています")
    file = tmp_path / "手続_20261031.csv"
    file.write_text(
        "手続ID,所管課,手続名,オンライン化状況\n1,市民課,転入届,済\n2,税務課,納税証明,未\n", encoding="utf-8"
    )
    command(mine, "import", str(file))
    screen.page.reload()
    screen.still().see("50.0%（1/2）")
    assert "見本を表示しています" not in screen.text()
    for without_a_list in ("/assessment", "/roadmap"):
        assert accessibility.faults(screen.open(without_a_list).page) == []
    screen.open()
    command(mine, "undo", "1")
    screen.page.reload()
    screen.still().see("見本を表示しています")
    assert screen.problems == []


def command(server: Server, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "dashboard", *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
        env={"DASHBOARD_DATA": str(server.folder)},
    )
