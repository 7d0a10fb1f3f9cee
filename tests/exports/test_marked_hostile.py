"""Files and findings made to break a marked workbook, and files that cannot be marked themselves."""

import io
import re

import pytest

from dashboard.exports.marked import marked
from dashboard.exports.marked.comments import AUTHOR
from dashboard.exports.marked.elements import text
from dashboard.exports.marked.wording import HEADING
from dashboard.importers import Issue, SourceFile, read
from dashboard.importers.files.own import MARK_FILLS, OWN_SHEET
from dashboard.importers.model import Value
from tests.exports import made
from tests.exports.made import found
from tests.importers import make
from tests.importers.written import as_file

HOSTILE = '=HYPERLINK("http://x")&<b>"\x01\ud800_x0041_\x0b]]>'
ROWS: list[tuple[Value, ...]] = [made.HEADER, ("1", "市民課", "=1+1", "調整中", "約5", 1)]


def listed(content: bytes) -> list[list[object]]:
    book = made.opened(content)
    return [[cell.value for cell in row] for row in book[book.sheetnames[-1]].iter_rows()]


def test_texts_stay_texts() -> None:
    issue = found("A1", sheet="一覧", message=HOSTILE, remedy="=2+2", value="@cmd")
    after = marked(make.source(make.xlsx()), [issue])
    assert [cell for row in listed(after) for cell in row if cell in ("=2+2", "@cmd")] == ["@cmd", "=2+2"]
    sheet = made.opened(after)["取込結果"]
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    # As Excel escapes what looks like one of its own escapes.
    assert '=HYPERLINK("http://x")&<b>"_x005F_x0041_]]>' in made.notes(after, "一覧")["A1"]


def test_hundreds_of_findings_in_a_cell() -> None:
    issues = [found("A1", sheet="一覧", message=f"{number}番目の誤りです。") for number in range(200)]
    after = marked(make.source(make.xlsx()), issues)
    note = made.notes(after, "一覧")["A1"]
    assert "7番目" in note
    assert note.endswith("ほか 192 件は、シート「取込結果」にあります。")
    assert sum("番目の誤り" in str(row[5]) for row in listed(after)) == 200


def test_more_cells_than_notes() -> None:
    rows = [("a", "b")] * 2_100
    after = marked(make.source(make.xlsx(rows)), [found(f"A{row}", sheet="一覧") for row in range(1, 2_101)])
    parts = made.parts(after)
    assert parts["xl/comments_mark1.xml"].count(b"<comment ") == 2_000
    assert parts[make.SHEET_PART].count(b' s="1"') == 2_100
    assert "初めの 2,000 か所".encode("ascii", "xmlcharrefreplace") in parts["xl/worksheets/sheet_mark1.xml"]


@pytest.mark.parametrize(
    "sheet",
    [
        make.worksheet(""),
        make.worksheet('<row><c><v>1</v></c><c r="D1"><v>2</v></c></row><row/><row><c><v>3</v></c></row>'),
        make.worksheet('<row r="9"/>', before='<cols><col min="1" max="9" width="5"/></cols>', after="<extLst/>"),
        make.worksheet("").replace("<sheetData></sheetData>", "<sheetData/>"),
    ],
)
@pytest.mark.parametrize("main", [make.MAIN, make.STRICT_MAIN])
def test_odd_sheets(sheet: str, main: str) -> None:
    """Without addresses, styles, cells; of the strict standard."""
    links = make.STRICT_RELATIONSHIPS if main == make.STRICT_MAIN else make.RELATIONSHIPS
    content = make.package(sheet.replace(make.MAIN, main), main=main, relationships=links)
    after = marked(make.source(content), [found("B2", sheet="一覧"), found("A1", "warning", sheet="一覧")])
    parts = made.parts(after)
    assert made.sheet_names(after) == {"一覧": make.SHEET_PART, "取込結果": "xl/worksheets/sheet_mark1.xml"}
    assert b'r="B2" s="' in parts[make.SHEET_PART]
    assert parts[make.SHEET_PART].index(b"<legacyDrawing") > parts[make.SHEET_PART].index(b"</sheetData>")
    assert MARK_FILLS["error"].encode() in parts["xl/styles.xml"]


def test_a_note_of_a_conversation_stays_as_it_is() -> None:
    content = made.threaded(made.rich())
    after = marked(SourceFile("手続.xlsx", content), [found("E3"), found("D5")])
    said = made.notes(after, "O'Brien")
    assert said["E3"] == "課のメモ"
    assert HEADING in said["D5"]


def test_a_bare_note_gets_ours_behind_it() -> None:
    content = made.rich()
    place = "xl/comments1.xml"
    bare = b'<comments xmlns="%b"><authors><author>a</author></authors><commentList><comment ref="E3" authorId="0">' % (
        make.MAIN.encode()
    )
    notes = bare + "<text><t>素のメモ</t></text></comment></commentList></comments>".encode()
    after = marked(SourceFile("手続.xlsx", make.with_part(content, place, notes)), [found("E3")])
    assert made.notes(after, "O'Brien")["E3"].startswith("素のメモ\n" + HEADING)
    again = marked(SourceFile("手続.xlsx", after), [])
    assert made.notes(again, "O'Brien")["E3"] == "素のメモ"


@pytest.mark.parametrize("kind", ["csv", "xls"])
def test_what_cannot_be_marked_becomes_a_workbook_of_its_values(kind: str) -> None:
    source = as_file(kind, ROWS, "手続[1]_R8.10")
    (before,) = read([source])
    wrong = [issue for issue in before.issues if issue.severity != "info" and issue.cell]
    assert len(wrong) == 2
    after = marked(source, before.issues)
    assert any(f"送られたファイルの形式（.{kind}）" in str(row[0]) for row in listed(after))
    book = made.opened(after)
    name = book.sheetnames[0]
    assert set(made.fills(after, name)) == {issue.cell for issue in wrong}
    assert (book[name]["C2"].value, book[name]["C2"].data_type) == ("=1+1", "s")
    book[name]["D2"], book[name]["E2"] = "未実施", 5
    stream = io.BytesIO()
    book.save(stream)
    (again,) = read([SourceFile("手続_R8.10.xlsx", stream.getvalue())])
    assert not [issue for issue in again.issues if issue.severity != "info" and issue.cell]
    assert len(again.rows) == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", make.encrypted_xlsx(), b"%PDF-1.7"])
def test_what_cannot_be_opened_is_told_all_the_same(content: bytes) -> None:
    source = SourceFile("手続.xlsx", content)
    (before,) = read([source])
    said = listed(marked(source, before.issues))
    assert any("開けなかった" in str(row[0]) for row in said)
    assert any(before.issues[0].message == row[5] for row in said if len(row) > 5)


def test_a_package_of_an_odd_make_is_told_by_its_values() -> None:
    content = make.with_part(make.xlsx(), "xl/styles.xml", f'<styleSheet xmlns="{make.MAIN}"/>')
    after = marked(make.source(content), [found("B2", sheet="一覧")])
    assert any("つくりが特殊" in str(row[0]) for row in listed(after))
    assert set(made.fills(after, "一覧")) == {"B2"}


def test_a_list_on_a_renamed_sheet_is_no_data_and_a_name_alone_is_no_mark() -> None:
    book = made.opened(marked(make.source(make.xlsx(ROWS)), []))
    book["取込結果"].title, book["一覧"].title = "一覧表", "取込結果"
    stream = io.BytesIO()
    book.save(stream)
    (reading,) = read([SourceFile("手続_R8.10.xlsx", stream.getvalue())])
    assert reading.rows["sheet"].tolist() == ["取込結果"]
    assert not [issue for issue in reading.issues if issue.sheet == "一覧表"]


def test_no_finding_names_a_place_that_is_not_there() -> None:
    issues = [found("A1", sheet="ない"), found("なし", sheet="一覧"), found("A1:B3", sheet="一覧")]
    assert set(made.fills(marked(make.source(make.xlsx()), issues), "一覧")) == {"A1"}


def test_a_finding_without_a_place() -> None:
    issue = Issue("broken", "error", "壊れています。", "送り直してください。", "手続.xlsx")
    assert made.notes(marked(make.source(make.xlsx()), [issue]), "一覧") == {}


def test_marks_are_known_after_another_program_saved_them() -> None:
    """LibreOffice keeps no authors of notes, and cuts texts into runs where the script changes."""
    after = marked(SourceFile("手続.xlsx", made.rich()), [found("E3"), found("D5")])
    parts = made.parts(after)
    notes = parts["xl/comments1.xml"].decode().replace(text(AUTHOR), " ")
    notes = notes.replace("L2-01", "</t></r><r><t>L2-01</t></r><r><t>")
    listed = parts["xl/worksheets/sheet_mark1.xml"].decode()
    (first,) = re.findall(r'<c r="A1".*?</c>', listed)
    shared = parts["xl/sharedStrings.xml"].decode()
    number = shared.count("<si>")
    runs = "".join(f"<r><t>{text(words)}</t></r>" for words in (OWN_SHEET[:9], OWN_SHEET[9:]))
    for name, part in {
        "xl/comments1.xml": notes,
        "xl/worksheets/sheet_mark1.xml": listed.replace(first, f'<c r="A1" t="s"><v>{number}</v></c>'),
        "xl/sharedStrings.xml": shared.replace("</sst>", f"<si>{runs}</si></sst>"),
    }.items():
        after = make.with_part(after, name, part)
    (reading,) = read([SourceFile("手続.xlsx", after)])
    assert not [issue for issue in reading.issues if issue.sheet == "取込結果（2）"]
    again = marked(SourceFile("手続.xlsx", after), [])
    assert [*made.sheet_names(again)] == ["O'Brien", "取込結果", "取込結果（2）"]
    assert made.notes(again, "O'Brien") == {"E3": "課のメモ", "B3": "ほかのメモ"}
