"""What the views tell: no person, nothing of the アセスメント but what is shown, and the figures of the pages."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from dashboard import labels
from dashboard.screens.columns import overrides
from dashboard.store import answers
from tests.console.asking import frame

OF_PEOPLE = {
    *("person", "person_id", "respondent", "respondent_id", "grade", "answer", "answer_text"),
    *("imported_by", "made_by", "undone_by", "liaison", "liaisons", "taken_by", "heard_by"),
    *("name", "content", "response", "attitude", "promised", "trouble", "note"),
}
SHOWN = {
    "assessment_rounds": "assessment_round",
    "assessment_scores": "assessment_cell",
    "assessment_distribution": "assessment_distribution",
    "assessment_questions": "assessment_item",
    "assessment_under_line": "assessment_under",
}
"""A view of the アセスメント → the table of `shown` whose columns and rows it has, and no others."""


@pytest.fixture(scope="module")
def store(sample_store: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(sample_store), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def columns(store: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    asked = "SELECT table_name, list(column_name) FROM duckdb_columns() WHERE schema_name = 'explore' GROUP BY ALL"
    return dict(store.execute(asked).fetchall())


def tables_of(sql: str) -> set[str]:
    """The tables that a view reads, as DuckDB's own parser sees it."""
    select = sql.partition(" AS ")[2].rstrip("; ")
    (text,) = duckdb.execute("SELECT json_serialize_sql($sql::VARCHAR)", {"sql": select}).fetchone() or ("",)
    waiting: list[Any] = [json.loads(text)]
    assert not waiting[0]["error"], select
    found = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict) and node.get("type") == "BASE_TABLE":
            found.add(f"{node['schema_name']}.{node['table_name']}")
        waiting += node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return found


def test_no_view_has_a_column_of_people(columns: dict[str, list[str]]) -> None:
    """Neither one of these, nor one that any screen declares to be of a person."""
    described = [labels.EVERYWHERE, *overrides().values()]
    declared = {name for each in described for name, column in each.items() if column.kind == "person"}
    assert declared
    assert not {name for names in columns.values() for name in names} & (OF_PEOPLE | declared)


def test_views_of_the_assessment_read_what_is_shown_and_others_nothing_of_it(store: duckdb.DuckDBPyConnection) -> None:
    views = store.execute("SELECT view_name, sql FROM duckdb_views() WHERE schema_name = 'explore'").fetchall()
    assert {name for name, _ in views if name.startswith("assessment")} == {*SHOWN}
    for name, sql in views:
        schemas = {each.partition(".")[0] for each in tables_of(sql)} - {""}
        assert schemas <= ({"shown"} if name in SHOWN else {"marts", "meta"}), name
        if name in SHOWN:
            assert tables_of(sql) == {f"shown.{SHOWN[name]}"}


@pytest.mark.parametrize("view", SHOWN)
def test_the_attacker_of_the_masking_is_told_nothing_new(
    view: str, store: duckdb.DuckDBPyConnection, columns: dict[str, list[str]]
) -> None:
    """Row for row: what can be computed from the views can be computed from what he has (tests/store/masking)."""
    names = ", ".join(columns[view])
    new = store.execute(f"SELECT {names} FROM explore.{view} EXCEPT SELECT {names} FROM shown.{SHOWN[view]}").fetchall()
    (rows,) = store.execute(f"SELECT count(*) FROM explore.{view}").fetchone() or (0,)
    assert (new, rows > 0) == ([], True)


def test_a_hidden_score_stays_hidden_whatever_is_asked(sample_store: Path) -> None:
    sql = "SELECT mean, median, p25, p75, sd FROM assessment_scores WHERE masked OR respondents < 10"
    hidden = frame(sample_store, sql)
    assert len(hidden) > 20
    assert hidden.isna().all(axis=None)


def test_the_rate_of_the_city_is_that_of_the_page(sample_store: Path) -> None:
    """The procedures counted one by one, and the months of the 課 added up."""
    page = answers.answer(sample_store, "online/totals").iloc[0]
    rows = frame(sample_store, "SELECT is_latest, status, annual_count, online_count FROM procedures", rows=100_000)
    latest = rows[rows["is_latest"].eq(True)]
    applicable = latest[latest["status"].notna() & latest["status"].ne("not_applicable")]
    online = applicable[applicable["status"].eq("online")]
    assert len(applicable) == page["applicable"]
    assert len(online) / len(applicable) == pytest.approx(page["online_rate"])
    known = applicable[applicable["annual_count"].notna()]
    by_volume = online["annual_count"].sum() / known["annual_count"].sum()
    assert by_volume == pytest.approx(page["online_rate_by_volume"])
    both = latest[latest["annual_count"].notna() & latest["online_count"].notna()]
    assert both["online_count"].sum() / both["annual_count"].sum() == pytest.approx(page["usage_rate"])
    summed = frame(
        sample_store,
        "SELECT sum(applicable) AS applicable, rate(sum(online), sum(applicable)) AS online_rate,"
        " rate(sum(volume_online), sum(volume)) AS online_rate_by_volume,"
        " rate(sum(usage_online), sum(usage_volume)) AS usage_rate, sum(remaining) AS remaining,"
        " sum(remaining_volume) AS remaining_volume, sum(unknown) AS unknown FROM department_months WHERE is_latest",
    ).iloc[0]
    for name, value in summed.items():
        assert value == pytest.approx(page[str(name)]), name


@pytest.mark.parametrize("as_of", ["2026-10-31", "2026-04-30", "2025-01-31"])
def test_every_department_has_the_rate_of_the_page(as_of: str, sample_store: Path) -> None:
    page = answers.answer(sample_store, "online/rate_by_department", {"as_of": as_of})
    sql = f"SELECT * FROM department_months WHERE as_of = DATE '{as_of}'"
    names = ["department", "applicable", "online", "partial", "online_rate"]
    mine = frame(sample_store, sql)[names].sort_values("department", ignore_index=True)
    theirs = page[names].sort_values("department", ignore_index=True)
    pd.testing.assert_frame_equal(mine, theirs, check_dtype=False)


def test_late_initiatives_are_those_of_the_page(sample_store: Path) -> None:
    page = answers.answer(sample_store, "roadmap/totals").iloc[0]
    rows = frame(sample_store, "SELECT computed_state, is_optimistic FROM initiatives WHERE is_latest")
    assert rows["computed_state"].value_counts()["late"] == page["late"] > 0
    assert (len(rows), rows["is_optimistic"].sum()) == (page["initiatives"], page["optimistic"])
    ahead = frame(sample_store, "SELECT count(*) AS n FROM milestones WHERE is_latest").iloc[0]["n"]
    listed = answers.answer(sample_store, "roadmap/initiatives")["milestones"].map(len).sum()
    assert ahead == listed > 0


def test_who_is_late_is_what_the_page_says(sample_store: Path) -> None:
    page = answers.answer(sample_store, "submissions/departments", {"dataset": "procedures"})
    sql = (
        "SELECT department, count(*) AS late FROM submissions WHERE dataset = 'procedures'"
        " AND as_of > (SELECT max(as_of) FROM submissions) - INTERVAL 12 MONTH AND submission IN ('late', 'missing')"
        " GROUP BY department"
    )
    mine = frame(sample_store, sql).set_index("department")["late"].to_dict()
    assert mine == page[page["late_months"] > 0].set_index("department")["late_months"].to_dict()
