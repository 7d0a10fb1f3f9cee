"""Every page through app.py, in every state a city can be in."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from dashboard import labels
from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.store import answers as store
from tests.pages.conftest import Own
from tests.pages.lists import LIST, ONE_MONTH, ORGANIZATION
from tests.pages.opening import run, words
from tests.tables import tables

pytestmark = pytest.mark.slow


def test_the_sample_city_opens_with_its_figures(data_folder: Path) -> None:
    app = run()
    text = words(app)
    totals = store.answer(store.serving(data_folder), "online/totals").iloc[0]
    assert "見本を表示しています" in text
    assert f"{totals['online']:.0f}/{totals['applicable']:.0f}・目標" in text
    assert "実施済に（" in text, "the news"
    assert f"{totals['usage_rate'] * 100:.1f}<small>%" in text
    assert f"{labels.count(totals['remaining_volume'])}<small>件/年" in text
    assert "未提出 2課" in text


@pytest.mark.parametrize("measure", list(labels.SHORT_MEASURES.values()))
@pytest.mark.parametrize("department", [[], ["建築指導課"], ["建築指導課", "市民課"]])
def test_every_measure_with_and_without_a_choice(data_folder: Path, measure: str, department: list[str]) -> None:
    app = run(measure=measure, department=department)
    text = words(app)
    assert f"・{measure}）" in text
    for name in department:
        assert name in text
    assert ("class='dx-chosen'" in text) == bool(department)


def test_a_chosen_department_stands_beside_the_unchanged_city(data_folder: Path) -> None:
    path = store.serving(data_folder)
    city = store.answer(path, "online/totals").iloc[0]
    chosen = store.answer(path, "online/totals", {"department": ["市民課"]}).iloc[0]
    text = words(run(department=["市民課"]))
    assert f"{city['online_rate'] * 100:.1f}<small>%" in text
    assert f"市民課 {labels.with_fraction(chosen['online'], chosen['applicable'])}" in text


def test_a_bureau_is_a_choice_too(data_folder: Path) -> None:
    assert "福祉部の手続" in words(run(bureau=["福祉部"]))


def test_partial_counts_when_asked_for(data_folder: Path) -> None:
    path = store.serving(data_folder)
    with_partial = store.answer(path, "online/totals", {"with_partial": True}).iloc[0]
    assert f"{with_partial['online']:.0f}/{with_partial['applicable']:.0f}・目標" in words(run(with_partial="true"))


def test_an_old_month_keeps_its_figures_and_its_comparison(data_folder: Path) -> None:
    path = store.serving(data_folder)
    totals = store.answer(path, "online/totals", {"as_of": "2025-03-31"}).iloc[0]
    app = run(as_of="2025-03-31", vs="3か月前")
    text = words(app)
    assert f"{totals['online']:.0f}/{totals['applicable']:.0f}・目標" in text
    assert "3か月前（2024-12）と比較" in text
    assert (app.query_params["as_of"], app.query_params["vs"]) == ("2025-03-31", "3か月前")


def test_the_first_month_has_nothing_to_compare_with(data_folder: Path) -> None:
    app = run(as_of="2024-11-30")
    assert "前月のデータなし" in words(app)


@pytest.mark.parametrize("chart", ["spread", "months", "ranking", "funnel", "remaining", "barriers"])
def test_every_chart_is_a_table_too(data_folder: Path, chart: str) -> None:
    as_table: dict[str, Any] = {f"table_{chart}": "true"}
    app = run(**as_table)
    assert len(tables(app)) == 3, "this chart's table, what changed, and the list of procedures"


def test_searching_narrows_the_procedures(data_folder: Path) -> None:
    path = store.serving(data_folder)
    found = store.answer(path, "online/procedures", {"search": "住民票"})
    assert 0 < len(found) < 100
    assert f"全庁の手続 {len(found)}件" in words(run(search="住民票"))


def test_an_unknown_name_in_the_url_does_no_harm(data_folder: Path) -> None:
    app = run(department=["ない課"], as_of="2099-01-31", vs="来世", measure="速さ")
    assert "前月から8手続が実施済に" in words(app)


def test_before_the_first_list_the_page_says_what_to_do(own: Own) -> None:
    own(組織表=ORGANIZATION)
    app = run()
    assert "手続一覧がまだ取り込まれていません" in words(app)
    assert "見本を表示しています" not in words(app)


def test_one_month_and_two_departments_are_enough(own: Own) -> None:
    own(組織表=ORGANIZATION, 一覧_20261031=ONE_MONTH)
    app = run()
    assert "50.0%（1/2）" in words(app)


def test_a_city_without_bureaus(own: Own) -> None:
    own(一覧_20261031=LIST.replace("所管部,", "") + "1,甲省,届,済,10,5\n2,乙省,届,未,20,0\n")
    app = run()
    labels_shown = {each.label for each in app.multiselect}
    assert "課" in labels_shown
    assert "部" not in labels_shown


def test_definitions_and_findings(data_folder: Path) -> None:
    app = run("pages/data/definitions.py")
    text = words(app)
    assert "データの検査9件はすべて合っています" in text
    assert "オンライン利用率" in text
    assert "2026-10の資料で気づいた点は" in text
    assert re.search("資料：手続一覧 [0-9]+ファイル・[0-9,]+行。基準日 令和8年10月末", text)
    assert len(tables(app)) == 4, "kinds, single cells, checks, imports"


def test_broken_settings_are_said_in_japanese(data_folder: Path) -> None:
    (data_folder / "settings.toml").write_text("[city", encoding="utf-8")
    app = run(refused=True)
    assert "settings.toml を読めません" in words(app)


def test_a_failed_build_shows_the_old_figures_and_says_so(own: Own, tmp_path: Path) -> None:
    folder = own(一覧_20261031=ONE_MONTH)
    import_files(folder, [SourceFile("次_20261130.csv", ONE_MONTH.encode())], by="担当者")
    (folder / store.FILE).touch()
    shutil.rmtree(folder / "rows")
    text = words(run(refused=True))
    assert re.search("前回までの数値（.*に集計）を表示しています", text)
    assert "50.0%（1/2）" in text
