"""Respondents' numbers: nowhere but in the original file, and named only by a command that says so and records it."""

import shutil
import sqlite3
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest

from dashboard.__main__ import main
from dashboard.errors import DashboardError
from dashboard.importers.model import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.ledger.ledger import Ledger
from dashboard.store import answers as store
from dashboard.store import build, queries
from tests.importers.forms import LADDER, QUESTIONS, as_csv, question_list

pytestmark = pytest.mark.slow

PEOPLE = 40
NUMBERS = [str(7_310_042 + 1_009 * each) for each in range(PEOPLE)]


def answers(year: str, *, shift: int = 0) -> SourceFile:
    """Forty people of two 課, one of whom answers twice; words that make findings."""
    header = ["職員番号", "回答日", "部", "所属課", "職位", *(f"問{n} {q}" for n, q in enumerate(QUESTIONS, 1)), "氏名"]
    rows = [
        [number, f"{2018 + int(year)}/9/1", "総務部", ["総務課", "人事課"][each % 2], "主任級",
         *(LADDER[(each + question + shift) % 4] for question in range(27)), f"架空{number}"]
        for each, number in enumerate(NUMBERS)
    ]  # fmt: skip
    rows += [[*rows[0][:5], *["まあまあ"] * 27, ""], ["同上", *rows[1][1:]], ["小計", "", "", "", "", *[""] * 28]]
    return as_csv([header, *rows[:-2]], f"令和{year}年度.csv")


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two rounds in it."""
    folder = tmp_path_factory.mktemp("respondents") / "data"
    report = import_files(folder, [question_list(), answers("7"), answers("8", shift=1)], by="test")
    assert not report.refused, report.reasons()
    build.build(folder)
    return folder


@pytest.fixture
def folder(imported: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_DATA", str(imported))
    return imported


def tells(text: str) -> list[str]:
    return [number for number in NUMBERS if number in text]


def test_no_table_of_the_store_holds_a_number(imported: Path) -> None:
    with duckdb.connect() as connection:
        store.attach(connection, imported / store.FILE, imported / store.PRIVATE, read_only=True)
        tables = connection.execute("SELECT table_schema, table_name FROM information_schema.tables").fetchall()
        assert {("private", "assessment_score"), ("shown", "assessment_cell")} <= {*tables}
        for schema, table in tables:
            rows = connection.execute(f'SELECT * FROM "{schema}"."{table}"').fetchall()
            assert not tells(repr(rows)), f"{schema}.{table}"


def test_neither_rows_nor_ledger_hold_a_number(imported: Path) -> None:
    paths = [*(imported / "rows").iterdir()]
    assert len(paths) == 3
    for path in paths:
        assert not tells(pd.read_parquet(path).to_csv()), path.name
    with sqlite3.connect(imported / "ledger.sqlite3") as ledger:
        assert not tells("".join(ledger.iterdump()))


def test_only_originals_hold_numbers_and_only_their_owner_may_read_them(imported: Path) -> None:
    holding = {path for path in imported.rglob("*") if path.is_file() and tells(path.read_text(errors="replace"))}
    assert {path.parent.name for path in holding} == {"originals"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in holding)


def test_scores_of_single_people_are_readable_by_their_owner_only(imported: Path) -> None:
    paths = [imported / store.FILE, imported / store.PRIVATE, *(imported / "rows").iterdir()]
    assert all(path.stat().st_mode & 0o077 == 0 for path in paths)


@pytest.mark.parametrize("name", [name for name in queries.names() if name.startswith(("assessment/", "definitions/"))])
def test_no_answer_tells_a_number_or_a_pseudonym(imported: Path, name: str) -> None:
    with duckdb.connect(str(imported / store.PRIVATE), read_only=True) as connection:
        people = {row[0] for row in connection.execute("SELECT DISTINCT person FROM raw.assessment_rows").fetchall()}
    text = store.answer(imported / store.FILE, name).to_csv()
    assert len(people) == PEOPLE
    assert not tells(text)
    assert not any(person in text for person in people)


def test_no_report_tells_a_number(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "令和6年度.csv"
    path.write_bytes(answers("6").content.replace("人事課".encode(), "人事係".encode()))
    for options in (["--dry-run"], ["--dry-run", "--format", "json"]):
        assert main(["import", str(path), *options]) == 0
    assert main(["log", "--format", "json"]) == 0
    said = capsys.readouterr()
    assert "answered_twice" in said.out
    assert not tells(said.out + said.err)


def test_the_same_people_are_followed_from_round_to_round(imported: Path) -> None:
    changes = store.answer(imported / store.FILE, "assessment/changes")
    city = changes[(changes["level"] == "city") & changes["field"].isna()].iloc[0]
    assert city["matched"] == pytest.approx(PEOPLE - 1, abs=5), "all but the one whose latest answers nobody could read"


def test_people_are_not_named_without_saying_so(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "名簿.xlsx"
    asked = ["trainees", "--field", "統計知識", "--by", "山の手係", "--reason", "統計研修", "--out", str(out)]
    assert main(asked) == 2
    assert "--disclose" in capsys.readouterr().err
    assert not out.exists()
    assert main([*asked[:-4], "--reason", " ", "--out", str(out), "--disclose"]) == 2
    assert not out.exists()


def test_who_is_under_the_line_is_named_once_and_recorded(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "名簿.xlsx"
    asked = ["trainees", "--question", "12", "--line", "50", "--by", "山の手係", "--reason", "統計研修", "--disclose"]
    assert main([*asked, "--out", str(out)]) == 0
    said = capsys.readouterr().out
    sheet = openpyxl.load_workbook(out).active
    listed = {str(row[0].value) for row in sheet.iter_rows() if str(row[0].value) in NUMBERS}
    under = {number for each, number in enumerate(NUMBERS) if (each + 11 + 1) % 4 < 2}
    # The first of them answered again, in words nobody could read.
    assert listed == under - {NUMBERS[0]}
    assert f"{len(listed)}人" in said
    assert not tells(said)
    assert out.stat().st_mode & 0o077 == 0
    assert main(["log"]) == 0
    assert "山の手係  目的：統計研修" in capsys.readouterr().out


def test_people_are_named_from_a_file_that_only_its_own_questions_explain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Headers without numbers, answers 1–5: read again, it needs the 設問一覧 of its round, as when it was imported."""
    listed = question_list(最小=[1] * 27, 最大=[5] * 27, 対象回=["令和8年度"] * 27)
    wording = [question.removesuffix("を理解していますか") for question in QUESTIONS]
    listed = as_csv(
        [row.split(",") for row in listed.content.decode("utf-8-sig").replace("を理解していますか", "").splitlines()],
        "設問一覧.csv",
    )
    rows = [["職員番号", "所属課", *wording], *([number, "人事課", *["2"] * 27] for number in NUMBERS[:12])]
    folder, out = tmp_path / "data", tmp_path / "名簿.xlsx"
    assert import_files(folder, [listed, as_csv(rows, "令和8年度.csv")], by="test").ids == [1, 2]
    build.build(folder)
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    asked = ["trainees", "--field", "ツール", "--by", "係", "--reason", "研修", "--disclose", "--out", str(out)]
    assert main(asked) == 0
    cells = {str(row[0].value) for row in openpyxl.load_workbook(out).active.iter_rows()}
    assert set(NUMBERS[:12]) <= cells


def test_disclosures_are_never_changed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "名簿.xlsx"
    asked = ["trainees", "--field", "ツール", "--by", "係", "--reason", "研修", "--disclose", "--out", str(out)]
    assert main(asked) == 0
    with sqlite3.connect(folder / "ledger.sqlite3") as ledger, pytest.raises(sqlite3.IntegrityError):
        ledger.execute("DELETE FROM records")


def test_no_query_reaches_single_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("restricted/trainees", "private/assessment_score", "../queries/restricted/trainees"):
        assert main(["query", name]) == 2
    capsys.readouterr()


@pytest.fixture
def copied(imported: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own with the same two rounds."""
    return shutil.copytree(imported, tmp_path / "data")


def fields(folder: Path) -> str:
    """Of each 課: of the city as a whole, forty people with the answers of their neighbours say the same."""
    build.build(folder)
    return store.answer(folder / store.FILE, "assessment/field_by_department").to_csv()


def test_a_lost_key_refuses_the_next_round_and_changes_nothing(copied: Path) -> None:
    (copied / "respondents.key").unlink()
    with pytest.raises(DashboardError, match="鍵"):
        import_files(copied, [answers("9")], by="test")
    assert len(Ledger(copied).entries()) == 3
    assert not (copied / "respondents.key").exists()


def test_an_import_again_changes_nothing_and_undo_restores(copied: Path) -> None:
    before = fields(copied)
    again = import_files(copied, [answers("8", shift=1)], by="test").changes[0]
    assert (again.added, again.changed, again.removed, again.unchanged) == (0, 0, 0, PEOPLE)
    assert fields(copied) == before
    changed = import_files(copied, [answers("8", shift=2)], by="test")
    assert changed.changes[0].changed == PEOPLE
    assert fields(copied) != before
    Ledger(copied).undo(changed.ids[0], "test")
    assert fields(copied) == before
