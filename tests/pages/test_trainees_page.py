"""The list of people for a training on the page: whose it is, what it asks, what it leaves behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import asking
from dashboard.access.rules import ROLES, Right
from dashboard.ledger.ledger import Ledger
from dashboard.records.disclosures import disclosures
from tests.access.people import of_role, settings_of
from tests.importers.forms import as_csv
from tests.pages.conftest import Own
from tests.pages.opening import run, stands, words
from tests.tables import tables

pytestmark = pytest.mark.slow

PAGE = "pages/analysis/assessment.py"
CAN = {str(7_310_042 + 1_009 * each): each % 3 > 0 for each in range(60)}
"""Number → whether the first question was answered right."""


@pytest.fixture
def city(own: Own) -> Iterator[Path]:
    rows: list[list[object]] = [["ID", "Q1", "Q2", "Q3"], *([number, int(can), 1, 0] for number, can in CAN.items())]
    yield settings_of(own(令和8年度=as_csv(rows, "x").content.decode("utf-8-sig")))
    asking.by(lambda: asking.HERE)


def opened(role: str) -> AppTest:
    """The plan for the first question, as somebody of this role has it."""
    asking.by(lambda: of_role(role))
    return run(PAGE, view="研修計画", skill="問:1", line="60点")


def shown(app: AppTest, reason: str = "") -> None:
    """The form is sent. Here every run is one of the whole page: the dialog is opened in the same one."""
    app.text_input(key="trainees_reason").set_value(reason)
    for key in ("trainees", "trainees_show"):
        app.button(key=key).click()
    app.run()


def buttons(app: AppTest) -> set[str]:
    return {str(each.key) for each in app.button}


def test_who_may_see_it_says_why_and_it_is_recorded_first(city: Path) -> None:
    app = stands(opened("研修担当").button(key="trainees").click().run())
    assert "問1で60点に届かない人（令和8年度・全庁）" in words(app)
    assert not disclosures(Ledger(city))
    shown(app)
    assert "名簿を使う目的を書いてください" in words(app)
    assert not disclosures(Ledger(city))
    shown(app, "統計研修の案内")
    listed = tables(stands(app))[-1]
    unable = {number for number, can in CAN.items() if not can}
    assert {*listed["職員番号"].astype(str)} == unable
    (made,) = disclosures(Ledger(city))
    assert (made.by, made.reason, made.people) == ("研修担当@city", "統計研修の案内", len(unable))
    again = words(app.run())
    assert not any(number in again for number in unable), "whatever is done next, it is gone"
    assert not any(number in repr(app.session_state) for number in unable)


@pytest.mark.parametrize("role", [role for role in ROLES if Right.NAMES not in ROLES[role]])
def test_others_are_not_offered_it(city: Path, role: str) -> None:
    assert "trainees" not in buttons(opened(role))


def test_who_sits_at_the_machine_uses_the_command(city: Path) -> None:
    settings_of(city, "")
    asking.by(lambda: asking.HERE)
    assert "trainees" not in buttons(run(PAGE, view="研修計画"))


def test_the_sample_city_names_nobody(data_folder: Path) -> None:
    settings_of(data_folder)
    try:
        assert "trainees" not in buttons(opened("研修担当"))
    finally:
        asking.by(lambda: asking.HERE)


def test_a_role_taken_away_while_the_form_is_open_gets_nothing(city: Path) -> None:
    app = opened("研修担当").button(key="trainees").click().run()
    asking.by(lambda: of_role("閲覧"))
    shown(app, "研修")
    assert not any(number in words(app) for number in CAN)
    assert not disclosures(Ledger(city))
