"""Whatever names in files and settings say, pages show it and do not do it: every page of a city of hostile names."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import answers as store
from tests import figures, hostile
from tests.pages.opening import ONLINE, run

pytestmark = pytest.mark.slow

OWN_TAGS = {
    *("a", "b", "br", "button", "dd", "details", "div", "dl", "dt", "h2", "i", "img", "li", "p", "small", "span"),
    *("figcaption", "figure", "h3", "ol", "section", "summary", "ul"),
}
OWN_ATTRIBUTES = {
    *("alt", "aria-expanded", "aria-haspopup", "aria-label", "aria-level", "class", "data-share", "href", "id"),
    *("popover", "popovertarget", "role"),
    *("src", "style", "title", "type"),
}
OWN_CLASSES = re.compile(r"dx-[a-z-]+")
OWN_STYLES = re.compile(
    r"(padding-right|width): [\d.]+px|color: ?#[0-9a-f]{6}|background:[#\w(),. %-]+(;border:1px solid #\w+)?"
)
OWN_IN_FIGURES = re.compile(r"</?(b|br|span|extra)( style='color:#[0-9a-f]{6}')?>")

HOSTILE_SQL = f"""
SELECT department, count(*) AS "{hostile.ELEMENT.replace('"', '""')}" FROM procedures GROUP BY department
"""
PAGES: list[tuple[str | None, dict[str, Any]]] = [
    (None, {}),
    (None, {"department": [hostile.SINGLE]}),
    (ONLINE, {}),
    (ONLINE, {"department": [hostile.SINGLE], "shape": "前後の比較"}),
    (ONLINE, {"department": [hostile.ELEMENT, hostile.LINK], "measure": "件数ベース"}),
    (ONLINE, {"bureau": [hostile.BUREAUS[0]]}),
    ("pages/analysis/assessment.py", {}),
    ("pages/analysis/assessment.py", {"department": [hostile.DOUBLE, hostile.MARKDOWN], "rows": "課"}),
    ("pages/analysis/assessment.py", {"view": "研修計画", "department": [hostile.DOUBLE, hostile.MARKDOWN]}),
    ("pages/analysis/assessment.py", {"bureau": hostile.BUREAUS[:3], "rows": "職位"}),
    ("pages/analysis/assessment.py", {"view": "研修計画", "skill": f"分野:{hostile.FIELDS[1]}", "places": "課"}),
    ("pages/analysis/next.py", {}),
    ("pages/analysis/department.py", {"department": [hostile.SINGLE]}),
    ("pages/analysis/department.py", {"department": [hostile.MARKDOWN], "print": "1", "range": "全庁"}),
    ("pages/analysis/department.py", {"looks": "課どうしの関係", "department": [hostile.LINK]}),
    ("pages/analysis/explore.py", {"x_rows": "department", "x_columns": "status"}),
    ("pages/analysis/explore.py", {"x_way": "SQLで書く", "sql": HOSTILE_SQL}),
    ("pages/analysis/explore.py", {"x_way": "SQLで書く", "sql": HOSTILE_SQL, "x_result": "bars"}),
    ("pages/analysis/roadmap.py", {}),
    ("pages/analysis/roadmap.py", {"department": [hostile.SINGLE], "initiative": "1-1", "groups": "課"}),
    ("pages/analysis/roadmap.py", {"initiative": "1-0", "order": "遅れ順"}),
    ("pages/data/definitions.py", {}),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.city(tmp_path_factory.mktemp("hostile") / "data")


@pytest.fixture
def city(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(made, folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    return folder


class Own(HTMLParser):
    """Markup in which only our own tags and attributes may stand; collects what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in OWN_TAGS, self.get_starttag_text()
        for name, value in attrs:
            assert name in OWN_ATTRIBUTES, self.get_starttag_text()
            if name == "class":
                assert all(OWN_CLASSES.fullmatch(each) for each in str(value).split()), value
            if name == "style":
                assert OWN_STYLES.fullmatch(str(value)), value
            if name == "src":
                assert str(value).startswith("data:image/svg+xml;base64,"), value
            if name in ("id", "popovertarget"):
                assert re.fullmatch("[a-z0-9_-]+", str(value)), value
            if name == "href":
                assert re.fullmatch(r"(\./[a-z_]+)?([?][\w%=&.~-]*)?(#[a-z_-]+)?", str(value), re.ASCII), value
            if name == "title":
                self.shown.append(str(value))

    def handle_data(self, data: str) -> None:
        self.shown.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def shown(app: AppTest) -> str:
    """What the page's own HTML shows; its style sheet is not ours to look at here."""
    parser = Own()
    for element in app.get("html"):
        body = str(getattr(element, "body", ""))
        if not body.startswith("<style>"):
            parser.feed(body)
    parser.close()
    return "\n".join([*parser.shown, *figures.words(app)])


def texts(part: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """(key, text) of every text in a figure."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from texts(value, name)
    elif isinstance(part, list):
        for each in part:
            yield from texts(each, key)
    elif isinstance(part, str):
        yield key, part


@pytest.mark.parametrize(("page", "params"), PAGES)
def test_a_page_has_no_markup_but_its_own(city: Path, page: str | None, params: dict[str, Any]) -> None:
    app = run(page, **params)
    assert hostile.CANARY in shown(app), "hostile names are on the page, as text"
    assert not app.get("markdown"), "no text is read as Markdown"
    for figure in figures.figures(app).values():
        for key, text in texts(figure):
            left = OWN_IN_FIGURES.sub("", text)
            assert "<" not in left and ">" not in left, (key, text)


def test_a_department_that_sent_nothing_is_named_as_it_is_called(city: Path) -> None:
    text = shown(run())
    assert "未提出 1課" in text
    assert hostile.LATE in text


def test_the_city_is_called_what_the_settings_say(city: Path) -> None:
    assert hostile.CITY in shown(run())


@pytest.mark.parametrize("name", [hostile.SINGLE, hostile.DOUBLE, hostile.LINK, hostile.PLACES, hostile.ENTITY])
def test_a_chosen_name_is_shown_letter_by_letter(city: Path, name: str) -> None:
    text = shown(run(department=[name]))
    assert f"{name} " in text


def test_figures_carry_the_names_escaped(city: Path) -> None:
    """So that this test sees them: the charts have hostile names in them, and a click gives the name back."""
    drawn = figures.figures(run()).values()
    customdata = {text for figure in drawn for key, text in texts(figure["data"]) if key == "customdata"}
    assert any(f"&lt;{hostile.CANARY}&gt;" in text for text in customdata)
    path = store.serving(city)
    assert hostile.ELEMENT in set(store.answer(path, "online/rate_by_department")["department"])


def test_a_settings_file_that_is_wrong_is_not_quoted(city: Path) -> None:
    (city / "settings.toml").write_text(f"[city]\nname = 'x'\nfiscal_year_start = \"<{hostile.CANARY}>\"\n")
    text = shown(run(refused=True))
    assert "settings.toml を読めません" in text
    assert hostile.CANARY not in text
