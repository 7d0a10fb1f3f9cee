"""The month's work on the screen: drop, answer, look, apply, see the figures, take it back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from dashboard.importers import SourceFile
from tests.browser.conftest import PATIENCE, Screen
from tests.servers import Server, serving
from tests.uploads.cities import OCTOBER, city, csv, procedures

pytestmark = pytest.mark.browser
PAGE = "/import_files"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of a small city of its own, with the list of September."""
    with serving(city(tmp_path_factory.mktemp("town") / "data")) as server:
        yield server


@pytest.fixture
def desk(town: Server, browser: Browser) -> Iterator[Screen]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="ja-JP", timezone_id="Asia/Tokyo")
    context.set_default_timeout(PATIENCE)
    tab = Screen(context.new_page(), town.url)
    yield tab
    assert tab.problems == []
    context.close()


def drop(screen: Screen, *sources: SourceFile) -> None:
    """Drop these files, as one does with a mouse."""
    screen.page.locator(".dx-drop input[type=file]").first.set_input_files(
        [FilePayload(name=each.name, mimeType="text/csv", buffer=each.content) for each in sources]
    )
    expect(screen.page.locator(".dx-drop-said")).to_contain_text(f"{len(sources)}件を受け取りました")
    screen.see("まだ何も変えていません")


def press(screen: Screen, words: str) -> None:
    screen.page.get_by_role("button", name=words, exact=True).click()


def write(screen: Screen, label: str, text: str) -> None:
    field = screen.page.get_by_label(label)
    field.fill(text)
    field.press("Enter")


def rate(screen: Screen) -> str:
    screen.open("/online")
    return screen.page.locator(".dx-tile .dx-value").first.inner_text()


def test_a_month_is_dropped_answered_applied_and_taken_back(desk: Screen) -> None:
    before = rate(desk)
    desk.open(PAGE)
    drop(
        desk, OCTOBER, procedures("手続一覧_202610_2.csv", "実施済", department="税無課"), csv("べつ.csv", "a,b\n1,2\n")
    )
    desk.see("2件は、質問に答えるか、ファイルを直すか、外すまで取り込めません")
    desk.page.reload()
    desk.see("まだ何も変えていません")
    expect(desk.page.get_by_role("button", name="取り込む", exact=True)).to_be_disabled()
    desk.see("「税無課」という課は組織表にありません")
    desk.page.locator("[data-testid=stForm] [data-testid=stSelectbox] input").click()
    desk.page.get_by_role("option", name="税務課", exact=True).click()
    press(desk, "答えて、確かめ直す")
    desk.see("1件は、質問に答えるか、ファイルを直すか、外すまで取り込めません")
    desk.still()
    press(desk, "取り込めない資料を外して、残りを確かめる")
    desk.see("取り込むと変わること")
    desk.see("列がずれていませんか")
    write(desk, "取り込む人の名前", "戦略室")
    expect(desk.page.get_by_role("button", name="取り込む", exact=True)).to_be_disabled()
    for box in desk.still().page.get_by_text("確かめました", exact=True).all():
        box.click()
        desk.still()
    press(desk, "取り込む")
    desk.see("2件を取り込みました")
    after = rate(desk)
    assert (before, after) == ("25.0%", "75.0%")
    desk.open(PAGE)
    desk.page.locator(".st-key-act input").click()
    desk.page.get_by_role("option").first.click()
    desk.see("取り消す人の名前")
    write(desk, "取り消す人の名前", "戦略室")
    press(desk, "取り消す")
    desk.see("2件の取込を取り消しました")
    assert rate(desk) == before


def test_the_page_before_anything_was_sent(desk: Screen) -> None:
    desk.open(PAGE)
    desk.see("課から届いた資料を、まとめて落としてください")
    desk.see("これまでの取込")


def test_a_file_that_is_too_large_is_named(desk: Screen) -> None:
    desk.open(PAGE)
    big = FilePayload(name="大きい.xlsx", mimeType="text/csv", buffer=b"x" * 100)
    desk.page.route("**/uploads/**", lambda route: route.fulfill(status=413, body="「大きい.xlsx」は大きすぎます。"))
    desk.page.locator(".dx-drop input[type=file]").first.set_input_files([big])
    expect(desk.page.locator(".dx-drop-failed")).to_contain_text("「大きい.xlsx」は大きすぎます")
    desk.problems.clear()
