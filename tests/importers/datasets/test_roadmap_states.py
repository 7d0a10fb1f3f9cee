"""The states that offices report: words, letters by a legend, and letters by the settings."""

import pytest

from dashboard import importers
from dashboard.importers import Hints
from tests.importers.grids import Row, finding, only, read, sheet, unknown
from tests.importers.roadmap_readings import CITY, listed, row
from tests.importers.roadmaps import LIST


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("完了", "done"), ("順調", "on_track"), ("計画どおり", "on_track"), ("遅れ", "late"), ("やや遅れ", "late"),
        ("未着手", "not_started"), ("中止", "stopped"), ("対象外", "stopped"), ("1 順調", "on_track"),
        ("A：順調", "on_track"), ("C（遅れ）", "late"), ("　順　調", "on_track"),
    ],
)  # fmt: skip
def test_words_of_a_state(text: str, state: str) -> None:
    assert only(listed(row(状況=text)))["reported_state"] == state


@pytest.mark.parametrize("text", ["Q", "D", "×", "がんばっている", "順調？"])
def test_an_unknown_state_is_reported_with_its_cell_and_stays_unknown(text: str) -> None:
    reading = listed(row(状況=text))
    found = [issue for issue in reading.issues if issue.code in ("state_sign_unknown", "state_unlisted")]
    assert [(issue.cell, issue.value, issue.rule) for issue in found] == [("L2", text, "L2-04")]
    assert "[roadmap.states]" in found[0].remedy
    assert unknown(reading, "reported_state")
    assert only(reading)["reported_text"] == text


def test_letters_by_the_legend_of_the_file() -> None:
    rows: list[Row] = [["凡例　A：計画どおり　B：完了　C：目標より遅れている　D：評価できない"], LIST]
    rows += [
        row(**{"No.": str(place), "取組名": f"取組{place}", "状況": letter}) for place, letter in enumerate("ABCD")
    ]
    reading = read(sheet(rows), register=CITY)
    assert list(reading.rows["reported_state"].fillna("—")) == ["on_track", "done", "late", "—"]
    asked = finding(reading, "legend_unclear")
    assert (asked.value, asked.cell, asked.key) == ("評価できない", "A1", "状況:D:評価できない")


def test_letters_by_the_settings_are_said_so() -> None:
    reading = read(sheet([LIST, row(状況="A")]), register=CITY, hints=Hints(states={"a": "on_track"}))
    assert only(reading)["reported_state"] == "on_track"
    assert "「順調」と読みました" in finding(reading, "state_by_settings").message


def test_the_legend_goes_before_the_settings() -> None:
    rows: list[Row] = [["凡例　A：遅れ"], LIST, row(状況="A")]
    reading = read(sheet(rows), register=CITY, hints=Hints(states={"a": "on_track"}))
    assert only(reading)["reported_state"] == "late"


def test_a_scale_of_the_settings_that_names_no_state() -> None:
    with pytest.raises(ValueError, match="がんばる"):
        importers.state_words({"A": "がんばる"})
    assert importers.state_words({"Ａ": "順調", "○": "完了"}) == {"a": "on_track", "○": "done"}
