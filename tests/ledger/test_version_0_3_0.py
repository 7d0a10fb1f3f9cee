"""A data folder of version 0.3.0 goes on: what it says is read, served, undone, reviewed and added to.

``version_0_3_0/data`` was written by that version from the spreadsheets of a fictional city, and ``log.json`` is its
``log --format json``. Both stay as they are for ever: every later version has to open them.
"""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dashboard import settings
from dashboard.__main__ import main
from dashboard.importers import SourceFile
from dashboard.ledger import keys
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.records.baselines import rebaselines
from dashboard.store import answers as store
from dashboard.store import build

pytestmark = pytest.mark.slow

KEPT = Path(__file__).parent / "version_0_3_0"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the kept data folder, that DASHBOARD_DATA points at."""
    folder = tmp_path / "data"
    shutil.copytree(KEPT / "data", folder)
    (folder / keys.MASKING).write_bytes(bytes(keys.BYTES))
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    return folder


def logged(capsys: Capture) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["log", "--format", "json"]) == 0
    return list(json.loads(capsys.readouterr().out))


def asked(folder: Path, name: str, **params: str) -> list[dict[str, Any]]:
    assert build.ensure(folder) is None
    rows = store.answer(store.serving(folder), name, params)
    return [{str(column): value for column, value in row.items()} for row in rows.to_dict("records")]


def plan_ends(folder: Path) -> dict[str, str]:
    """Initiative → the end it is measured against."""
    return {row["initiative_id"]: str(row["baseline_end"])[:10] for row in asked(folder, "roadmap/initiatives")}


def test_its_log_is_word_for_word_what_it_was(folder: Path, capsys: Capture) -> None:
    capsys.readouterr()
    assert main(["log", "--format", "json"]) == 0
    assert capsys.readouterr().out == (KEPT / "log.json").read_text(encoding="utf-8")


def test_looking_changes_nothing(folder: Path) -> None:
    before = (folder / "ledger.sqlite3").read_bytes()
    assert main(["log"]) == main(["build"]) == 0
    assert (folder / "ledger.sqlite3").read_bytes() == before


def test_its_figures_are_the_same(folder: Path) -> None:
    """As its spreadsheets say: 課税課 is another name of 税務課, the second list of 10月 was undone."""
    months = [asked(folder, "online/totals", as_of=day)[0] for day in ("2026-09-30", "2026-10-31")]
    assert [(row["applicable"], row["online"], row["volume"]) for row in months] == [(3, 1, 157), (3, 3, 107)]
    departments = {row["department"]: row["applicable"] for row in asked(folder, "online/rate_by_department")}
    assert departments == {"市民課": 2, "税務課": 1}
    # The means of all 24 are 0.5 and 0.495; what is told is read from some of them.
    fields = {row["field"]: (row["n"], row["mean"]) for row in asked(folder, "assessment/fields")}
    assert fields == {"基礎": (24, pytest.approx(0.5, abs=0.1)), "統計": (24, pytest.approx(0.495, abs=0.1))}
    first, second = asked(folder, "roadmap/initiatives")
    assert (first["initiative"], first["computed_state"], str(first["baseline_end"])[:10]) == (
        "書かない窓口", "attention", "2026-12-31",
    )  # fmt: skip
    assert (second["initiative"], second["slip_days"], second["is_rebaselined"]) == ("コンビニ交付", -11, True)


def test_its_settings_hold_and_what_they_do_not_say_is_the_usual(folder: Path) -> None:
    city = settings.load(folder)
    assert (city.city, city.masking_k, city.late_days, city.target) == ("みなと野市（架空）", 5, 20, 0.65)
    assert (city.stale_days, city.states) == (35, {})


def test_an_import_of_then_is_undone(folder: Path, capsys: Capture) -> None:
    assert main(["undo", "3", "--by", "係長"]) == 0
    assert logged(capsys)[2]["undone_by"] == 10
    assert asked(folder, "online/totals")[0]["online"] == 1


def test_a_new_import_is_compared_with_what_was_imported_then(folder: Path) -> None:
    header = "手続ID,所管課,手続名,オンライン化状況,年間件数,未実施の理由,備考\n"
    rows = "1,市民課,転入届,済,100,,\n2,市民課,転出届,未実施,60,,\n"
    report = import_files(folder, [SourceFile("手続_R8.10.csv", (header + rows).encode())], by="係長")
    changes = report.changes[0]
    assert report.ids == [10]
    assert (changes.added, changes.changed, changes.removed, changes.unchanged) == (0, 1, 0, 1)
    totals = asked(folder, "online/totals")[0]
    assert (totals["applicable"], totals["online"], totals["volume"]) == (3, 2, 167)


def test_a_review_of_then_is_taken_back_once(folder: Path, capsys: Capture) -> None:
    assert plan_ends(folder) == {"1-1": "2026-12-31", "1-2": "2026-12-31"}
    assert main(["undo", "見直し1", "--by", "係長"]) == 0
    assert plan_ends(folder) == {"1-1": "2026-12-31", "1-2": "2026-09-30"}
    capsys.readouterr()
    for number, said in (("1", "すでに取り消されています"), ("2", "すでに取り消されています"), ("3", "ありません")):
        assert main(["undo", f"見直し{number}"]) == 1
        assert f"計画の見直し {number}" in (error := capsys.readouterr().err)
        assert said in error


def test_numbers_go_on_after_those_of_then_and_stay(folder: Path, capsys: Capture) -> None:
    """見直し3 is the last of the old table: the next is 見直し4, whatever else is recorded meanwhile."""
    before = logged(capsys)
    assert main(["rebaseline", "1-1", "--end", "2027-01-31", "--reason", "国の仕様変更", "--by", "室長"]) == 0
    assert "見直し4" in capsys.readouterr().out
    assert plan_ends(folder)["1-1"] == "2027-01-31"
    assert main(["undo", "見直し1", "--by", "係長"]) == main(["undo", "見直し4", "--by", "係長"]) == 0
    reviews = [(made.id, made.withdraws, made.withdrawn_by) for made in rebaselines(Ledger(folder))]
    assert reviews == [(1, None, 5), (2, None, 3), (3, 2, None), (4, None, 6), (5, 1, None), (6, 4, None)]
    assert logged(capsys)[: len(before)] == [*before[:10], before[10] | {"withdrawn_by": 5}, *before[11:]]


def test_people_are_named_from_its_originals_and_its_key(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "名簿.xlsx"
    wanted = ["trainees", "--field", "統計", "--by", "係", "--reason", "研修", "--disclose", "--out", str(out)]
    assert main(["build"]) == main(wanted) == 0
    cells = {str(row[0].value).upper() for row in openpyxl.load_workbook(out).active.iter_rows()}
    assert {name for name in cells if name.startswith("E1")} == {"E100", "E105", "E110", "E115", "E120"}
    disclosures = [each for each in logged(capsys) if each["kind"] == "disclosure"]
    assert [(each["id"], each["people"]) for each in disclosures] == [(1, 5), (2, 5)]


def test_its_own_tables_are_never_written_again(folder: Path) -> None:
    def of_then() -> list[Any]:
        with sqlite3.connect(folder / "ledger.sqlite3") as ledger:
            return [ledger.execute(f"SELECT * FROM {name}").fetchall() for name in ("rebaselines", "disclosures")]

    before = of_then()
    assert main(["undo", "見直し1"]) == 0
    assert of_then() == before
    with sqlite3.connect(folder / "ledger.sqlite3") as ledger, pytest.raises(sqlite3.IntegrityError):
        ledger.execute("DELETE FROM rebaselines")
