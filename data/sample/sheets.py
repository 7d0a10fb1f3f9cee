"""A month's records laid out as sheets: rows under 部, subtotals, notes, and the sheets around the list."""

import itertools
from collections.abc import Iterable, Sequence

import wording
from headers import add_header, columns_of, titles
from layouts import Layout
from records import Record
from tab import Cell, Tab

DITTO = ("legal_basis", "tool", "barrier")
CHOICES = ("実施済", "一部実施済", "予定", "未実施", "対象外", "その他")
GUIDE = (
    "記入にあたってのお願い",
    "・手続は1行に1件で入力してください。",
    "・件数は前年度の実績です。分からないときは「不明」とし、0と書かないでください。",
    "・締切は翌月5日です。",
)
NOTES = ("※　件数は前年度の実績。「－」は把握していないもの。", "※　優先手続は国の59手続に当たるもの。")


def tabs(records: Sequence[Record], layout: Layout) -> list[Tab]:
    """All sheets of one file."""
    before = [Tab("記入要領", [[line] for line in GUIDE])] if "guide" in layout.traits else []
    after = [Tab("リスト", [[choice] for choice in CHOICES], hidden=True)] if "hidden list" in layout.traits else []
    return [*before, data_tab(records, layout), *after]


def data_tab(records: Sequence[Record], layout: Layout) -> Tab:
    """The sheet with the list itself."""
    columns = columns_of(layout)
    tab = Tab(layout.sheet, titles(layout))
    add_header(tab, columns, layout)
    for _, group in itertools.groupby(records, key=lambda row: row.unit.bureau):
        add_bureau(tab, list(group), columns, layout)
    if "subtotals" in layout.traits:
        tab.rows.append(sum_row("合　計", records, columns))
    if "notes" in layout.traits:
        tab.rows += [[], [NOTES[0]], [NOTES[1]]]
    tab.hidden_columns = (columns.index("kind"),) if "hidden column" in layout.traits else ()
    tab.empty_rows = 300 if "empty rows" in layout.traits else 0
    return tab


def add_bureau(tab: Tab, group: list[Record], columns: list[str], layout: Layout) -> None:
    """The rows of one 部, and its subtotal."""
    first = len(tab.rows)
    previous: dict[str, Cell] = {}
    for row in group:
        values = written(row, layout)
        tab.rows.append([shortened(column, values, previous, layout) for column in columns])
        previous = values
    if "merged" in layout.traits and len(group) > 1:
        merge_down(tab, first, columns.index("bureau"))
    if "subtotals" in layout.traits:
        tab.rows.append(sum_row("小計", group, columns))


def merge_down(tab: Tab, first: int, column: int) -> None:
    """Keep the value of the first row only and merge the cells from there to the last row."""
    for row in tab.rows[first + 1 :]:
        row[column] = None
    tab.merges.append((first, column, len(tab.rows) - 1, column))


def written(row: Record, layout: Layout) -> dict[str, Cell]:
    """One record as its 課 wrote it."""
    entry = row.procedure
    about = (entry.procedure_id, row.as_of)
    return {
        "procedure_id": entry.procedure_id,
        "bureau": row.unit.bureau,
        "department": wording.department(row, layout),
        "procedure": entry.name,
        "legal_basis": entry.law,
        "audience": entry.audience,
        "kind": entry.kind,
        "status": wording.status(row, layout),
        "tool": entry.tool if row.status in ("online", "partial") else None,
        "online_since": wording.day(row.online_since, layout, *about),
        "planned_for": wording.plan(row.planned_for, *about),
        "barrier": wording.reason(row.barrier, layout, *about),
        "annual_count": wording.count(row.annual_count, layout, "annual", *about),
        "online_count": wording.count(row.online_count, layout, "online", *about),
        "priority": "○" if entry.priority else None,
        "life_event": entry.life_event or None,
        "note": wording.note(row),
    }


def shortened(column: str, values: dict[str, Cell], previous: dict[str, Cell], layout: Layout) -> Cell:
    """The value, or 同上 where the row above says the same."""
    repeats = column in DITTO and values[column] is not None and previous.get(column) == values[column]
    return "同上" if repeats and "ditto" in layout.traits else values[column]


def sum_row(label: str, records: Iterable[Record], columns: list[str]) -> list[Cell]:
    """A 小計 or 合計 of the counts that are known."""
    rows = list(records)
    sums: dict[str, Cell] = {
        "bureau": label,
        "annual_count": sum(row.annual_count or 0 for row in rows),
        "online_count": sum(row.online_count or 0 for row in rows),
    }
    return [sums.get(column) for column in columns]
