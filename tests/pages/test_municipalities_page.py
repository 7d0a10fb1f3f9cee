"""Many municipalities: the page of all of them, and the choice of one that every page of a city follows."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard import settings
from dashboard.access import asking, audit
from dashboard.municipalities import folders
from dashboard.screens.municipalities import headline
from dashboard.store import answers as store
from dashboard.store import build
from dashboard.ui import drop, municipality
from tests.municipalities.prefecture import ABSENT, FIRST, PLACES, SILENT
from tests.pages.opening import run, stands, words
from tests.pages.test_materials import compare, taken

pytestmark = pytest.mark.slow

SPREAD = "pages/meeting/municipalities.py"
TITLE = f">{headline.TITLE}</p>"


@pytest.fixture
def root(prefecture_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The prefecture behind pages, whose sessions say which municipality is chosen. Look, don't touch."""
    monkeypatch.setenv("DASHBOARD_DATA", str(prefecture_folder))
    monkeypatch.setattr(settings, "_sources", [municipality.source])
    yield prefecture_folder


def test_the_page_of_all_opens_first_and_names_no_page_of_one(root: Path) -> None:
    text = words(run(None))
    assert TITLE in text
    totals = store.answer(store.serving(root), "municipalities/totals").iloc[0]
    assert f"{totals['rated']:.0f}<small>／{len(PLACES)}" in text
    assert "あおば県（架空）" in text


@pytest.mark.parametrize(
    "page", ["pages/analysis/online.py", "pages/meeting/overview.py", "pages/analysis/department.py"]
)
def test_one_that_is_chosen_is_what_every_page_shows(root: Path, page: str) -> None:
    own = folders.of(root, FIRST.code)
    app = run(page, municipality=FIRST.code)
    assert f"あおば県（架空） {FIRST.name}" in words(app)
    assert settings.chosen() is None, "nobody else's page is of it"
    if "online" in page:
        totals = store.answer(store.serving(own), "online/totals").iloc[0]
        assert f"{totals['online']:.0f}/{totals['applicable']:.0f}・目標" in words(app)
    app.switch_page("pages/analysis/roadmap.py").run()
    assert f"あおば県（架空） {FIRST.name}" in words(stands(app)), "the menu leads on in the same one"
    app.switch_page(SPREAD).run()
    assert TITLE in words(stands(app))
    assert FIRST.name not in words(app).split("dx-city")[1].split("</p>")[0]


def test_of_what_no_department_sends_nothing_goes_out_to_one(root: Path) -> None:
    of_all, of_one = run("pages/data/import_files.py"), run("pages/data/import_files.py", municipality=FIRST.code)
    handed = [{each.proto.label for each in app.get("download_button")} for app in (of_all, of_one)]
    assert handed[1] - handed[0] == {"翌月分を全課まとめて（zip）"}
    sent = [each.proto for app in (of_all, of_one) for each in app.get("bidi_component")]
    dropped = [each.bytes for each in sent if each.component_name == drop.COMPONENT.name]
    assert ["課" in each.decode() for each in dropped] == [False, True]


def test_a_dot_or_a_row_leads_to_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run(SPREAD)
    app.session_state["municipality_next"] = FIRST.code
    app.run()
    assert f"あおば県（架空） {FIRST.name}" in words(stands(app))
    assert FIRST.code in app.query_params["municipality"]


@pytest.mark.parametrize(
    "params",
    [{}, {"counted_of_all": "件数ベース", "with_partial_of_all": "true", "compared_municipality": [FIRST.name]}],
)
def test_what_is_taken_along_is_what_the_page_shows(root: Path, params: dict[str, Any]) -> None:
    app = run(SPREAD, **params)
    of_page = taken(root, "municipalities", app)
    assert ("peers" in of_page.blocks) == bool(params)
    compare(app, of_page)


def test_a_page_of_one_without_one_says_how_to_choose(root: Path) -> None:
    text = words(run())
    assert "この画面は、市区町村を1つ選んで見ます。" in text
    assert "class='dx-tiles'" not in text


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("131016", "団体コード 131016 の市区町村の資料は、まだ集めていません"),
        ("999", "「999」は団体コードではありません"),
        (ABSENT.code, f"{ABSENT.name}（{ABSENT.code}）の資料は、まだ集めていません"),
        ("../..", "団体コードではありません"),
    ],
)
def test_one_that_is_not_there_is_refused(root: Path, code: str, said: str) -> None:
    text = words(run(refused=True, municipality=code))
    assert said in text
    assert "class='dx-tiles'" not in text


def test_one_without_any_list_is_no_sample_city(root: Path) -> None:
    text = words(run(municipality=SILENT.code))
    assert "手続一覧がまだ取り込まれていません" in text
    assert "見本を表示しています" not in text


def test_what_is_of_the_installation_stays_there(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = Path(shutil.copytree(root, tmp_path / "copy"))
    monkeypatch.setenv("DASHBOARD_DATA", str(copy))
    with settings.acting_in(FIRST.code):
        assert settings.data_folder() == folders.of(copy, FIRST.code)
        assert settings.installation() == copy
        asking.note("資料の取り込み", "一覧.xlsx")
        assert settings.load().city == f"あおば県（架空） {FIRST.name}"
        assert not settings.load().is_of_many
    assert settings.load().is_of_many
    assert (copy / audit.FOLDER).exists()
    assert not (folders.of(copy, FIRST.code) / audit.FOLDER).exists()
    monkeypatch.setenv("DASHBOARD_DATA", str(folders.of(copy, FIRST.code)))
    assert (settings.installation(), settings.data_folder()) == (copy, folders.of(copy, FIRST.code)), "for commands"


def test_a_city_of_its_own_sees_nothing_of_it(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "_sources", [municipality.source])
    app = run(municipality=FIRST.code)
    assert "市区町村" not in words(app)
    assert build.ensure(data_folder) is None
    assert settings.installation() == settings.data_folder() == data_folder
