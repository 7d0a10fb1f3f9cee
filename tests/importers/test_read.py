"""The one door: bytes in, readings out, each file in a process of its own."""

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import pandas as pd
import pytest
import xlsxwriter

from dashboard.errors import UsageError
from dashboard.importers import SourceFile, read
from dashboard.importers.model import Reading
from tests.importers import make

pytestmark = pytest.mark.slow

AS_OF = dt.date(2025, 3, 31)
HEADER = ("部", "課", "手続名", "オンライン化状況")
UTF8 = "procedures_r6_local_applications_utf8bom.csv"
CP932 = "procedures_r6_local_applications_cp932.csv"


def workbook(name: str, *rows: Sequence[object]) -> SourceFile:
    return SourceFile(name, make.xlsx(rows))


def csv(name: str, text: str) -> SourceFile:
    return SourceFile(name, text.encode("cp932"))


def errors(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues if issue.severity == "error"]


def test_a_register_in_the_batch_is_known_to_the_other_files() -> None:
    procedures = workbook("R8.10.xlsx", HEADER, ("市民部", "窓口課", "転入届", "○"))
    organization = workbook("組織.xlsx", ("部", "課", "別名"), ("市民部", "市民課", "窓口課"))
    known, unknown = read([procedures, organization]), read([procedures])
    assert [reading.dataset for reading in known] == ["procedures", "organization"]
    assert [issue.code for issue in known[0].issues if issue.severity != "info"] == []
    assert [issue.code for issue in unknown[0].issues if issue.severity != "info"] == ["departments_from_file"]


def test_a_bad_file_does_not_stop_the_others() -> None:
    bad = [
        SourceFile("空.xlsx", b""),
        SourceFile("頁.xlsx", b"<html></html>"),
        SourceFile("鍵.xlsx", make.encrypted_xlsx()),
    ]
    good = csv("一覧_R8.10.csv", "課,手続名,オンライン化状況\r\n市民課,転入届,済\r\n")
    *refused, read_well = read([*bad, good])
    assert [errors(reading) for reading in refused] == [["file_empty"], ["html"], ["password"]]
    assert (len(read_well.rows), read_well.as_of, errors(read_well)) == (1, dt.date(2026, 10, 31), [])


def die(source: SourceFile, *_: object) -> NoReturn:
    raise SystemExit(source.name)


def test_a_reader_that_dies_is_a_finding(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr("dashboard.importers.draft", die)
    (reading,) = read([SourceFile("死.xlsx", b"x")])
    assert errors(reading) == ["reading_crash"]
    assert "死.xlsx" in caplog.text


def test_no_files_no_readings() -> None:
    assert read([]) == []


def test_an_error_cell_and_a_merged_cell_of_a_real_workbook() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet("一覧")
        for index, row in enumerate(
            [(*HEADER, "年間件数"), ("市民部", "市民課", "転入届", "○"), (None, "税課", "証明", "×")]
        ):
            page.write_row(index, 0, row)
        page.merge_range("A2:A3", "市民部")
        page.write_formula("E2", "=1/0", None, "#DIV/0!")
    (reading,) = read([SourceFile("a.xlsx", stream.getvalue())], as_of=AS_OF)
    (flawed,) = [issue for issue in reading.issues if issue.code == "flawed_cell"]
    assert (flawed.cell, flawed.value, flawed.severity) == ("E2", "#DIV/0!", "warning")
    assert list(reading.rows["bureau_text"]) == ["市民部", "市民部"]


def test_an_unknown_dataset_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="procedures"):
        read([], dataset="手続")


@pytest.fixture(scope="module")
def national(request: pytest.FixtureRequest) -> list[Reading]:
    folder = request.config.rootpath.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the public files are not beside the checkout (../shared/data): NOT TESTED")
    return read([SourceFile(name, (folder / name).read_bytes()) for name in (UTF8, CP932)], as_of=AS_OF)


@pytest.mark.national
def test_the_national_survey(national: list[Reading]) -> None:
    for reading in national:
        assert errors(reading) == []
        assert reading.rows["status"].value_counts().to_dict() == {
            "online": 2725,
            "partial": 17,
            "not_online": 2054,
            "not_applicable": 29,
            "other": 2105,
        }
        assert reading.rows["annual_count"].sum() == 312_889_012
        assert reading.rows["online_count"].sum() == 80_869_078
        assert reading.rows.loc[reading.rows["status"] == "online", "annual_count"].sum() == 287_173_019
        assert sorted(reading.rows["planned_for"].dropna().unique()) == ["2024年度", "2025年度", "2026年度", "2027年度"]


@pytest.mark.national
def test_both_encodings_say_the_same_but_for_what_cp932_lacks(national: list[Reading]) -> None:
    utf8, cp932 = (reading.rows.drop(columns="sheet") for reading in national)
    lacking = 0
    for name in map(str, utf8):
        pd.testing.assert_series_equal(utf8[name].isna(), cp932[name].isna())
        differs = utf8[name].notna() & (utf8[name] != cp932[name]).fillna(False)
        assert all("?" in text for text in cp932.loc[differs, name]), name
        lacking += int(differs.sum())
    assert lacking


@pytest.mark.national
def test_a_list_that_is_not_ours_is_refused_by_name(shared: Path) -> None:
    (reading,) = read([SourceFile("yohairyosya.csv", (shared / "yohairyosya.csv").read_bytes())], as_of=AS_OF)
    (issue,) = reading.issues
    assert (issue.code, issue.severity, reading.dataset) == ("unrecognised", "error", None)
    for words in ("組織表", "「手続名」「オンライン化状況」", "№", "要配慮者利用施設名称"):
        assert words in issue.message
