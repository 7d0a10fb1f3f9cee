"""相談: what a 課 asked the デジタル変革戦略室, when, and what became of it."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Final

import pandas as pd

from dashboard.importers.cells import dates
from dashboard.importers.cells import values as cells
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.notes import readings
from dashboard.importers.cells.values import Cell, is_unknown_word, written
from dashboard.importers.findings.of_tables import ANSWER_ONCE
from dashboard.importers.findings.report import Report
from dashboard.importers.model import PLACE, Column, Dataset, Finding, Habits, Kind, Value
from dashboard.importers.tables.columns import read_column, read_days, read_required
from dashboard.importers.tables.frames import typed
from dashboard.importers.tables.legend import take_out_legend
from dashboard.importers.tables.table import Table
from dashboard.importers.tables.words import LEGEND_UNCLEAR, Scale, Vocabulary, Words
from dashboard.labels.words import CONSULTATION_STATES

COLUMNS: Final = (
    Column(
        "number", ("No.", "№", "番号", "No", "通番", "相談番号", "受付番号", "管理番号", "整理番号"), in_template=False
    ),
    Column(
        "consulted_on",
        (
            *("日付", "受付日", "相談日", "受付年月日", "相談年月日", "年月日", "相談受付日", "受付日時", "相談日時"),
            *("日時", "受付月日", "相談を受けた日"),
        ),
        required=True,
        bears="fact",
        example=dt.date(2026, 10, 5),
    ),
    Column(
        "bureau", ("部", "部局", "部局名", "部名", "所管部", "相談部", "部・局", "部等"), bears="name", example="市民部"
    ),
    Column(
        "department",
        (
            *(
                "課",
                "相談課",
                "相談元",
                "相談元課",
                "相談元の課",
                "依頼課",
                "所管課",
                "課名",
                "課・室",
                "課室",
                "課室名",
            ),
            *("課等", "所属", "所属課", "所属名", "相談者所属", "相談者の所属", "部署", "部署名", "担当課"),
        ),
        required=True,
        bears="name",
        example="市民課",
    ),
    Column(
        "field",
        (
            *("分野", "相談分野", "区分", "相談区分", "種別", "相談種別", "カテゴリ", "カテゴリー", "分類", "テーマ"),
            *("相談の分野", "相談の種類", "種類"),
        ),
        example="申請フォーム",
    ),
    Column(
        "content",
        ("内容", "相談内容", "相談の内容", "相談事項", "質問内容", "用件", "相談概要", "概要", "件名", "相談件名"),
        required=True,
        example="入力フォームの作り方",
    ),
    Column(
        "response",
        ("対応", "対応内容", "回答", "回答内容", "対応結果", "処理内容", "対応経過", "結果"),
        example="作り方を案内した",
    ),
    Column(
        "state",
        ("状態", "状況", "対応状況", "ステータス", "処理状況", "進捗", "進捗状況", "対応の状態", "現在の状況"),
        bears="fact",
        words=CONSULTATION_STATES,
        example="完了",
    ),
    Column(
        "closed_on",
        ("完了日", "対応完了日", "完了年月日", "終了日", "解決日", "回答日", "対応日", "処理日", "クローズ日"),
        bears="fact",
        example=dt.date(2026, 10, 9),
    ),
    Column(
        "taken_by",
        ("受けた人", "受付者", "対応者", "受付担当", "受付担当者", "対応担当者", "担当者", "担当", "受けた職員"),
        example="主査",
    ),
)
SCHEMA: Final[dict[str, Kind]] = {
    **PLACE,
    "consulted_on": "day",
    **dict.fromkeys(("bureau_text", "department_text", "field", "content", "response", "state"), "text"),
    "closed_on": "day",
    "taken_by": "text",
}
_USAGE: Final = {
    "received": "受付 受付済 受付中 受付済み 未対応 未着手 未処理 新規 受理 未回答",
    "in_progress": "対応中 対応 処理中 検討中 調査中 調整中 継続 継続中 継続対応 進行中 確認中 一部対応 未完了 仕掛中",
    "waiting": "保留 保留中 回答待ち 返答待ち 課の回答待ち 待ち",
    "done": "完了 済 済み 対応済 対応済み 完了済 完了済み 終了 解決 解決済 解決済み 回答済 回答済み 終結 クローズ ○",
    "withdrawn": "取下げ 取り下げ 取下 対応不要 中止 対象外 見送り キャンセル",
}
STATES: Final = {fold(word): state for state, words in _USAGE.items() for word in words.split()}
CHOICES: Final[dict[str, str | None]] = {words: code for code, words in CONSULTATION_STATES.items()} | {"不明": None}
OVER: Final = ("done", "withdrawn")


def state(value: Value, scale: Scale) -> Cell[str]:
    """状態 of a 相談 as its code; a word that is none of those in use is asked for."""
    words = clean(written(value))
    if not words or (is_unknown_word(words) and fold(words) not in scale):
        return Cell(None, "unknown_word" if words else None)
    for word, note in readings(value):
        if found := scale.get(fold(word)) or STATES.get(fold(word)):
            is_doubtful = found in OVER and any(sign in note for sign in ("予定", "見込", "一部", "未", "?", "確認"))
            return Cell(None, "consultation_state_unlisted") if is_doubtful else Cell(found)
    return Cell(None, "consultation_state_unlisted")


_STATE: Final = Vocabulary(
    subject="相談の状態",
    choices=CHOICES,
    meaning=lambda value, scale, table: state(value, scale),
    phrase=lambda words: STATES.get(fold(words)),
    asked=frozenset({"consultation_state_unlisted", LEGEND_UNCLEAR}),
)


def convert(tables: Sequence[Table], report: Report) -> pd.DataFrame:
    """Canonical rows of all tables of one file; rows that are alike in everything count once."""
    words = Words(_STATE, report)
    for table in tables:
        take_out_legend(table, report)
    rows = pd.concat([_rows(table, words, report) for table in tables], ignore_index=True)
    words.put()
    return _once(rows, report)


def _rows(table: Table, words: Words, report: Report) -> pd.DataFrame:
    data: dict[str, list[object]] = {
        "consulted_on": [*read_days(table, "consulted_on", partial(dates.day_or, blank="consulted_on_blank"), report)],
        "bureau_text": [*read_column(table, "bureau", cells.text, report)],
        "department_text": [*read_required(table, "department", cells.text, report)],
        "field": [*read_column(table, "field", cells.choice, report)],
        "content": [*read_required(table, "content", cells.text, report)],
        "response": [*read_column(table, "response", cells.text, report)],
        "state": [*words.read(table, "state", {})],
        "closed_on": [*read_days(table, "closed_on", dates.day, report)],
        "taken_by": [*read_column(table, "taken_by", cells.text, report)],
        "sheet": [table.sheet.name] * len(table.rows),
        "row": [row + 1 for row in table.rows],
        "cell": [table.address(index, "content") for index in range(len(table.rows))],
    }
    _check(table, data, report)
    return typed(data, SCHEMA)


def _check(table: Table, data: dict[str, list[object]], report: Report) -> None:
    """A 完了日 that comes before the 相談 is no day; one beside an open 状態 closes it all the same."""
    rows = zip(data["consulted_on"], data["closed_on"], data["state"], strict=True)
    for index, (asked, closed, said) in enumerate(rows):
        if not isinstance(closed, dt.date):
            continue
        value = table.values["closed_on"][index]
        if isinstance(asked, dt.date) and closed < asked:
            data["closed_on"][index] = None
            table.report_cell(report, "closed_before_asked", index, "closed_on", value)
        elif said and said not in OVER:
            table.report_cell(report, "closed_but_open", index, "closed_on", value)


def _once(rows: pd.DataFrame, report: Report) -> pd.DataFrame:
    content = rows.drop(columns=[*PLACE])
    for index in rows.index[content.duplicated()]:
        row = rows.loc[index]
        report.add("consultation_twice", sheet=row["sheet"], cell=row["cell"], value=str(row["content"]))
    return rows[~content.duplicated()].reset_index(drop=True)


CONSULTATIONS: Final = Dataset(
    name="consultations",
    label="相談",
    order=70,
    columns=COLUMNS,
    schema=SCHEMA,
    key=("consulted_on", "content"),
    replaces=("as_of",),
    habits=Habits(lead=("number", "bureau"), labels=("bureau", "department"), fill_down=("bureau",)),
    convert=convert,
    findings={
        "consultation_state_unlisted": Finding(
            "warning",
            "L2-04",
            "「{column}」の「{value}」（{count} 件）は、相談がどうなったか決められないため、不明としました。",
            ANSWER_ONCE,
        ),
        "consulted_on_blank": Finding(
            "warning",
            "L1-09",
            "「{column}」に日付がありません（{count} 件）。いつの相談か不明として数えました。",
            "分かるときは、受け付けた日を入力してください。",
        ),
        "closed_before_asked": Finding(
            "warning",
            "L3-05",
            "「{column}」の「{value}」が相談を受けた日より前なので、不明としました。",
            "受けた日と完了日を確かめて直してください。",
        ),
        "closed_but_open": Finding(
            "warning",
            "L2-04",
            "「{column}」に「{value}」とありますが、状態は完了ではありません。完了したものとして数えました。",
            "完了したときは状態を「完了」に、まだのときは完了日を空欄にしてください。",
        ),
        "consultation_twice": Finding(
            "warning",
            "L2-03",
            "相談「{value}」は、ほかの行とまったく同じです。1 回だけ数えました。",
            "重複した行を削除してください。",
        ),
    },
    has_as_of=True,
    is_collected=False,
    known_by=("content",),
)
