"""The dashboard as a city opens it: TLS, a sub-path, people who sign in at a proxy, two servers of one data folder."""

import base64
import http.client
import shutil
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from dashboard.access import audit, secret
from tests import nginx
from tests.access.people import settings_of
from tests.browser.conftest import PATIENCE, Screen
from tests.pages.lists import ONE_MONTH, ORGANIZATION
from tests.servers import Server, serving

pytestmark = pytest.mark.browser

PEOPLE = [f"{role}@city" for role in ("閲覧", "課担当", "戦略室", "研修担当", "管理者", "だれか")]
OPTIONS = ("--server.allowedHosts", nginx.NAME)


@dataclass
class City:
    """Two servers behind one address."""

    address: str
    servers: list[Server]
    folder: Path
    restart: Callable[[], None]


@pytest.fixture(scope="module")
def city(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    folder = tmp_path_factory.mktemp("nginx") / "data"
    shutil.copytree(sample_folder, folder)
    secret.made(settings_of(folder))
    place = tmp_path_factory.mktemp("nginx") / "proxy"
    with ExitStack() as running:
        servers = [running.enter_context(serving(folder, None, *OPTIONS)) for _ in range(2)]
        proxy = ExitStack()
        address = proxy.enter_context(nginx.before(servers, PEOPLE, place))
        port = int(address.removesuffix("/dx").rpartition(":")[2])

        def restart() -> None:
            proxy.close()
            proxy.enter_context(nginx.before(servers, PEOPLE, place, port))

        yield City(address, servers, folder, restart)
        proxy.close()


@contextmanager
def signed(browser: Browser, city: City, role: str) -> Iterator[Screen]:
    """A tab of somebody who signs in."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="ja-JP", ignore_https_errors=True,
        http_credentials={"username": f"{role}@city", "password": nginx.PASSWORD},
    )  # fmt: skip
    context.set_default_timeout(PATIENCE)
    tab = Screen(context.new_page(), city.address)
    tab._watch = lambda url: None  # type: ignore[method-assign]
    yield tab
    context.close()


def test_a_deep_link_opens_and_its_links_stay_below_the_path(browser: Browser, city: City) -> None:
    with signed(browser, city, "閲覧") as screen:
        screen.open("/online", department="市民課")
        screen.see("市民課")
        expect(screen.page.locator(".dx-signed")).to_contain_text("閲覧@city 閲覧")
        assert "取込" not in screen.page.locator("[data-testid=stSidebarNav]").inner_text()
        screen.page.locator("a.dx-link", has_text="市民課のカルテ").first.click()
        screen.page.wait_for_url("**/dx/department**")
        screen.still()
        screen.page.locator("[data-testid=stSidebarNav] a", has_text="ロードマップ").click()
        screen.page.wait_for_url("**/dx/roadmap**")
        screen.still()
        expect(screen.page.locator(".dx-chart-title").first).to_be_visible()
        reply = screen.page.goto(f"{city.address}/online/too/deep")
        assert reply and reply.url == f"{city.address}/", "before the page writes its own choices into the address"
        assert [each for each in screen.problems if "404" not in each] == []


def test_who_does_not_sign_in_or_knows_another_word_sees_nothing(browser: Browser, city: City) -> None:
    place = urlsplit(city.address)
    for word in ("", nginx.PASSWORD[:1]):
        told = base64.b64encode(f"閲覧@city:{word}".encode()).decode()
        connection = http.client.HTTPSConnection(nginx.NAME, place.port, context=ssl._create_unverified_context())
        connection.request("GET", "/dx/online", headers={"Authorization": f"Basic {told}", "X-Remote-User": "x"})
        assert connection.getresponse().status == 401
        connection.close()
    with signed(browser, city, "だれか") as screen:
        screen.open("/online")
        screen.see("まだ役割がありません")
        assert not screen.charts() and "市民課" not in screen.page.content()


def test_what_a_browser_says_of_itself_is_thrown_away(browser: Browser, city: City) -> None:
    """The headers by which the proxy names people, sent by somebody who signed in as another."""
    with signed(browser, city, "閲覧") as screen:
        screen.page.set_extra_http_headers({"X-Remote-User": "admin@city", "X-Remote-Groups": "senryaku"})
        screen.open("/administration", a_part="利用の記録")
        screen.see("役割の人だけが開けます")
        expect(screen.page.locator(".dx-signed")).to_contain_text("閲覧@city")


def test_a_list_comes_in_through_the_proxy_under_the_name_of_who_signed_in(
    browser: Browser, city: City, tmp_path: Path
) -> None:
    files = {"組織.csv": ORGANIZATION, "手続_2026-10-31.csv": ONE_MONTH}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with signed(browser, city, "戦略室") as screen:
        screen.open("/import_files")
        screen.page.locator("input[type=file]").first.set_input_files([tmp_path / name for name in files])
        screen.see("取り込む人の名前：戦略室@city")
        screen.page.get_by_role("button", name="取り込む", exact=True).click()
        screen.see("取り込みました")
    with signed(browser, city, "管理者") as screen:
        screen.open("/administration", a_part="利用の記録")
        screen.see("手続_2026-10-31.csv")
        expect(screen.page.locator("[data-testid=stMain]")).to_contain_text("戦略室@city")
    assert {each.by for each in audit.acts(city.folder) if each.act == "開いた"} >= {"戦略室@city", "管理者@city"}


def test_after_a_drop_of_the_network_the_page_goes_on(browser: Browser, city: City) -> None:
    with signed(browser, city, "閲覧") as screen:
        screen.open("/online")
        city.restart()
        screen.choose("課", "市民課")
        screen.wait_params("department", ["市民課"])
        screen.see("市民課")
