"""A 課 is offered only where a 課 is asked for; what files themselves do not say is asked once for all of them."""

import datetime as dt

import pandas as pd

from dashboard.screens.import_files import asking, listing
from dashboard.screens.import_files.findings import Question

TODAY = dt.date(2026, 11, 28)
LISTED = pd.DataFrame(
    {
        "key": ["a", "b", "c"], "as_of": [None, dt.date(2025, 6, 10), None], "round": [None, None, "第3回"],
        "lacks_day": [True, False, False], "lacks_round": [False, True, False],
    }
)  # fmt: skip


def test_departments_are_offered_only_where_one_is_asked_for() -> None:
    of_word = Question("必須度:高", "「高」とは", (), 1, True, about_department=False)
    of_name = Question("課:税無課", "「税無課」とは", ("税務課",), 1, True, about_department=True)
    assert asking.choices(of_word, ["市民課", "税務課"]) == []
    assert asking.choices(of_name, ["市民課", "税務課"]) == ["税務課", "市民課"]
    assert "別名" in asking.words(of_name) and "別名" not in asking.words(of_word)


def test_what_files_do_not_say_is_asked_once_for_all_of_them() -> None:
    day, round_ = asking.of_files(LISTED, TODAY)
    assert (day.keys, round_.keys) == (["a"], ["b"])
    assert day.choices[:3] == ["2026-11-30", "2026-10-31", "2026-09-30"] and "2025-06-10" in day.choices
    assert round_.choices == ["令和8年度", "令和7年度", "令和9年度", "第3回"]


def test_a_fiscal_year_begins_in_april() -> None:
    assert listing.rounds(LISTED, dt.date(2026, 3, 31))[0] == "令和7年度"
    assert not listing.has_rounds(LISTED.iloc[:1])
