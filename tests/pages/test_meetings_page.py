"""会議時点 through app.py: compared with a meeting, read at one, frozen on the page; a damaged one is said so."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import labels
from dashboard.records import meetings
from dashboard.store import answers as store
from tests import told
from tests.pages.opening import run, stands, words
from tests.told import CORRECTED, MEETING, NOW, SEEN, List

pytestmark = pytest.mark.slow

ROADMAP = "pages/analysis/roadmap.py"
DAY = str(MEETING)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("meetings") / "city"
    told.told(folder)
    return folder


@pytest.fixture
def folder(city: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The city after the whole story; whatever is done to its frozen store is mended afterwards."""
    monkeypatch.setenv("DASHBOARD_DATA", str(city))
    path = meetings.opened(meetings.find(city, MEETING))
    content = path.read_bytes()
    yield city
    path.write_bytes(content)


def rate(rows: List) -> float:
    return sum(each.status == "online" for each in rows.values()) / len(rows)


def own_of(rows: List) -> List:
    return {number: each for number, each in rows.items() if each.department == "税務課"}


def test_the_change_since_a_meeting_is_said_in_two_parts(folder: Path) -> None:
    app = run(vs=DAY)
    text = words(app)
    moved, corrected = rate(NOW) - rate(CORRECTED), rate(CORRECTED) - rate(SEEN)
    said = f"{labels.points(rate(NOW) - rate(SEEN))}（実際の動き {labels.signed(moved)}、過去分の訂正 "
    assert f"全庁のオンライン化率（種類ベース）は前回会議から{said}" in text
    assert f"動き {labels.points(moved)}・訂正 {labels.points(corrected)}" in text
    assert "前回会議（2026-10-08時点、2026-09）と比較" in text
    assert "前回会議のあとの過去分の訂正（2026-09の一覧・7か所）" in text
    assert "前回会議から4手続が実施済に" in text
    assert "実施済でなくなったのは1手続（手続003（市民課））（うち過去分の訂正 1手続）" in text
    own = words(run(vs=DAY, department=["税務課"]))
    assert (
        f"税務課のオンライン化率（種類ベース）は前回会議から{labels.points(rate(own_of(NOW)) - rate(own_of(SEEN)))}（"
        in own
    )
    (offered,) = [box.options for box in app.selectbox if box.key == "vs"]
    assert offered[-1] == "前回会議（2026-10-08時点）"
    assert "実際の動き" not in words(run()), "beside a month there is nothing to split"


def test_the_first_page_tells_both_apart(folder: Path) -> None:
    """What moved is compared with what the room saw; lists corrected since are a line of their own."""
    text = words(run(None, vs=DAY))
    moved, corrected = rate(NOW) - rate(CORRECTED), rate(CORRECTED) - rate(SEEN)
    assert f"動き {labels.points(moved)}・訂正 {labels.points(corrected)}" in text
    assert "前回会議（2026-10-08時点、2026-09）と比較" in text
    changes = changes_since(folder)
    listed = set(changes.loc[changes["rule"] == "corrected", "key"])
    assert listed == {"procedures", "roadmap"} and text.count("過去分の訂正") >= len(listed)
    online = changes[changes["rule"].isin(["went_online", "gone_back"])].groupby("rule")["things"].sum()
    seen = {number: SEEN[number].status for number in NOW if number in SEEN}
    went = [number for number, was in seen.items() if was != "online" and NOW[number].status == "online"]
    back = [number for number, was in seen.items() if was == "online" and NOW[number].status != "online"]
    assert (online.get("went_online", 0), online.get("gone_back", 0)) == (len(went), len(back))


def changes_since(folder: Path) -> pd.DataFrame:
    frozen = meetings.opened(meetings.find(folder, MEETING))
    return store.Answers(folder / store.FILE, frozen)("overview/changes", vs=dt.date(2026, 9, 30))


def test_the_roadmap_says_it_too(folder: Path) -> None:
    text = words(run(ROADMAP, vs=DAY))
    assert "全庁の遅れは前回会議から±0件（実際の動き ＋1件、過去分の訂正 ▲1件）。" in text
    assert "動き ＋1件・訂正 ▲1件" in text
    assert "前回会議のあとの過去分の訂正（2026-09の一覧・2か所）" in text


def test_an_older_month_is_compared_with_what_was_seen_of_it(folder: Path) -> None:
    text = words(run(vs=DAY, as_of=str(told.SEPTEMBER)))
    assert f"前回会議から{labels.points(rate(CORRECTED) - rate(SEEN))}（実際の動き ±0.0、" in text


def test_a_page_is_read_at_a_meeting_and_left(folder: Path) -> None:
    now = words(run())
    app = run(meeting=DAY)
    text = words(app)
    assert "2026-10-08 の会議で見た数値です。" in text
    assert f"{sum(each.status == 'online' for each in SEEN.values())}/{len(SEEN)}・目標" in text
    assert "令和8年9月末（2026-09-30）現在" in text
    assert [box.options for box in app.selectbox if box.key == "as_of"] == [["2026-09"]]
    app.switch_page(ROADMAP).run()
    assert "2026-10-08 の会議で見た数値です。" in words(stands(app)), "it stays until it is left"
    app.button(key="leave_meeting").click().run()
    assert "会議で見た数値です" not in words(stands(app))
    assert "令和8年10月末（2026-10-31）現在" in words(app)
    assert words(run()) == now, "what is kept of one store is never shown of the other"


def test_an_initiative_cannot_be_reviewed_in_the_past(folder: Path) -> None:
    key = store.answer(folder / store.FILE, "roadmap/initiatives")["initiative_key"].iloc[0]
    assert "会議時点を見ているあいだは、見直しを記録できません" in words(run(ROADMAP, meeting=DAY, initiative=key))


def damaged(folder: Path) -> None:
    path = meetings.find(folder, MEETING).path
    assert path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_damaged_one_is_said_and_never_shown(folder: Path) -> None:
    damaged(folder)
    beside = words(run(refused=True, vs=DAY))
    assert "前回会議（2026-10-08時点）とは比べられません。会議時点のファイル meetings/" in beside
    assert f"{sum(each.status == 'online' for each in NOW.values())}/{len(NOW)}・目標" in beside, "the page goes on"
    app = run(refused=True, meeting=DAY)
    at = words(app)
    assert "が壊れているか、なくなっています。その数値は示しません。" in at
    assert "オンライン化率（種類）" not in at
    assert "2026-10-08 の会議で見た数値は、示せません。" in at
    app.button(key="leave_meeting").click().run()
    assert "令和8年10月末（2026-10-31）現在" in words(stands(app))
    assert "壊れているか、なくなっています（示しません）" in words(run("pages/meeting/monthly_meeting.py"))


def test_one_that_lacks_what_is_asked_now_is_not_compared_with(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after an upgrade: the frozen store has no such column, and its SHA-256 is right."""
    older = Path(shutil.copytree(folder, tmp_path / "older"))
    with duckdb.connect(str(older / store.FILE)) as connection:
        connection.execute("ALTER TABLE marts.status_month DROP COLUMN usage_online")
    meetings.freeze(older, MEETING.replace(day=20), by="係")
    shutil.copy(folder / store.FILE, older / store.FILE)
    monkeypatch.setenv("DASHBOARD_DATA", str(older))
    beside = words(run(refused=True, vs="2026-10-20"))
    assert "前回会議（2026-10-20時点）とは比べられません。前の版のプログラムで確定したもので" in beside
    assert "オンライン化率（種類）" in beside
    assert "には、この集計からは答えられません" in words(run(refused=True, meeting="2026-10-20"))
    assert "2026-10-08の会議（2026-10-08時点、2026-09）と比較" in words(run(vs=DAY))


@pytest.mark.parametrize(("day", "why"), [("2026-11-05", "確定されていません"), ("昨日", "を読めません")])
def test_a_meeting_that_there_is_not(day: str, why: str, folder: Path) -> None:
    app = run(refused=True, meeting=day)
    assert why in words(app)
    assert "オンライン化率（種類）" not in words(app)
    assert app.button(key="leave_meeting").label == "今の数値に戻る"


def frozen(app: AppTest, day: str, by: str) -> AppTest:
    """The page after the form was sent."""
    app.text_input(key="freeze_day").set_value(day)
    app.text_input(key="freeze_by").set_value(by)
    next(each for each in app.button if each.label == "会議時点を確定").click().run()
    return app


def test_a_meeting_is_frozen_on_the_page(city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Path(shutil.copytree(city, tmp_path / "own"))
    monkeypatch.setenv("DASHBOARD_DATA", str(own))
    app = run("pages/meeting/monthly_meeting.py")
    assert "2026-10-08 の会議" in words(app)
    for day, by, why in (
        ("昨日", "係", "「昨日」を日付として読めません"),
        (str(told.OCTOBER), "", "確定する人の名前を書いてください"),
        (DAY, "係", "すでに確定しています"),
    ):
        assert why in words(frozen(app, day, by))
    frozen(app, str(told.OCTOBER), "山の手係")
    assert "2026-10-31 の会議時点を確定しました（基準日 2026-10-31 まで）。" in words(stands(app))
    assert [each.by for each in meetings.in_force(own)] == ["山の手係", "山の手係"]
