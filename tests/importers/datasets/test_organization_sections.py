"""A list of the city hall with 係, 内線 and 部 without 課, as it hangs on the wall."""

from collections.abc import Sequence

import pytest

from dashboard.importers.model import Reading, Value
from tests.importers.grids import codes, finding, read, sheet

HEADER: list[Value] = ["部", "課", "係", "内線"]
MERGED: Sequence[Sequence[Value]] = (
    HEADER,
    ["総務部", "総務課", "庶務係", 2101],
    [None, None, "文書係", 2102],
    [None, "人事課", "人事係", 2201],
    ["会計課", None, "出納係", 2301],
    ["議会事務局", None, None, 2401],
)


def organization(rows: Sequence[Sequence[Value]], **more: object) -> Reading:
    return read(sheet(rows), file="組織.csv", as_of=None, **more)  # type: ignore[arg-type]


def departments(reading: Reading) -> list[tuple[str, str]]:
    return list(reading.rows[["bureau", "department"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("dataset", [None, "organization"])
@pytest.mark.parametrize("merged", [True, False])
def test_every_department_once(dataset: str | None, merged: bool) -> None:
    merges = [(1, 0, 3, 0), (1, 1, 2, 1)] if merged else []
    reading = read(sheet(MERGED, merges=merges), file="組織.csv", as_of=None, dataset=dataset)
    assert not reading.refused
    assert departments(reading) == [
        ("総務部", "総務課"),
        ("総務部", "人事課"),
        ("会計課", "会計課"),
        ("議会事務局", "議会事務局"),
    ]
    assert finding(reading, "bureau_is_department").value == "会計課、議会事務局"
    assert "sections_joined" in codes(reading)


def test_people_of_sections_are_added_up() -> None:
    rows: list[list[Value]] = [
        ["部", "課", "係", "職員数"],
        ["総務部", "総務課", "庶務係", 5],
        ["総務部", "総務課", "文書係", 3],
    ]
    assert organization(rows).rows["headcount"].tolist() == [8]
    rows[2][3] = None
    assert organization(rows).rows["headcount"].isna().all()


def test_a_row_of_the_bureau_is_its_total() -> None:
    rows: list[list[Value]] = [
        ["部", "課", "職員数"],
        ["総務部", None, 8],
        ["総務部", "総務課", 5],
        ["総務部", "人事課", 3],
    ]
    reading = organization(rows)
    assert departments(reading) == [("総務部", "総務課"), ("総務部", "人事課")]
    assert "bureau_row" in codes(reading)


def test_a_bureau_without_departments_and_only_a_number() -> None:
    reading = organization([["部", "課", "職員数"], ["総務部", "総務課", 5], ["議会事務局", None, 6]])
    assert departments(reading)[1] == ("議会事務局", "議会事務局")


def test_one_department_twice_without_dates_says_so() -> None:
    reading = organization([["部", "課", "職員数"], ["総務部", "総務課", 5], ["総務部", "総務課", 7]])
    twice = finding(reading, "department_twice")
    assert "有効期間" not in twice.message
    assert "1 行にしてください" in twice.remedy
