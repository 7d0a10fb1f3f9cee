"""A whole meeting in one story: from what 概況 says to what became of it, what moved since and what was corrected."""

import datetime as dt
import io
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, ViewportSize, expect

from dashboard.records import homework
from tests import told
from tests.browser import sheets
from tests.browser.conftest import Screen
from tests.browser.test_import import drop, press, write
from tests.browser.test_meeting import at
from tests.servers import Server, serving
from tests.told import CORRECTED, NOW, OCTOBER, SEEN, SEPTEMBER

pytestmark = pytest.mark.browser

JAPAN = dt.timezone(dt.timedelta(hours=9))
A_STORY = dt.timedelta(minutes=3)
"""How long it may take from its first page to its last, on a busy machine."""
AUGUST = dt.date(2026, 8, 31)
EARLIER = {
    number: replace(each, status="not_online") if number in ("005", "007") else each for number, each in SEEN.items()
}


CUT = """() => {
  const paper = document.querySelector('.dx-minutes'), {right, bottom} = paper.getBoundingClientRect();
  const others = [...document.querySelectorAll('[data-testid=stSidebar], .st-key-minutes_tools')];
  return right > innerWidth || paper.scrollWidth > paper.clientWidth || others.some(each => each.checkVisibility())
    || bottom + scrollY > document.scrollingElement.scrollHeight;
}"""
"""In the browser: whether anything of the page is lost on paper, or anything else is on it."""
A4: ViewportSize = {"width": 703, "height": 1033}
"""In px, without its margins."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A city that has sent August and September."""
    told.add(tmp_path / "city", told.procedures(EARLIER, AUGUST))
    with serving(told.founded(tmp_path / "city")) as running:
        yield running


@pytest.fixture
def today() -> dt.date:
    """A city of its own lives by the clock, and this is the story of one day: none begins just before midnight."""
    while (dt.datetime.now(JAPAN) + A_STORY).date() > dt.datetime.now(JAPAN).date():
        time.sleep(1)
    return dt.datetime.now(JAPAN).date()


@pytest.fixture
def room(server: Server, context: BrowserContext) -> Iterator[Screen]:
    screen = Screen(context.new_page(), server.url)
    yield screen
    assert screen.problems == []


def points(later: told.List, earlier: told.List) -> str:
    """The change of the rate, as the page writes it without its unit."""
    change = rate(later) - rate(earlier)
    return f"{'＋' if change > 0 else '▲'}{abs(change) * 100:.1f}"


def rate(rows: told.List) -> float:
    return sum(each.status == "online" for each in rows.values()) / len(rows)


def imported(screen: Screen) -> None:
    """September once more as it really was, and October."""
    screen.open("/import_files")
    drop(screen, [told.procedures(CORRECTED, SEPTEMBER), told.procedures(NOW, OCTOBER)])
    screen.see("取り込むと変わること")
    for words in ("確かめました。このとおり取り込みます", "確かめました"):
        for box in screen.still().page.get_by_text(words, exact=True).all():
            box.click()
            screen.still()
    write(screen, "取り込む人の名前", "戦略室")
    press(screen, "取り込む")
    screen.see("2件を取り込みました")


def test_a_meeting_from_its_first_page_to_the_next_meeting(room: Screen, server: Server, today: dt.date) -> None:
    page, day = room.page, str(today)

    # What the month is about leads to where it is seen, and that goes on the agenda.
    room.open("/overview").see("手続007ほか1手続がオンラインに")
    page.get_by_role("link", name="手続007ほか1手続がオンラインに").click()
    room.wait_params("department", ["市民課"])
    room.see("手続のオンライン化")
    press(room, "議題に加える")
    room.see("会議の議題に加えました。")

    # The meeting, by keyboard alone.
    room.open("/monthly_meeting").see("今日の会議は、議題1件。前回までの宿題はありません。")
    write(room, "あなたの名前（記録に残ります）", "山の手係")
    page.get_by_role("button", name="会議を始める").focus()
    page.keyboard.press("Enter")
    at(page, "1 / 1")
    said = page.locator(".dx-present-said").inner_text()
    assert "市民課" in said
    page.keyboard.press("m")
    page.keyboard.type("様式をそろえるか")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("残りの手続の予定を出す")
    page.get_by_text("保存しました").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator(".dx-present").wait_for(state="detached")
    (given,) = homework.homework(server.folder)
    assert (given.what, given.versions[0].by) == ("残りの手続の予定を出す", "山の手係")

    # The name was given once.
    page.get_by_role("link", name="月例会議").click()
    room.see("確定した会議時点はまだありません。")
    press(room, "会議時点を確定")
    room.see(f"{day} の会議時点を確定しました（基準日 2026-09-30 まで）。")

    # A correction of what the room saw, and a new month: told apart wherever the meeting is compared with.
    imported(room)
    moved, corrected = points(NOW, CORRECTED), points(CORRECTED, SEEN)
    room.open("/overview", vs=day).see(f"動き {moved}pt・訂正 {corrected}pt")
    room.see("過去分の訂正")
    expect(page.get_by_role("combobox", name="比較先")).to_have_value(f"前回会議（{day}時点）")
    room.open("/online", vs=day).see(f"（実際の動き {moved}、過去分の訂正 {corrected}）")
    room.see("前回会議のあとの過去分の訂正（2026-09の一覧・7か所）")

    # The next meeting carries on what is open; what is done is told once.
    room.open("/monthly_meeting")
    write(room, "あなたの名前（記録に残ります）", "山の手係")
    page.get_by_text("ほかの日の会議を用意する").click()
    page.get_by_role("textbox", name="会議の日").last.fill(str(today + dt.timedelta(28)))
    press(room, "会議を用意する")
    room.see("前回までの宿題1件：残り1。")
    page.get_by_text("済", exact=True).click()
    room.see("前回までの宿題1件：済1。")
    page.get_by_text("経緯 2回").click()
    room.see(f"山の手係　済：{day}")

    # Its minutes say what the room saw, whatever was corrected since.
    page.goto(f"{room.base}/monthly_meeting?minutes=1")
    minutes = page.locator(".dx-minutes")
    for words in (
        said,
        "様式をそろえるか",
        "残りの手続の予定を出す",
        f"{rate(SEEN):.1%}",
        f"{sum(each.status == 'online' for each in SEEN.values())}/{len(SEEN)}",
    ):
        expect(minutes).to_contain_text(words)
    with page.expect_download() as saved:
        press(room, "Excelで保存")
    book = openpyxl.load_workbook(io.BytesIO(saved.value.path().read_bytes()))
    assert book.sheetnames == ["議題", "数値", "宿題"]
    assert said in [cell.value for row in book["議題"] for cell in row]
    upright = sheets.printed(page, server.folder / "minutes.pdf")
    assert all(sheet.size == pytest.approx(sheets.SIZE[::-1], abs=1) for sheet in upright)
    assert sheets.plain(said) in upright[0].text
    assert "画面を表示できませんでした" not in page.inner_text("body")
    page.emulate_media(media="print")
    page.set_viewport_size(A4)
    assert not page.evaluate(CUT)
