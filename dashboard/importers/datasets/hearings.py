"""ヒアリング: what a 課 said when it was heard: how it takes to the change, what troubles it, what was promised."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import partial
from typing import Final

import pandas as pd

from dashboard.importers.cells import dates
from dashboard.importers.cells import values as cells
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import Cell, is_unknown_word, without_code, written
from dashboard.importers.findings.of_tables import ANSWER_ONCE
from dashboard.importers.findings.report import Report
from dashboard.importers.model import PLACE, Column, Dataset, Finding, Habits, Kind, Sheet, Value
from dashboard.importers.tables.columns import read_column, read_days, read_required
from dashboard.importers.tables.frames import typed
from dashboard.importers.tables.headers import Header
from dashboard.importers.tables.legend import take_out_legend
from dashboard.importers.tables.table import Table
from dashboard.importers.tables.words import LEGEND_UNCLEAR, Scale, Vocabulary, Words
from dashboard.labels.words import ATTITUDES

COLUMNS: Final = (
    Column("number", ("No.", "№", "番号", "No", "通番", "整理番号"), in_template=False),
    Column(
        "heard_on",
        (
            *(
                "日付",
                "実施日",
                "ヒアリング日",
                "ヒアリング実施日",
                "実施年月日",
                "訪問日",
                "面談日",
                "聴取日",
                "年月日",
            ),
            *("日時", "実施日時", "ヒアリング日時", "聞き取り日"),
        ),
        required=True,
        bears="fact",
        example=dt.date(2026, 10, 14),
    ),
    Column("bureau", ("部", "部局", "部局名", "部名", "所管部", "部・局", "部等"), bears="name", example="市民部"),
    Column(
        "department",
        (
            *("課", "対象課", "ヒアリング先", "訪問先", "相手方", "所管課", "課名", "課・室", "課室", "課室名", "課等"),
            *("所属", "所属課", "所属名", "部署", "部署名", "ヒアリング対象"),
        ),
        required=True,
        bears="name",
        example="市民課",
    ),
    Column(
        "heard_by",
        ("聞いた人", "聞き手", "ヒアリング者", "聴取者", "実施者", "訪問者", "担当者", "担当", "記入者"),
        example="主査",
    ),
    Column(
        "attitude",
        (
            *("意識", "課の意識", "DXへの意識", "DX意識", "意欲", "課の意欲", "取組意欲", "意識の度合い", "意識レベル"),
            *("意識の高さ", "取組姿勢", "温度感"),
        ),
        words=ATTITUDES,
        example="やや高い",
    ),
    Column(
        "considered",
        ("検討事項", "検討していること", "検討中の事項", "検討内容", "検討状況", "今後の検討事項", "考えていること"),
        example="窓口予約のオンライン化",
    ),
    Column(
        "trouble",
        ("困りごと", "困り事", "困っていること", "課題", "課題・困りごと", "問題点", "悩み", "懸念事項", "要望"),
        example="様式が紙のまま",
    ),
    Column(
        "promised",
        ("約束", "約束・対応", "約束したこと", "約束事項", "宿題", "対応", "対応事項", "対応すること", "今後の対応"),
        example="ひな形を作って渡す",
    ),
    Column(
        "kept_on",
        ("約束を果たした日", "対応日", "対応完了日", "約束の完了日", "完了日", "実施済日"),
        bears="fact",
        example=dt.date(2026, 10, 20),
    ),
    Column(
        "next_on",
        ("次回", "次回予定", "次回予定日", "次回日", "次回ヒアリング", "次回実施日", "次回訪問", "次回訪問日"),
        bears="plan",
        example=dt.date(2027, 2, 10),
    ),
)
_TEXTS: Final = ("heard_by", "considered", "trouble", "promised")
SCHEMA: Final[dict[str, Kind]] = {
    **PLACE,
    "heard_on": "day",
    **dict.fromkeys(("bureau_text", "department_text", "heard_by"), "text"),
    "attitude": "integer",
    **dict.fromkeys(("considered", "trouble", "promised"), "text"),
    "kept_on": "day",
    "next_on": "day",
}
_USAGE: Final = {
    "5": "高い とても高い 非常に高い 積極的 前向き ◎",
    "4": "やや高い 比較的高い やや積極的 まあ高い ○",
    "3": "普通 ふつう 中 中くらい どちらでもない どちらともいえない 標準",
    "2": "やや低い 比較的低い やや消極的 あまり高くない △",
    "1": "低い とても低い 非常に低い 消極的 後ろ向き ×",
}
_WORDS: Final = {fold(word): level for level, words in _USAGE.items() for word in words.split()}
CHOICES: Final[dict[str, str | None]] = {words: str(level) for level, words in ATTITUDES.items()} | {"不明": None}
_LEVEL: Final = re.compile(r"(?P<level>[1-5])(?:点|/5)?(?:[.:、( ]+(?P<words>[^)\d]+)\)?)?")


def attitude(value: Value, scale: Scale) -> Cell[str]:
    """意識 as 1 to 5, 5 being high: a number, a word, or both (「4 やや高い」); what else it may be is asked."""
    words = clean(written(value))
    if not words or (is_unknown_word(words) and fold(words) not in scale):
        return Cell(None, "unknown_word" if words else None)
    match = _LEVEL.fullmatch(words)
    named = _said((match["words"] or "") if match else without_code(words), scale)
    if match and named in (None, match["level"]):
        return Cell(match["level"])
    return Cell(named) if named and not match else Cell(None, "attitude_unlisted")


def _said(words: str, scale: Scale) -> str | None:
    return scale.get(fold(words)) or _WORDS.get(fold(words))


_ATTITUDE: Final = Vocabulary(
    subject="意識",
    choices=CHOICES,
    meaning=lambda value, scale, table: attitude(value, scale),
    phrase=lambda words: _WORDS.get(fold(words)),
    asked=frozenset({"attitude_unlisted", LEGEND_UNCLEAR}),
)


def convert(tables: Sequence[Table], report: Report) -> pd.DataFrame:
    """Canonical rows of all tables of one file."""
    words = Words(_ATTITUDE, report)
    for table in tables:
        take_out_legend(table, report)
    rows = pd.concat([_rows(table, words, report) for table in tables], ignore_index=True)
    words.put()
    return rows.drop_duplicates([name for name in SCHEMA if name not in PLACE], ignore_index=True)


def _rows(table: Table, words: Words, report: Report) -> pd.DataFrame:
    data: dict[str, list[object]] = {
        "heard_on": [*read_days(table, "heard_on", partial(dates.day_or, blank="heard_on_blank"), report)],
        "bureau_text": [*read_column(table, "bureau", cells.text, report)],
        "department_text": [*read_required(table, "department", cells.listed, report)],
        **{name: [*read_column(table, name, cells.text, report)] for name in _TEXTS},
        "attitude": [level and int(level) for level in words.read(table, "attitude", {})],
        "kept_on": [*read_days(table, "kept_on", dates.day, report)],
        "next_on": [*read_days(table, "next_on", dates.day, report)],
        "sheet": [table.sheet.name] * len(table.rows),
        "row": [row + 1 for row in table.rows],
        "cell": [table.address(index, "heard_on") for index in range(len(table.rows))],
    }
    return typed(data, SCHEMA)


def _is_of_hearings(sheet: Sheet, header: Header) -> Header | None:
    """The header where something was said: a day beside a 課 is of many lists."""
    said = {"attitude", "considered", "trouble", "promised", "heard_by"}
    return header if said & {*header.columns, *header.repeated} else None


HEARINGS: Final = Dataset(
    name="hearings",
    label="ヒアリング",
    order=80,
    columns=COLUMNS,
    schema=SCHEMA,
    key=("heard_on",),
    replaces=("as_of",),
    habits=Habits(lead=("number", "bureau"), labels=("bureau", "department"), fill_down=("bureau",)),
    convert=convert,
    findings={
        "attitude_unlisted": Finding(
            "warning",
            "L2-04",
            "「{column}」の「{value}」（{count} 件）は、1～5 でも「高い」「低い」などでもないため、不明としました。",
            ANSWER_ONCE,
        ),
        "heard_on_blank": Finding(
            "warning",
            "L1-09",
            "「{column}」に日付がありません（{count} 件）。いつのヒアリングか不明として扱いました。",
            "分かるときは、実施した日を入力してください。",
        ),
    },
    has_as_of=True,
    refine=_is_of_hearings,
    is_of_each=True,
    is_collected=False,
    known_by=("heard_on",),
)
