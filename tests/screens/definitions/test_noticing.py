"""What was noticed this month: every kind counted a second, plain way, and compared with the month before."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from dashboard.screens.definitions import noticing
from dashboard.store import answers as store

OCTOBER, SEPTEMBER = dt.date(2026, 10, 31), dt.date(2026, 9, 30)


@pytest.fixture
def ask(sample_store: Path) -> store.Answers:
    return store.Answers(sample_store)


def test_kinds_are_counted_by_file_department_and_code(ask: store.Answers) -> None:
    found = noticing.found(ask, OCTOBER)
    plain = Counter((row["file"], row["department"] or "", row["code"]) for row in found.fillna("").to_dict("records"))
    listed = noticing.kinds(found).rows.fillna("")
    counted = {(row["file"], row["department"], row["code"]): row["count"] for row in listed.to_dict("records")}
    assert counted == plain and sum(plain.values()) == len(found) > 0
    order = [("error", "warning", "info").index(severity) for severity in listed["severity"]]
    assert order == sorted(order), "what is to be mended first stands first"


def test_what_is_new_and_gone_since_the_month_before(ask: store.Answers) -> None:
    now, then = noticing.found(ask, OCTOBER), noticing.found(ask, SEPTEMBER)
    assert noticing.before(ask, OCTOBER) == SEPTEMBER
    kinds = [
        {(str(row.dataset_label), str(row.department), str(row.code)) for row in rows.fillna("").itertuples()}
        for rows in (now, then)
    ]
    assert noticing.compared(now, then) == (len(kinds[0] - kinds[1]), len(kinds[1] - kinds[0]))
    said = noticing.sentence(ask, OCTOBER)
    assert f"2026-10の資料で気づいた点は{len(now)}件です。" in said
    assert f"値を不明とした{(now['severity'] == 'warning').sum()}か所" in said


def test_without_warnings_it_says_so(ask: store.Answers) -> None:
    clean = noticing.found(ask, OCTOBER).head(0)
    assert noticing.compared(clean, clean) == (0, 0)
    assert noticing.kinds(clean).rows.empty
