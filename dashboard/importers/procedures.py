"""行政手続のオンライン化状況一覧: what offices call its columns, and its rows in canonical form."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from dashboard.importers import cells, codes, dates
from dashboard.importers.columns import read_column, read_required
from dashboard.importers.findings import Report
from dashboard.importers.frames import DATE, typed
from dashboard.importers.grid import address
from dashboard.importers.model import Column, Dataset
from dashboard.importers.procedures_checks import check_duplicates
from dashboard.importers.rows import Habits
from dashboard.importers.table import Table

COLUMNS: Final = (
    Column(
        "procedure_id",
        (
            "手続ID",
            "手続番号",
            "手続コード",
            "手続№",
            "手続No.",
            "管理番号",
            "整理番号",
            "ID",
            "No.",
            "№",
            "No",
            "番号",
        ),
    ),
    Column(
        "procedure", ("手続名", "手続名称", "手続の名称", "手続", "行政手続名", "事務名", "申請等の名称"), required=True
    ),
    Column("bureau", ("所管部", "所管部局", "担当部", "担当部局", "部", "部局", "部・局", "部局名", "部名", "部等")),
    Column(
        "department",
        (
            *("所管課", "担当課", "課", "課・室", "課室", "課名", "課等", "所属", "所属課", "所管課名", "担当課名"),
            *("課室名", "所管部署", "担当部署", "部署", "所管部課", "部課名", "部課", "所管府省庁"),
        ),
    ),
    Column("legal_basis", ("根拠法令", "法令名", "根拠法令名", "根拠法令等", "法令等", "根拠")),
    Column("legal_article", ("根拠条項号", "根拠条項", "条項", "条項号", "根拠条文")),
    Column("kind", ("手続類型", "類型", "手続の類型", "手続区分", "手続の種類")),
    Column("audience", ("対象者", "手続の受け手", "申請者", "手続の対象者")),
    Column(
        "status",
        (
            *("オンライン化状況", "オンライン化の実施状況", "オンライン化実施状況", "オンライン化の状況"),
            *("オンライン対応状況", "オンライン化", "実施状況"),
        ),
        required=True,
    ),
    Column("tool", ("実施方法", "システム", "情報システム", "使用システム", "利用システム", "オンライン化の方法")),
    Column(
        "online_since", ("実施日", "開始日", "オンライン化日", "オンライン化実施日", "オンライン開始日", "運用開始日")
    ),
    Column(
        "planned_for",
        (
            "予定時期",
            "オンライン化実施時期",
            "オンライン化予定時期",
            "実施予定時期",
            "実施予定",
            "予定年度",
            "実施時期",
        ),
    ),
    Column(
        "barrier",
        (
            *("未実施の理由", "懸念点", "オンライン化の懸念点", "未実施理由", "オンライン化できない理由", "課題"),
            "オンライン化していない理由",
        ),
    ),
    Column(
        "annual_count",
        (
            "年間件数",
            "総手続件数",
            "年間手続件数",
            "年間申請件数",
            "年間処理件数",
            "年間総件数",
            "申請件数",
            "手続件数",
        ),
    ),
    Column(
        "online_count",
        (
            *("オンライン件数", "オンライン手続件数", "うちオンライン件数", "うちオンライン", "オンライン申請件数"),
            *("オンライン利用件数", "うちオンライン申請件数"),
        ),
    ),
    Column("priority", ("優先手続(59手続)", "優先手続", "59手続", "重点手続")),
    Column("life_event", ("ライフイベント", "手続が行われるイベント(個人)", "手続が行われるイベント")),
    Column("note", ("備考", "メモ", "特記事項", "摘要")),
)

HABITS: Final = Habits(
    lead=("procedure_id", "bureau", "department"),
    labels=("procedure_id", "bureau", "department", "procedure"),
    counts=("annual_count", "online_count"),
    proof=("procedure", "status"),
    fill_down=("bureau",),
)

_PARSERS: Final[dict[str, cells.Parser[object]]] = {
    "bureau": cells.text,
    "legal_basis": cells.text,
    "legal_article": cells.text,
    "kind": cells.choice,
    "audience": cells.text,
    "status": codes.status,
    "tool": cells.text,
    "online_since": dates.day,
    "planned_for": dates.period,
    "barrier": codes.barrier,
    "annual_count": cells.count,
    "online_count": cells.count,
    "priority": cells.flag,
    "life_event": cells.text,
    "note": cells.text,
}
_TYPES: Final = {
    "row": "int64",
    "barrier": "Int64",
    "annual_count": "Int64",
    "online_count": "Int64",
    "priority": "boolean",
    "online_since": DATE,
}
ORDER: Final = (
    *("sheet", "row", "cell", "procedure_id", "procedure", "bureau_text", "department_text"),
    *("legal_basis", "legal_article", "kind", "audience", "status", "status_text", "tool", "online_since"),
    *("planned_for", "barrier", "barrier_text", "annual_count", "annual_count_text", "online_count"),
    *("online_count_text", "priority", "life_event", "note"),
)


def convert(tables: Sequence[Table], report: Report) -> pd.DataFrame:
    """Canonical rows of all tables of one file. ``department_text`` is null where a table has no such column."""
    rows = pd.concat([_rows(table, report) for table in tables], ignore_index=True)
    return check_duplicates(rows, report)


def _rows(table: Table, report: Report) -> pd.DataFrame:
    data: dict[str, list[object]] = {
        name: [*read_column(table, name, parse, report)] for name, parse in _PARSERS.items()
    }
    data["procedure_id"] = [*read_column(table, "procedure_id", cells.text, report)]
    data["procedure"] = [*read_required(table, "procedure", cells.text, report)]
    data["bureau_text"] = data.pop("bureau")
    data["department_text"] = [*read_required(table, "department", cells.text, report)]
    _check_counts(table, data, report)
    for name in ("status", "barrier", "annual_count", "online_count"):
        data[f"{name}_text"] = _as_written(table, name)
    for name in HABITS.counts:
        data[f"{name}_text"] = _where_unknown(data[f"{name}_text"], data[name])
    data["priority"] = _unmarked_is_no(data["priority"])
    data["sheet"] = [table.sheet.name] * len(table.rows)
    data["row"] = [row + 1 for row in table.rows]
    data["cell"] = [address(row, table.header.columns["status"]) for row in table.rows]
    return typed({name: data[name] for name in ORDER}, _TYPES)


def _as_written(table: Table, name: str) -> list[object]:
    values = table.values.get(name, [None] * len(table.rows))
    return [cells.written(value) or None for value in values]


def _where_unknown(texts: list[object], values: list[object]) -> list[object]:
    return [text if value is None else None for text, value in zip(texts, values, strict=True)]


def _unmarked_is_no(flags: list[object]) -> list[object]:
    """In a column in which some procedures are marked, a blank means that this one is not."""
    return [bool(flag) for flag in flags] if any(flags) else flags


def _check_counts(table: Table, data: dict[str, list[object]], report: Report) -> None:
    annual, online = data["annual_count"], data["online_count"]
    for index, (whole, part) in enumerate(zip(annual, online, strict=True)):
        if isinstance(whole, int) and isinstance(part, int) and part > whole:
            online[index] = None
            value = table.values["online_count"][index]
            table.report_cell(report, "online_exceeds_annual", index, "online_count", value, annual=f"{whole:,}")


PROCEDURES: Final = Dataset("procedures", "行政手続のオンライン化状況", COLUMNS, has_as_of=True, convert=convert)
