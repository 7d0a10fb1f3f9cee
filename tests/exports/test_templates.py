"""Blank forms read back without a finding, and next month's files say what the last ones said."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.exports.templates import for_departments, month_after, template, zipped
from dashboard.importers import DATASETS, Dataset, Hints, Reading, Register, SourceFile, read
from dashboard.importers.model import PLACE
from dashboard.ledger.in_force import InForce
from dashboard.ledger.ledger import Ledger
from dashboard.store.answers import SAMPLE
from tests.exports.made import opened

AS_OF = dt.date(2026, 11, 30)
PLACES = [("市民部", "市民課"), ("財務部", "税務課")]
REGISTER = SourceFile("組織表.csv", "部,課\n市民部,市民課\n財務部,税務課\n".encode())
QUESTIONS = SourceFile(
    "設問一覧.csv",
    "設問番号,分野,設問,最小,最大\n1,用語,クラウド,1,5\n2,用語,API,1,5\n3,関数,IF,1,5\n".encode(),
)
ASKED = ["問1 クラウド", "問2 API", "問3 IF"]
FILLED = [dataset for dataset in DATASETS.values() if dataset.is_monthly]


def blank(dataset: Dataset) -> bytes:
    return template(
        dataset, places=PLACES, as_of=AS_OF if dataset.has_as_of else None, questions=ASKED if dataset.form else ()
    )


def returned(dataset: Dataset, content: bytes) -> Reading:
    """The reading of a form that came back, beside what it needs."""
    alone = dataset.is_register or dataset.is_of_many
    others = [] if alone else [REGISTER, QUESTIONS] if dataset.form else [REGISTER]
    given = AS_OF if dataset.has_as_of else None
    hints = Hints(is_of_many=dataset.is_of_many)
    return read([SourceFile("ひな形.xlsx", content), *others], as_of=given, hints=hints)[0]


def header_row(sheet: Worksheet, first: object) -> int:
    return next(row for row in range(1, 9) if sheet.cell(row, 1).value == first)


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
def test_a_blank_form_is_recognised_and_said_to_be_empty(dataset: Dataset) -> None:
    (said,) = returned(dataset, blank(dataset)).issues
    assert (said.code, said.severity) == ("no_rows", "error")


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
def test_a_form_with_its_example_in_it_has_no_finding(dataset: Dataset) -> None:
    """A dataset says of each column what may stand under it."""
    book = openpyxl.load_workbook(io.BytesIO(blank(dataset)))
    sheet, example = book.worksheets[0], book["記入例"]
    top = header_row(sheet, example["A3"].value)
    assert [cell.value for cell in sheet[top]] == [cell.value for cell in example[3]]
    for cell in example[4]:
        sheet.cell(top + 1, cell.column).value = cell.value
    stream = io.BytesIO()
    book.save(stream)
    reading = returned(dataset, stream.getvalue())
    assert (reading.dataset, reading.issues) == (dataset.name, [])
    assert len(reading.rows) == (len(ASKED) if dataset.form else 1)
    assert [column.headers[0] for column in dataset.columns if column.required and column.example is None] == []


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
def test_the_words_to_choose_from_are_the_ones_that_are_read(dataset: Dataset) -> None:
    book = opened(blank(dataset))
    sheet = book.worksheets[0]
    rules = {str(rule.sqref).partition(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    lists = {}
    for rule in rules.values():
        assert len(rule.error) <= 255
        assert "ください" in rule.error
        if rule.type == "list":
            letters = str(rule.sqref)[0]
            name, _, cells = rule.formula1.replace("'", "").replace("$", "").partition("!")
            header = sheet[f"{letters}{header_row(sheet, book['記入例']['A3'].value)}"].value
            lists[header] = [row[0].value for row in book[name][cells]]
    for column in dataset.columns:
        if column.words:
            assert lists[column.headers[0]] == [*column.words.values()]
    if dataset.departments:
        assert ["市民課", "税務課"] in lists.values()


@pytest.mark.parametrize("dataset", FILLED, ids=lambda dataset: dataset.name)
def test_next_months_files_read_back_as_what_was_sent(dataset: Dataset, sample_folder: Path) -> None:
    """The newest lists of 課 of the sample city, 基準日 apart; under a new name where a 課 was renamed."""
    in_force = InForce(Ledger(sample_folder / SAMPLE))
    register = in_force.register()
    lists, gone = in_force.by_department(dataset, AS_OF, register)
    assert gone == [("福祉部", "長寿介護課")], "it was split: nobody has its rows"
    assert len(lists) > 20
    lists = {place: rows for number, (place, rows) in enumerate(lists.items()) if number % 6 == 0}
    files = [*for_departments(dataset, lists, as_of=AS_OF, places=register.places(AS_OF))]
    assert len({name for name, _ in files}) == len(files)
    readings = read([SourceFile(name, content) for name, content in files], register=register)
    for (place, sent), reading in zip(lists.items(), readings, strict=True):
        assert not reading.refused, reading.issues
        assert reading.as_of == AS_OF
        names = reading.rows[["department_text", "bureau_text"]].drop_duplicates().itertuples(index=False)
        assert {register.place(name, None if pd.isna(bureau) else bureau, AS_OF) for name, bureau in names} == {place}
        said = [name for name in dataset.schema if name not in PLACE and not name.endswith("_text")]
        pd.testing.assert_frame_equal(reading.rows[said], sent[said].reset_index(drop=True))


def test_what_could_not_be_read_is_shown_as_it_was_sent() -> None:
    head = "手続ID,所管課,手続名,オンライン化状況,年間件数,優先手続\n"
    sent = head + "0012,市民課,=1+1,調整中,約100,○\n1-1,市民課,転出届,済,7,\n"
    (before,) = read([SourceFile("a.csv", sent.encode())], as_of=AS_OF)
    content = template(DATASETS["procedures"], as_of=AS_OF, rows=before.rows)
    sheet = opened(content).worksheets[0]
    heads = [cell.value for cell in sheet[4]]
    rows = [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(5, 6)]
    assert [rows[0][name] for name in ("手続ID", "手続名", "オンライン化状況", "年間件数", "優先手続(59手続)")] == [
        *("0012", "=1+1", "調整中", "約100", "○")
    ]
    assert [rows[1][name] for name in ("手続ID", "オンライン化状況", "年間件数", "優先手続(59手続)")] == [
        "1-1",
        "実施済",
        7,
        "×",
    ]
    assert {cell.data_type for row in sheet.iter_rows(5, 6) for cell in row} <= {"s", "n"}
    assert sheet["A5"].number_format == "@", "1-1 stays no day"


def test_a_column_that_was_not_there_stays_away_where_a_blank_would_say_something() -> None:
    """A plan without 実績開始 says nothing of what began; one with it says that nothing did."""
    head = "番号,取組名,所管課,計画開始,計画終了"
    for more in ("", ",実績開始"):
        line = "1,窓口,市民課,2026/4/1,2027/3/31" + ("," if more else "")
        (before,) = read([SourceFile("a.csv", f"{head}{more}\n{line}\n".encode())], as_of=AS_OF)
        heads = [cell.value for cell in opened(template(DATASETS["roadmap"], rows=before.rows)).worksheets[0][4]]
        assert ("実績開始" in heads) == bool(more)


def test_hostile_names_of_departments_stay_text() -> None:
    places = [("=1+1", "@市民課"), ("部", "'; DROP"), ("部", "x" * 300)]
    book = opened(template(DATASETS["procedures"], places=places))
    cells = [cell for row in book["選択肢"].iter_rows() for cell in row if cell.value is not None]
    assert {"=1+1", "@市民課", "'; DROP", "x" * 300} <= {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} == {"s"}


def test_all_files_as_one() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped([("手続一覧_市民課.xlsx", b"a"), ("b.xlsx", b"b")]))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "手続一覧_市民課.xlsx": b"a",
            "b.xlsx": b"b",
        }


def test_departments_of_the_same_name_have_files_of_their_own() -> None:
    rows = pd.DataFrame({"procedure": ["a"]})
    lists: dict[tuple[str | None, str], pd.DataFrame] = {("総務部", "総務課"): rows, ("消防本部", "総務課"): rows}
    names = [name for name, _ in for_departments(DATASETS["procedures"], lists, as_of=AS_OF)]
    assert names == ["手続一覧_令和8年11月_総務部_総務課.xlsx", "手続一覧_令和8年11月_消防本部_総務課.xlsx"]


@pytest.mark.parametrize(
    ("day", "after"), [("2026-10-31", "2026-11-30"), ("2026-12-31", "2027-01-31"), ("2027-01-31", "2027-02-28")]
)
def test_the_next_month_ends_on_its_last_day(day: str, after: str) -> None:
    assert month_after(dt.date.fromisoformat(day)) == dt.date.fromisoformat(after)


def test_a_register_names_the_places_of_a_day() -> None:
    assert Register.empty().places(AS_OF) == []
