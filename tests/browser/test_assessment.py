"""スキルアセスメント in a real browser: read, click, plan, share; and nothing about single people on the wire."""

import re
from pathlib import Path

import duckdb
import openpyxl
import pytest
from assessment_people import people
from playwright.sync_api import Browser

from dashboard.store import answers as store
from tests.browser.conftest import Screen
from tests.servers import Server

pytestmark = pytest.mark.browser

PATH = "/assessment"
PLAN = "研修計画"
CHARTS = {
    "どこが弱いか": {"heatmap", "scores", "fields", "change"},
    PLAN: {"under", "skill_fields", "skills", "answers"},
}
MAIN = {"どこが弱いか": "heatmap", PLAN: "under"}
"""The chart that answers the view's question."""
BOTTOM = """name => [...document.querySelectorAll('.dx-plot')].find(each => each.chart.said.name === name)
  .getBoundingClientRect().bottom"""
FADED = '() => document.querySelectorAll(\'.point[style*="opacity: 0"], .points path[style*="opacity: 0"]\').length'


@pytest.mark.parametrize("view", CHARTS)
def test_a_view_opens_whole_with_its_main_chart_on_the_first_screen(screen: Screen, view: str) -> None:
    screen.open(PATH, view=view).see("令和8年9月23日")
    assert screen.charts() == CHARTS[view]
    assert screen.page.evaluate(BOTTOM, MAIN[view]) <= 768
    assert screen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert screen.problems == []


def test_a_cell_is_chosen_let_go_and_leads_to_its_plan(screen: Screen) -> None:
    screen.open(PATH, line="60点")
    screen.click_mark("heatmap", "福祉部")
    screen.wait_params("bureau", ["福祉部"])
    screen.see("福祉部が全庁より低いのはエクセル関数")
    assert screen.page.evaluate(FADED) == 0, "a click changes no mark by itself"
    screen.click_mark("heatmap", "福祉部")
    screen.wait_params("bureau", [])
    screen.click_mark("fields", "ツール")
    screen.wait_params("skill", ["分野:ツール"])
    screen.page.get_by_role("button", name="研修計画で見る").click()
    screen.wait_params("view", [PLAN])
    screen.see("ツール：60点に届かない人のいる部")
    screen.click_mark("answers", "20")
    screen.wait_params("skill", ["問:20"])
    screen.see("問20 ノーコードツールで業務アプリを自分で")
    screen.page.locator(".st-key-view").get_by_text("どこが弱いか", exact=True).click()
    screen.wait_params("view", [])
    assert (screen.params("line"), screen.params("skill")) == (["60点"], ["問:20"]), "kept for the way back"


def test_departments_are_a_press_away_and_can_be_picked(screen: Screen) -> None:
    screen.open(PATH)
    screen.page.locator(".st-key-rows").get_by_text("課", exact=True).click()
    screen.see("課×分野の点")
    screen.click_mark("heatmap", "市民課")
    screen.wait_params("department", ["市民課"])
    screen.see("市民課が全庁より低いのは")


def test_a_shared_link_shows_the_same(screen: Screen, browser: Browser, server: Server) -> None:
    more = {"skill": "問:6", "line": "60点", "class_size": "15", "places": "課"}
    screen.open(PATH, view=PLAN, round="令和7年度", department=["保育課"], rows="課", **more)
    screen.see("1クラス15人")
    other = browser.new_context(viewport={"width": 1366, "height": 768}, locale="ja-JP")
    theirs = Screen(other.new_page(), server.url)
    theirs.page.goto(screen.page.url)
    theirs.still().see("1クラス15人")
    assert theirs.text() == screen.text()
    other.close()


def test_the_plan_is_taken_along_as_excel(screen: Screen, tmp_path: Path) -> None:
    screen.open(PATH, view=PLAN, skill="分野:統計知識")
    screen.see("届かない人の一覧")
    with screen.page.expect_download() as download:
        screen.page.locator("[data-testid=stDownloadButton] button").nth(-2).click()
    path = tmp_path / "plan.xlsx"
    download.value.save_as(path)
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]
    text = str(cells)
    assert "50点に届かない人は、回答者902人のうち約" in text
    assert "答えていない248人は数えていません" in text
    assert "1クラス20人" in text
    assert any(row[0] == "全庁" for row in cells)


def test_the_filters_go_along_to_the_other_page_and_back(screen: Screen) -> None:
    screen.open(PATH, department="保育課")
    screen.page.get_by_role("link", name="手続のオンライン化").click()
    screen.still().see("保育課は")
    screen.page.get_by_role("link", name="スキルアセスメント").click()
    screen.still().see("保育課 ")


def test_no_number_and_no_pseudonym_goes_over_the_wire(screen: Screen, sample_folder: Path) -> None:
    private = store.serving(sample_folder).with_name(store.PRIVATE)
    with duckdb.connect(str(private), read_only=True) as connection:
        persons = {row[0] for row in connection.execute("SELECT DISTINCT person FROM raw.assessment_rows").fetchall()}
    numbers = [str(person.number) for person in people() if person.number > 20_000]
    frames = []
    screen.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(frame)))
    screen.page.on("response", lambda response: frames.append(response.url))
    screen.open(PATH, department="保育課", rows="課", table_heatmap="true", table_scores="true")
    screen.open(PATH, view=PLAN, department="保育課", places="課", table_under="true")
    sent = "\n".join(frame if isinstance(frame, str) else frame.decode("latin-1") for frame in frames)
    assert len(sent) > 100_000
    assert not [person for person in persons if person in sent]
    assert not [number for number in numbers if re.search(rf"(?<![\w.+/]){number}(?![\w+/=])", sent)]
