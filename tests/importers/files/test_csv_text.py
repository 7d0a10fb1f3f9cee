"""CSV bytes become one sheet of text; what cannot be read is refused with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.importers.files.csv_text import read_text
from dashboard.importers.files.guards import Unreadable
from dashboard.importers.model import Issue, Value
from tests.importers import make

TABLE = "手続ID,部,手続名\r\n001,総務部,髙橋﨑〜①\r\n"
VALUES = [["手続ID", "部", "手続名"], ["001", "総務部", "髙橋﨑〜①"]]


def values(content: bytes | str) -> list[list[Value]]:
    return read_text(make.source(content.encode() if isinstance(content, str) else content, "様式/手続.R8.csv")).values


def refusal(content: bytes) -> Issue:
    with pytest.raises(Unreadable) as caught:
        read_text(make.source(content, "手続.csv"))
    return caught.value.issue


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_bom(encoding: str) -> None:
    assert values(TABLE.encode(encoding)) == VALUES


def test_cp932_reads_what_shift_jis_cannot() -> None:
    table = TABLE.replace("〜", "～")
    assert values(table.encode("cp932"))[1][2] == "髙橋﨑～①"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end(end: str) -> None:
    assert values(f'部,注記{end}総務部,"一行目{end}二行目"{end}') == [["部", "注記"], ["総務部", "一行目\n二行目"]]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimiters(delimiter: str) -> None:
    assert values(TABLE.replace(",", delimiter)) == VALUES


def test_commas_in_numbers_do_not_hide_tabs() -> None:
    assert values("課\t件数\t備考\n税務課\t1,234,567\t1,2,3\n") == [
        ["課", "件数", "備考"],
        ["税務課", "1,234,567", "1,2,3"],
    ]


def test_delimiters_inside_quotes_do_not_count() -> None:
    assert values('課,備考\n税務課,"a;b;c\n;;;;\n;;;"\n')[1] == ["税務課", "a;b;c\n;;;;\n;;;"]


def test_values_stay_text_and_blanks_become_none() -> None:
    assert values("番号,値\n007,\n,1.50\n") == [["番号", "値"], ["007", None], [None, "1.50"]]


def test_ragged_rows_are_evened_out_and_trailing_blanks_cut() -> None:
    assert values("一覧\n部,課,,\n総務部\n,,\n\n") == [["一覧", None], ["部", "課"], ["総務部", None]]


def test_the_sheet_has_the_name_of_the_file() -> None:
    assert read_text(make.source(b"a,b\n", "様式/手続.R8.csv")).name == "手続.R8"


def test_an_end_of_file_mark_of_old_systems_is_no_row() -> None:
    assert values(b"a,b\r\n1,2\r\n\x1a") == [["a", "b"], ["1", "2"]]


def test_a_damaged_byte_is_refused_with_its_line_and_not_guessed() -> None:
    damaged = "手続名,所管する課\n情報公開請求,総務課\n".encode() + b"\xe3\x81\n"
    issue = refusal(damaged)
    assert (issue.code, issue.value) == ("undecodable", "E3 81")
    assert "3 行目に、UTF-8" in issue.message


def test_damaged_utf8_is_not_taken_for_cp932_where_both_would_do() -> None:
    damaged = "アイウエオアイウエオ,1\n".encode() + b"\xe3\x82,2\n"
    assert damaged.decode("cp932").startswith("繧｢繧､")
    assert "2 行目に、UTF-8" in refusal(damaged).message


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_byte_that_cp932_lacks_is_refused_with_its_line(end: bytes) -> None:
    issue = refusal("部".encode("cp932") + end + b"\x85\x20" + end)
    assert (issue.code, issue.severity) == ("undecodable", "error")
    assert "2 行目に、CP932" in issue.message


@pytest.mark.parametrize(
    ("text", "line"),
    [('a,b\n1,2\n"閉じない,3\n4,5\n', 3), ('a,b\n"x"y,2\n', 2), ('a,b\n"1\n2",3\n"x" ,2\n', 4)],
)
def test_bad_quoting_is_refused_with_the_line_where_its_row_begins(text: str, line: int) -> None:
    issue = refusal(text.encode())
    assert issue.code == "bad_quoting"
    assert issue.message.startswith(f"{line} 行目")


def test_an_empty_text_is_an_empty_sheet() -> None:
    assert values("\n\n") == []


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0\x1a"), min_size=1), min_size=2)))
def test_what_is_quoted_reads_back_the_same(rows: list[list[str]]) -> None:
    width = max(map(len, rows), default=0)
    lines = [",".join('"' + value.replace('"', '""') + '"' for value in row) for row in rows]
    content = "\r\n".join(lines).encode("utf-8-sig")
    assert values(content) == [[*row, *[None] * (width - len(row))] for row in rows]


@given(st.binary())
def test_random_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        sheet = read_text(make.source(content))
    except Unreadable as refused:
        assert refused.issue.code in {"undecodable", "bad_quoting"}
    else:
        assert all(value is None or isinstance(value, str) for row in sheet.values for value in row)
