"""Lists of initiatives: a row in canonical form, its 課, and what makes a file no roadmap."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.importers.datasets.roadmap.dataset import SCHEMA
from dashboard.importers.model import Value
from tests.importers.grids import codes, finding, only
from tests.importers.make import xlsx
from tests.importers.roadmap_readings import CELLS, listed, opened, row
from tests.importers.roadmaps import LIST


def test_a_row() -> None:
    reading = listed(row())
    assert (reading.dataset, tuple(reading.rows.columns)) == ("roadmap", tuple(SCHEMA))
    found = only(reading)
    assert found["planned_start"] == dt.date(2025, 4, 1)
    assert found["planned_end"] == dt.date(2026, 9, 30)
    assert found["forecast_end"] == dt.date(2026, 12, 31)
    assert (found["progress"], found["reported_state"], found["reported_text"]) == (0.6, "on_track", "順調")
    assert (found["row"], found["cell"]) == (2, "D2")
    assert codes(reading, "warning", "error") == []


def test_an_unknown_department_refuses_the_file() -> None:
    reading = listed(row(所管課="市民謀"))
    assert reading.refused
    issue = finding(reading, "department_unknown")
    assert (issue.cell, issue.value) == ("E2", "市民謀")
    assert "市民課" in issue.message


def test_several_owners() -> None:
    header = [*LIST, "関係課"]
    reading = listed([*row(所管課="市民課、総務課"), "情報政策課\n総務課"], header=header)
    found = only(reading)
    assert (found["department_text"], list(found["related_departments"])) == (
        "市民課",
        ["総務課", "情報政策課", "総務課"],
    )
    assert finding(reading, "owners_several").severity == "info"


def test_a_number_twice() -> None:
    assert "initiative_id_differs" in codes(listed(row(), row(取組名="別の取組")), "error")
    assert "initiative_twice" in codes(listed(row(), row()), "error")
    assert codes(listed(row(), row(柱="行政のDX", 取組名="別の取組")), "error") == []


def test_without_a_period_there_is_no_roadmap() -> None:
    header = "No. 取組名 所管課 状況"
    assert finding(listed(["1", "窓口", "市民課", "順調"], header=header), "roadmap_without_period").severity == "error"


def test_a_file_that_is_no_roadmap_is_not_taken_for_one() -> None:
    reading = opened(xlsx([["部", "課", "職員数"], ["市民部", "市民課", 20]]), "組織.xlsx")
    assert reading.dataset == "organization"


@pytest.mark.slow
@given(st.lists(CELLS, min_size=len(LIST), max_size=len(LIST)))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_a_list_is_read_or_reported(cells: list[Value]) -> None:
    reading = listed([cells[0], cells[1], cells[2], "取組", "市民課", *cells[5:]])
    if not len(reading.rows):
        assert reading.issues
        return
    for name in ("planned", "actual"):
        rows = reading.rows.dropna(subset=[f"{name}_start", f"{name}_end"])
        assert (rows[f"{name}_start"] <= rows[f"{name}_end"]).all()
    assert all(0 <= share <= 1 for share in reading.rows["progress"].dropna())
