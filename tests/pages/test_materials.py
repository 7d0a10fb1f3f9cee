"""What is taken along of a page is what the page shows, in any state of it: figure by figure, list by list."""

import datetime as dt
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import orjson
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import markup
from dashboard.making.stores import Stores
from dashboard.records import meetings
from dashboard.screens import material
from dashboard.screens.choices import Switch, Toggle
from dashboard.screens.gathering import Gathering, Wanted
from dashboard.screens.material import Material
from dashboard.settings import ROOT
from dashboard.ui import tables as ours
from tests.figures import charts
from tests.pages.opening import run, words
from tests.tables import sent

pytestmark = pytest.mark.slow

FILES = {path.stem: path.relative_to(ROOT).as_posix() for path in ROOT.glob("pages/*/*.py")}
WITHOUT = {"administration", "definitions", "import_files", "monthly_meeting"}
"""Pages of which nothing is taken along, or (the meeting) what it looks at."""
ATTENTION: list[dict[str, Any]] = [{}, {"department": ["市民課"]}, {"bureau": ["福祉部"], "vs": "前年同月"}]
"""The city, a 課; and (of some pages) a 部."""
MOST = 2
"""So many states of a page, in which its switches take turns."""
MORE: list[tuple[str, dict[str, Any]]] = [
    ("online", {"status": ["未実施", "予定"], "search": "申請", "as_of": "2025-11-30"}),
    ("assessment", {"view": "研修計画", "line": "60点", "class_size": "30"}),
    ("roadmap", {"pillar": ["行政のDX"], "initiative": "1-1-02"}),
    ("overview", {"as_of": "2026-03-31"}),
    *((page, ATTENTION[-1]) for page in ("overview", "online", "roadmap", "department")),
    ("submissions", {"dataset": "roadmap", "sent": ["届いた"]}),
]


@pytest.fixture
def city(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample city, only looked at: what one visit drew the next one has at hand."""
    monkeypatch.setenv("DASHBOARD_DATA", str(sample_folder))
    return sample_folder


def declared_by(page: str) -> list[Any]:
    """What can be chosen on a page besides the filters of the frame."""
    name = f"dashboard.screens.{page}.filters"
    return list(vars(import_module(name)).values()) if find_spec(name) else []


def states() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every option of a switch with which something is taken along, the city, a 課 and a 部 in turns."""
    for page in material.offered():
        declared = declared_by(page)
        switches = [each for each in declared if isinstance(each, Switch)]
        options = {each.key: [words for words in each.options if words != each.alone] for each in switches}
        options |= {each.key: ["false", "true"] for each in declared if isinstance(each, Toggle)}
        visits = min(max([len(ATTENTION), *map(len, options.values())]), MOST)
        turns = {key: list(islice(cycle(each), visits)) for key, each in options.items()}
        for visit in range(visits):
            yield page, ATTENTION[visit % len(ATTENTION)] | {key: each[visit] for key, each in turns.items()}
    yield from MORE


def taken(folder: Path, page: str, app: AppTest) -> Material:
    """What is taken along of the page by what stands in its URL, asked of the store anew."""
    said = {key: app.query_params[key] for key in app.query_params}
    params = {key: [value] if isinstance(value, str) else list(value) for key, value in said.items()}
    made = Gathering([Wanted(page, params)], lambda day: Stores(folder, day)).made()
    assert len(made) == 1 or all(each.is_sheet for each in made)
    return next(each for each in made if len(made) == 1 or each.heading.finding in words(app))


def compare(app: AppTest, of: Material) -> None:
    shown = charts(app)
    assert [each.said["name"] for each in shown if each.figure] == list(of.blocks)
    for name, figure in ((each.said["name"], each.figure) for each in shown if each.figure):
        assert figure == orjson.loads(of.blocks[name].written), name
    for each in shown:
        if "about" in each.said:
            block, asked = of.blocks[each.said["name"]], each.said["about"]["entries"]
            assert (each.said["title"], each.said["finding"]) == (block.title, block.finding)
            assert [(pair["asked"], pair["said"]) for pair in asked if pair["said"]] == list(of.told[each.said["name"]])
    lists = [table for table in of.tables.values() if len(table.rows) and of.page != "overview"]
    if of.is_sheet:
        lists = []
    assert sent(app) == [(each.title, orjson.loads(ours.written(each.rows, each.answer))) for each in lists]
    text = words(app)
    assert text.count("class='dx-tile'") == len(of.tiles)
    for said in (of.heading.finding, of.heading.basis, *(each.value for each in of.tiles)):
        assert markup.escaped(said) in text
    if of.page == "overview":
        assert text.count("<li>") == sum(len(table.rows) for table in of.tables.values())
    if of.page == "overview" or of.is_sheet:
        # What is asked of people stays in the city hall, so a file asks others.
        tables = [table for key, table in of.tables.items() if not (of.is_sheet and key == "questions")]
        for said in [said for table in tables for said in table.rows["title"]]:
            assert markup.escaped(said) in text


def test_every_page_of_figures_can_be_taken_along() -> None:
    assert {path.stem for path in ROOT.glob("pages/*/*.py")} - WITHOUT == set(material.pages())


@pytest.mark.parametrize(("page", "params"), list(states()))
def test_what_is_taken_along_is_what_the_page_shows(city: Path, page: str, params: dict[str, Any]) -> None:
    app = run(FILES[page] if page != "overview" else None, **params)
    compare(app, taken(city, page, app))


@pytest.mark.parametrize("page", ["online", "roadmap"])
def test_beside_a_meeting_and_as_it_saw_it(data_folder: Path, page: str) -> None:
    day = dt.date(2026, 10, 8)
    meetings.freeze(data_folder, day, by="戦略室")
    beside: list[dict[str, Any]] = [{"vs": str(day)}, {"meeting": str(day)}]
    for params in beside:
        app = run(FILES[page], **params)
        of = taken(data_folder, page, app)
        compare(app, of)
        assert ("corrections" in of.tables) == ("vs" in params)
