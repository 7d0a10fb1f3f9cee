"""Headers found and rows told apart, in the shapes in which they really come."""

from typing import Any

import pytest

from dashboard.importers.datasets import DATASETS
from dashboard.importers.datasets.procedures.dataset import HABITS, PROCEDURES
from dashboard.importers.findings.report import WORDS, Report
from dashboard.importers.model import Issue, Value
from dashboard.importers.tables.headers import find_header
from dashboard.importers.tables.table import Table, read_table
from tests.importers.grids import Rows, codes, finding, read, sheet, unknown

HEADER = "部 課 手続名 オンライン化状況 年間件数"


def table(rows: Rows, **structure: Any) -> tuple[Table, list[Issue]]:
    """The table of a sheet, and the findings."""
    made = sheet(rows, **structure)
    header = find_header(made, PROCEDURES)
    assert header
    report = Report("a.xlsx")
    return read_table(made, header, HABITS, report), report.issues


def columns(rows: Rows, **structure: Any) -> dict[str, int]:
    header = find_header(sheet(rows, **structure), PROCEDURES)
    return header.columns if header else {}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("年間件数（件）", "annual_count"),
        ("年間\n件数", "annual_count"),
        ("年 間 件 数", "annual_count"),
        ("オンライン化状況※1", "status"),
        ("オンライン化の実施状況", "status"),
        ("①手続名", "procedure"),
        ("手続名【必須】", "procedure"),
        ("＊手続名", "procedure"),
        ("№", "procedure_id"),
        ("Ｎｏ．", "procedure_id"),
        ("手続ＩＤ", "procedure_id"),
        ("優先手続(59手続)", "priority"),
        ("優先手続", "priority"),
        ("情報システム(申請)", "tool"),
        ("所管府省庁", "department"),
        ("うちオンライン\n件数", "online_count"),
    ],
)
def test_a_header_is_known_however_it_is_written(written: str, name: str) -> None:
    assert columns([[written, "懸念点", "備考", "ライフイベント"]])[name] == 0


def test_title_and_notes_may_stand_above() -> None:
    rows = ["みなと野市オンライン化状況", "", "※件数は前年度", HEADER, "総務部 総務課 情報公開請求 済 1"]
    made, _ = table(rows)
    assert (made.header.top, made.rows) == (3, [4])


def test_no_header_no_table() -> None:
    assert columns(["a b c", "1 2 3"]) == {}
    assert columns([]) == {}


def test_a_header_of_two_rows_with_headings_that_span_columns() -> None:
    rows: Rows = [
        ["手続名", "所管", None, "オンライン", None, "件数", None],
        [None, "部", "課", "化状況", "未実施の\n理由", "年間", "オンライン件数"],
        ["転入届", "市民部", "市民課", "済", None, 10, 3],
    ]
    merges = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 0, 6)]
    made, _ = table(rows, merges=merges)
    assert made.header.columns == {
        "procedure": 0,
        "bureau": 1,
        "department": 2,
        "status": 3,
        "barrier": 4,
        "annual_count": 5,
        "online_count": 6,
    }
    assert made.values["procedure"] == ["転入届"]


def test_the_better_of_two_headers_names_the_column() -> None:
    found = columns(["No. 手続ID 手続名 オンライン化状況"])
    assert found["procedure_id"] == 1


def test_merged_cells_are_filled_down() -> None:
    rows: Rows = [
        HEADER,
        "市民部 市民課 転入届 済 1",
        [None, None, "転出届", "済", 2],
        [None, "税務課", "証明", "済", 3],
    ]
    made, _ = table(rows, merges=[(1, 0, 3, 0), (1, 1, 2, 1)])
    assert made.values["bureau"] == ["市民部"] * 3
    assert made.values["department"] == ["市民課", "市民課", "税務課"]


def test_a_count_merged_over_several_procedures_is_unknown() -> None:
    rows: Rows = [HEADER, "市民部 市民課 転入届 済 100", ["市民部", "市民課", "転出届", "済", None]]
    made, issues = table(rows, merges=[(1, 4, 2, 4)])
    assert made.values["annual_count"] == [None, None]
    assert [(issue.code, issue.cell, issue.rule) for issue in issues] == [("merged_count", "E2", "L1-12")]


def test_a_bureau_written_once_is_filled_down_though_not_merged() -> None:
    rows: Rows = [HEADER, "市民部 市民課 転入届 済 1", [None, "市民課", "転出届", "済", 2], "税務部 税務課 証明 済 3"]
    made, issues = table(rows)
    assert made.values["bureau"] == ["市民部", "市民部", "税務部"]
    assert [issue.code for issue in issues] == ["filled_down"]


def test_a_blank_bureau_stays_blank_where_every_row_names_its_own() -> None:
    rows: Rows = [HEADER, "市民部 市民課 転入届 済 1", "市民部 市民課 転出届 済 1", [None, "会計課", "納付", "済", 2]]
    made, _ = table(rows)
    assert made.values["bureau"] == ["市民部", "市民部", None]


def test_a_blank_department_is_never_filled() -> None:
    reading = read(sheet([HEADER, "市民部 市民課 転入届 済 1", ["市民部", None, "転出届", "済", 2]]))
    assert finding(reading, "required_blank").cell == "B3"


@pytest.mark.parametrize("mark", ["同上", "〃", "（同上）", " 同上 "])
def test_ditto_takes_the_value_above(mark: str) -> None:
    rows: Rows = [
        HEADER,
        "市民部 市民課 転入届 済 1",
        ["市民部", mark, "転出届", "済", 2],
        ["市民部", mark, "転居届", "済", 2],
    ]
    made, issues = table(rows)
    assert made.values["department"] == ["市民課"] * 3
    assert [(issue.code, issue.rule, issue.cell) for issue in issues] == [("ditto", "L2-02", "B3")]
    assert "2 か所" in issues[0].message


def test_ditto_under_the_header_is_unknown() -> None:
    made, issues = table([HEADER, "市民部 〃 転入届 済 1"])
    assert made.values["department"] == [None]
    assert [issue.code for issue in issues] == ["ditto_without_above"]


SUMS: Rows = [
    HEADER,
    "市民部 市民課 転入届 済 10",
    "市民部 市民課 転出届 済 5",
    ["小　計", None, None, None, 15],
    "税務部 税務課 証明 済 7",
    ["税務部計", None, None, None, 7],
    ["合計", None, None, None, 22],
]


def test_sums_are_no_data_and_hold() -> None:
    made, issues = table(SUMS)
    assert made.values["annual_count"] == ["10", "5", "7"]
    assert [issue.code for issue in issues] == ["sum_row"]


@pytest.mark.parametrize(("row", "stated"), [(3, 16), (6, 99)])
def test_a_wrong_sum_is_a_warning(row: int, stated: int) -> None:
    rows: list[list[Value]] = [[*line.split(" ")] if isinstance(line, str) else [*line] for line in SUMS]
    rows[row][4] = stated
    _, issues = table(rows)
    (wrong,) = [issue for issue in issues if issue.code == "sum_differs"]
    assert (wrong.cell, wrong.value, wrong.severity) == (f"E{row + 1}", str(stated), "warning")


def test_a_sum_above_the_rows_counts_all_of_them() -> None:
    rows: Rows = [HEADER, ["合計", None, None, None, 15], "市民部 市民課 転入届 済 10", "市民部 市民課 転出届 済 5"]
    _, issues = table(rows)
    assert [issue.code for issue in issues] == ["sum_row"]


def test_a_sum_row_may_count_statuses() -> None:
    made, _ = table([HEADER, "市民部 市民課 転入届 済 10", ["合計", None, None, "済 1", 10]])
    assert made.rows == [1]


@pytest.mark.parametrize("name", ["合計所得金額の証明", "会計課の届出", "統計"])
def test_a_procedure_is_no_sum(name: str) -> None:
    made, _ = table([HEADER, f"市民部 市民課 {name} 済 10"])
    assert made.values["procedure"] == [name]


def test_notes_blank_rows_and_prefilled_rows_are_no_data() -> None:
    rows: Rows = [
        f"No. {HEADER}",
        "1 市民部 市民課 転入届 済 1",
        [2],
        [3, None, "市民課"],
        ["　"],
        [],
        ["※件数は前年度の実績"],
        ["注）速報値"],
        ["以上"],
    ]
    made, issues = table(rows)
    assert made.rows == [1]
    assert {issue.code: issue.message for issue in issues}.keys() == {"note_row", "rows_prefilled"}
    assert "3 行" in next(issue.message for issue in issues if issue.code == "note_row")


def test_a_heading_between_the_rows_is_reported() -> None:
    _, issues = table([f"No. {HEADER}", ["【市民部関係】"], "1 市民部 市民課 転入届 済 1"])
    assert [(issue.code, issue.cell, issue.value) for issue in issues] == [("row_ignored", "A2", "【市民部関係】")]


def test_a_header_repeated_on_every_page_is_skipped() -> None:
    made, issues = table([HEADER, "市民部 市民課 転入届 済 1", HEADER, "市民部 市民課 転出届 済 1"])
    assert made.values["procedure"] == ["転入届", "転出届"]
    assert [issue.code for issue in issues] == ["header_again"]


def test_a_second_table_below_is_refused() -> None:
    reading = read(
        sheet([HEADER, "市民部 市民課 転入届 済 1", "", "手続名 課 部 年間件数 備考", "転出届 市民課 市民部 3 x"])
    )
    assert finding(reading, "tables_stacked").cell == "A4"
    assert reading.refused


def test_tables_side_by_side_are_refused() -> None:
    reading = read(sheet([f"{HEADER} {HEADER}", "市民部 市民課 転入届 済 1 市民部 市民課 転出届 済 1"]))
    assert "tables_side_by_side" in codes(reading, "error")


def test_a_repeated_header_is_refused_or_left_unknown() -> None:
    reading = read(sheet([f"{HEADER} 備考 備考", "市民部 市民課 転入届 済 1 甲 乙"]))
    assert finding(reading, "header_repeated_unread").rule == "L2-03"
    assert unknown(reading, "note")
    reading = read(sheet([f"{HEADER} オンライン化状況", "市民部 市民課 転入届 済 1 未"]))
    assert finding(reading, "header_repeated").severity == "error"


def test_unread_columns_are_named() -> None:
    reading = read(sheet([f"{HEADER} 内線", "市民部 市民課 転入届 済 1 1234"]))
    assert "内線" in finding(reading, "column_unread").message


def test_hidden_rows_are_data() -> None:
    made, _ = table([HEADER, "市民部 市民課 転入届 済 1"], hidden_rows={1})
    assert made.rows == [1]


def test_a_flaw_makes_a_row_data() -> None:
    made, _ = table([HEADER, [None] * 5], flaws={(1, 2): "#REF!"})
    assert made.values["procedure"] == ["#REF!"]


def test_every_finding_says_what_to_do_in_japanese() -> None:
    every = [*WORDS.items(), *(each for dataset in DATASETS.values() for each in dataset.findings.items())]
    for code, kind in every:
        assert kind.message.endswith(("。", "{hint}")), code
        assert kind.remedy.endswith("。"), code
