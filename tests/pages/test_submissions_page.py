"""提出状況 through app.py: the sample city, one 課, what came, what is owed, a city of its own, nothing imported."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import sample
from dashboard.store import answers as store
from tests.pages.conftest import Own
from tests.pages.lists import ONE_MONTH, ORGANIZATION
from tests.pages.opening import run, stands, words
from tests.tables import tables

pytestmark = pytest.mark.slow

PAGE = "pages/data/submissions.py"
MISSING = "文化財課・農業委員会事務局がまだ出していません（期限から7日）"


def page(**params: Any) -> AppTest:
    return run(PAGE, **params)


def written(app: AppTest) -> dict[str, str]:
    """What stands in the fields to copy from."""
    return {each.label: each.value for each in [*app.text_input, *app.text_area]}


def test_the_sample_city_says_who_is_missing(data_folder: Path) -> None:
    app = page()
    text = words(app)
    assert MISSING in text
    assert "文化財課は期限にまた遅れており、12か月で3回です。" in text
    assert "44<small>/46課" in text and "2026-11-16現在" in text
    listed = tables(app)[-1]
    assert list(listed["課"][:2]) == ["文化財課", "農業委員会事務局"] and len(listed) == 46
    assert "97.5%（538/552）が期限までに届きました" in text


def test_what_is_owed_comes_with_the_words_to_ask_for_it(data_folder: Path) -> None:
    app = page(cell="2026-10-31 文化財課")
    text = words(app)
    assert "兼務職員" in text and "主任" in text and "未（7日過ぎています）" in text
    mail = written(app)
    assert mail["件名"] == "【提出のお願い】手続一覧（10月分）"
    assert "（令和8年10月31日現在）　期限　令和8年11月9日（月）（7日過ぎています）" in mail["本文"]


def test_what_came_is_shown_with_its_findings(data_folder: Path) -> None:
    app = page(cell="2026-09-30 文化財課")
    text = words(app)
    assert "遅れて届いた（12日遅れ）" in text and "2026-10-19" in text and "読んで気づいた点 2件" in text
    imports = next(each for each in tables(app) if "この課の行数" in each)
    assert list(imports["ファイル"]) == ["遅れて届いた課/手続一覧_R8.9_文化財課.xlsx"]
    buttons: list[Any] = [*app.get("download_button")]
    assert "届いたままのファイルを保存" in [each.label for each in buttons]
    app.text_input(key="sent_finding").input("年間件数").run()
    assert "読んで気づいた点 1件" in words(stands(app))


def test_attention_narrows_the_list_and_not_the_city(data_folder: Path) -> None:
    app = page(department=["市民課"], sent=[])
    text = words(app)
    assert "市民課の10月分の手続一覧は、届きました。" in text and "市民課 1/1課" in text
    assert "44<small>/46課" in text
    assert list(tables(app)[-1]["課"]) == ["市民課"]


def test_the_list_can_be_narrowed_and_another_dataset_looked_at(data_folder: Path) -> None:
    listed = tables(page(sent=["遅れて届いた"]))[-1]
    assert list(listed["課"]) == ["スポーツ振興課"]
    assert list(tables(page(often="true"))[-1]["課"]) == ["文化財課"]
    roadmap = page(dataset="roadmap")
    assert "10月分のロードマップは、保険年金課がまだ出していません" in words(roadmap)
    assert "この資料のない22課は示していません" in words(roadmap)


def test_a_department_that_is_not_asked(data_folder: Path) -> None:
    assert "文化財課には、ロードマップを求めていません" in words(page(dataset="roadmap", department=["文化財課"]))


def test_every_state_is_a_table_too(data_folder: Path) -> None:
    path = store.serving(data_folder)
    rows = store.answer(path, "submissions/states", {"dataset": "procedures", "today": sample.TODAY})
    assert len(tables(page(table_matrix="true"))[0]) == len(rows)


def test_the_frame_leads_here(data_folder: Path) -> None:
    text = words(run(as_of="2026-10-31"))
    assert "未提出 2課" in text and "href='./submissions?as_of=2026-10-31&amp;vs=" in text


def test_a_city_of_its_own(own: Own) -> None:
    """Long ago: what was due since then is missing."""
    own(組織表=ORGANIZATION, 手続一覧_202001=ONE_MONTH)
    text = words(page())
    assert "市民課・税務課がまだ出していません" in text and "<small>/2課" in text


def test_nothing_that_every_department_sends(own: Own) -> None:
    own(組織表=ORGANIZATION)
    assert "課が毎月出す資料が、まだ取り込まれていません" in words(page())
