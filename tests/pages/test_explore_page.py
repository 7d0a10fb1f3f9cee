"""探索 through app.py: every subject, the questions of the first day, one 課, a view kept, nothing, hostile ones."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.records import views
from dashboard.screens.explore import questions
from dashboard.screens.explore.filters import SUBJECT
from dashboard.store import answers as store
from tests.figures import charts, figures
from tests.pages.conftest import Own
from tests.pages.lists import ONE_MONTH, ORGANIZATION
from tests.pages.opening import run, words
from tests.tables import tables

pytestmark = pytest.mark.slow

PAGE = "pages/analysis/explore.py"


def page(**params: Any) -> AppTest:
    return run(PAGE, **params)


@pytest.fixture
def city(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample city, only looked at."""
    monkeypatch.setenv("DASHBOARD_DATA", str(sample_folder))
    return sample_folder


def test_it_opens_with_a_figure_and_the_rows_behind_it(city: Path) -> None:
    app = page()
    (chart,) = charts(app)
    assert (chart.said["title"], chart.said["finding"]) == (
        "部別の手続数（2026年10月末）", "最も多いのは市民環境部（98件）。全体は623件。",
    )  # fmt: skip
    (listed,) = tables(app)
    assert len(listed) == 623
    assert {"ファイル", "シート", "行"} <= set(listed.columns)


def test_the_question_of_the_meeting_is_answered(city: Path) -> None:
    asked: dict[str, Any] = {"barrier": ["4"], "annual_from": 1000}
    rows = store.answer(store.serving(city), "explore/procedures", asked)
    app = page(x_barrier=["書類の原本が紙"], x_annual="1,000件以上")
    (chart,) = charts(app)
    assert chart.said["finding"] == f"最も多いのは財務部（2件）。全体は{rows['value'].iloc[-1]:.0f}件。"
    assert "未実施の理由が書類の原本が紙、年間件数が1,000件以上の手続について" in words(app)
    assert len(tables(app)[0]) == rows["value"].iloc[-1]


def test_every_question_of_the_first_day_has_an_answer(city: Path) -> None:
    shapes = set()
    for name, params in questions.USUAL.items():
        app = page(**{key: list(each) if len(each) > 1 else each[0] for key, each in params.items()})
        (chart,) = charts(app)
        assert "当てはまるものがありません" not in chart.said["finding"], name
        shapes.add(app.query_params["x_chart"])
        assert name in words(app)
    assert {"bars", "lines", "heat"} <= shapes


@pytest.mark.parametrize("subject", list(SUBJECT.options))
def test_every_subject_opens_with_a_figure_for_the_city_and_for_one_department(city: Path, subject: str) -> None:
    chosen: list[dict[str, Any]] = [{}, {"department": ["市民税課"], "x_rows": "department"}]
    for more in chosen:
        app = page(x_subject=subject, **more)
        (chart,) = charts(app)
        assert more or "当てはまるものがありません" not in chart.said["finding"]
        assert ("内訳（" in words(app)) == (subject != "スキルアセスメント"), "nobody's answers are listed"


def test_another_subject_keeps_what_still_means_something(city: Path) -> None:
    app = page(x_subject="相談", x_rows="department", x_columns="barrier", x_measure="kind")
    kept = [app.query_params[key] for key in ("x_rows", "x_columns", "x_measure")]
    assert kept == ["department", "none", "consultations"]


def test_a_cell_leads_to_its_rows_and_down(city: Path) -> None:
    app = page(x_columns="barrier", x_measure="remaining", x_row="福祉部", x_column="書類の原本が紙")
    (listed,) = tables(app)
    assert (set(listed["部"]), set(listed["未実施の理由"])) == ({"福祉部"}, {"書類の原本が紙"})
    assert f"手続 {len(listed)}件" in words(app)
    next(each for each in app.button if each.key == "x_down").click().run()
    assert [app.query_params[key] for key in ("x_rows", "bureau")] == ["department", "福祉部"]
    assert "x_row" not in app.query_params
    next(each for each in app.button if each.key == "x_up").click().run()
    assert app.query_params["x_rows"] == "bureau"


def test_days_stand_beside_each_other_and_are_never_added_up(city: Path) -> None:
    app = page(x_columns="month", x_chart="table")
    cross = tables(app)[0]
    assert len(cross.columns) == 1 + 13
    assert "全体" not in cross.columns
    last = store.answer(store.serving(city), "online/totals", {"as_of": "2026-03-31", "bureau": ["福祉部"]}).iloc[0]
    listed = page(x_columns="year", x_row="福祉部", x_column="2025年度", x_measure="applicable")
    assert f"内訳（対象手続・福祉部・2025年度）：手続 {last['applicable']:.0f}件" in words(listed)


def test_hostile_addresses_do_no_harm(city: Path) -> None:
    for params in (
        {"x_rows": "'; DROP TABLE marts.procedure_month; --", "x_columns": "bureau", "x_measure": "<script>"},
        {"x_annual": "9" * 50, "x_search": "<img src=x onerror=alert(1)>％_\\'"},
        {"x_row": "ない部", "x_column": "x", "x_top": "99999999", "x_chart": "lines", "x_order": "逆"},
        {"x_barrier": ["ない", "書類の原本が紙"] * 200, "x_subject": "private", "x_kept": "-1", "as_of": "0000"},
    ):
        text = words(page(**params))
        assert "<script>" not in text
        assert "<img" not in text
    assert "年間件数「99999" in words(page(x_annual="9" * 50)), "what is not read is said"


def test_before_the_first_list_it_says_what_to_do(own: Own) -> None:
    own(組織表=ORGANIZATION)
    assert "資料を取り込むと" in words(page())


def test_a_city_of_one_month_has_the_whole_page(own: Own) -> None:
    own(組織表=ORGANIZATION, 一覧_20261031=ONE_MONTH)
    app = page(x_measure="kind")
    assert "全体は50.0%（1/2）。" in charts(app)[0].said["finding"]
    for subject in ("課の動き", "取組（ロードマップ）", "提出", "相談", "スキルアセスメント"):
        words(page(x_subject=subject))


def test_a_view_is_kept_for_everybody_renamed_and_taken_back(data_folder: Path) -> None:
    app = page(x_columns="barrier", x_measure="remaining", department=["市民課"])
    fields = {each.key: each for each in app.text_input}
    fields["x_keep_name"].input("残りの理由")
    fields["x_keep_by"].input("戦略室")
    next(each for each in app.button if each.label == "この見かたを保存").click().run()
    (kept,) = views.views(data_folder, of_sample=True)
    assert (kept.name, kept.by) == ("残りの理由", "戦略室")
    assert kept.params["x_columns"] == ["barrier"]
    assert not {"as_of", "vs", "x_row"} & set(kept.params), "a view is a question, of whatever month is on show"
    assert "残りの理由" in words(app)
    again = page(**{key: list(each) for key, each in kept.params.items()})
    assert figures(again) == figures(app)
    next(each for each in app.text_input if each.key == "x_name").input("理由別の残り")
    next(each for each in app.button if each.key == "x_rename").click().run()
    assert [each.name for each in views.views(data_folder, of_sample=True)] == ["理由別の残り"]
    next(each for each in app.button if each.key == "x_withdraw").click().run()
    assert views.views(data_folder, of_sample=True) == []
