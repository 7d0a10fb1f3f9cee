"""The story of the sample's スキルアセスメント is there to be found, by what the dashboard shows of it."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from assessment_people import ALIKE, CANNOT, answered, assessment_truth
from assessment_questions import QUESTIONS, ROUNDS, question_list

from dashboard.store import answers as store
from dashboard.store import build

pytestmark = pytest.mark.slow

Ask = Callable[..., pd.DataFrame]


@pytest.fixture
def ask(sample_store: Path) -> Ask:
    return lambda name, **params: store.answer(sample_store, f"assessment/{name}", params)


def test_the_same_people_answer_the_same_every_time() -> None:
    assert list(answered(ROUNDS[0])) == list(answered(ROUNDS[0]))
    assert assessment_truth(ROUNDS[1]) == assessment_truth(ROUNDS[1])


def test_27_questions_in_five_fields_in_both_rounds() -> None:
    rows = question_list()[0].rows[3:]
    assert len(rows) == 2 * len(QUESTIONS) == 54
    fields = [question.field for question in QUESTIONS]
    assert [fields.count(field) for field in dict.fromkeys(fields)] == [5, 6, 6, 9, 1]
    assert sum(bool(question.before) for question in QUESTIONS) == 2


def test_its_figures_are_the_same_everywhere(ask: Ask, tmp_path: Path) -> None:
    """Who is read is no secret there: pictures, the manual and tests tell the same figures."""
    assert build.ensure(tmp_path) is None
    again = store.answer(store.serving(tmp_path), "assessment/units")
    pd.testing.assert_frame_equal(again, ask("units"))


def test_about_nine_hundred_of_the_staff_answered(ask: Ask) -> None:
    rounds = ask("rounds").set_index("round")
    assert list(rounds.index) == ["令和8年度", "令和7年度"]
    assert 880 <= rounds["respondents"]["令和8年度"] <= 920
    assert 0.75 <= rounds["response_rate"]["令和8年度"] <= 0.81
    rates = ask("units").query("level == 'department'")["response_rate"].dropna()
    assert rates.min() < 0.6
    assert rates.max() == 1


def test_statistics_are_weakest_and_did_not_grow_while_basics_did(ask: Ask) -> None:
    fields = ask("fields").query("questions > 1").set_index("field")["mean"]
    assert fields.idxmin() == "統計知識"
    changes = ask("changes").query("level == 'city'").set_index("field")
    assert changes["change_low"]["基礎用語"] > 0.05
    assert changes["change_low"]["統計知識"] < 0 < changes["change_high"]["統計知識"]


def test_bureaus_and_grades_differ(ask: Ask) -> None:
    excel = ask("field_by_department", level="bureau").query("field == 'エクセル関数'").set_index("bureau")["mean"]
    assert max(excel["福祉部"], excel["こども健康部"], excel["市民環境部"]) < excel["財務部"]
    statistics = ask("field_by_department", level="bureau").query("field == '統計知識'").set_index("bureau")["mean"]
    assert statistics.idxmax() == "企画部"
    grades = ask("field_by_department", level="grade").set_index(["field", "department"])["mean"]
    assert grades["エクセル関数"].idxmax() == "係長級"
    assert grades["基礎用語"].idxmax() in ("部長級", "課長級")


def test_hardly_anybody_can_build_an_app_least_of_all_in_some_bureaus(ask: Ask) -> None:
    """Of a question nothing is told of 課, but that in the 部 of those in which nobody can hardly anybody can."""
    under = ask("under_line", question_no="20", line=0.5)
    homes = ask("units").query("level == 'department'").set_index("unit")["bureau"]
    bureaus = under.query("level == 'bureau'").set_index("bureau")
    whole = bureaus[bureaus["people"] == bureaus["n"]].index
    assert {homes[department] for department in CANNOT} <= set(whole)
    assert len(whole) < len(bureaus)
    assert not (under["level"] == "department").any()
    assert ask("skills").iloc[0]["question_no"] == "20"


def test_one_question_tells_nothing_and_one_everybody_can(ask: Ask) -> None:
    readings = ask("items").set_index("question_no")["reading"]
    assert readings["17"] == "review"
    assert readings["2"] == "easy"


def test_some_departments_are_too_small_and_one_is_all_alike(ask: Ask) -> None:
    cells = ask("field_by_department")
    small = cells[cells["n"] < 10]
    assert small["department"].nunique() >= 4
    assert small["masked"].all()
    alike = cells[(cells["department"] == ALIKE) & (cells["field"] == "セキュリティ")].iloc[0]
    assert alike["n"] >= 10
    assert alike["masked"]
    others = cells[(cells["field"] == "セキュリティ") & (cells["n"] < 30)]
    assert others["masked"].all(), "for its size, not for its answers"
