"""A marked workbook is the sent one, but for fills, notes and the added sheet."""

import datetime as dt
import io
from pathlib import Path

import pytest

from dashboard.exports.marked import mail, marked, marked_name
from dashboard.exports.marked.wording import HEADING
from dashboard.importers import Issue, SourceFile, read
from dashboard.importers.files.own import HATCH, HATCHES, MARK_FILLS
from tests.exports import made
from tests.exports.made import found

SAMPLE = Path(__file__).parent.parent.parent / "data" / "sample" / "files"
SHEET, AS_OF = "O'Brien", dt.date(2026, 10, 31)
ISSUES = [
    found("E3"),
    found("D4", "warning", message="「調整中」は分かりません。"),
    found("B5", "info"),
    found("C1"),
    found("F20", "warning"),
    found("K4"),
    Issue("as_of_taken", "info", "基準日を 2026-10-31 としました。", "違うときは指定してください。", "手続.xlsx"),
]


def sent(content: bytes, name: str = "手続.xlsx") -> SourceFile:
    return SourceFile(name, content)


@pytest.fixture(scope="module")
def pair() -> tuple[bytes, bytes]:
    """(as it was sent, marked)."""
    content = made.rich()
    return content, marked(sent(content), ISSUES)


def test_all_but_the_marks_is_as_it_was_sent(pair: tuple[bytes, bytes]) -> None:
    """Values, formulas, merges, widths, rules, formats, protection, pictures, charts, names: by byte or by element."""
    before, after = map(made.parts, pair)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        *("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"),
        *("xl/worksheets/sheet1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"),
    }
    one = "xl/worksheets/sheet1.xml"
    assert made.without_marks(before[one]) == made.without_marks(after[one])
    assert [*after][: len(before)] == [*before]


def test_the_styles_of_cells_are_theirs_but_for_the_fill(pair: tuple[bytes, bytes]) -> None:
    before, after = (made.opened(content)[SHEET] for content in pair)
    looks = ("number_format", "font", "border", "alignment", "protection")
    for row in after.iter_rows():
        for cell in row:
            own = before[cell.coordinate]
            assert [repr(getattr(cell, each)) for each in looks] == [repr(getattr(own, each)) for each in looks]
    marks = {cell for cell, fill in made.fills(pair[1], SHEET).items() if made.fills(pair[0], SHEET).get(cell) != fill}
    assert marks == {"A1", "E3", "D4", "F20", "K4"}, "what was read safely is not marked; of merged cells the first is"


def test_a_fill_of_its_own_stays_under_the_lines(pair: tuple[bytes, bytes]) -> None:
    """In a month grid a colour says something."""
    now = made.fills(pair[1], SHEET)
    assert now["E3"] == ("solid", MARK_FILLS["error"])
    assert now["F20"] == ("solid", MARK_FILLS["warning"])
    assert now["D4"] == (HATCH, HATCHES["warning"])
    assert made.opened(pair[1])[SHEET]["D4"].fill.bgColor.rgb == "FFC6E0B4"


def test_notes_say_what_is_wrong_what_to_do_and_the_rule(pair: tuple[bytes, bytes]) -> None:
    said = made.notes(pair[1], SHEET)
    assert (
        said["F20"] == f"{HEADING}\n■注意（国の規則 L2-01）\n数として読めません。\n直し方：数字だけを入力してください。"
    )
    assert said["B3"] == "ほかのメモ"
    assert said["E3"].startswith("課のメモ\n" + HEADING)
    drawn = made.parts(pair[1])["xl/drawings/vmlDrawing1.vml"]
    assert drawn.count(b"<v:shape ") == len(said) == 6


def test_the_list_names_every_finding_and_leads_to_its_cell(pair: tuple[bytes, bytes]) -> None:
    book = made.opened(pair[1])
    assert book.sheetnames == [SHEET, "取込結果", "取込結果（2）"], "the sheet of the 課 that has our name is its own"
    rows = [[cell.value for cell in row] for row in book["取込結果（2）"].iter_rows()]
    top = next(number for number, row in enumerate(rows) if row[0] == "番号")
    assert rows[2][0] == "不可 3 件・注意 2 件・情報 2 件。"
    assert [row[1:4] for row in rows[top + 1 :]] == [
        [{"error": "不可", "warning": "注意", "info": "情報"}[each.severity], each.sheet, each.cell] for each in ISSUES
    ]
    links = [row[3].hyperlink for row in book["取込結果（2）"].iter_rows(min_row=top + 2)]
    assert [link and link.location for link in links][:2] == ["'O''Brien'!E3", "'O''Brien'!D4"]
    assert links[-1] is None


def test_marking_again_takes_the_earlier_marks_back(pair: tuple[bytes, bytes]) -> None:
    again = marked(sent(pair[1]), [found("B5", "warning")])
    assert [*made.parts(again)] == [*made.parts(pair[1])]
    assert made.fills(again, SHEET) == {**made.fills(pair[0], SHEET), "B5": ("solid", MARK_FILLS["warning"])}
    assert {cell for cell, words in made.notes(again, SHEET).items() if HEADING in words} == {"B5"}
    assert made.notes(again, SHEET)["E3"] == "課のメモ"
    none = marked(sent(pair[1]), [])
    assert made.fills(none, SHEET) == made.fills(pair[0], SHEET)
    assert made.notes(none, SHEET) == made.notes(pair[0], SHEET)


def test_marked_cells_corrected_import_cleanly(pair: tuple[bytes, bytes]) -> None:
    """With the colours, the notes and the list still there, also after a program has saved it anew."""
    (first,) = read([sent(made.rich())])
    wrong = [issue for issue in first.issues if issue.severity != "info" and issue.cell]
    assert {(issue.cell, issue.severity) for issue in wrong} == {("E3", "warning"), ("D4", "warning")}
    book = made.opened(marked(sent(made.rich()), first.issues))
    # openpyxl keeps no results of formulas; Excel does.
    book[SHEET]["E3"], book[SHEET]["D4"], book[SHEET]["E4"] = 100, "未実施", 5
    stream = io.BytesIO()
    book.save(stream)
    (second,) = read([sent(stream.getvalue())])
    assert [each for each in second.issues if each.severity != "info" and each.cell] == []
    assert not [each for each in second.issues if "取込結果（2）" in (each.sheet or "")]
    assert second.rows["annual_count"].tolist()[:2] == [100, 5]


@pytest.mark.parametrize(
    "name", ["手続オンライン化状況_R8.3.xlsx", "2026-05/05_福祉部.xlsx", "ロードマップ/ロードマップ工程表_R6.12.xlsx"]
)
def test_a_sent_file_and_its_marked_one_read_the_same(name: str) -> None:
    """Spreadsheets of the sample city, with hidden sheets, merges, and plans drawn in colours: all cells marked."""
    source = sent((SAMPLE / name).read_bytes(), name)
    (before,) = read([source], as_of=AS_OF)
    sheet = before.rows["sheet"].iloc[0]
    everywhere = [found(f"{column}{row}", sheet=sheet) for column in "ABCDEFGHIJKLMNOPQ" for row in range(1, 40)]
    (after,) = read([sent(marked(source, everywhere), name)], as_of=AS_OF)
    assert after.issues == before.issues
    assert after.rows.equals(before.rows)
    assert ("grid_by_colour" in {issue.code for issue in before.issues}) == ("工程表" in name)


def test_the_real_files_too(shared: Path) -> None:
    paths = [*shared.rglob("*.xlsx")]
    if not paths:
        pytest.skip("no xlsx among the public files: NOT TESTED")
    for path in paths:
        content = path.read_bytes()
        issues = [found("A1", sheet=name) for name in made.sheet_names(content)]
        after = marked(sent(content, path.name), issues)
        for part in made.sheet_names(content).values():
            before, now = (made.parts(each)[part] for each in (content, after))
            assert made.without_marks(before) == made.without_marks(now), path.name


def test_the_mail_says_how_much_of_what_and_by_when() -> None:
    letter = mail("手続.xlsx", ISSUES, attached="手続（取込結果）.xlsx", due=dt.date(2026, 12, 11), to="市民課")
    assert letter.subject == "【ご確認のお願い】手続.xlsx（不可 3 件・注意 2 件）"
    assert letter.body.startswith("市民課 ご担当者様\n")
    assert "令和8年12月11日（金）までに" in letter.body
    assert "・［不可］3 件　数として読めません。（O'Brien E3など）\n・［注意］2 件" in letter.body
    assert "基準日を" not in letter.body, "what was read safely asks for nothing"
    assert "直していただくところはありません" in mail("手続.xlsx", ISSUES[-1:], attached="").body


def test_a_marked_file_keeps_its_kind() -> None:
    assert marked_name(sent(b"", "手続.xlsm")) == "手続（取込結果）.xlsm"
    assert marked_name(sent(b"", "10月/手続.csv")) == "手続（取込結果）.xlsx"
