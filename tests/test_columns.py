"""Every column of every answer is described once, truly, in Japanese, and none twice under the same heading."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import labels
from dashboard.ledger.changes import CELLS
from dashboard.records import acts
from dashboard.screens.administration import parts
from dashboard.screens.columns import asked_first, describe, in_words, overrides
from dashboard.screens.definitions import noticing
from dashboard.screens.department import material as karte
from dashboard.screens.import_files import figures
from dashboard.screens.monthly_meeting import lists
from dashboard.screens.next import plan, talk
from dashboard.screens.overview import changes, people
from dashboard.store import answers as store
from dashboard.store import queries
from dashboard.uploads import memory, told

ANSWERS = queries.names()
LISTS = {
    "import_files/cells": ["file", *CELLS],
    "import_files/findings": [*told.FINDINGS, "count"],
    "definitions/kinds": noticing.COLUMNS,
    "import_files/figures": figures.COLUMNS,
    "import_files/figures_without": figures.COLUMNS,
    "monthly_meeting/agenda": lists.AGENDA,
    "monthly_meeting/figures": lists.FIGURES,
    "monthly_meeting/held": lists.HELD,
    "monthly_meeting/homework": lists.PROMISED,
    "monthly_meeting/minutes": lists.MINUTES,
    "department/lines": karte.LISTED,
    "overview/lines": changes.LISTED,
    "overview/people": people.LISTED,
    "import_files/remembered": memory.COLUMNS,
    "next/checklist": talk.CHECKLIST,
    "audit/acts": acts.COLUMNS,
    "administration/checks": parts.CHECKS,
    "administration/roles": parts.ROLES,
    "next/plans": plan.PLANS,
}
"""What is shown as an answer is, though no query makes it."""
RETURNS = {name: queries.get(name).returns for name in ANSWERS} | LISTS
OVERRIDES = overrides()
TRAINEES = ["respondent", *queries.restricted("trainees").returns]
MADE_BY_SCREENS = {
    "is_related",  # ロードマップ
    "how",  # 研修計画
    "respondent",  # 研修の名簿
}
"""Columns that no answer has: screens and the command trainees add them."""

MILESTONES = [{"due": dt.date(2026, 9, 30), "name": "甲"}, {"due": dt.date(2026, 12, 31), "name": "乙"}]
LATIN = {"KPI", "ID", "pt"}
"""What a heading may say in Latin letters."""


@pytest.mark.parametrize("name", RETURNS)
def test_every_column_is_described(name: str) -> None:
    for column in RETURNS[name]:
        assert describe(column, name)


@pytest.mark.parametrize(("name", "columns"), [*RETURNS.items(), ("restricted/trainees", TRAINEES)])
def test_no_two_shown_columns_have_the_same_heading(name: str, columns: list[str]) -> None:
    described = [describe(column, name) for column in columns]
    headings = [column.heading for column in described if column.kind != "hidden"]
    assert sorted(headings) == sorted(set(headings))


@pytest.mark.parametrize(
    "column",
    [*labels.EVERYWHERE.values(), *(column for columns in OVERRIDES.values() for column in columns.values())],
)
def test_headings_and_words_are_japanese(column: labels.Column) -> None:
    assert bool(column.heading) == (column.kind != "hidden")
    assert (column.words is not None) == (column.kind == "code")
    for text in (column.heading, *(column.words or {}).values()):
        assert set(re.findall("[A-Za-z_]+", text)) <= LATIN


def test_nothing_is_described_that_nobody_has() -> None:
    returned = {column for columns in RETURNS.values() for column in columns} | set(TRAINEES)
    assert labels.EVERYWHERE.keys() - returned - MADE_BY_SCREENS == set()
    assert not MADE_BY_SCREENS & returned - {"respondent"}
    for owner, columns in OVERRIDES.items():
        owned = {column for name in RETURNS if owner in (name, name.partition("/")[0]) for column in RETURNS[name]}
        assert columns.keys() <= owned, f"{owner} has no such column"


def test_an_override_says_something_else() -> None:
    for columns in OVERRIDES.values():
        for name, column in columns.items():
            assert column != labels.EVERYWHERE.get(name)


@pytest.mark.parametrize("name", ANSWERS)
def test_every_value_is_of_its_kind(name: str, store_of: Callable[[str], Path]) -> None:
    answer = store.answer(store_of(name), name)
    for column, values in answer.items():
        what = describe(str(column), name)
        known = values.dropna()
        assert fits(known, what), f"{column} of {name} is no {what.kind}: {values.dtype}, {list(known[:5])}"


def fits(values: pd.Series, what: labels.Column) -> bool:
    """Whether known values are what the column's kind says. One list of texts is a value."""
    kind, dtype = what.kind, values.dtype.kind
    if kind == "hidden" or values.empty:
        return True
    if kind == "code":
        return set(values) <= set(what.words or {})
    if kind == "milestones":
        return all(isinstance(each["due"], dt.date) and each["name"] for dated in values for each in dated)
    if kind == "names":
        return all(isinstance(text, str) for texts in values for text in texts)
    if kind == "flag":
        return set(values) <= {True, False}
    if kind in ("day", "moment"):
        return dtype == "M" and (kind == "moment" or bool((values == values.dt.normalize()).all()))
    if kind in ("text", "person", "unit"):
        return all(isinstance(text, str) for text in values)
    if kind == "count":
        return dtype in "if" and bool((values == values.round()).all())
    if kind == "points":
        return dtype == "f" and bool(values.abs().max() <= 1)
    if kind == "share":
        # What can be negative is a difference, and "2.5%" of a rate would be something else.
        return dtype == "f" and bool(values.between(0, 1).all())
    return dtype in "if"


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_in_words_keeps_its_rows_and_knows_every_heading(name: str, store_of: Callable[[str], Path]) -> None:
    answer = store.answer(store_of(name), name)
    shown, kinds = in_words(answer, name)
    first = asked_first().get(name, ())
    assert set(first) <= set(answer.columns)
    seen = [column for column in [*first, *answer.columns.drop(list(first))] if describe(column, name).kind != "hidden"]
    assert list(shown.columns) == list(kinds) == [describe(column, name).heading for column in seen]
    assert len(shown) == len(answer)


def test_an_empty_answer_in_words_has_its_headings(store_of: Callable[[str], Path]) -> None:
    for name in ANSWERS:
        answer = store.answer(store_of(name), name)
        assert list(in_words(answer.head(0), name)[0]) == list(in_words(answer, name)[0])


@pytest.mark.parametrize(
    ("answer", "column", "value", "shown"),
    [
        ("roadmap/initiatives", "reason", "slip", {"判定の理由": "終わりの見込が基準計画より遅い"}),
        ("roadmap/initiatives", "reason", "国の仕様変更", {"判定の理由": "国の仕様変更"}),
        ("roadmap/baselines", "reason", "slip", {"見直した理由": "slip"}),
        ("online/spread_by_month", "median", 0.25, {"中央値": 0.25}),
        ("assessment/units", "median", 0.25, {"中央値（点）": 25.0}),
        ("roadmap/totals", "median_slip", 45.5, {"終わりのずれの中央値（日）": 45.5}),
        ("assessment/answers", "level", 2, {"段階": 2}),
        ("assessment/under_line", "level", "rest", {"区分": "ほかの課"}),
        ("online/barriers", "barrier", float("nan"), {"未実施の理由": "理由の記入なし"}),
        ("online/procedures", "barrier", 3.0, {"未実施の理由": "システムがない"}),
        ("online/procedures", "status", None, {"状況": "データなし"}),
        ("online/departments", "submitted", True, {"提出": "○"}),
        ("roadmap/initiatives", "initiative_key", "1-1", {}),
        ("roadmap/initiatives", "milestones", MILESTONES,
         {"節目": "2026-09-30 甲、2026-12-31 乙"}),
        ("definitions/imports", "imported_at", pd.Timestamp("2026-11-05 00:12"),
         {"取込日時": pd.Timestamp("2026-11-05 09:12")}),
        (None, "department", "市民課", {"課": "市民課"}),
    ],
)  # fmt: skip
def test_a_name_means_what_its_answer_means(
    answer: str | None, column: str, value: Any, shown: dict[str, object]
) -> None:
    assert in_words(pd.DataFrame({column: [value]}), answer)[0].to_dict("records") == [shown]


def test_whole_numbers_with_gaps_stay_whole() -> None:
    shown, _ = in_words(pd.DataFrame({"annual_count": [1234.0, None]}))
    assert list(shown["年間件数"].astype(object)) == [1234, pd.NA]


def test_a_column_nobody_has_described_is_refused() -> None:
    with pytest.raises(KeyError, match="colour"):
        in_words(pd.DataFrame({"colour": [1]}), "online/totals")
