"""Numbers that lost their zeros on the way through Excel: 0012 in one month is 12 in the next."""

import io
from pathlib import Path

import openpyxl
import pytest

from dashboard.importers import SourceFile, read
from dashboard.importers.model import Value
from dashboard.ledger.changes import Changes
from dashboard.ledger.importing import import_files
from dashboard.store import answers as store
from dashboard.store import build
from tests.importers.grids import codes, finding, only
from tests.importers.written import sent

HEAD: list[Value] = ["手続ID", "所管課", "手続名", "オンライン化状況", "年間件数"]
SEPTEMBER = (
    "手続ID,所管課,手続名,オンライン化状況,年間件数\n{0},市民課,転入届,未実施,100\n{1},市民課,転出届,未実施,50\n"
)


def formatted(*rows: list[Value]) -> SourceFile:
    """An xlsx whose numbers are shown with four digits."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEAD, *rows):
        sheet.append([*row])
    for cell in sheet["A"][1:]:
        cell.number_format = "0000"
    stream = io.BytesIO()
    book.save(stream)
    return SourceFile("手続_R8.10.xlsx", stream.getvalue())


def before(folder: Path) -> list[tuple[str, str, object]]:
    """手続ID, status and the status of the month before, as the page lists them."""
    rows = store.answer(folder / store.FILE, "online/procedures", {"as_of": "2026-10-31", "vs": "2026-09-30"})
    listed = rows.sort_values("procedure")[["procedure_id", "status", "status_before"]].astype(object)
    return [*listed.where(listed.notna(), None).itertuples(index=False, name=None)]


def month(folder: Path, source: SourceFile) -> Changes:
    report = import_files(folder, [source], by="担当者")
    assert not report.refused, report.reasons()
    return report.changes[0]


@pytest.mark.slow
@pytest.mark.parametrize("ids", [("0012", "0013"), ('"=""0012"""', '"=""0013"""'), ('="0012"', '="0013"')])
def test_the_month_before_is_found_though_the_zeros_are_gone(tmp_path: Path, ids: tuple[str, str]) -> None:
    month(tmp_path, SourceFile("手続_R8.9.csv", SEPTEMBER.format(*ids).encode("cp932")))
    month(tmp_path, formatted([12, "市民課", "転入届", "実施済", 100], [13, "市民課", "転出届", "未実施", 50]))
    build.build(tmp_path)
    assert [row[1:] for row in before(tmp_path)] == [("online", "not_online"), ("not_online", "not_online")]


@pytest.mark.slow
def test_a_list_sent_again_without_its_zeros_changes_only_what_it_says(tmp_path: Path) -> None:
    text = SEPTEMBER.format("0012", "0013").encode("cp932")
    month(tmp_path, SourceFile("手続_R8.10.csv", text))
    changes = month(
        tmp_path, formatted([12, "市民課", "転入届", "実施済", 100], [13, "市民課", "転出届", "未実施", 50])
    )
    assert (changes.added, changes.changed, changes.removed, changes.unchanged) == (0, 1, 0, 1)


@pytest.mark.slow
def test_numbers_that_a_list_tells_apart_by_their_zeros_stay_apart(tmp_path: Path) -> None:
    head = ",".join(map(str, HEAD))
    for name, status in (("手続_R8.9.csv", "未実施"), ("手続_R8.10.csv", "実施済")):
        rows = f"{head}\n0012,市民課,転入届,{status},1\n12,市民課,転出届,未実施,1\n"
        month(tmp_path, SourceFile(name, rows.encode("cp932")))
    build.build(tmp_path)
    assert before(tmp_path) == [("0012", "online", "not_online"), ("12", "not_online", "not_online")]


@pytest.mark.slow
def test_another_name_under_the_bare_number_is_another_procedure(tmp_path: Path) -> None:
    head = ",".join(map(str, HEAD))
    month(tmp_path, SourceFile("手続_R8.9.csv", f"{head}\n0012,市民課,転入届,実施済,1\n".encode("cp932")))
    month(tmp_path, SourceFile("手続_R8.10.csv", f"{head}\n12,市民課,犬の登録,未実施,1\n".encode("cp932")))
    build.build(tmp_path)
    assert before(tmp_path) == [("12", "not_online", None)]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "xls"])
def test_the_same_number_and_name_twice_in_one_file(kind: str) -> None:
    first: list[Value] = ["0012", "市民課", "転入届", "実施済", 100]
    twice = sent(kind, [HEAD, first, ["12", *first[1:]]])
    assert (len(twice.rows), codes(twice).count("row_twice")) == (1, 1)
    differs = sent(kind, [HEAD, first, ["12", "市民課", "転入届", "未実施", 100]])
    assert (finding(differs, "same_id_differs").value, differs.refused) == ("12", True)
    others = sent(kind, [HEAD, first, ["12", "市民課", "転出届", "未実施", 100]])
    assert (len(others.rows), others.refused) == (2, False)


def test_the_form_in_which_a_csv_guards_its_zeros_is_unwrapped_in_every_column() -> None:
    rows = '="0012",="市民課",="転入届（""写し""）",="実施済"\n="0013",市民課,=A1,済\n'
    assert said(f"手続ID,所管課,手続名,オンライン化状況\n{rows}") == [
        ("0012", "市民課", '転入届("写し")', "online"),
        ("0013", "市民課", "=A1", "online"),
    ]


def said(text: str) -> list[tuple[object, ...]]:
    """手続ID, 課, 手続名 and status of a CSV."""
    (reading,) = read([SourceFile("一覧_R8.10.csv", text.encode("cp932"))])
    columns = ["procedure_id", "department_text", "procedure", "status"]
    return [*reading.rows[columns].itertuples(index=False, name=None)]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("オンライン化の実施予定及び検討時の懸念点", "barrier"),
        ("オンライン化の実施状況に関する補足", "note"),
        ("手続総件数(件)", "annual_count"),
        ("うちオンライン数(件)", "online_count"),
        ("現在の状況", "status"),
        ("電子申請", "status"),
        ("オンライン申請", "status"),
        ("オンライン申請の可否", "status"),
    ],
)
def test_headers_of_the_national_survey_and_of_cities(header: str, column: str) -> None:
    others = {"procedure": "手続名", "department": "所管課", "status": "オンライン化状況"}
    heads = [header, *(title for name, title in others.items() if name != column)]
    cells: dict[str, Value] = {
        "barrier": "3 システムがない",
        "note": "令和9年度に更改",
        "annual_count": 50,
        "online_count": 5,
        "status": "実施済",
    }
    found = {"barrier": 3, "note": "令和9年度に更改", "annual_count": 50, "online_count": 5, "status": "online"}
    known = {"手続名": "転入届", "所管課": "市民課", "オンライン化状況": "実施済"}
    reading = sent("xlsx", [heads, [cells[column], *(known[title] for title in heads[1:])]])
    assert only(reading)[column] == found[column]


def test_several_reasons_of_the_survey_are_said_once_for_each_wording() -> None:
    words = "3 システムがない; 6 費用対効果"
    rows: list[list[Value]] = [[n, "市民課", f"手続{n}", "未実施", words] for n in range(1, 5)]
    reading = sent("csv", [[*HEAD[:4], "オンライン化の実施予定及び検討時の懸念点"], *rows])
    told = finding(reading, "barrier_several")
    assert (told.value, "4 件" in told.message) == (words, True)
    assert reading.rows["barrier"].isna().all()
    assert set(reading.rows["barrier_text"]) == {words}
