"""ロードマップ: the initiatives (取組) of a plan with their dates and states, from a list or from a month grid."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from dashboard.importers.cells import dates, periods
from dashboard.importers.cells import values as cells
from dashboard.importers.cells.folding import clean
from dashboard.importers.datasets.roadmap.checks import check_dates, check_duplicates
from dashboard.importers.datasets.roadmap.differences import differences
from dashboard.importers.datasets.roadmap.doubts import doubts
from dashboard.importers.datasets.roadmap.findings import FINDINGS
from dashboard.importers.datasets.roadmap.grid import GRID_COLUMNS, read_grid
from dashboard.importers.datasets.roadmap.headers import COLUMNS
from dashboard.importers.datasets.roadmap.headings import read_headings
from dashboard.importers.datasets.roadmap.initiatives import identified
from dashboard.importers.datasets.roadmap.months import months_of, report_headings, with_months
from dashboard.importers.datasets.roadmap.planned_periods import add_periods, report_without_period
from dashboard.importers.datasets.roadmap.progress import progress_of
from dashboard.importers.datasets.roadmap.scale import VOCABULARY, scale_of, settle_state_column
from dashboard.importers.datasets.roadmap.time_rows import has_only_years
from dashboard.importers.findings.report import Report
from dashboard.importers.model import PLACE, Dataset, Habits, Kind, Sheet, Value
from dashboard.importers.tables.columns import read_column, read_days, read_required
from dashboard.importers.tables.frames import typed
from dashboard.importers.tables.headers import Header
from dashboard.importers.tables.legend import take_out_legend
from dashboard.importers.tables.table import Table
from dashboard.importers.tables.words import Words

HABITS: Final = Habits(
    lead=("initiative_id", "pillar", "theme", "bureau", "department"),
    labels=("initiative_id", "pillar", "theme"),
    counts=(),
    proof=("initiative", "department"),
    fill_down=("pillar", "theme"),
)

_TEXTS: Final = ("initiative_id", "pillar", "theme", "done_this_month", "problem", "next_step", "kpi", "kpi_unit")
_NUMBERS: Final = ("kpi_baseline", "kpi_target", "kpi_actual")
_DAYS: Final[dict[str, cells.Parser[dt.date]]] = {
    "planned_start": periods.opening,
    "planned_end": periods.closing,
    "actual_start": dates.opening,
    "actual_end": dates.closing,
    "forecast_end": periods.closing,
    "updated_on": dates.day,
}
SCHEMA: Final[dict[str, Kind]] = {
    **PLACE,
    **dict.fromkeys(("initiative_id", "pillar", "theme", "initiative", "bureau_text", "department_text"), "text"),
    "related_departments": "texts",
    **dict.fromkeys(_DAYS, "day"),
    "start_is_reported": "flag",
    "progress": "number",
    **dict.fromkeys(("reported_state", "reported_text", "done_this_month", "problem", "next_step"), "text"),
    "milestones": "texts",
    **dict.fromkeys(("kpi", "kpi_unit"), "text"),
    **dict.fromkeys(_NUMBERS, "number"),
}
_UNIT: Final = re.compile(r"[\d.,\s]+(?P<unit>[^\d.,\s]{1,4})$")
_SEPARATOR: Final = re.compile(r"[、,;/\n\r]+|_x000D_")
_DATED: Final = (
    re.compile(r"^(?P<day>[^ :]*?\d[^ :]*?)\s*[ :]\s*(?P<name>.+)$"),
    re.compile(r"^(?P<name>.+?)\s*\((?P<day>[^()]*\d[^()]*)\)$"),
)


def convert(tables: Sequence[Table], report: Report) -> pd.DataFrame:
    """Canonical rows of all tables of one file. ``milestones`` are texts 「2026-09-30 試行開始」."""
    words = Words(VOCABULARY, report)
    rows = pd.concat([_rows(table, words, report) for table in tables], ignore_index=True)
    words.put()
    return check_duplicates(rows, report)


def _rows(table: Table, words: Words, report: Report) -> pd.DataFrame:
    take_out_legend(table, report)
    read_headings(table, report)
    settle_state_column(table, report)
    scale = scale_of(table, report)
    months = months_of(table.sheet, table.header)
    has_columns = not {"planned_end", "planned_period"}.isdisjoint(table.values)
    is_unread = report_headings(table.sheet, table.header, report) if months or not has_columns else False
    bars: Mapping[str, list[Any]] = read_grid(table, months, report) if months else {}
    if not months and not has_columns and not is_unread:
        report_without_period(table, report)
    data = _written(table, report)
    data["reported_state"] = [*words.read(table, "state", scale)]
    add_periods(table, data, months, report)
    reports_starts = any(bars["actual_start"]) or not has_only_years(months) if bars else False
    data["start_is_reported"] = ["actual_start" in table.values or reports_starts] * len(table.rows)
    if bars:
        _add_bars(data, bars)
    check_dates(table, data, report)
    return typed(data, SCHEMA)


def _written(table: Table, report: Report) -> dict[str, list[Any]]:
    """The columns as their cells say them."""
    data: dict[str, list[Any]] = {name: [*read_column(table, name, cells.text, report)] for name in _TEXTS}
    data["initiative"] = [*read_required(table, "initiative", cells.text, report)]
    data["bureau_text"] = [*read_column(table, "bureau", cells.text, report)]
    owners = [names or [] for names in read_required(table, "department", _owners, report)]
    if "department" not in table.values:
        owners = [[name] if name else [] for name in table.mentioned()]
    related = [names or [] for names in read_column(table, "related_departments", cells.names, report)]
    data["department_text"] = [names[0] if names else None for names in owners]
    data["related_departments"] = [[*own[1:], *others] for own, others in zip(owners, related, strict=True)]
    data |= {name: [*read_days(table, name, parse, report)] for name, parse in _DAYS.items()}
    data |= {name: [*read_column(table, name, cells.quantity, report)] for name in _NUMBERS}
    data["kpi_unit"] = _units(table, data["kpi_unit"])
    data["progress"] = [*read_column(table, "progress", progress_of(table), report)]
    data["reported_text"] = [*read_column(table, "state", _as_written, Report(report.file))]
    data["milestones"] = [_milestones(table, index, report) for index in range(len(table.rows))]
    data["sheet"] = [table.sheet.name] * len(table.rows)
    data["row"] = [row + 1 for row in table.rows]
    data["cell"] = [table.address(index, "initiative") for index in range(len(table.rows))]
    return data


def _add_bars(data: dict[str, list[Any]], bars: Mapping[str, list[Any]]) -> None:
    """What the months of a grid say where no column does. The last month with 実績 is the end only of what is done."""
    is_done = [
        state == "done" or progress == 1
        for state, progress in zip(data["reported_state"], data["progress"], strict=True)
    ]
    ends = [end if done else None for end, done in zip(bars["actual_end"], is_done, strict=True)]
    drawn = {**bars, "actual_end": ends}
    for name in GRID_COLUMNS:
        data[name] = [own or of_bar for own, of_bar in zip(data[name], drawn[name], strict=True)]


def _as_written(value: Value) -> cells.Cell[str]:
    return cells.Cell(cells.written(value) or None)


def _owners(value: Value) -> cells.Cell[list[str]]:
    """所管課; where several are named the first has the initiative, the others are 関係課."""
    cell = cells.names(value)
    return cells.Cell(cell.value, "owners_several" if cell.finding else None) if cell.value else cells.Cell(None)


def _units(table: Table, units: list[str | None]) -> list[str | None]:
    """The unit of a KPI: its own column, or what stands after its target or its figure."""
    written = [[table.values[name][index] for name in _NUMBERS if name in table.values] for index in range(len(units))]
    return [unit or next(_found_units(values), None) for unit, values in zip(units, written, strict=True)]


def _found_units(values: Sequence[Value]) -> Iterator[str]:
    return (match["unit"] for value in values if isinstance(value, str) and (match := _UNIT.match(clean(value))))


def _milestones(table: Table, index: int, report: Report) -> list[str]:
    """「2026/9/30 試行開始、2027/3/31 全庁導入」 as 「2026-09-30 試行開始」 and so on, in the order of their days."""
    if "milestones" not in table.values:
        return []
    value = table.values["milestones"][index]
    parts = [clean(part) for part in _SEPARATOR.split(_with_dates_whole(cells.written_lines(value)))]
    found = []
    for part in parts:
        if not part or cells.is_unknown_word(part):
            continue
        if milestone := _milestone(part):
            found.append(milestone)
        else:
            table.report_cell(report, "milestone_unreadable", index, "milestones", part)
    return sorted(found)


def _with_dates_whole(text: str) -> str:
    """The slashes of dates as dots: a slash also separates values."""
    return re.sub(r"(?<=\d)/(?=\d)", ".", text)


def _milestone(part: str) -> str | None:
    for pattern in _DATED:
        match = pattern.match(part)
        day = dates.closing(match["day"]).value if match else None
        if match and day:
            return f"{day} {match['name'].strip()}"
    return None


def _is_grid(sheet: Sheet, header: Header) -> bool:
    return bool(months_of(sheet, header))


ROADMAP: Final = Dataset(
    name="roadmap",
    label="ロードマップ",
    order=50,
    columns=COLUMNS,
    schema=SCHEMA,
    key=("pillar", "theme", "initiative_id", "initiative"),
    replaces=("as_of",),
    habits=HABITS,
    convert=convert,
    findings=FINDINGS,
    has_as_of=True,
    departments=("department_text", "related_departments"),
    refine=with_months,
    wants_fills=_is_grid,
    identify=identified,
    differences=differences,
    known_by=("initiative_id", "initiative"),
    doubts=doubts,
)
