"""The dashboard where people sign in at the city's own OpenID provider: a real one, nginx with TLS, and a sub-path."""

import contextlib
import http.client
import sqlite3
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from dashboard.access import audit, pace, secret, sign_ins
from dashboard.access.audit import DONE, REFUSED
from dashboard.access.rules import ROLES
from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.store import build
from dashboard.ui import cookie, entry, sign_in
from tests import nginx, provider
from tests.access.people import DEPARTMENT, TABLE, settings_of
from tests.browser.conftest import PATIENCE, Screen
from tests.pages.lists import ONE_MONTH, ORGANIZATION
from tests.servers import Server, free_port, serving

pytestmark = pytest.mark.browser


@dataclass
class City:
    """A server, a proxy before it, and a provider beside them."""

    address: str
    server: Server

    @property
    def folder(self) -> Path:
        return self.server.folder

    def told(self) -> list[tuple[str, str, str, str]]:
        """What is written down, the latest first: by whom, what, with what, what came of it."""
        return [(each.by, each.act, each.subject, each.outcome) for each in audit.acts(self.folder)]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    folder = tmp_path_factory.mktemp("oidc") / "data"
    lists = {"組織.csv": ORGANIZATION, "手続_2026-10-31.csv": ONE_MONTH}
    assert not import_files(
        folder, [SourceFile(name, text.encode()) for name, text in lists.items()], by="初め"
    ).refused
    assert build.ensure(folder) is None
    there, before = free_port(), free_port()
    redirect = f"https://{nginx.NAME}:{before}/dx/oauth2callback"
    with ExitStack() as running:
        metadata = running.enter_context(provider.serving(there, redirect))
        own = f'[access.oidc]\nmetadata = "{metadata}"\nclient = "{provider.CLIENT}"\nredirect = "{redirect}"\n'
        settings_of(folder, TABLE.replace('"proxy"', '"oidc"') + own)
        secret.made(folder)
        secret.keep(folder, provider.SECRET, secret.CLIENT)
        server = running.enter_context(serving(folder, None, "--server.allowedHosts", nginx.NAME))
        place = tmp_path_factory.mktemp("oidc") / "proxy"
        yield City(running.enter_context(nginx.before([server], [], place, before)), server)


@contextmanager
def tab(browser: Browser, city: City, cookies: list[dict[str, object]] | None = None) -> Iterator[Screen]:
    """A browser of its own, with these cookies."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="ja-JP", ignore_https_errors=True, accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    context.add_cookies(cookies or [])  # type: ignore[arg-type] # what cookies() gave
    screen = Screen(context.new_page(), city.address)
    screen._watch = lambda url: None  # type: ignore[method-assign]
    yield screen
    context.close()


@pytest.fixture(scope="module")
def screen(browser: Browser, city: City) -> Iterator[Screen]:
    """A tab in which one after the other signs in and out."""
    with tab(browser, city) as opened:
        yield opened


def sign_in_as(screen: Screen, name: str, path: str = "") -> None:
    """From a page of the dashboard (without ``path`` from where somebody signed out) to the provider and back."""
    if path or not screen.page.url.startswith(screen.base):
        screen.page.goto(screen.base + (path or "/submissions"))
    screen.page.get_by_role("link", name="サインイン", exact=True).click()
    screen.page.get_by_label("名前").fill(name)
    screen.page.get_by_role("button", name="入る").click()


def kept(context: BrowserContext) -> str:
    """The cookie by which somebody is signed in, as a header."""
    return next(f"{each['name']}={each['value']}" for each in context.cookies() if each["name"] == cookie.NAME)


def ask(city: City, path: str, method: str = "GET", **headers: str) -> tuple[int, str, str]:
    """Status, text and Location of a reply, through the proxy."""
    place = urlsplit(city.address)
    connection = http.client.HTTPSConnection(nginx.NAME, place.port, context=ssl._create_unverified_context())
    connection.request(method, f"/dx{path}", headers=headers)
    reply = connection.getresponse()
    body = reply.read().decode()
    connection.close()
    return reply.status, body, reply.getheader("Location") or ""


def sends(city: City, own: str, **more: str) -> tuple[int, str]:
    """What the server says to whoever has this cookie and wants to send files: what writes is called directly."""
    place = urlsplit(city.address)
    headers = {"Origin": f"https://{place.netloc}", "Cookie": own, **more}
    status, said, _ = ask(city, "/uploads/", "POST", **headers)
    return status, said


@pytest.mark.parametrize("role", [*ROLES, ""])
def test_each_role_comes_in_and_sees_its_own(screen: Screen, city: City, role: str) -> None:
    """And cannot write, called directly, what is another role's; signs out, and no copy of the cookie comes back."""
    name = f"{role or '誰でもない'}@city"
    deep = {"閲覧": "/submissions?department=市民課", "管理者": "/administration"}.get(role, "")
    sign_in_as(screen, name, deep)
    if role:
        screen.page.wait_for_url(f"**/dx{deep.partition('市')[0]}**")
        expect(screen.page.locator(".dx-signed")).to_contain_text(name)
        expect(screen.page.locator(".dx-signed")).to_contain_text(DEPARTMENT if role == "課担当" else role)
        expect(screen.page.locator("[data-testid=stMain] [role=heading]").first).to_be_visible()
    else:
        screen.see("まだ役割がありません")
        assert "市民課" not in screen.page.content()
    own = kept(screen.page.context)
    status, said = sends(city, own)
    if role in ("課担当", "戦略室"):
        assert (status, len(said)) == (200, 22)
    elif role:
        assert status == 422 and "課担当・戦略室の役割の人です" in said
        assert (name, "資料を送ること", "", REFUSED) in city.told()
    else:
        assert (status, said) == (403, entry.NO_RIGHT)
    assert (name, "サインイン", "", DONE) in city.told()
    flags = {each["name"]: each for each in screen.page.context.cookies(f"{city.address}/")}
    assert set(flags) == {cookie.NAME, "_streamlit_xsrf"}, "no token of the provider's"
    for each in flags.values():
        assert each["secure"] and each["path"] == "/dx/" and each["sameSite"] == "Lax"
    assert flags[cookie.NAME]["httpOnly"] and flags[cookie.NAME]["expires"] == -1
    screen.page.get_by_role("link", name="サインアウト").click()
    screen.page.get_by_role("button", name="出る").click()
    screen.see("サインアウトしました")
    assert (name, "サインアウト", "", DONE) in city.told()
    assert sends(city, own) == (401, entry.NO_SIGN_IN)
    assert (name, "サインイン", f"{sign_ins.End.OUT}のクッキー", REFUSED) in city.told()
    # A connection may be given up where a certificate is its own; that the pages came was seen above.
    told = [each for each in screen.problems if not each.startswith("Failed to load resource")]
    assert told == [], "the policy of headers holds"


def test_whoever_only_says_who_he_is_sees_nothing(city: City) -> None:
    """The headers of a proxy, its secret too, a cookie that nobody signed, one that was changed."""
    forged = {"X-Remote-User": "senryaku@city", secret.HEADER: secret.kept(city.folder)}
    assert sends(city, "", **forged) == (401, entry.NO_SIGN_IN)
    for word in ("x", "eyJzaWduX2luIjoieCJ9.awu5Pw.i-rSy_Kp9BvFtN5pA0Lo3SgC2L8"):
        assert sends(city, f"{cookie.NAME}={word}") == (401, entry.NO_SIGN_IN)
    assert ("", "サインイン", f"{sign_ins.End.UNKNOWN}のクッキー", REFUSED) in city.told()
    for closed in ("/media/x.csv", "/metrics", "/uploads/x"):
        assert ask(city, closed)[0] == 401, closed
    for closed in ("/auth/login", "/auth/logout", "/auth/login?provider=x"):
        assert ask(city, closed)[0] == 404, closed
    assert ("", "入口", entry.NO_SIGN_IN, REFUSED) in city.told()


def test_a_sign_in_that_ended_does_not_come_back(browser: Browser, screen: Screen, city: City) -> None:
    """In a page that is open, in another browser with a copy of the cookie, by age, by rest; a changed one is none."""
    screen.page.context.clear_cookies()
    sign_in_as(screen, "戦略室@city", "/submissions")
    expect(screen.page.locator(".dx-signed")).to_be_visible()
    own, copied = kept(screen.page.context), screen.page.context.cookies(f"{city.address}/")
    assert sends(city, own)[0] == 200
    assert sends(city, own[:-2] + "AA")[0] == 401
    with shifted(city, "seen", -2 * 3600):
        screen.page.locator("[data-testid=stSidebarNav] a", has_text="定義と品質").click()
        screen.see("しばらく操作がなかったので")
        assert not screen.page.locator(".dx-signed").is_visible()
    assert ("戦略室@city", "サインインの終わり", sign_ins.End.RESTED, DONE) in city.told()
    assert sends(city, own)[0] == 401, "also when the time is put back"
    with tab(browser, city, copied) as other:  # type: ignore[arg-type] # what cookies() gave
        other.page.goto(f"{city.address}/submissions")
        other.see("しばらく操作がなかったので")
    assert ("戦略室@city", "サインイン", f"{sign_ins.End.RESTED}のクッキー", REFUSED) in city.told()
    sign_in_as(screen, "戦略室@group", "/submissions")
    expect(screen.page.locator(".dx-signed")).to_contain_text("戦略室@group 戦略室")
    own = kept(screen.page.context)
    with shifted(city, "began", -13 * 3600):
        assert sends(city, own)[0] == 401
        screen.page.goto(f"{city.address}/submissions")
        screen.see("サインインしてから時間がたったので")
    assert ("戦略室@group", "サインイン", f"{sign_ins.End.OLD}のクッキー", REFUSED) in city.told()


@contextmanager
def shifted(city: City, moment: str, seconds: int) -> Iterator[None]:
    """As if this had been so long ago for everybody."""
    with contextlib.closing(sqlite3.connect(city.folder / sign_ins.FILE, isolation_level=None)) as file:
        file.execute(f"UPDATE sign_ins SET {moment} = {moment} + ?", [seconds])
        yield
        file.execute(f"UPDATE sign_ins SET {moment} = {moment} - ?", [seconds])


def test_a_department_sends_its_own_lists_only(screen: Screen, city: City, tmp_path: Path) -> None:
    (tmp_path / "手続_2026-11-30.csv").write_text(ONE_MONTH.replace("未", "済"), encoding="utf-8")
    screen.page.context.clear_cookies()
    sign_in_as(screen, "課担当@city", "/import_files")
    screen.page.locator("input[type=file]").first.set_input_files([tmp_path / "手続_2026-11-30.csv"])
    screen.see("税務課」の分は、あなたが取り込める課（市民課）の資料ではありません")
    refused = ("課担当@city", "資料の取り込み", "手続_2026-11-30.csv（ほかの課の分）", REFUSED)
    assert refused in city.told()


def test_what_goes_wrong_at_the_provider_is_said_and_written_down(screen: Screen, city: City) -> None:
    screen.page.context.clear_cookies()
    screen.page.goto(city.address)
    screen.page.get_by_role("link", name="サインイン", exact=True).click()
    screen.page.get_by_role("button", name="やめる").click()
    screen.see("サインインできませんでした")
    sign_in_as(screen, "nobody", "/")
    screen.see("名前が伝わりませんでした")
    for query in ("code=x&state=wrong", "state=x", "error=x"):
        status, _, where = ask(city, f"/oauth2callback?{query}")
        assert (status, where) == (302, f"{city.address}/?sign_in=failed")
    told = city.told()
    assert {("", "サインイン", reason, REFUSED) for reason in ("窓口でやめた", "確かめられない")} <= set(told)
    assert ("", "サインイン", "名前（preferred_username）が伝わらない", REFUSED) in told


def test_a_page_of_another_site_opens_no_connection(screen: Screen, city: City) -> None:
    place = urlsplit(city.address)
    screen.page.context.clear_cookies()
    sign_in_as(screen, "閲覧@city", "/submissions")
    expect(screen.page.locator(".dx-signed")).to_be_visible()
    own = kept(screen.page.context)
    for origin, opens in ((f"https://{place.netloc}", True), ("https://evil.example", False)):
        with contextlib.suppress(InvalidStatus), connect(
            f"wss://{place.netloc}/dx/_stcore/stream", origin=Origin(origin), subprotocols=[Subprotocol("streamlit")],
            additional_headers={"Cookie": own}, ssl=ssl._create_unverified_context(),
        ):  # fmt: skip
            assert opens
            continue
        assert not opens
    assert ("", "入口", entry.ELSEWHERE, REFUSED) in city.told()
    assert ask(city, "/sign_out", **{"Cookie": own, "Sec-Fetch-Site": "cross-site"})[0] == 302
    assert sends(city, own)[0] == 422, "nor does it sign anybody out"


def test_so_many_attempts_a_minute(city: City) -> None:
    """From an address that only the proxy can say."""
    place = urlsplit(city.server.url)

    def attempt(**headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(str(place.hostname), place.port)
        connection.request("GET", "/oauth2callback?code=x&state=x", headers=headers)
        reply = connection.getresponse()
        said = reply.read().decode()
        connection.close()
        return reply.status, said

    other = {"X-Real-IP": "10.9.9.9", secret.HEADER: secret.kept(city.folder)}
    begun = time.monotonic()
    for _ in range(pace.SIGN_INS.amount):
        assert attempt(**other)[0] == 302
    assert time.monotonic() - begun < 50
    assert attempt(**other) == (429, sign_in.TOO_OFTEN)
    assert attempt(**{"X-Real-IP": "10.9.9.9"})[0] == 302, "said by no proxy"
    refused = [each for each in audit.acts(city.folder) if each.subject == "回数が多すぎる"]
    assert [each.place for each in refused] == ["10.9.9.9"]
