"""設問一覧: the questions of a スキルアセスメント, their fields, scales and rules; and which hold for a round."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import pandas as pd

from dashboard.importers.cells import values as cells
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import Cell
from dashboard.importers.datasets.assessment.findings import FINDINGS
from dashboard.importers.datasets.assessment.round_labels import round_in_column
from dashboard.importers.datasets.assessment.titles import number_of
from dashboard.importers.findings.report import Report
from dashboard.importers.model import PLACE, Column, Dataset, Habits, Kind, Value
from dashboard.importers.tables.columns import read_column, read_required
from dashboard.importers.tables.frames import typed
from dashboard.importers.tables.table import Table

RULES: Final = {"zero": "0点", "exclude": "除く"}

COLUMNS: Final = (
    Column(
        "question_no",
        ("設問番号", "番号", "問番号", "設問No", "設問No.", "No.", "No", "№", "問", "質問番号"),
        required=True,
        example="1",
    ),
    Column(
        "field",
        ("分野", "領域", "カテゴリ", "カテゴリー", "区分", "大項目", "スキル分野"),
        required=True,
        example="基礎用語",
    ),
    Column(
        "question",
        ("設問", "設問文", "設問内容", "質問", "質問文", "質問内容", "問題文"),
        required=True,
        example="クラウドとは何かを説明できますか",
    ),
    Column("round", ("対象回", "実施回", "回", "年度", "対象年度", "実施年度"), example="令和8年度"),
    Column("scale_min", ("最小", "最低点", "最小値", "下限"), example=1),
    Column("scale_max", ("最大", "満点", "最大値", "最高点", "上限"), example=3),
    Column("reverse", ("逆転", "逆転項目", "反転", "反転項目"), example="×"),
    Column("choices", ("選択肢", "回答選択肢", "選択肢（低い順）"), example="知らない／聞いたことがある／説明できる"),
    Column("blank_rule", ("無回答の扱い", "無回答", "未回答の扱い"), words=RULES, example="除く"),
    Column("dont_know_rule", ("わからないの扱い", "分からないの扱い", "わからない"), words=RULES, example="0点"),
)
HABITS: Final = Habits(
    lead=("question_no",), labels=("question_no", "field"), counts=(), proof=("question",), fill_down=("field",)
)

_DONT_KNOW: Final = frozenset(
    map(fold, ("わからない", "分からない", "わかりません", "分かりません", "不明", "判らない", "解らない"))
)
_ZERO: Final = frozenset(map(fold, ("0点", "0", "零点", "0点とする", "最低点", "不正解")))
_EXCLUDE: Final = frozenset(map(fold, ("除く", "除外", "集計しない", "数えない", "集計から除く", "対象外")))
_BETWEEN: Final = re.compile(r"[／/→⇒\r\n;；]+|_x000D_")
SCHEMA: Final[dict[str, Kind]] = {
    **PLACE,
    **dict.fromkeys(("round", "question_no", "field", "question"), "text"),
    "scale_min": "number",
    "scale_max": "number",
    "reverse": "flag",
    "choices": "texts",
    "blank_rule": "text",
    "dont_know_rule": "text",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``choices`` from the lowest to the highest; the scale is None where the list gives none."""

    question_no: str
    question: str | None
    scale_min: float | None
    scale_max: float | None
    choices: tuple[str, ...]
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class QuestionList:
    """All lists of questions: of single rounds, and (under None) of every round without a list of its own."""

    lists: tuple[tuple[str | None, tuple[Question, ...]], ...] = ()

    @classmethod
    def empty(cls) -> "QuestionList":
        """Before any 設問一覧 was imported."""
        return cls()

    def extended(self, rows: pd.DataFrame) -> "QuestionList":
        """With the rows of another 設問一覧, which replace an earlier list of the same round."""
        known = dict(self.lists)
        for name, group in rows.dropna(subset="question_no").groupby("round", dropna=False, sort=False):
            known[None if pd.isna(name) else str(name)] = tuple(_question(row) for row in group.to_dict("records"))
        return QuestionList(tuple(known.items()))

    def of(self, round: str) -> tuple[Question, ...]:
        """The questions of a round; none where no list holds for it."""
        known = dict(self.lists)
        return known.get(round) or known.get(None) or ()

    def __bool__(self) -> bool:
        """Whether there is any list."""
        return bool(self.lists)


def is_dont_know(words: str) -> bool:
    """Whether an answer says わからない."""
    return fold(cells.without_code(words)) in _DONT_KNOW


def convert(tables: Sequence[Table], report: Report) -> pd.DataFrame:
    """Canonical rows of all tables of one file."""
    rows = pd.concat([_rows(table, report) for table in tables], ignore_index=True)
    twice = rows.duplicated(["round", "question_no"], keep="first") & rows["question_no"].notna()
    for sheet, cell, number in rows.loc[twice, ["sheet", "cell", "question_no"]].itertuples(index=False, name=None):
        report.add("question_twice", sheet=sheet, cell=cell, value=number)
    return rows[~twice].reset_index(drop=True)


def _rows(table: Table, report: Report) -> pd.DataFrame:
    lows, highs = (read_column(table, name, _number, report) for name in ("scale_min", "scale_max"))
    for index, (low, high) in enumerate(zip(lows, highs, strict=True)):
        if (low is None) != (high is None) or (low is not None and high is not None and high <= low):
            name = "scale_max" if "scale_max" in table.values else "scale_min"
            table.report_cell(report, "scale_invalid", index, name, table.values[name][index])
            lows[index] = highs[index] = None
    count = len(table.rows)
    data: dict[str, list[object]] = {
        "sheet": [table.sheet.name] * count,
        "row": [row + 1 for row in table.rows],
        "cell": [table.address(index, "question") for index in range(count)],
        "round": [*read_column(table, "round", partial(_round, table), report)],
        "question_no": [*read_required(table, "question_no", _question_no, report)],
        "field": [*read_required(table, "field", cells.text, report)],
        "question": [*read_required(table, "question", _wording, report)],
        "scale_min": [*lows],
        "scale_max": [*highs],
        "reverse": [*read_column(table, "reverse", cells.flag, report)],
        "choices": [found or [] for found in read_column(table, "choices", _ladder, report)],
        "blank_rule": [*read_column(table, "blank_rule", _rule, report)],
        "dont_know_rule": [*read_column(table, "dont_know_rule", _rule, report)],
    }
    return typed(data, SCHEMA)


def _question(row: dict[object, object]) -> Question:
    values = {name: None if name != "choices" and pd.isna(value) else value for name, value in row.items()}  # type: ignore[call-overload]
    return Question(
        str(values["question_no"]),
        values["question"],  # type: ignore[arg-type]
        values["scale_min"],  # type: ignore[arg-type]
        values["scale_max"],  # type: ignore[arg-type]
        tuple(values["choices"]),  # type: ignore[arg-type]
        bool(values["reverse"]),
    )


def _question_no(value: Value) -> Cell[str]:
    words = clean(cells.written(value))
    if not words:
        return Cell(None)
    return Cell(number_of(words)[0] or (str(int(words)) if words.isdecimal() else words))


def _wording(value: Value) -> Cell[str]:
    words = clean(cells.written_lines(value))
    return Cell(number_of(words)[1] or words or None)


def _round(table: Table, value: Value) -> Cell[str]:
    words = clean(cells.written(value))
    if not words or cells.is_unknown_word(words):
        return Cell(None)
    label = round_in_column(words, table.header.title("round"))
    return Cell(label, None if label else "round_unclear")


def _number(value: Value) -> Cell[float]:
    cell = cells.whole_number(value)
    return Cell(None if cell.value is None else float(cell.value), cell.finding)


def _choices(value: Value) -> Cell[list[str]]:
    words = cells.written_lines(value) if isinstance(value, str) else cells.written(value)
    parts = [cells.without_code(clean(part)) for part in _BETWEEN.split(words) if clean(part)]
    if len(parts) == 1:
        parts = [cells.without_code(clean(part)) for part in re.split(r"[、,]", parts[0]) if clean(part)]
    return Cell(parts)


def _ladder(value: Value) -> Cell[list[str]]:
    """Choices of which the order can be told: two or more, each once. わからない is no step."""
    steps = [choice for choice in _choices(value).value or [] if not is_dont_know(choice)]
    if len(set(map(fold, steps))) < len(steps) or len(steps) == 1:
        return Cell([], "choices_unclear")
    return Cell(steps)


def _rule(value: Value) -> Cell[str]:
    word = fold(cells.written(value))
    if not word or word in _ZERO or word in _EXCLUDE:
        return Cell("zero" if word in _ZERO else "exclude" if word in _EXCLUDE else None)
    return Cell(None, "rule_unreadable")


QUESTIONS: Final = Dataset(
    name="assessment_questions",
    label="設問一覧",
    order=30,
    columns=COLUMNS,
    schema=SCHEMA,
    key=("question_no",),
    replaces=("round",),
    habits=HABITS,
    convert=convert,
    findings=FINDINGS,
    departments=(),
)
