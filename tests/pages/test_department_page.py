"""部署カルテ through app.py: the sample city, one 課 after the other, procedures only, nothing, at a meeting."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import sample
from dashboard.records import homework, meetings
from dashboard.store import answers as store
from tests.pages.conftest import Own
from tests.pages.lists import ONE_MONTH, ORGANIZATION
from tests.pages.opening import run, words

pytestmark = pytest.mark.slow

PAGE = "pages/analysis/department.py"


def page(**params: Any) -> AppTest:
    return run(PAGE, **params)


def press(app: AppTest, key: str) -> AppTest:
    next(each for each in app.button if each.key == key).click().run()
    return app


def chosen(app: AppTest) -> list[str]:
    """The 課 that the address names."""
    found = app.query_params["department"]
    return [found] if isinstance(found, str) else list(found)


def test_without_a_choice_it_is_of_whom_there_is_most_to_talk_about(data_folder: Path) -> None:
    months = {"as_of": dt.date(2026, 10, 31), "vs": dt.date(2026, 9, 30)}
    changed = store.answer(store.serving(data_folder), "overview/changes", months)
    first = changed[changed["rule"] != "stopped_sending"]["department"].dropna().iloc[0]
    assert f"<p class='dx-title' role='heading' aria-level='1'>{first}" in words(page())


def test_one_goes_from_課_to_課_in_the_order_of_the_city(data_folder: Path) -> None:
    names = list(store.answer(store.serving(data_folder), "frame/departments")["department"])
    app = page(department=[names[3]])
    assert chosen(press(app, "after")) == [names[4]]
    assert chosen(press(press(app, "before"), "before")) == [names[2]]
    assert chosen(press(page(department=[names[-1]]), "after")) == [names[0]]
    app.selectbox(key="one_department").set_value(names[7]).run()
    assert chosen(app) == [names[7]] and f">{names[7]}" in words(app)


def test_what_was_promised_in_a_meeting_is_asked_for_when_its_day_is_over(data_folder: Path) -> None:
    wrote = {"meeting": 1, "what": "様式を集める", "department": "市民課", "due": "2026-10-20"}
    homework.write(data_folder, homework.HOMEWORK, wrote, "戦略室")
    text = words(page(department=["市民課"]))
    assert dt.date(2026, 10, 20) < sample.TODAY
    assert "宿題『様式を集める』は、2026-10-20までの約束でした" in text and "期限超過" in text
    assert "様式を集める" not in words(page(department=["人事課"])).split("dx-karte'")[1]


def test_a_city_that_sends_procedures_alone_has_a_whole_karte(own: Own) -> None:
    """What is not there is said, and nothing of it is drawn as zero."""
    own(組織=ORGANIZATION, **{"手続一覧_2026-10-31": ONE_MONTH})
    text = words(page(department=["税務課"]))
    assert "手続の0.0%（0/1）がオンラインで、2課中2位（課の中央値 50.0%）" in text
    assert (
        "ロードマップはまだ取り込まれていません。" in text and "アセスメントの回答はまだ取り込まれていません。" in text
    )
    assert "「納税証明」には、未実施の理由が書かれていません" in text
    assert text.count("class='dx-tile'") == 2, "of what is not imported there is no figure"


def test_nothing_imported_says_what_to_do(data_folder: Path, own: Own) -> None:
    own(組織=ORGANIZATION)
    assert "部署カルテ" in words(page()) and "取り込むと、ここに課ごとのカルテが表示されます" in words(page())


def test_at_a_meeting_it_is_as_its_room_saw_it(data_folder: Path) -> None:
    day = dt.date(2026, 10, 8)
    meetings.freeze(data_folder, day, by="戦略室")
    assert "手続の60.0%（18/30）" in words(page(department=["市民課"], meeting=str(day)))


def test_of_one_課_chosen_every_page_leads_there(data_folder: Path) -> None:
    app = run("pages/analysis/online.py", department=["市民課"])
    assert "市民課のカルテ</a>" in words(app) and "href='./department?" in words(app)
    assert "のカルテ</a>" not in words(run("pages/analysis/online.py"))
