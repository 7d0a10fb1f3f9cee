"""次の一手 through app.py: the sample city, ticked, one 課, a plan kept and followed, procedures only, nothing."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import labels
from dashboard.exports import excel
from dashboard.records import plans
from dashboard.screens.next import plan
from dashboard.screens.next.view import read
from dashboard.store import answers as store
from tests.figures import figures
from tests.pages.conftest import Own
from tests.pages.lists import ONE_MONTH, ORGANIZATION
from tests.pages.opening import run, words
from tests.screens.sample import views
from tests.tables import tables

pytestmark = pytest.mark.slow

PAGE = "pages/analysis/next.py"


def page(**params: Any) -> AppTest:
    return run(PAGE, **params)


def press(app: AppTest, key: str) -> AppTest:
    next(each for each in app.button if each.key == f"press_{key}").click().run()
    return app


def test_the_sample_city_begins_with_what_is_easiest(data_folder: Path) -> None:
    app = page()
    text = words(app)
    rows = store.answer(store.serving(data_folder), "next/procedures")
    easy = rows[rows["is_mendable"].eq(True) & rows["elsewhere"].notna()]
    assert f"全庁に残る{len(rows)}手続のうち、{len(easy)}手続は課で直せる理由で" in text
    assert f"最も多いのは{easy['procedure'].iloc[0]}（{easy['department'].iloc[0]}" in text
    assert "最短168手続" in text
    (listed,) = tables(app)
    assert list(listed["手続名"]) == list(rows["procedure"])
    assert set(figures(app)) == {"what_if_spread", "what_if_rates"}


def test_presses_tick_and_everything_follows(data_folder: Path) -> None:
    path = store.serving(data_folder)
    app = press(page(department=["保険年金課"]), "top")
    rows = store.answer(path, "next/procedures", {"department": ["保険年金課"]})
    top = list(rows.dropna(subset="remaining_volume")["ref"].head(10))
    assert read(app.query_params["picked"]) == tuple(sorted(top))
    after = store.answer(path, "next/totals", {"picked": top}).iloc[0]
    text = words(app)
    arrow = f"{after['online_rate'] * 100:.1f}→{after['online_rate_after'] * 100:.1f}<small>%"
    assert f"選んだ{len(top)}手続（年{labels.count(after['picked_volume'])}件）" in text
    assert arrow in text
    assert "保険年金課 " in text, "the chosen stand beside the city"
    assert "うち10件を選択中" in text
    text = words(press(press(app, "none"), "shortest"))
    assert "保険年金課の目標70%（種類ベース）まで最短" in text
    assert "picked" not in press(app, "none").query_params


def test_the_whole_city_reaches_its_target_by_the_shortest_way(data_folder: Path) -> None:
    text = words(press(page(), "shortest"))
    assert "選んだ168手続" in text
    assert "目標70%に届きます。" in text


def test_conditions_narrow_the_list(data_folder: Path) -> None:
    path = store.serving(data_folder)
    rows = store.answer(path, "next/procedures", {"elsewhere": True, "mendable": True, "barrier": [3]})
    app = page(only=["ほかの課が実施済", "自課で直せる理由"], reason=[labels.BARRIERS[3]])
    (listed,) = tables(app)
    assert len(listed) == len(rows) > 0
    assert listed["同じ種類を実施済の課"].notna().all()


def test_a_plan_is_kept_followed_and_taken_along(data_folder: Path) -> None:
    app = press(page(bureau=["福祉部"]), "top")
    fields = {each.label: each for each in app.text_input}
    fields["計画の名前"].input("福祉部の10手続")
    fields["いつまでに（空欄可）"].input("2026-09-30")
    fields["残す人"].input("戦略室")
    next(each for each in app.button if "計画として残す" in each.label).click().run()
    (kept,) = plans.plans(data_folder, of_sample=True)
    assert (kept.name, len(kept.procedures)) == ("福祉部の10手続", 10)
    text = words(app)
    assert "10手続のうち実施済0、これから0、期限2026-09-30を過ぎて未実施10。" in text
    assert {"期限超過"} == set(tables(app)[1]["計画の状態"])


def test_the_workbook_has_the_words_and_a_checklist_for_each_department(data_folder: Path) -> None:
    ask = store.Answers(store.serving(data_folder))
    view: Any = views(ask)["next"]
    rows = ask("next/followed", picked=view.picked)
    made = plan.Plan("甲", view.as_of, None, tuple(zip(rows["ref"], rows["procedure"], strict=True)))
    sheets = plan.taken_along(ask, view, made)
    written = [excel.Sheet(name, s.title, s.notes, s.rows, s.answer) for name, s in sheets.items()]
    book = openpyxl.load_workbook(io.BytesIO(excel.of_sheets(written)))
    assert len(book.sheetnames) == 1 + rows["department"].nunique()
    for name, sheet in list(zip(book.sheetnames, book.worksheets, strict=True))[1:]:
        text = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert text[0].startswith(name.split(" ")[1])
        assert "要確認" in text
        assert {"本人確認", "手数料", "添付書類", "様式"} <= set(text)


def test_a_city_of_procedures_only_has_the_whole_page(own: Own) -> None:
    own(組織表=ORGANIZATION, 一覧_20261031=ONE_MONTH)
    app = page()
    text = words(app)
    assert "全庁に残る1手続のうち、0手続は課で直せる理由で" in text
    assert "目標70%（種類ベース）まで最短1手続。" in text
    assert len(tables(app)) == 1
    assert "100.0<small>%" in words(press(app, "top")).replace("50.0→", "")


def test_before_the_first_list_the_page_says_what_to_do(own: Own) -> None:
    own(組織表=ORGANIZATION)
    assert "手続一覧を取り込むと" in words(page())


def test_an_address_of_another_world_does_no_harm(data_folder: Path) -> None:
    text = words(page(picked="zzzzzzz<script>", plan="99", beside="77"))
    assert "全庁に残る" in text
