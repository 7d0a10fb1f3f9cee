"""月例会議 through app.py: who writes, all meetings, one called off, and the minutes with the figures as frozen."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import sample
from dashboard.ledger.ledger import Ledger
from dashboard.records import agenda, homework
from tests import told
from tests.pages.opening import run, stands, words
from tests.tables import tables
from tests.told import MEETING, NOW, SEEN

pytestmark = pytest.mark.slow

PAGE = "pages/meeting/monthly_meeting.py"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city after a meeting that was frozen, in which something was said and promised."""
    folder = tmp_path_factory.mktemp("held") / "city"
    told.told(folder)
    number = agenda.plan(folder, MEETING, "戦略室")
    for title, page, large in (("概況", "overview", "tiles"), ("差", "online", "spread")):
        agenda.add(folder, number, title, page, {}, large, "戦略室")
    _, second = agenda.subjects(folder, number)
    agenda.show(folder, second, "ばらつき", "中央値50.0%", "戦略室")
    homework.write(folder, homework.NOTE, {"meeting": number, "subject": second.id, "text": "窓口の混雑"}, "甲")
    promise = {"meeting": number, "subject": None, "what": "例を調べる", "department": "市民課"}
    homework.write(folder, homework.HOMEWORK, promise, "甲")
    return folder


@pytest.fixture
def folder(held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own = Path(shutil.copytree(held, tmp_path / "city"))
    monkeypatch.setenv("DASHBOARD_DATA", str(own))
    return own


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    return stands(app)


def test_whoever_gave_a_name_stands_in_the_records(folder: Path) -> None:
    app = run(PAGE)
    (first, second) = agenda.subjects(folder, 1)
    press(app, f"down_{first.id}")
    app.text_input(key="who_field").set_value(" 山の手係 ").run()
    press(app, f"off_{second.id}")
    app.checkbox(key="done_1").set_value(True).run()
    assert app.text_input(key="freeze_by").value == "山の手係"
    ledger = Ledger(folder)
    assert [made.by for made in ledger.records(agenda.ORDER)] == ["会議"]
    assert [made.by for made in ledger.records(agenda.SUBJECT)][-1] == "山の手係"
    assert [made.by for made in ledger.records(homework.HOMEWORK)] == ["甲", "山の手係"]
    assert "経緯 2回" in words(app) and "山の手係　済：" in words(app)


def test_all_meetings_are_listed_and_one_is_called_off(folder: Path) -> None:
    agenda.plan(folder, MEETING.replace(month=9), "戦略室")
    app = run(PAGE)
    listed = next(each for each in tables(app) if "うち残り" in each)
    assert listed["会議の日"].tolist() == ["2026-10-08", "2026-09-08"]
    assert listed[["議題", "論点メモ", "出した宿題", "うち残り"]].to_numpy().tolist() == [[2, 1, 1, 1], [0, 0, 0, 0]]
    assert listed["会議時点"].fillna("").tolist() == ["基準日2026-09-30まで", ""]
    press(app, "call_off")
    assert [each.day.month for each in agenda.meetings(folder)] == [9]
    assert "9月8日の会議は、議題0件。前回までの宿題1件：残り1。" in words(app)


def test_the_minutes_have_the_figures_that_the_room_saw(folder: Path) -> None:
    text = words(press(run(PAGE), "paper"))
    online = {name: sum(each.status == "online" for each in rows.values()) for name, rows in (("a", SEEN), ("b", NOW))}
    assert f"{online['a']}/{len(SEEN)}・目標" in text and f"{online['b']}/{len(NOW)}・目標" not in text
    for said in ("議題2件・論点メモ1件・宿題1件。数値は会議時点（基準日2026-09-30まで", "中央値50.0%", "窓口の混雑"):
        assert said in text
    assert "例を調べる（市民課、残り）" in text and "そのほか" in text


def test_the_sample_city_meets_on_the_day_on_which_its_story_stops(
    data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Path(shutil.copytree(data_folder, tmp_path / "sample"))
    monkeypatch.setenv("DASHBOARD_DATA", str(own))
    app = run(PAGE)
    press(app, next(str(each.key) for each in app.button if each.label == "会議を用意する"))
    assert [each.day for each in agenda.meetings(own)] == [sample.TODAY]
    assert "今日の会議は、議題11件。" in words(app)
