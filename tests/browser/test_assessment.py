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
CHARTS = {"heatmap", "scores", "fields", "change", "strips", "grades", "skills", "under", "items", "answers"}


def test_the_page_opens_whole(screen: Screen) -> None:
    screen.open(PATH).see("最も低い分野は統計知識")
    assert screen.charts() == CHARTS
    assert screen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert screen.problems == []


def test_a_cell_turns_the_attention_to_its_bureau_and_the_plan_to_its_field(screen: Screen) -> None:
    screen.open(PATH)
    screen.click_mark("heatmap", "福祉部")
    screen.wait_params("bureau", ["福祉部"])
    screen.see("福祉部 42.8点")
    assert screen.params("skill")[0].startswith("分野:")


def test_departments_are_a_press_away_and_can_be_picked(screen: Screen) -> None:
    screen.open(PATH)
    screen.page.locator(".st-key-rows").get_by_text("課", exact=True).click()
    screen.see("課×分野の点")
    screen.click_mark("heatmap", "市民課")
    screen.wait_params("department", ["市民課"])
    screen.see("市民課 ")


def test_a_question_becomes_the_skill_to_plan_for(screen: Screen) -> None:
    screen.open(PATH)
    screen.click_mark("items", "20")
    screen.wait_params("skill", ["問:20"])
    screen.see("「問20 ノーコードツールで業務アプリを自分で")


def test_a_shared_link_shows_the_same(screen: Screen, browser: Browser, server: Server) -> None:
    screen.open(PATH, round="令和7年度", department=["保育課"], rows="課", skill="問:6", line="60点", class_size="15")
    screen.see("15人のクラスで")
    other = browser.new_context(viewport={"width": 1366, "height": 768}, locale="ja-JP")
    theirs = Screen(other.new_page(), server.url)
    theirs.page.goto(screen.page.url)
    theirs.still().see("15人のクラスで")
    assert theirs.text() == screen.text()
    other.close()


def test_the_plan_is_taken_along_as_excel(screen: Screen, tmp_path: Path) -> None:
    screen.open(PATH, skill="分野:統計知識")
    screen.see("研修計画の表")
    with screen.page.expect_download() as download:
        screen.page.locator("[data-testid=stDownloadButton] button").nth(-2).click()
    path = tmp_path / "plan.xlsx"
    download.value.save_as(path)
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]
    text = str(cells)
    assert "50点に届かない人は約" in text
    assert "1クラス20人" in text
    assert any(row[1] == "全庁" for row in cells)


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
    sent = "\n".join(frame if isinstance(frame, str) else frame.decode("latin-1") for frame in frames)
    assert len(sent) > 100_000
    assert not [person for person in persons if person in sent]
    assert not [number for number in numbers if re.search(rf"(?<![\w.+/]){number}(?![\w+/=])", sent)]
