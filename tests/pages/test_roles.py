"""Every page for every role: what is theirs is drawn, what is not says so, and no form is there that is not theirs."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import asking, audit
from dashboard.access.asking import Person
from dashboard.access.rules import ROLES, Right
from dashboard.settings import ROOT
from dashboard.store import answers
from dashboard.upkeep import checks
from tests import figures
from tests.access.people import EVERY_ROLE, of_role, settings_of
from tests.pages.opening import run, words
from tests.tables import tables

pytestmark = pytest.mark.slow

PAGES = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("pages/*/*.py"))
FOR = {"pages/data/import_files.py": Right.SEND, "pages/data/administration.py": Right.ADMIN}
FORMS = {
    "freeze_day", "x_keep_name", "rebaseline", "plan", "another", "give", "keep_plan", "undo", "withdraw", "call_off",
    "offer",
}  # fmt: skip
"""Keys of what writes."""


@pytest.fixture(scope="module")
def city(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The figures that all roles look at: drawn for one, they are at hand for the next, as in one server."""
    return Path(shutil.copytree(sample_folder, tmp_path_factory.mktemp("roles") / "data"))


@pytest.fixture
def data_folder(city: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That city, without anything that the test before wrote in it."""
    for path in city.iterdir():
        if path.is_dir() and path.name != answers.SAMPLE:
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()
    monkeypatch.setenv("DASHBOARD_DATA", str(city))
    return city


@pytest.fixture
def signed(data_folder: Path) -> Iterator[list[Person]]:
    """Who signs in next; the city says who may what."""
    settings_of(data_folder)
    asks: list[Person] = [asking.NOBODY]
    asking.by(lambda: asks[0])
    yield asks
    asking.by(lambda: asking.HERE)


def keys(app: AppTest) -> set[str]:
    """The keys of everything that can be pressed or filled in."""
    kinds = ("button", "text_input", "checkbox", "selectbox", "date_input")
    return {str(each.key) for kind in kinds for each in app.get(kind) if each.key}


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_each_role_sees_what_is_its_own(role: str, signed: list[Person], data_folder: Path) -> None:
    signed[0] = of_role(role)
    for page in PAGES:
        app = run(page, refused=True)
        assert not app.exception, page
        text = words(app)
        if not role:
            assert "まだ役割がありません" in text and "オンライン化率" not in text, page
            continue
        is_theirs = FOR.get(page, Right.LOOK) in ROLES[role]
        assert ("役割の人だけが開けます" in text) == (not is_theirs), page
        assert f"{role}@city" in text, "the frame says who is signed in"
        decides = Right.DECIDE in ROLES[role]
        assert decides or not keys(app) & FORMS, page
        assert {each.said["agenda"] for each in figures.charts(app) if "agenda" in each.said} <= {decides}, page
    refused = {each.act for each in audit.acts(data_folder) if each.outcome == audit.REFUSED}
    wanted = {page for page, right in FOR.items() if role and right not in ROLES[role]}
    assert len(refused) == len(wanted)


def test_nobody_sees_anything(signed: list[Person], data_folder: Path) -> None:
    for page in PAGES:
        text = words(run(page, refused=True))
        assert "サインインし直してください" in text and "市民課" not in text, page


def test_who_decides_is_asked_for_no_name(signed: list[Person], data_folder: Path) -> None:
    signed[0] = of_role("戦略室")
    app = run("pages/meeting/monthly_meeting.py")
    assert "who_field" not in keys(app)
    app = run("pages/analysis/online.py")
    app.button(key="offer").click().run()
    assert "会議の議題に加えました" in words(app)
    signed[0] = of_role("管理者")
    (listed,) = tables(run("pages/data/administration.py", a_part="利用の記録"))
    mine = listed[listed["だれが"] == "戦略室@city"]
    assert {"開いた", "会議の予定", "議題"} <= {*mine["何を"]}
    assert any(each.by == "戦略室@city" for each in audit.acts(data_folder))


def test_a_session_ends_when_nobody_does_anything(
    signed: list[Person], data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed[0] = of_role("閲覧")
    app = run("pages/analysis/online.py")
    now = app.session_state["seen_at"]
    monkeypatch.setattr("dashboard.ui.signed.time.time", lambda: now + 59 * 60)
    assert "しばらく操作がなかった" not in words(app.run())
    monkeypatch.setattr("dashboard.ui.signed.time.time", lambda: now + 2 * 60 * 60)
    assert "しばらく操作がなかった" in words(app.run())
    assert "オンライン化率" not in words(app.run()), "what is ended stays ended, whatever is pressed"
    assert "href='./overview' class='dx-link'>もう一度開く" in words(app)
    assert "オンライン化率" in words(run("pages/analysis/online.py")), "a page that is opened anew goes on"


def test_a_role_that_is_taken_away_is_gone_at_once(signed: list[Person], data_folder: Path) -> None:
    signed[0] = of_role("戦略室")
    app = run("pages/data/import_files.py")
    signed[0] = of_role("閲覧")
    assert "役割の人だけが開けます" in words(app.run())


def test_who_sits_at_the_machine_finds_whether_all_is_well(data_folder: Path) -> None:
    """Where nobody signs in the page is everybody's: it looks at everything when it is opened."""
    (listed,) = tables(app := run("pages/data/administration.py"))
    assert "点検しました。" in words(app)
    assert {*listed["調べたもの"]} == {checks.LEDGER, *checks.OF_LEDGER, *checks.OTHERS}
    (listed,) = tables(app := run("pages/data/administration.py", a_part="役割"))
    assert "入り方：このPCだけ" in words(app)
    assert list(listed["役割"]) == list(ROLES)


def test_where_nobody_signs_in_a_link_leads_to_the_administration(data_folder: Path) -> None:
    assert "href='./administration'" in words(run("pages/data/definitions.py"))
