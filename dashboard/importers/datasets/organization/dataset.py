"""組織表: the 課 of the city hall, since when and until when, what followed them and what else they are called."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

import pandas as pd

from dashboard.importers.cells import dates
from dashboard.importers.cells import values as cells
from dashboard.importers.cells.values import Cell, Parser
from dashboard.importers.datasets.organization.checks import check_periods
from dashboard.importers.datasets.organization.findings import FINDINGS
from dashboard.importers.datasets.organization.units import name_departments, one_each
from dashboard.importers.findings.report import Report
from dashboard.importers.model import PLACE, Column, Dataset, Habits, Kind, Value
from dashboard.importers.tables.columns import read_column, read_days, read_required
from dashboard.importers.tables.frames import typed
from dashboard.importers.tables.table import Table

COLUMNS: Final = (
    Column(
        "bureau",
        ("部", "局", "部・局", "部局", "部局名", "部名", "部等", "所管部"),
        required=True,
        bears="name",
        example="市民部",
    ),
    Column(
        "department",
        ("課", "室", "課・室", "課室", "課名", "課室名", "課等", "所属", "所属名", "部署", "所管課"),
        required=True,
        bears="name",
        example="市民課",
    ),
    Column("display_order", ("表示順", "並び順", "建制順", "表示順序"), example=10),
    Column("headcount", ("職員数", "現員", "在籍数", "在籍者数"), bears="fact", example=24),
    Column(
        "valid_from",
        ("有効開始", "有効開始日", "設置日", "設置年月日", "適用開始日", "適用開始"),
        bears="plan",
        example=dt.date(2026, 4, 1),
    ),
    Column("valid_to", ("有効終了", "有効終了日", "廃止日", "廃止年月日", "適用終了日", "適用終了"), bears="plan"),
    Column("successor", ("後継課", "後継", "後継組織", "改組後", "移行先", "統合先")),
    Column(
        "aliases",
        ("別名・旧称", "別名", "旧称", "別名・旧名称", "略称", "旧名称", "別称", "通称"),
        example="戸籍住民課",
    ),
    Column(
        "readings",
        (
            *("ふりがな", "フリガナ", "よみ", "読み", "ヨミ", "よみがな", "ヨミガナ", "読みがな", "読み仮名", "カナ"),
            *("課名カナ", "課カナ", "課名ふりがな", "課名フリガナ", "課名よみ", "課名の読み", "所属名カナ"),
        ),
        example="しみんか",
    ),
    Column("section", ("係", "係名", "担当", "担当名", "グループ", "班", "係・担当"), in_template=False),
    Column(
        "contact",
        (
            *("内線", "内線番号", "電話番号", "電話", "直通", "直通電話", "FAX", "FAX番号", "メールアドレス", "メール"),
            *("所在地", "場所", "階", "郵便番号", "庁舎"),
        ),
        in_template=False,
    ),
    Column("liaison", ("兼務職員", "DX推進員", "推進員", "DX推進リーダー"), example="山野 花子"),
)

HABITS: Final = Habits(
    lead=("display_order", "contact"),
    labels=("display_order", "bureau", "department", "section"),
    counts=("headcount",),
    fill_down=("bureau",),
)

_FOR_EVER: Final = "9999"
"""The year that registers write where there is no end."""
SCHEMA: Final[dict[str, Kind]] = {
    **PLACE,
    "bureau": "text",
    "department": "text",
    "display_order": "integer",
    "headcount": "integer",
    "valid_from": "day",
    "valid_to": "day",
    "successor": "texts",
    "aliases": "texts",
    "liaison": "text",
    "readings": "texts",
}


def convert(tables: Sequence[Table], report: Report) -> pd.DataFrame:
    """Canonical rows of all tables of one file."""
    rows = pd.concat([_rows(table, report) for table in tables], ignore_index=True)
    rows = one_each(rows, report)
    check_periods(rows, report)
    return rows.drop(columns="section")


def _rows(table: Table, report: Report) -> pd.DataFrame:
    name_departments(table, report)
    data: dict[str, list[object]] = {
        "section": [*read_column(table, "section", cells.text, report)],
        "bureau": [*read_column(table, "bureau", cells.text, report)],
        "department": [*read_required(table, "department", cells.text, report)],
        "display_order": [*read_column(table, "display_order", cells.count, report)],
        "headcount": [*read_column(table, "headcount", cells.count, report)],
        "valid_from": [*read_days(table, "valid_from", _surely(dates.opening), report)],
        "valid_to": [*read_days(table, "valid_to", _surely(dates.closing), report)],
        "successor": [names or [] for names in read_column(table, "successor", cells.names, report)],
        "aliases": [names or [] for names in read_column(table, "aliases", cells.names, report)],
        "liaison": [*read_column(table, "liaison", cells.text, report)],
        "readings": [names or [] for names in read_column(table, "readings", cells.names, report)],
        "sheet": [table.sheet.name] * len(table.rows),
        "row": [row + 1 for row in table.rows],
        "cell": [table.address(index, "department") for index in range(len(table.rows))],
    }
    return typed(data, {**SCHEMA, "section": "text"})


def _surely(parse: Parser[dt.date]) -> Parser[dt.date]:
    """A day that must be right: a 課 with an unknown beginning or end would be matched at the wrong time."""

    def day(value: Value) -> Cell[dt.date]:
        if _FOR_EVER in cells.written(value):
            return Cell(None)
        cell = parse(value)
        unreadable = cell.value is None and cell.finding not in (None, "unknown_word")
        return Cell(None, "validity_unreadable") if unreadable else cell

    return day


ORGANIZATION: Final = Dataset(
    name="organization",
    label="組織表",
    order=10,
    columns=COLUMNS,
    schema=SCHEMA,
    key=("valid_from",),
    replaces=("bureau", "department"),
    habits=HABITS,
    convert=convert,
    findings=FINDINGS,
    departments=(),
    is_register=True,
)
