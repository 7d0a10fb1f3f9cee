"""A process killed at any point of an import leaves the import fully there, or not at all."""

from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.store import answers as store
from dashboard.store import build
from tests.conftest import each_here
from tests.killing import killed

pytestmark = pytest.mark.slow

BEFORE = "手続ID,所管課,手続名,オンライン化状況,年間件数\n1,市民課,転入届,済,100\n2,市民課,転出届,未実施,50\n"
AFTER = BEFORE.replace("2,市民課,転出届,未実施,50", "2,市民課,転出届,済,50\n3,税務課,納税証明,済,7")
OLD, NEW = (2, 1), (3, 3)
"""(applicable, online) before and after the import."""


def imports(folder: Path) -> None:
    """The command, but that it reads its file in the process that is killed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dashboard.importers.run_each", each_here)
        patch.setenv("DASHBOARD_DATA", str(folder / "data"))
        assert main(["import", str(folder / "after.csv"), "--as-of", "2026-10-31"]) == 0


def figures(folder: Path) -> tuple[int, int]:
    """What is served, as it lies there."""
    totals = store.answer(store.serving(folder), "online/totals").iloc[0]
    return int(totals["applicable"]), int(totals["online"])


def test_killed_anywhere(tmp_path: Path) -> None:
    city = tmp_path / "city"
    import_files(city / "data", [SourceFile("b_20261031.csv", BEFORE.encode())], by="担当者")
    build.ensure(city / "data")
    assert figures(city / "data") == OLD
    (city / "after.csv").write_text(AFTER, encoding="utf-8")
    outcomes = set()
    for folder in killed(imports, city, tmp_path, ["ledger", "store"], 6):
        data = folder / "data"
        served = figures(data)
        assert build.ensure(data) is None
        outcomes.add((Ledger(data).state()[1], served, figures(data)))
    assert outcomes <= {(1, OLD, OLD), (2, OLD, NEW), (2, NEW, NEW)}, "the ledger decides; what is served is whole"
    assert {(1, OLD, OLD), (2, OLD, NEW)} <= outcomes, "it was killed before the commit, and between commit and swap"
