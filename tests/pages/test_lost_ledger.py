"""A city whose ledger is lost: its figures stay, marked; without figures, why there are none. Never the sample."""

import shutil
from pathlib import Path

import pytest

from dashboard.ledger import guard
from dashboard.store import answers as store
from tests.faults.breaking import OF_THE_LEDGER, read_only
from tests.pages.conftest import Own
from tests.pages.lists import ONE_MONTH
from tests.pages.opening import run, stands, words

pytestmark = pytest.mark.slow

WAY = "バックアップから、データフォルダーの ledger.sqlite3 と ledger.mark を戻してください"


@pytest.mark.parametrize("fault", ["missing", "0 bytes", "a page of noise", "shorter"])
def test_figures_stay_and_are_marked(own: Own, fault: str) -> None:
    folder = own(一覧_20260930=ONE_MONTH, 一覧_20261031=ONE_MONTH)
    with OF_THE_LEDGER[fault](folder):
        said = words(run(refused=True))
    assert "前回までの数値（2" in said
    assert WAY in said
    assert "50.0" in said
    assert "見本" not in said


def test_without_figures_there_is_the_reason(own: Own, sample_folder: Path) -> None:
    folder = own(一覧_20261031=ONE_MONTH)
    shutil.copytree(sample_folder / store.SAMPLE, folder / store.SAMPLE)
    for name in (guard.FILE, store.FILE):
        (folder / name).unlink()
    app = run(refused=True)
    assert not app.exception
    said = words(app)
    assert "台帳（ledger.sqlite3）がありません" in said
    assert WAY in said
    assert "みなと野市" not in said


def test_pages_answer_where_nothing_can_be_written(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    with read_only(own(一覧_20261031=ONE_MONTH)) as folder:
        monkeypatch.setenv("DASHBOARD_DATA", str(folder))
        assert "50.0" in words(stands(run()))
