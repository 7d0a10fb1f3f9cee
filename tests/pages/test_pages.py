"""Every page through app.py, in every state a city can be in."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import labels
from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.settings import ROOT
from dashboard.store import answers as store
from dashboard.store import build

pytestmark = pytest.mark.slow

ORGANIZATION = "部,課,職員数\n市民部,市民課,20\n総務部,税務課,15\n"
LIST = "手続ID,所管部,所管課,手続名,オンライン化状況,年間件数,オンライン件数\n"
ONE_MONTH = LIST + "1,市民部,市民課,転入届,済,100,40\n2,総務部,税務課,納税証明,未,50,0\n"


def run(**params: object) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    assert "画面を表示できませんでした" not in words(app)
    return app


def words(app: AppTest) -> str:
    """All text on the page."""
    kinds = ("html", "markdown", "error", "button", "selectbox", "multiselect")
    return "\n".join(str(getattr(element, "body", "") or element.value) for kind in kinds for element in app.get(kind))


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A data folder with imports of its own."""

    def make(**files: str):
        folder = tmp_path / "own"
        sources = [SourceFile(f"{name}.csv", text.encode()) for name, text in files.items()]
        report = import_files(folder, sources, by="担当者")
        assert not report.refused, report.reasons()
        build.ensure(folder)
        monkeypatch.setenv("DASHBOARD_DATA", str(folder))
        return folder

    return make


def test_the_sample_city_opens_with_its_figures(data_folder):
    app = run()
    assert not app.exception
    text = words(app)
    totals = store.answer(store.serving(data_folder), "online/totals").iloc[0]
    assert "見本を表示しています" in text
    assert labels.with_fraction(totals["online"], totals["applicable"]) in text
    assert f"{totals['usage_rate'] * 100:.1f}<small>%" in text
    assert f"{labels.count(totals['remaining_volume'])}<small>件/年" in text
    assert "未提出 2課" in text


@pytest.mark.parametrize("measure", list(labels.SHORT_MEASURES.values()))
@pytest.mark.parametrize("department", [[], ["建築指導課"], ["建築指導課", "市民課"]])
def test_every_measure_with_and_without_a_choice(data_folder, measure, department):
    app = run(measure=measure, department=department)
    assert not app.exception
    text = words(app)
    assert f"・{measure}）" in text
    for name in department:
        assert name in text
    assert ("class='dx-chosen'" in text) == bool(department)


def test_a_chosen_department_stands_beside_the_unchanged_city(data_folder):
    path = store.serving(data_folder)
    city = store.answer(path, "online/totals").iloc[0]
    chosen = store.answer(path, "online/totals", {"department": ["市民課"]}).iloc[0]
    text = words(run(department=["市民課"]))
    assert f"{city['online_rate'] * 100:.1f}<small>%" in text
    assert f"市民課 {labels.with_fraction(chosen['online'], chosen['applicable'])}" in text


def test_a_bureau_is_a_choice_too(data_folder):
    assert "福祉部の手続" in words(run(bureau=["福祉部"]))


def test_partial_counts_when_asked_for(data_folder):
    path = store.serving(data_folder)
    with_partial = store.answer(path, "online/totals", {"with_partial": True}).iloc[0]
    assert labels.with_fraction(with_partial["online"], with_partial["applicable"]) in words(run(with_partial="true"))


def test_an_old_month_keeps_its_figures_and_its_comparison(data_folder):
    path = store.serving(data_folder)
    totals = store.answer(path, "online/totals", {"as_of": "2025-03-31"}).iloc[0]
    app = run(as_of="2025-03-31", vs="3か月前")
    text = words(app)
    assert labels.with_fraction(totals["online"], totals["applicable"]) in text
    assert "3か月前（2024-12）と比較" in text
    assert (app.query_params["as_of"], app.query_params["vs"]) == ("2025-03-31", "3か月前")


def test_the_first_month_has_nothing_to_compare_with(data_folder):
    app = run(as_of="2024-11-30")
    assert not app.exception
    assert "前月のデータなし" in words(app)


@pytest.mark.parametrize("chart", ["spread", "months", "ranking", "funnel", "remaining", "barriers"])
def test_every_chart_is_a_table_too(data_folder, chart):
    app = run(**{f"table_{chart}": "true"})
    assert not app.exception
    assert len(app.dataframe) == 2, "this chart's table, and the list of procedures"


def test_searching_narrows_the_procedures(data_folder):
    path = store.serving(data_folder)
    found = store.answer(path, "online/procedures", {"search": "住民票"})
    assert 0 < len(found) < 100
    assert f"全庁の手続 {len(found)}件" in words(run(search="住民票"))


def test_an_unknown_name_in_the_url_does_no_harm(data_folder):
    app = run(department=["ない課"], as_of="2099-01-31", vs="来世", measure="速さ")
    assert not app.exception
    assert "オンライン化率（種類ベース）は全庁で" in words(app)


def test_before_the_first_list_the_page_says_what_to_do(own):
    own(組織表=ORGANIZATION)
    app = run()
    assert not app.exception
    assert "手続一覧がまだ取り込まれていません" in words(app)
    assert "見本を表示しています" not in words(app)


def test_one_month_and_two_departments_are_enough(own):
    own(組織表=ORGANIZATION, 一覧_20261031=ONE_MONTH)
    app = run()
    assert not app.exception
    assert "50.0%（1/2）" in words(app)


def test_a_city_without_bureaus(own):
    own(一覧_20261031=LIST.replace("所管部,", "") + "1,甲省,届,済,10,5\n2,乙省,届,未,20,0\n")
    app = run()
    assert not app.exception
    labels_shown = {each.label for each in app.multiselect}
    assert "課" in labels_shown
    assert "部" not in labels_shown


def test_definitions_and_findings(data_folder):
    app = run().switch_page("pages/data/definitions.py").run()
    assert not app.exception
    text = words(app)
    assert "データの検査9件はすべて合っています" in text
    assert "オンライン利用率" in text
    assert len(app.dataframe) == 3


def test_broken_settings_are_said_in_japanese(data_folder):
    (data_folder / "settings.toml").write_text("[city", encoding="utf-8")
    app = run()
    assert not app.exception
    assert "settings.toml を読めません" in words(app)


def test_a_failed_build_shows_the_old_figures_and_says_so(own, tmp_path):
    folder = own(一覧_20261031=ONE_MONTH)
    import_files(folder, [SourceFile("次_20261130.csv", ONE_MONTH.encode())], by="担当者")
    (folder / store.FILE).touch()
    shutil.rmtree(folder / "rows")
    text = words(run())
    assert "前回までの数値を表示しています" in text
    assert "50.0%（1/2）" in text
