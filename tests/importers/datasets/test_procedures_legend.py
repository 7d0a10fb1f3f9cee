"""A 凡例 of the file goes before what a sign usually means: ○ may be 様式のダウンロードのみ."""

import pytest

from dashboard.importers.datasets.procedures.codes import status_of_phrase
from dashboard.importers.model import Reading, Value
from tests.importers.grids import codes, finding
from tests.importers.written import KINDS, Cells, sent

HEAD: list[Value] = ["No.", "所管課", "手続名", "オンライン化状況"]
SIGNS = ["×", "◎", "○", "○", "○", "－"]
ROWS: list[list[Value]] = [[number, "市民課", f"手続{number}", sign] for number, sign in enumerate(SIGNS, start=1)]
LIST = [HEAD, *ROWS]
RIGHT = ["not_online", "online", "not_online", "not_online", "not_online", "not_applicable"]
PAIRS: list[list[Value]] = [
    ["◎", "電子申請できます"],
    ["○", "様式のダウンロードのみ"],
    ["×", "窓口のみ"],
    ["－", "対象外"],
]
INLINE = "凡例　◎：電子申請できます　○：様式のダウンロードのみ　×：窓口のみ　－：対象外"


def statuses(reading: Reading) -> list[object]:
    return list(reading.rows["status"].astype(object).where(reading.rows["status"].notna(), None))


SHAPES: dict[str, Cells] = {
    "above, in one cell": [[INLINE], *LIST],
    "without the word 凡例": [["◎：電子申請できます、○：様式のダウンロードのみ、×：窓口のみ、－：対象外"], *LIST],
    "in brackets": [["凡例：◎（電子申請できます）・○（様式のダウンロードのみ）・×（窓口のみ）・－（対象外）"], *LIST],
    "with dots": [["◎…電子申請できます　○…様式のダウンロードのみ　×…窓口のみ　－…対象外"], *LIST],
    "without separators": [["【凡例】◎電子申請できます ○様式のダウンロードのみ ×窓口のみ －：対象外"], *LIST],
    "one cell each": [["凡例", *(f"{sign}：{words}" for sign, words in PAIRS)], *LIST],
    "signs in a row, words below": [
        ["凡例", *(sign for sign, _ in PAIRS)],
        [None, *(words for _, words in PAIRS)],
        *LIST,
    ],
    "signs in a column, words beside": [*PAIRS, [], *LIST],
    "sign and words in turn": [["凡例", *(cell for pair in PAIRS for cell in pair)], *LIST],
    "below the table, in one cell": [*LIST, [], [INLINE]],
    "directly below the table": [*LIST, [INLINE]],
    "below the table, row by row": [*LIST, [], ["凡例"], *PAIRS],
    "below the table without a heading": [*LIST, *PAIRS],
    "below, under the columns of the names": [*LIST, [None, None, "凡例"], *([None, None, *pair] for pair in PAIRS)],
    "to the right": [
        [*HEAD, None, "凡例", None],
        *([*row, None, *(PAIRS[place] if place < 4 else [])] for place, row in enumerate(LIST[1:])),
    ],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_legend_of_the_file_in_every_shape(shape: str, kind: str) -> None:
    reading = sent(kind, SHAPES[shape])
    assert statuses(reading) == RIGHT
    assert "○" in [issue.value for issue in reading.issues if issue.code == "legend_used"]
    assert not reading.refused


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
@pytest.mark.parametrize("rows", [PAIRS, [["記号", "意味"], *PAIRS], [[INLINE]]])
def test_a_sheet_named_legend(kind: str, rows: Cells) -> None:
    reading = sent(kind, LIST, 凡例=rows)
    assert statuses(reading) == RIGHT
    assert codes(reading, "info").count("legend_sheet") == 1


def test_a_legend_in_the_header_and_of_words() -> None:
    head: list[Value] = [*HEAD[:3], "オンライン化状況（○：様式のみ　◎：電子申請可）"]
    assert statuses(sent("xlsx", [head, [1, "市民課", "転入届", "○"]])) == ["not_online"]
    words: Cells = [
        ["凡例　済：様式のダウンロードのみ　可：電子申請できます"],
        HEAD,
        [1, "市民課", "転入届", "済"],
        [2, "市民課", "転出届", "可"],
    ]
    assert statuses(sent("csv", words)) == ["not_online", "online"]


def test_numbers_that_the_file_explains() -> None:
    rows: Cells = [["1：実施済　2：一部実施　3：未実施"], HEAD, *([n, "市民課", f"手続{n}", n] for n in (1, 2, 3))]
    assert statuses(sent("xlsx", rows)) == ["online", "partial", "not_online"]


def test_a_sign_with_unclear_words_is_asked_rather_than_taken_as_usual() -> None:
    rows: Cells = [
        ["凡例　○：申請書を印刷して持参　×：窓口のみ"],
        HEAD,
        *([n, "市民課", f"手続{n}", "○"] for n in (1, 2)),
    ]
    reading = sent("csv", rows)
    asked = finding(reading, "legend_unclear")
    assert statuses(reading) == [None, None]
    assert (asked.key, asked.value) == ("オンライン化状況:○:申請書を印刷して持参", "申請書を印刷して持参")
    assert "2 件" in asked.message
    answered = sent("csv", rows, answers={asked.key or "": "未実施"})
    assert statuses(answered) == ["not_online", "not_online"]
    assert codes(answered).count("answer_used") == 1
    assert "legend_unclear" not in codes(answered)


def test_an_answer_about_one_legend_does_not_hold_for_another_file() -> None:
    answers = {"オンライン化状況:○:申請書を印刷して持参": "未実施"}
    assert statuses(sent("csv", [HEAD, [1, "市民課", "転入届", "○"]], answers=answers)) == ["online"]
    assert statuses(sent("csv", [["○：電子申請可"], HEAD, [1, "市民課", "転入届", "○"]], answers=answers)) == ["online"]


def test_two_meanings_of_one_sign_are_asked() -> None:
    rows: Cells = [["○：実施済　×：未実施"], ["○：様式のダウンロードのみ"], HEAD, [1, "市民課", "転入届", "○"]]
    reading = sent("csv", rows)
    assert (statuses(reading), codes(reading).count("legend_unclear")) == ([None], 1)


def test_a_legend_beside_the_table_does_not_take_its_rows_away() -> None:
    reading = sent("xlsx", SHAPES["to the right"])
    assert len(reading.rows) == len(SIGNS)


def test_a_list_without_a_legend_is_read_as_usual() -> None:
    rows: Cells = [
        ["手続一覧：A 市民部　B：税務部分"],
        HEAD,
        [1, "市民課", "転入届", "○"],
        [2, "市民課", "転出届", "×"],
    ]
    reading = sent("csv", rows)
    assert statuses(reading) == ["online", "not_online"]
    assert not [code for code in codes(reading) if code.startswith("legend")]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("電子申請できます", "online"),
        ("オンライン申請が可能です", "online"),
        ("電子申請可（ぴったりサービス）", "online"),
        ("一部電子申請可", "partial"),
        ("様式のダウンロードのみ", "not_online"),
        ("窓口のみ", "not_online"),
        ("電子申請できません", "not_online"),
        ("未対応", "not_online"),
        ("検討中", "planned"),
        ("対象外", "not_applicable"),
        ("予定なし", None),
        ("電子申請できます（一部窓口のみ）", "partial"),
        ("郵送可", None),
        ("可", None),
        ("その他の手続", None),
    ],
)
def test_words_of_a_legend(words: str, status: str | None) -> None:
    assert status_of_phrase(words) == status
