"""The SQL of what is on show passes the guard of the console, and gives the rows and figures of the page."""

import datetime as dt
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import labels, sample
from dashboard.screens.explore import cross, view
from dashboard.screens.explore.ranges import Bounds
from dashboard.screens.explore.statements import assessment, statement, writing
from dashboard.screens.explore.subjects import SUBJECTS
from dashboard.screens.explore.subjects.subject import MONTH, NONE, YEAR
from dashboard.screens.explore.view import View
from dashboard.screens.view import Ask
from dashboard.store import answers as store
from tests.console.asking import frame

LATEST = dt.date(2026, 10, 31)
DAYS = [LATEST, LATEST, dt.date(2026, 3, 31), dt.date(2025, 12, 31)]
LIMITS = [Bounds(), Bounds(30), Bounds(None, 400), Bounds(10, 1000)]


@pytest.fixture(scope="module")
def ask(sample_store: Path) -> Ask:
    """Each answer once: most views ask the same of what there is."""
    kept: dict[str, pd.DataFrame] = {}
    answers = store.Answers(sample_store)

    def once(name: str, **params: Any) -> pd.DataFrame:
        key = repr((name, sorted(params.items())))
        if key not in kept:
            kept[key] = answers(name, **params)
        return kept[key]

    return once


def made(subject: str, **more: Any) -> View:
    rows, columns, measure = SUBJECTS[subject].first
    usual = {"subject_key": subject, "rows": rows, "columns": columns, "measure_key": measure, "as_of": LATEST}
    fixed = {"vs": None, "vs_label": "", "shape": "table", "order": "largest", "top": 60, "months": 13}
    return View(**{**usual, **fixed, "with_partial": False, "year_begins": 4, "today": sample.TODAY, **more})


def views(subject: str, ask: Ask) -> Iterator[View]:
    """Every measure by every dimension, each narrowed in another way."""
    chance, one = random.Random(subject), SUBJECTS[subject]
    for measure in one.counted:
        for row in [each for each in one.by_key if each not in one.only_columns]:
            column = chance.choice([NONE, *(each for each in one.by_key if is_beside(subject, each, row))])
            day = LATEST if subject == "consultations" else chance.choice(DAYS)
            first = made(subject, measure_key=measure, rows=row, columns=column, as_of=day)
            more: dict[str, Any] = {"months": chance.choice([13, 25, None])}
            more["with_partial"] = "with_partial" in one.takes and chance.random() < 0.4
            yield replace(first, **more, **narrowed(first, ask, chance))


def is_beside(subject: str, column: str, row: str) -> bool:
    """Whether the page lets a dimension stand in the columns beside another in the rows."""
    return column not in (row, *SUBJECTS[subject].only_rows) and not {column, row} <= {MONTH, YEAR}


def narrowed(first: View, ask: Ask, chance: random.Random) -> dict[str, Any]:
    """Some of the values that there are, a range, words, a 部 or some 課."""
    found: dict[str, Any] = {}
    chosen = [each for each in first.subject.dimensions if each.choice and chance.random() < 0.15]
    there = {each.key: list(view.there(ask, first, each.key)) for each in chosen}
    taken = {key: tuple(chance.sample(values, min(len(values), 3))) for key, values in there.items() if values}
    found["narrowed"] = tuple(taken.items())
    if first.subject.ranges:
        found["between"] = (chance.choice(LIMITS),)
    if first.subject_key == "roadmap" and chance.random() < 0.3:
        found["search"] = " 窓口 "
    if chance.random() < 0.4:
        level = chance.choice(["bureau", "department"])
        found[level] = tuple(chance.sample(list(view.there(ask, first, level)), 2))
    return found


def told(view_: View, ask: Ask) -> dict[tuple[str, str], cross.Cell]:
    """The cells of the page under the words they stand by; months by their day."""
    on_page = cross.of(ask, replace(view_, top=10_000))

    def name(key: str | None, dimension: str, words: str) -> str:
        return key if key is not None and dimension == MONTH else words

    return {
        (name(row, view_.rows, on_page.row_name(row)), name(column, view_.columns, on_page.column_name(column))): cell
        for (row, column), cell in on_page.cells.items()
    }


def asked(view_: View, ask: Ask, sample_store: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """The rows of the statement in the same way."""
    sql = statement.of(ask, view_).sql
    rows = frame(sample_store, sql)
    names = [view_.row_dimension.name, *([view_.column_dimension.name] if view_.column_dimension else [])]
    for each in names:
        if pd.api.types.is_datetime64_any_dtype(rows[each]):
            rows[each] = rows[each].dt.strftime("%Y-%m-%d")
    found = {(row[names[0]], row[names[1]] if len(names) > 1 else cross.TOTAL): row for row in rows.to_dict("records")}
    assert len(found) == len(rows), sql
    return found  # type: ignore[return-value]


def same(cell: cross.Cell, row: dict[str, Any], view_: View) -> bool:
    """A count to the last; a share by what it is made of and to the digit that is shown."""
    measure = view_.measure
    value = row[f"{measure.name}（%）" if measure.kind == "share" else measure.name]
    if measure.unknown and row["含まない（分からない）"] != cell.left_out:
        return False
    if not labels.known(value) or cell.value is None:
        return not labels.known(value) and cell.value is None
    if measure.kind == "share" and (row["分子"], row["分母"]) != (cell.numerator, cell.denominator):
        return False
    is_rounded = measure.kind in ("share", "points")
    return bool(abs(cell.value * (100 if is_rounded else 1) - value) <= (0.0500001 if is_rounded else 0))


@pytest.mark.parametrize("subject", [each for each in SUBJECTS if each not in statement.UNTOLD])
def test_every_measure_by_every_dimension_has_the_figures_of_the_page(
    subject: str, ask: Ask, sample_store: Path
) -> None:
    empty = 0
    for one in views(subject, ask):
        on_page, found = told(one, ask), asked(one, ask, sample_store)
        if not on_page:  # a statement tells of nothing that it is none
            empty += 1
            values = [row[one.measure.name] for row in found.values() if one.measure.name in row]
            assert not any(labels.known(each) and each for each in values)
            continue
        assert found.keys() == on_page.keys(), one
        wrong = {key for key, cell in on_page.items() if not same(cell, found[key], one)}
        assert not wrong, (one, wrong)
    assert empty < 20


def test_everything_that_a_subject_declares_can_be_told() -> None:
    for key, telling in statement.TELLINGS.items():
        one = telling(made(key))
        assert (one.fields.keys(), one.measures.keys()) == (SUBJECTS[key].by_key.keys(), SUBJECTS[key].counted.keys())
        assert {each.low for each in SUBJECTS[key].ranges} == set(one.bounded)
        assert bool(SUBJECTS[key].search) == bool(one.searched or key in statement.UNSEARCHED)
    assert assessment.MEASURES.keys() == SUBJECTS["assessment"].counted.keys()


@pytest.mark.parametrize(
    ("view_", "why"),
    [
        (made("procedures", search="住民票"), "備考はありません"),
        (made("moves"), "前の月の一覧と比べて"),
        (made("consultations", search="本人"), "内容と対応の文は"),
        (made("consultations", as_of=dt.date(2026, 9, 30)), "最後の基準日（2026-10-31）の時点だけ"),
        (made("submissions", today=dt.date(2027, 2, 1)), "月が替わり"),
    ],
)
def test_what_cannot_be_told_says_why(view_: View, why: str, ask: Ask) -> None:
    found = statement.of(ask, view_)
    assert (found.sql, why in found.why) == ("", True), found


def test_a_statement_says_what_it_is_of(ask: Ask) -> None:
    found = statement.of(
        ask, made("procedures", rows="department", bureau=("福祉部",), top=3, narrowed=(("status", ("not_online",)),))
    )
    head = [line for line in found.sql.splitlines() if line.startswith("--")]
    assert head[0] == "-- 課別の手続数（2026年10月末）"
    assert head[1] == "-- 条件：福祉部だけ、状況が未実施"
    assert re.fullmatch("-- 画面の表で示していない[1-9]行も含みます", head[2])


@settings(max_examples=40)
@given(st.text(max_size=40))
def test_no_text_gets_out_of_its_quotes(sample_store: Path, words: str) -> None:
    words = words.encode(errors="replace").decode()
    sql = f"{writing.comment(words)}\nSELECT {writing.text(words)} AS {writing.name('列' + words.replace(chr(0), ''))}"
    assert frame(sample_store, sql).iloc[0, 0] == words
