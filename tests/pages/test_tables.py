"""Every table of every page, 「表で見る」 included: Japanese headings, and words where the store has codes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import labels
from dashboard.labels.everywhere import EVERYWHERE
from dashboard.store import answers as store
from tests.pages.opening import run, words
from tests.tables import tables
from tests.test_columns import LATIN

PAGES = {
    "overview": ["spread", "change", "states"],
    "online": ["spread", "months", "ranking", "dumbbell", "funnel", "remaining", "barriers"],
    "assessment": ["heatmap", "scores", "fields", "change"],
    "assessment?view=研修計画": ["under", "skill_fields", "skills", "answers"],
    "roadmap": ["gantt", "late", "states", "s_curve", "slips", "initiative_slips", "initiative_kpi"],
}
"""A page and the charts it has; the roadmap with one initiative's own view."""
LISTS = {"overview": 0, "online": 1, "assessment": 1, "assessment?view=研修計画": 2, "roadmap": 4}
"""How many tables a page has besides; オンライン化 has two, one of ranking and dumbbell; an empty one is words."""
CODES = {code for column in EVERYWHERE.values() for code in column.words or {} if isinstance(code, str)}
STATES = [
    {},
    {"department": ["デジタル変革戦略室"], "vs": "前年同月", "ranking": "比較先との差", "rows": "課", "groups": "課"},
    {"bureau": ["福祉部"], "groups": "施策", "vs": "前年同月"},
]


def columns(app: AppTest) -> Iterator[tuple[str, list[object]]]:
    """Heading and values of every column of every table on the page."""
    for table in tables(app):
        for heading, values in table.items():
            yield str(heading), list(values.astype(object))


def said_as_written(app: AppTest) -> None:
    """What a screen reader says and a copied cell holds is what the eye sees: no 58.333333333, no 00:00:00."""
    for heading, values in columns(app):
        for value in values:
            assert not (isinstance(value, float) and value == value and value != round(value, 2)), (heading, value)
            assert not isinstance(value, pd.Timestamp), (heading, value)


def said_in_japanese(app: AppTest) -> None:
    for heading, values in columns(app):
        assert set(re.findall("[A-Za-z_]+", heading)) <= LATIN, heading
        assert not [value for value in values if isinstance(value, bool)], f"a bare yes or no in {heading}"
        assert not [value for value in values if isinstance(value, str) and value in CODES], f"a code in {heading}"


@pytest.mark.parametrize("state", STATES, ids=["city", "department", "bureau"])
@pytest.mark.parametrize("page", PAGES)
def test_every_table_of_a_page_is_in_words(data_folder: Path, page: str, state: dict[str, Any]) -> None:
    kpi = store.answer(store.serving(data_folder), "roadmap/initiatives").dropna(subset="kpi")["initiative_key"].iloc[0]
    own: dict[str, Any] = {"initiative": kpi} if page == "roadmap" else {}
    as_tables: dict[str, Any] = {f"table_{chart}": "true" for chart in PAGES[page]}
    name, _, view = page.partition("?view=")
    own |= {"view": view} if view else {}
    app = run(f"pages/{'meeting' if name == 'overview' else 'analysis'}/{name}.py", **state, **own, **as_tables)
    empty = words(app).count("<div class='dx-empty'>") + words(app).count("変わった取組はありません。")
    assert len(tables(app)) + empty == len(PAGES[page]) + LISTS[page]
    said_in_japanese(app)
    said_as_written(app)


def test_every_table_of_the_definitions_is_in_words(data_folder: Path) -> None:
    app = run("pages/data/definitions.py", table_reorganizations="true")
    assert len(tables(app)) == 5
    said_in_japanese(app)


def test_every_table_of_the_submissions_is_in_words(data_folder: Path) -> None:
    app = run("pages/data/submissions.py", table_matrix="true", cell="2026-09-30 文化財課")
    assert len(tables(app)) == 4
    said_in_japanese(app)
    said_as_written(app)


def test_figures_are_shown_as_their_kind(data_folder: Path) -> None:
    """A share of the オンライン化 in percent, a score in points, a day late as a day."""
    path = store.serving(data_folder)
    months = tables(run(table_months="true"))[0]
    assert list(months["中央値"]) == list((store.answer(path, "online/spread_by_month")["median"][::-1] * 100).round(1))
    fields = tables(run("pages/analysis/assessment.py", table_fields="true"))[0]
    assert list(fields["中央値（点）"]) == list((store.answer(path, "assessment/fields")["median"] * 100).round(1))
    late = tables(run("pages/analysis/roadmap.py", table_late="true"))[0]
    assert list(late["判定"].unique()) == [labels.STATES["late"]]
    assert late["遅れ日数（始まらない日数を含む）"].dropna().max() > 30
