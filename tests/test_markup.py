"""Text is text: markup is made in one way, which escapes, and no other way is used anywhere in the product."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dashboard import markup
from dashboard.settings import ROOT
from tests.test_imports import MODULES

HOME, HTML_DOOR, FIGURE_DOOR = "dashboard.markup", "dashboard.ui.html", "dashboard.charts.look.drawing"
SHOWS = {
    name: path
    for name, path in MODULES.items()
    if name.startswith(("app", "pages", "dashboard.ui", "dashboard.screens", "dashboard.charts", "dashboard.labels"))
}
"""Where something is made for the screen."""
FOR_THE_SERVER = {"dashboard.ui.ahead", "dashboard.ui.headers"}
"""Their HTML is for the page itself, of constants and of addresses of the program's files."""

TAG = re.compile(r"</?[a-z]+[ >/]|<[a-z]+$|&(lt|gt|amp|quot|#\d+);", re.IGNORECASE)
READ_MARKDOWN = {
    *("badge", "caption", "error", "exception", "header", "info", "latex", "link_button", "markdown", "metric"),
    *("page_link", "subheader", "success", "title", "toast", "warning", "write", "write_stream"),
}
"""Of Streamlit, what reads Markdown in the text it is given, and is not needed."""
LABELLED = {
    *("button", "checkbox", "date_input", "dialog", "download_button", "expander", "file_uploader"),
    *("form_submit_button", "multiselect", "number_input", "Page", "pills", "popover", "radio", "segmented_control"),
    *("selectbox", "slider", "spinner", "status", "tabs", "text_area", "text_input", "toggle"),
}
"""Of Streamlit, what reads Markdown in its label."""


def trees() -> Iterator[tuple[str, ast.Module]]:
    for name, path in SHOWS.items():
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str, str]]:
    """The calls of a module: ``x.y(…)`` as (call, x, y)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, ast.unparse(node.func.value), node.func.attr


def templates() -> list[tuple[str, ast.Call, str]]:
    """Every template of the product: its place, the call, and the text (a constant of the module may stand for it)."""
    found = []
    for name, tree in trees():
        constants = {
            target.id: node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for call, owner, method in calls(tree):
            if (owner, method) == ("markup", "of"):
                first = call.args[0]
                made = constants.get(first.id, first) if isinstance(first, ast.Name) else first
                text = made.value if isinstance(made, ast.Constant) else None
                assert isinstance(text, str), f"{name}:{call.lineno} is no constant: {ast.unparse(first)}"
                found.append((f"{name}:{call.lineno}", call, text))
    return found


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The texts of a module that are not docstrings and not the templates of ``markup.of``."""
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) or (isinstance(node, ast.Call) and ast.unparse(node.func) == "markup.of")
        for part in ([node.value] if isinstance(node, ast.Expr) else ast.walk(node.args[0]))
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.lineno, node.value


def test_no_text_of_the_product_holds_tags_outside_a_template() -> None:
    named = {text for _, _, text in templates()}
    own = {
        f"{name}:{line} {text}"
        for name, tree in trees()
        if name not in FOR_THE_SERVER
        for line, text in strings(tree)
        if TAG.search(text) and text not in named and "<extra>" not in text
    }
    # What takes markup apart again must know the sign for a new line.
    assert {each for each in own if not each.endswith(" <br>")} == set()


def test_hover_templates_are_constants() -> None:
    """Names go into them by %{customdata…}, escaped at the door; put in directly, a name could hold %{…} itself."""
    made = [
        f"{name}:{node.lineno}"
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) and re.search("%{|<extra", ast.unparse(node))
    ]
    assert made == []


@pytest.mark.parametrize(("place", "text"), [(place, text) for place, _, text in templates()])
def test_texts_stand_between_tags_or_in_a_quoted_title_and_tokens_in_attributes(place: str, text: str) -> None:
    marked = re.sub(r"\{(\w+)\}", r"TOKEN", re.sub(r"\{\}", "TEXT", text))
    seen: list[tuple[str, str]] = []

    class Places(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.extend((name, value or "") for name, value in attrs)
            assert tag not in ("script", "style", "iframe", "form", "a"), tag

        def handle_data(self, data: str) -> None:
            assert "TOKEN" not in data, "a token is not escaped: it may stand in attributes only"

    Places().feed(marked)
    for name, value in seen:
        assert re.search(rf"""{name}=(['"]){re.escape(value)}\1""", marked, re.IGNORECASE), f"{name} is not quoted"
        assert "TEXT" not in value or name in ("title", "alt", "aria-label"), f"a text in {name}"
        assert not name.startswith("on")


def test_markup_is_claimed_in_one_place() -> None:
    claims = {
        name
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "Markup"
    }
    assert claims == set()
    source = MODULES[HOME].read_text(encoding="utf-8")
    assert source.count("Markup(") == 1 + 5, "the class and the five that make it"


def test_html_and_figures_have_one_door_each() -> None:
    doors: dict[str, set[str]] = {"html": set(), "Figure": set()}
    for name, tree in trees():
        for _, owner, method in calls(tree):
            if method in doors:
                doors[method].add(f"{name}: {owner}")
        text = MODULES[name].read_text(encoding="utf-8")
        assert "unsafe_allow_html" not in text and "components.v1" not in text and "from html import" not in text, name
    assert doors == {"html": {f"{HTML_DOOR}: st", f"{HTML_DOOR}: st.sidebar"}, "Figure": {f"{FIGURE_DOOR}: theme"}}


def test_no_text_of_files_is_read_as_markdown() -> None:
    for name, tree in trees():
        if not name.startswith(("app", "pages", "dashboard.ui")):
            continue
        for call, owner, method in calls(tree):
            where = f"{name}:{call.lineno} {ast.unparse(call)[:80]}"
            if owner.partition(".")[0] == "st":
                assert method not in READ_MARKDOWN, where
            if method in LABELLED and owner not in ("filters", "blocks"):
                given = {word.arg: word.value for word in call.keywords}
                label = call.args[0] if call.args else given.get("label") or given.get("title")
                for words in filter(None, (label, given.get("help"))):
                    # Choice.label and Drawer.title are declared in the source: tests/test_choices.py lists them.
                    is_own = isinstance(words, ast.Constant) or ast.unparse(words).endswith((".label", ".title"))
                    assert is_own or "pages/" in ast.unparse(words), where


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<b>課</b>", "&lt;b&gt;課&lt;/b&gt;"),
        ("x' onclick='y", "x&#39; onclick=&#39;y"),
        ('x" onclick="y', "x&#34; onclick=&#34;y"),
        ("R&D", "R&amp;D"),
        ("&lt;", "&amp;lt;"),
        ("{} {0} {name}", "{} {0} {name}"),
    ],
)
def test_text_is_shown_as_it_is(text: str, written: str) -> None:
    made = markup.of("<i title='{}'>{}</i>", text, text)
    assert made == f"<i title='{written}'>{written}</i>"
    assert markup.shown(made) == text
    assert markup.of("{}", made) == made, "markup is not escaped twice"
    assert markup.joined([text, made], text) == f"{written}{written}{made}"
    assert markup.lines([text, text]) == f"{written}<br>{written}"


def test_a_formatted_text_is_text_again() -> None:
    """Markup put into an f-string forgets that it was escaped: it is escaped once more, and seen to be wrong."""
    assert markup.escaped(f"{markup.of('<b>{}</b>', '課')}") == "&lt;b&gt;課&lt;/b&gt;"


@pytest.mark.parametrize("token", ["x' y", 'x" y', "x>y", "url(http)", "a:b", "a;b", "expression(1)", "課"])
def test_a_token_ends_no_attribute(token: str) -> None:
    with pytest.raises(ValueError, match="no attribute"):
        markup.of("<i style='color:{colour}'></i>", colour=token)


@pytest.mark.parametrize("address", ["#late_list", "?as_of=2026-10-31&vs=%E5%89%8D#at", "/definitions?a=b#online-rate"])
def test_a_link_leads_to_a_place_of_the_dashboard(address: str) -> None:
    made = markup.link(address, "<課>")
    # Relative to its page, wherever below a proxy's address that lies.
    here = f".{address}" if address.startswith("/") else address
    assert made == markup.link(here, "<課>") == f"<a href='{here.replace('&', '&amp;')}' class='dx-link'>&lt;課&gt;</a>"


@pytest.mark.parametrize(
    "address",
    ["//elsewhere.example", "http://elsewhere", "javascript:alert(1)", "/a/b", "#a' onclick='b", "#課", "?a=<b>"],
)
def test_a_link_leads_nowhere_else(address: str) -> None:
    with pytest.raises(ValueError, match="not an address of this dashboard"):
        markup.link(address, "課")


def test_every_module_that_shows_something_is_looked_at() -> None:
    assert Path(ROOT / "dashboard/ui/frame.py") in SHOWS.values()
    assert len(templates()) > 30
