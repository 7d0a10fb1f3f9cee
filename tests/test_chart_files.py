"""What the browser is given: scripts without a way to markup, and the part of Plotly that figures need."""

import hashlib
import re
from pathlib import Path
from typing import Any

import plotly
import pytest

from dashboard.ui import chart, component, kept
from tests import figures
from tests.charts.contrast import faint
from tests.pages.opening import ONLINE, run

SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in kept.OWN.values() if path.name != chart.PLOTLY}
PLOTLY = (component.FILES / chart.PLOTLY).read_bytes()
SHA256 = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
BASIC = {"scatter", "bar", "pie"}
"""The kinds of traces that the basic bundle draws."""
TO_MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacent|document\.write|createContextualFragment|setHTML|srcdoc|\beval\b|Function\(|"
    r"'text/html'|javascript:|\.on[a-z]+ *="
)


def version(source: bytes) -> str:
    found = re.search(rb"plotly\.js[^\n]* v([\d.]+)", source[:200])
    assert found
    return found[1].decode()


@pytest.mark.parametrize("name", SCRIPTS)
def test_our_scripts_have_no_way_to_markup(name: str) -> None:
    code = re.sub(r"^ *//.*|  // .*", "", SCRIPTS[name], flags=re.MULTILINE)
    assert TO_MARKUP.findall(code) == []
    assert len(code) > 1_000


def test_texts_of_charts_are_put_in_as_texts() -> None:
    assert "textContent" in SCRIPTS[chart.SCRIPT]


@pytest.mark.parametrize("way", ["a.innerHTML = x", "a.insertAdjacentHTML(b, c)", "a.onclick = b", "eval(x)"])
def test_a_way_to_markup_would_be_seen(way: str) -> None:
    assert TO_MARKUP.search(way)


def test_plotly_is_the_one_that_python_writes_for() -> None:
    whole = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    assert version(PLOTLY) == version(whole.read_bytes()[:200])
    assert b"(basic - minified)" in PLOTLY[:200]
    assert hashlib.sha256(PLOTLY).hexdigest() == SHA256


@pytest.mark.slow
@pytest.mark.parametrize("page", [None, ONLINE, "pages/analysis/assessment.py", "pages/analysis/roadmap.py"])
@pytest.mark.parametrize("params", [{}, {"department": ["市民課"], "ranking": "比較先との差", "rows": "課"}])
def test_every_figure_is_of_kinds_that_the_bundle_draws_and_stands_out(
    data_folder: Path, page: str | None, params: dict[str, Any]
) -> None:
    drawn = figures.figures(run(page, **params))
    assert len(drawn) >= 3
    assert {trace["type"] for figure in drawn.values() for trace in figure["data"]} <= BASIC
    assert {name: found for name, figure in drawn.items() if (found := set(faint(figure)))} == {}
