"""A layout that a person maps once is read by itself from then on, from the screen and from the command line."""

from pathlib import Path

import openpyxl
import pytest

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.uploads import batches, looks, mapping, memory
from tests.uploads.cities import city, csv
from tests.uploads.test_looks import begun, look

pytestmark = pytest.mark.slow

STRANGE = (
    "業務一覧,,,\n令和8年{}月末現在,,,\n業務の呼び名,担当,でき具合,備忘\n転入,市民課,実施済,あ\n転出,市民課,未実施,い\n"
)
GIVEN = {"業務の呼び名": "手続名", "担当": "所管課", "でき具合": "オンライン化状況", "備忘": "使わない"}


def strange(month: int) -> SourceFile:
    """A list under headings that nobody knows, in its third row."""
    return csv(f"課の一覧_{month}.csv", STRANGE.format(month))


def test_a_layout_mapped_once_is_read_by_itself_next_month(tmp_path: Path) -> None:
    folder = city(tmp_path)
    place = begun(folder, strange(10))
    file = strange(10).name
    first = look(folder, place)
    assert mapping.unknown(first.report) == {file: False}
    (top,) = mapping.tops_of(place, file)
    assert top.rows[2] == ["業務の呼び名", "担当", "でき具合", "備忘"]
    headings = mapping.headings_of(top, 2, "procedures")
    given = {each.key: GIVEN[each.text] for each in headings}
    assert set(GIVEN.values()) <= set(mapping.choices("procedures"))
    assert mapping.lacking(dict.fromkeys(given), "procedures")
    assert mapping.lacking(given, "procedures") == []

    batches.say(place, batches.spoken(place) | {"answers": given})
    looked = look(folder, place)
    (reading,) = looked.report.readings
    assert list(reading.rows["procedure"]) == ["転入", "転出"] and not reading.refused
    assert looks.apply(folder, place, looked, by="戦略室").report.ids

    (next_month,) = import_files(folder, [strange(11)], dry_run=True).readings
    assert not next_month.refused and len(next_month.rows) == 2
    used = [each.message for each in next_month.issues if each.code == "answer_used"]
    assert any("業務の呼び名" in each and "手続名" in each for each in used), used


STACKED = (
    "業務一覧,,,,\n令和8年{}月末現在,,,,\n業務,,進み具合,,備忘\n呼び名,担当,でき具合,届いた数,\n"
    "転入,市民課,実施済,10,あ\n転出,市民課,未実施,20,い\n"
)
MEANT = {
    "業務 呼び名": "手続名", "業務 担当": "所管課", "進み具合 でき具合": "オンライン化状況",
    "進み具合 届いた数": "年間件数", "備忘": "使わない",
}  # fmt: skip


def test_a_header_of_two_rows_that_nobody_knows_is_mapped_as_one_of_one_row(tmp_path: Path) -> None:
    folder = city(tmp_path)
    source = csv("課の一覧_10.csv", STACKED.format(10))
    place = begun(folder, source)
    assert mapping.unknown(look(folder, place).report) == {source.name: False}
    (top,) = mapping.tops_of(place, source.name)
    assert mapping.likeliest(top.rows) == (2, True)
    headings = mapping.headings_of(top, 2, "procedures", is_double=True)
    assert [each.text for each in headings] == list(MEANT)
    batches.say(place, batches.spoken(place) | {"answers": {each.key: MEANT[each.text] for each in headings}})
    looked = look(folder, place)
    (reading,) = looked.report.readings
    assert reading.rows[["procedure", "annual_count"]].to_numpy().tolist() == [["転入", 10], ["転出", 20]]
    assert looks.apply(folder, place, looked, by="戦略室").report.ids
    (next_month,) = import_files(folder, [csv("課の一覧_11.csv", STACKED.format(11))], dry_run=True).readings
    assert not next_month.refused and list(next_month.rows["procedure"]) == ["転入", "転出"]
    used = {each.key for each in next_month.issues if each.code == "answer_used"}
    assert used == {f"列:{text}" for text in MEANT}


def test_merged_headings_stand_over_all_their_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in STACKED.format(10).splitlines():
        sheet.append([cell or None for cell in line.split(",")])
    for cells in ("A1:E1", "A3:B3", "C3:D3", "E3:E4"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "課の一覧.xlsx")
    place = begun(city(tmp_path / "data"), SourceFile("課の一覧.xlsx", (tmp_path / "課の一覧.xlsx").read_bytes()))
    (top,) = mapping.tops_of(place, "課の一覧.xlsx")
    assert mapping.likeliest(top.rows) == (2, True)
    assert [each.text for each in mapping.headings_of(top, 2, "procedures", is_double=True)] == list(MEANT)
    batches.say(place, batches.spoken(place) | {"answers": {f"列:{text}": meant for text, meant in MEANT.items()}})
    (reading,) = look(tmp_path / "data", place).report.readings
    assert not reading.refused and list(reading.rows["procedure"]) == ["転入", "転出"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["一覧", "", ""], ["番号", "名前", "課"], ["1", "転入", "市民課"]], (1, False)),
        ([["番号", "名前", "数", ""], ["", "", "全体", "うち"], ["1", "転入", "3", "4"]], (0, True)),
        ([["業務", "", "数", ""], ["番号", "名前", "全体", "うち"], ["1", "転入", "3", "4"]], (0, True)),
        ([["所管課：", "市民課", ""], ["番号", "名前", "数"], ["1", "転入", "3"]], (1, False)),
        ([["令和8年", "", ""], ["番号", "名前", "課"]], (1, False)),
        ([], (0, False)),
    ],
)
def test_the_header_is_guessed_as_a_person_would(rows: list[list[str]], found: tuple[int, bool]) -> None:
    assert mapping.likeliest(rows) == found


def test_what_is_remembered_can_be_taken_back_and_is_asked_again(tmp_path: Path) -> None:
    folder = city(tmp_path)
    source = csv("一覧_202610.csv", "所管課,手続名,オンライン化状況\n税無課,転入,調整中\n")
    asked = {"課:税無課": "税務課", "オンライン化状況:調整中": "予定"}
    assert import_files(folder, [source], answers=asked, by="戦略室").ids
    kept = memory.kept(folder)
    assert set(zip(kept["question"], kept["answer"], strict=True)) == {
        ("課の表記「税無課」", "税務課"),
        ("オンライン化状況「調整中」", "予定"),
    }
    assert set(kept["by"]) == {"戦略室"} and set(kept["file"]) == {source.name}
    place = begun(folder, csv("一覧_202611.csv", "所管課,手続名,オンライン化状況\n税無課,転入,実施済\n"))
    assert not look(folder, place).report.refused
    memory.take_back(folder, int(kept["number"][kept["answer"] == "税務課"].iloc[0]), "係長")
    assert list(memory.kept(folder)["answer"]) == ["予定"]
    assert look(folder, place).report.refused, "the look before is no longer true"


def test_what_cannot_be_read_has_no_rows_to_point_at(tmp_path: Path) -> None:
    place = begun(tmp_path, SourceFile("こわれた.xlsx", b"PK\x03\x04 nothing"))
    assert mapping.tops_of(place, "こわれた.xlsx") == []
