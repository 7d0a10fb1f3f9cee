"""The month's work on the screen: drop, answer, look, apply, see the figures, take it back; whatever ends meanwhile."""

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from dashboard.importers import SourceFile
from dashboard.ledger.ledger import Ledger
from tests.browser.conftest import PATIENCE, Screen
from tests.servers import Server, serving
from tests.uploads.cities import forty, large_city

pytestmark = pytest.mark.browser
PAGE = "/import_files"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city of its own, with the list of September."""
    return large_city(tmp_path_factory.mktemp("town") / "data")


@pytest.fixture(scope="module")
def running() -> Iterator[ExitStack]:
    """The servers that run."""
    with ExitStack() as servers:
        yield servers


@pytest.fixture(scope="module")
def town(folder: Path, running: ExitStack) -> Server:
    """A server of the city."""
    return running.enter_context(serving(folder))


@pytest.fixture
def desk(town: Server, browser: Browser) -> Iterator[Screen]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="ja-JP", timezone_id="Asia/Tokyo")
    context.set_default_timeout(PATIENCE)
    tab = Screen(context.new_page(), town.url)
    yield tab
    assert tab.problems == []
    context.close()


def drop(screen: Screen, sources: Sequence[SourceFile]) -> None:
    """Drop these files, as one does with a mouse."""
    screen.page.locator(".dx-drop input[type=file]").first.set_input_files(
        [FilePayload(name=each.name, mimeType="text/csv", buffer=each.content) for each in sources]
    )
    expect(screen.page.locator(".dx-drop-said")).to_contain_text(f"{len(sources)}件を受け取りました")
    screen.see("まだ何も変えていません")


def press(screen: Screen, words: str) -> None:
    screen.still().page.get_by_role("button", name=words, exact=True).click()


def write(screen: Screen, label: str, text: str) -> None:
    field = screen.page.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Enter")
    screen.still()


def choose(screen: Screen, label: str, option: str, place: int = 0) -> None:
    """Choose in a list with the keyboard alone."""
    # While one list is open, the others have no role.
    field = screen.still().page.locator(f"input[aria-label='{label}']").nth(place)
    field.press("ArrowDown")
    field.fill(option)
    screen.page.get_by_role("option", name=option, exact=True).wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    expect(screen.page.get_by_role("option")).to_have_count(0)
    expect(field).to_have_value(option)


def rate(screen: Screen) -> str:
    screen.open("/online")
    return screen.page.locator(".dx-tile .dx-value").first.inner_text()


def killed(screen: Screen, town: Server, running: ExitStack) -> None:
    """The server ends at once, as when the power goes; it is started again, and the page loaded from its address."""
    os.kill(town.process, signal.SIGKILL)
    running.close()
    running.enter_context(serving(town.folder, urlsplit(town.url).port))
    screen.page.reload()
    screen.see("まだ何も変えていません")
    screen.problems.clear()


def test_forty_files_are_dropped_answered_applied_and_taken_back(
    desk: Screen, town: Server, running: ExitStack
) -> None:
    before, entries = rate(desk), Ledger(town.folder).entries()
    desk.open(PAGE)
    drop(desk, forty())
    desk.see("7件は、質問に答えるか、ファイルを直すか、外すまで取り込めません")
    choose(desk, "答え", "2026-10-31")
    choose(desk, "答え", "管財課", 1)
    press(desk, "答えて、確かめ直す")
    desk.see("5件は、質問に答えるか、ファイルを直すか、外すまで取り込めません")

    killed(desk, town, running)
    desk.see("5件は、質問に答えるか、ファイルを直すか、外すまで取り込めません")
    assert Ledger(town.folder).entries() == entries

    for place, column in enumerate(("手続名", "所管課", "オンライン化状況")):
        choose(desk, "この見出しの列", column, place)
    press(desk, "この見出しを覚えて、読み直す")
    desk.see("4件は、質問に答えるか、ファイルを直すか、外すまで取り込めません")
    press(desk, "確かめました。このとおり取り込みます")
    desk.see("3件は、質問に答えるか、ファイルを直すか、外すまで取り込めません")
    press(desk, "取り込めない資料を外して、残りを確かめる")
    desk.see("取り込むと変わること")
    desk.see("列がずれていませんか")
    write(desk, "取り込む人の名前", "戦略室")
    expect(desk.page.get_by_role("button", name="取り込む", exact=True)).to_be_disabled()
    for box in desk.still().page.get_by_text("確かめました", exact=True).all():
        box.click()
        desk.still()
    press(desk, "取り込む")
    desk.see("37件を取り込みました")
    after = rate(desk)
    assert (before, after) == ("25.0%", f"{(15 + 36 * 6) / (37 * 20):.1%}")

    desk.open(PAGE)
    desk.see("覚えている答え")
    desk.page.locator(".st-key-act input").click()
    desk.page.get_by_role("option").first.click()
    desk.see("取り消す人の名前")
    write(desk, "取り消す人の名前", "戦略室")
    press(desk, "取り消す")
    desk.see("37件の取込を取り消しました")
    desk.see("取り消した人")
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
