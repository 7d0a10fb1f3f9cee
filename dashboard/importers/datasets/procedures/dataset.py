"""行政手続のオンライン化状況一覧: what offices call its columns, and its rows in canonical form."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from dashboard.importers.addresses import address
from dashboard.importers.cells import dates
from dashboard.importers.cells import values as cells
from dashboard.importers.datasets.procedures import codes
from dashboard.importers.datasets.procedures.checks import check_duplicates
from dashboard.importers.datasets.procedures.doubts import doubts
from dashboard.importers.datasets.procedures.findings import FINDINGS
from dashboard.importers.datasets.procedures.headers import COLUMNS
from dashboard.importers.findings.report import Report
from dashboard.importers.model import PLACE, Dataset, Habits, Kind
from dashboard.importers.tables.columns import read_column, read_days, read_required
from dashboard.importers.tables.frames import typed
from dashboard.importers.tables.legend import take_out_legend
from dashboard.importers.tables.table import Table
from dashboard.importers.tables.words import LEGEND_UNCLEAR, Vocabulary, Words

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
    "tool": cells.text,
    "barrier": codes.barrier,
    "annual_count": cells.count,
    "online_count": cells.count,
    "priority": cells.flag,
    "life_event": cells.text,
    "note": cells.text,
}
_DAYS: Final[dict[str, cells.Parser[object]]] = {"online_since": dates.day, "planned_for": dates.period}
_STATUS: Final = Vocabulary(
    subject="オンライン化状況",
    choices=codes.CHOICES,
    meaning=lambda value, scale, table: codes.status(value, scale, table.as_of),
    phrase=codes.status_of_phrase,
    asked=frozenset({"status_unlisted", "status_number_only", "status_note", LEGEND_UNCLEAR}),
)
SCHEMA: Final[dict[str, Kind]] = {
    **PLACE,
    **dict.fromkeys(("procedure_id", "procedure", "bureau_text", "department_text"), "text"),
    **dict.fromkeys(("legal_basis", "legal_article", "kind", "audience", "status", "status_text", "tool"), "text"),
    "online_since": "day",
    "planned_for": "text",
    "barrier": "integer",
    "barrier_text": "text",
    "annual_count": "integer",
    "annual_count_text": "text",
    "online_count": "integer",
    "online_count_text": "text",
    "priority": "flag",
    "life_event": "text",
    "note": "text",
}


def convert(tables: Sequence[Table], report: Report) -> pd.DataFrame:
    """Canonical rows of all tables of one file. ``department_text`` is null where a table has no such column."""
    words = Words(_STATUS, report)
    for table in tables:
        take_out_legend(table, report)
    rows = pd.concat([_rows(table, words, report) for table in tables], ignore_index=True)
    words.put()
    return check_duplicates(rows, report)


def _rows(table: Table, words: Words, report: Report) -> pd.DataFrame:
    data: dict[str, list[object]] = {
        name: [*read_column(table, name, parse, report)] for name, parse in _PARSERS.items()
    }
    data |= {name: [*read_days(table, name, parse, report)] for name, parse in _DAYS.items()}
    data["status"] = [*words.read(table, "status", {})]
    data["planned_for"] = _planned(table, data)
    data["procedure_id"] = [*read_column(table, "procedure_id", cells.text, report)]
    data["procedure"] = [*read_required(table, "procedure", cells.text, report)]
    data["bureau_text"] = data.pop("bureau")
    named = read_required(table, "department", cells.text, report) if "department" in table.values else None
    data["department_text"] = [*(named or table.mentioned())]
    _check_counts(table, data, report)
    for name in ("status", "barrier", "annual_count", "online_count"):
        data[f"{name}_text"] = _as_written(table, name)
    for name in HABITS.counts:
        data[f"{name}_text"] = _where_unknown(data[f"{name}_text"], data[name])
    data["priority"] = _unmarked_is_no(data["priority"])
    data["sheet"] = [table.sheet.name] * len(table.rows)
    data["row"] = [row + 1 for row in table.rows]
    data["cell"] = [address(row, table.header.columns["status"]) for row in table.rows]
    return typed(data, SCHEMA)


def _planned(table: Table, data: dict[str, list[object]]) -> list[object]:
    """予定時期, or where it is blank the time that the status names: 「令和8年度予定」."""
    cells_and_codes = zip(data["planned_for"], data["status"], table.values["status"], strict=True)
    return [said or (codes.planned_for(value) if code == "planned" else None) for said, code, value in cells_and_codes]


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


PROCEDURES: Final = Dataset(
    name="procedures",
    label="手続一覧",
    order=20,
    columns=COLUMNS,
    schema=SCHEMA,
    key=("procedure_id", "procedure", "legal_basis", "legal_article"),
    spellings={"procedure_id": cells.without_zeros},
    replaces=("as_of",),
    habits=HABITS,
    convert=convert,
    findings=FINDINGS,
    has_as_of=True,
    known_by=("procedure_id", "procedure"),
    doubts=doubts,
)
