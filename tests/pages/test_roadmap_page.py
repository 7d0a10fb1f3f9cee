"""ロードマップ through app.py: the sample city, one 課, one state, one initiative, a city of its own, no roadmap."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import labels
from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.records.baselines import rebaselines
from dashboard.store import answers as store
from dashboard.store import build
from tests.importers.roadmaps import Plan, as_list
from tests.pages.conftest import Own
from tests.pages.lists import ONE_MONTH, ORGANIZATION
from tests.pages.opening import run, stands, words

pytestmark = pytest.mark.slow

PAGE = "pages/analysis/roadmap.py"


def page(**params: Any) -> AppTest:
    return run(PAGE, **params)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A city with nothing but a roadmap of two initiatives over two months."""
    folder = tmp_path / "small"
    plans = (Plan(), Plan("2", "行政のDX", name="RPA", department="総務課", forecast=dt.date(2026, 9, 30)))
    titles = {"R8.9": "令和8年9月末現在", "R8.10": "令和8年10月末現在"}
    sources = [SourceFile(f"{name}.xlsx", as_list(plans, title=title)) for name, title in titles.items()]
    report = import_files(folder, sources, by="担当者")
    assert not report.refused, report.reasons()
    build.ensure(folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    return folder


def test_the_sample_city_says_what_is_late(data_folder: Path) -> None:
    text = words(page())
    path = store.serving(data_folder)
    totals = store.answer(path, "roadmap/totals").iloc[0]
    rows = store.answer(path, "roadmap/initiatives")
    worst = rows[rows["computed_state"] == "late"].sort_values("slip_days").iloc[-1]
    assert f"遅れ{totals['late']}件で最も大きいのは" in text
    assert f"（{worst['department']}）" in text
    assert f"{totals['late']}<small>件" in text
    assert f"{totals['disagree']}<small>件" in text
    assert "計画より" in text
    assert "基準計画より遅い見込み" in text


def test_narrowing_to_a_state_does_not_say_that_nothing_is_late(data_folder: Path) -> None:
    late = store.answer(store.serving(data_folder), "roadmap/totals").iloc[0]["late"]
    text = words(page(state=["順調"]))
    assert f"遅れ{late}件で最も大きいのは" in text
    assert "遅れはありません（" not in text


def test_a_chosen_department_stands_beside_the_city(data_folder: Path) -> None:
    rows = store.answer(store.serving(data_folder), "roadmap/initiatives")
    name = rows["department"].value_counts().index[0]
    own_rows = rows[rows["department"] == name]
    text = words(page(department=[name]))
    listed = rows["department"].eq(name) | rows["related_departments"].map(lambda names: name in names)
    assert 0 < listed.sum() < len(rows)
    assert f"取組の一覧（{listed.sum()}件" in text
    assert f"{name} {(own_rows['computed_state'] == 'late').sum()}件" in text
    assert f"取組{len(rows)}件" in text, "the city stays"


def test_a_state_narrows_the_lists_but_not_the_headline(data_folder: Path) -> None:
    path = store.serving(data_folder)
    whole, late = (store.answer(path, "roadmap/totals").iloc[0][name] for name in ("initiatives", "late"))
    text = words(page(state=["遅れ"]))
    assert f"取組の一覧（{late}件" in text
    assert f"{whole}<small>件" in text


def test_one_initiative_with_its_history_and_cells(data_folder: Path) -> None:
    rows = store.answer(store.serving(data_folder), "roadmap/initiatives")
    late = rows[rows["computed_state"] == "late"].iloc[0]
    text = words(page(initiative=late["initiative_key"]))
    assert "判定 <b>遅れ</b>" in text
    assert "月ごとの報告" in text
    assert "初めの計画" in text
    assert "見本の市では見直しを記録できません" in text


def test_an_initiative_that_is_not_there_opens_nothing(data_folder: Path) -> None:
    assert "月ごとの報告" not in words(page(initiative="9-9-99"))


def test_a_city_with_nothing_but_a_roadmap(small: Path) -> None:
    text = words(page())
    assert "令和8年10月末（2026-10-31）現在・取組2件・前月（2026-09）と比較" in text
    assert "遅れ2件で最も大きいのは書かない窓口（市民課）の＋92日。" in text
    assert "手続一覧がまだ取り込まれていません" in words(run())
    assert "未提出なし" not in text


def test_an_earlier_month(small: Path) -> None:
    text = words(page(as_of="2026-09-30"))
    assert "令和8年9月末（2026-09-30）現在" in text
    assert "前月のデータなし" in text


def test_a_month_without_a_roadmap_shows_the_last_before_it(small: Path) -> None:
    sources = [SourceFile("組織.csv", ORGANIZATION.replace("税務課", "総務課").encode()),
               SourceFile("手続_R8.11.csv", ONE_MONTH.replace("税務課", "総務課").encode())]  # fmt: skip
    report = import_files(small, sources, as_of=dt.date(2026, 11, 30), by="担当者")
    assert not report.refused, report.reasons()
    build.ensure(small)
    app = page(as_of="2026-11-30")
    assert "令和8年10月末（2026-10-31）現在" in words(app)
    assert "基準日 2026-11-30" in "\n".join(str(getattr(element, "body", "")) for element in app.sidebar.get("html"))


def test_a_review_is_recorded_from_the_screen(small: Path) -> None:
    app = page(initiative="1-1")
    app.text_input(key="rebaseline_reason").set_value("国の仕様変更")
    app.text_input(key="rebaseline_by").set_value("戦略室長")
    app.date_input(key="rebaseline_end").set_value(dt.date(2026, 12, 31))
    stands(app.button[-1].click().run())
    (made,) = rebaselines(Ledger(small))
    assert (made.initiative, made.planned_end, made.reason, made.by) == (
        "書かない窓口", dt.date(2026, 12, 31), "国の仕様変更", "戦略室長",
    )  # fmt: skip
    text = words(page(initiative="1-1"))
    assert "見直し1（2026-10から）" in text
    assert labels.slip(0) in text


def test_a_review_without_a_reason_is_refused_on_the_screen(small: Path) -> None:
    app = page(initiative="1-1")
    app.text_input(key="rebaseline_by").set_value("戦略室長")
    app.button[-1].click().run()
    assert "理由" in words(app)
    assert rebaselines(Ledger(small)) == []


def test_without_a_roadmap_the_page_says_so(own: Own) -> None:
    own(組織=ORGANIZATION, **{"手続_R8.10": ONE_MONTH})
    assert "ロードマップがまだ取り込まれていません" in words(page())
