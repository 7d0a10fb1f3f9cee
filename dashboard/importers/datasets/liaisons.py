"""兼務職員: who stands for which 課 with the デジタル変革戦略室, since when and until when."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

import pandas as pd

from dashboard.importers.cells import dates
from dashboard.importers.cells import values as cells
from dashboard.importers.cells.folding import fold
from dashboard.importers.cells.values import Cell, is_blank
from dashboard.importers.findings.report import Report
from dashboard.importers.model import PLACE, Column, Dataset, Finding, Habits, Kind, Sheet, Value
from dashboard.importers.tables.columns import read_column, read_days
from dashboard.importers.tables.frames import typed
from dashboard.importers.tables.headers import Header
from dashboard.importers.tables.table import Table

COLUMNS: Final = (
    Column("number", ("No.", "№", "番号", "No", "通番", "整理番号"), in_template=False),
    Column(
        "bureau",
        ("部", "部局", "部局名", "部名", "所管部", "担当部", "部・局", "部等", "兼務部"),
        bears="name",
        example="市民部",
    ),
    Column(
        "department",
        (
            *("課", "担当課", "兼務課", "対象課", "受け持ち課", "課名", "課・室", "課室", "課室名", "課等", "所管課"),
            *("担当する課", "担当所属", "兼務所属", "所属", "所属課", "所属名", "部署", "部署名"),
        ),
        bears="name",
        example="市民課",
    ),
    Column(
        "name",
        (
            *("氏名・職名", "氏名", "職氏名", "職・氏名", "職名・氏名", "名前", "兼務職員", "兼務職員名", "担当者"),
            *("担当者名", "担当職員", "DX推進員", "推進員", "DX推進リーダー", "推進リーダー", "職員名", "職名"),
        ),
        required=True,
        example="課長補佐",
    ),
    Column("post", ("職", "役職", "職名", "補職", "補職名", "職位", "役職名"), in_template=False),
    Column(
        "role", ("役割", "担当業務", "担当内容", "兼務内容", "役割分担", "業務", "担当分野"), example="申請フォーム"
    ),
    Column(
        "valid_from",
        (
            *("兼務開始", "兼務開始日", "開始", "開始日", "兼務の開始", "発令日", "任命日", "着任日", "任期開始"),
            *("兼務期間（開始）", "期間（開始）", "自"),
        ),
        bears="plan",
        example=dt.date(2026, 4, 1),
    ),
    Column(
        "valid_to",
        (
            *("兼務終了", "兼務終了日", "終了", "終了日", "兼務の終了", "解除日", "任期終了", "離任日", "任期満了"),
            *("兼務期間（終了）", "期間（終了）", "至"),
        ),
        bears="plan",
    ),
)
SCHEMA: Final[dict[str, Kind]] = {
    **PLACE,
    **dict.fromkeys(("name", "post", "bureau_text", "department_text", "role"), "text"),
    "valid_from": "day",
    "valid_to": "day",
}
_SAYS: Final = re.compile(r"兼務|推進員|推進リーダー")
_NOBODY: Final = frozenset(
    map(fold, ("なし", "無し", "無", "不在", "欠員", "空席", "未定", "調整中", "該当なし", "選任中"))
)
_STILL: Final = re.compile(r"現在.*|継続中?|在任中?|兼務中|なし|無期限|期限なし|当面の?間?|9999.*")


def convert(tables: Sequence[Table], report: Report) -> pd.DataFrame:
    """Canonical rows of all tables of one file. A row without a name says that nobody stands for its 課."""
    return pd.concat([_rows(table, report) for table in tables], ignore_index=True).drop_duplicates(
        ["name", "post", "bureau_text", "department_text", "role", "valid_from", "valid_to"], ignore_index=True
    )


def _rows(table: Table, report: Report) -> pd.DataFrame:
    _fill_departments(table)
    first = "department" if "department" in table.values else "name"
    data: dict[str, list[object]] = {
        "name": [*read_column(table, "name", _name, report)],
        "post": [*read_column(table, "post", cells.text, report)],
        "bureau_text": [*read_column(table, "bureau", cells.text, report)],
        "department_text": [*read_column(table, "department", cells.listed, report)],
        "role": [*read_column(table, "role", cells.text, report)],
        "valid_from": [*read_days(table, "valid_from", dates.opening, report)],
        "valid_to": [*read_days(table, "valid_to", _end, report)],
        "sheet": [table.sheet.name] * len(table.rows),
        "row": [row + 1 for row in table.rows],
        "cell": [table.address(index, first) for index in range(len(table.rows))],
    }
    if "department" not in table.values:
        data["department_text"] = [*table.mentioned()]
    _check(table, data, report)
    return typed(data, SCHEMA)


def _fill_departments(table: Table) -> None:
    """A blank 課 under a blank 部 goes on with the row above; beside a 部 it stands for the 部 as a whole."""
    departments = table.values.get("department", [])
    for index in range(1, len(departments)):
        if is_blank(departments[index]) and _is_bureau_blank(table, index):
            departments[index] = departments[index - 1]


def _is_bureau_blank(table: Table, index: int) -> bool:
    at = table.header.columns.get("bureau")
    return at is None or is_blank(table.sheet.values[table.rows[index]][at])


def _name(value: Value) -> Cell[str]:
    is_nobody = fold(cells.written(value)) in _NOBODY
    return Cell(None) if is_nobody else cells.text(value)


def _end(value: Value) -> Cell[dt.date]:
    is_still = isinstance(value, str) and _STILL.fullmatch(cells.written(value).strip("（）() "))
    return Cell(None) if is_still else dates.closing(value)


def _check(table: Table, data: dict[str, list[object]], report: Report) -> None:
    for index, (start, end) in enumerate(zip(data["valid_from"], data["valid_to"], strict=True)):
        if isinstance(start, dt.date) and isinstance(end, dt.date) and end < start:
            data["valid_to"][index] = None
            table.report_cell(report, "liaison_reversed", index, "valid_to", table.values["valid_to"][index])


def _is_of_liaisons(sheet: Sheet, header: Header) -> Header | None:
    """The header where something says 兼務: names beside 課 alone are of many lists."""
    above = [cell for row in sheet.values[: header.bottom + 1] for cell in row if isinstance(cell, str)]
    is_told = not {"role", "valid_from", "valid_to"}.isdisjoint(header.columns)
    return header if is_told or any(_SAYS.search(fold(text)) for text in (*above, sheet.name)) else None


LIAISONS: Final = Dataset(
    name="liaisons",
    label="兼務職員",
    order=60,
    columns=COLUMNS,
    schema=SCHEMA,
    key=("name", "role"),
    replaces=("as_of",),
    habits=Habits(lead=("number", "bureau"), labels=("bureau", "department"), fill_down=("bureau",)),
    convert=convert,
    findings={
        "liaison_reversed": Finding(
            "warning",
            "L3-05",
            "「{column}」の「{value}」が兼務開始より前なので、不明としました。",
            "兼務開始と兼務終了を確かめて直してください。",
        ),
    },
    has_as_of=True,
    refine=_is_of_liaisons,
    is_of_each=True,
    is_collected=False,
)
