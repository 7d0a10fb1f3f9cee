"""スキルアセスメント through app.py: the sample city, one 課, hidden groups, one round, no round."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store import answers as store
from tests import figures
from tests.cities import Person, built
from tests.importers.forms import as_csv
from tests.pages.conftest import Own
from tests.pages.lists import ORGANIZATION
from tests.pages.opening import run, stands, words
from tests.tables import tables

pytestmark = pytest.mark.slow

PAGE = "pages/analysis/assessment.py"
PLAN = "研修計画"
CHARTS = {
    "どこが弱いか": ["heatmap", "scores", "fields", "change"],
    PLAN: ["under", "skill_fields", "skills", "answers"],
}
"""What each view has, and nothing of the other's."""


def page(**params: Any) -> AppTest:
    return run(PAGE, **params)


def test_the_sample_city_says_which_skill_is_missing_where(data_folder: Path) -> None:
    text = words(page())
    city = store.answer(store.serving(data_folder), "assessment/units").query("level == 'city'").iloc[0]
    assert "最も低い統計知識だけが、前回から伸びていない" in text
    assert f"{city['response_rate'] * 100:.1f}<small>%" in text
    assert f"{city['mean'] * 100:.1f}<small>点" in text
    assert "令和7年度→令和8年度" in text
    assert "<small>クラス" not in text


def test_a_chosen_department_stands_beside_the_city(data_folder: Path) -> None:
    units = store.answer(store.serving(data_folder), "assessment/units").set_index("unit")
    text = words(page(department=["保育課"]))
    assert f"保育課 {units['mean']['保育課'] * 100:.1f}点（n={units['n']['保育課']}）" in text
    assert f"{units['mean']['全庁'] * 100:.1f}<small>点" in text


def test_a_hidden_department_has_no_score(data_folder: Path) -> None:
    units = store.answer(store.serving(data_folder), "assessment/units")
    few = units[(units["level"] == "department") & (units["n"] < 10)]["unit"].iloc[0]
    text = words(page(department=[few]))
    assert f"{few} n&lt;10" in text


def test_a_bureau_is_a_choice_too(data_folder: Path) -> None:
    assert "福祉部 " in words(page(bureau=["福祉部"]))


def test_the_first_round_has_nothing_before_it(data_folder: Path) -> None:
    text = words(page(round="令和7年度"))
    assert "前回なし" in text
    assert "比べられる前の回がありません" in text


@pytest.mark.parametrize("view", CHARTS)
def test_every_chart_of_a_view_is_a_table_too(data_folder: Path, view: str) -> None:
    assert set(figures.figures(page(view=view))) == set(CHARTS[view])
    app = page(view=view, **{f"table_{chart}": "true" for chart in CHARTS[view]})
    lists = 2 if view == PLAN else 1
    assert len(tables(app)) == len(CHARTS[view]) + lists, "the charts' tables, and the lists"
    assert all(len(table) for table in tables(app))


def test_the_field_in_question_leads_to_its_plan(data_folder: Path) -> None:
    app = page(line="60点")
    app.button(key="to_plan").click().run()
    text = words(stands(app))
    assert app.query_params["view"] == PLAN
    assert app.query_params["line"] == "60点", "kept though the first view has no use for it"
    assert "統計知識：60点に届かない人のいる部" in text


def test_the_list_to_take_along_is_the_chosen_ones(data_folder: Path) -> None:
    whole = tables(page(view=PLAN))[0]
    bureau = tables(page(view=PLAN, bureau=["福祉部"]))[0]
    assert set(bureau["部"].dropna()) == {"福祉部"} < set(whole["部"].dropna())
    assert bureau["課"].iloc[0] == whole["課"].iloc[0] == "全庁"
    app = page(view=PLAN, department=["保育課", "契約検査課"])
    assert list(tables(app)[0]["課"]) == ["全庁", "保育課", "ほかの課"]
    assert "契約検査課の人数は示せない（n&lt;10）" in words(app)


def test_the_plan_follows_skill_line_and_class_size(data_folder: Path) -> None:
    path = store.serving(data_folder)
    city = (
        store.answer(path, "assessment/under_line", {"question_no": "20", "line": 0.4}).query("level == 'city'").iloc[0]
    )
    app = page(view=PLAN, skill="問:20", line="40点", class_size="30")
    text = words(app)
    assert f"約{city['people']}<small>人" in text
    assert f"{-(-city['people'] // 30)}<small>クラス" in text
    assert f"回答者{city['n']}人のうち" in text
    assert f"{1150 - city['n']}<small>人" in text, "who is not counted"
    # One number of people and of classes: the sums of the 部 differ by rounding, and are classes of nobody.
    assert "クラス数" not in tables(app)[0]


def test_unknown_words_in_the_url_do_no_harm(data_folder: Path) -> None:
    odd = {"round": "来世", "skill": "分野:ない", "line": "0点", "rows": "市", "view": "裏", "places": "市"}
    assert "最も低い統計知識だけが" in words(page(**odd))


def test_before_the_first_round_the_page_says_what_to_do(own: Own) -> None:
    own(組織表=ORGANIZATION)
    assert "アセスメントの回答がまだ取り込まれていません" in words(page())


def test_answers_alone_are_enough(own: Own) -> None:
    """No 組織表, no 設問一覧, no 手続一覧, no 課: the city's figures, and the other page says what it lacks."""
    rows: list[list[object]] = [
        ["ID", "Q1", "Q2", "Q3"],
        *([str(each), each % 2, each % 3 % 2, 1 - each % 2] for each in range(40)),
    ]
    own(令和8年度=as_csv(rows, "x").content.decode("utf-8-sig"))
    text = words(page())
    assert "分野なし" in text
    assert "職員数が組織表にない" in text
    assert "手続一覧がまだ取り込まれていません" in words(run())


def test_a_city_in_which_nothing_may_be_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [Person(str(each), "第2回", "甲部", "甲課", "主任級", (1.0, 0.0, 1.0, 0.0, 1.0, 0.0)) for each in range(4)]
    built(tmp_path, people)
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path))
    text = words(page())
    assert "人数が少ないため" in text
    assert "1課のうち1課は伏せ（n&lt;10が1課）" in text
    assert "研修の計画に使える数がありません" in words(page(view=PLAN))
