"""柱 and 施策 that stand as lines of their own above their initiatives, in lists without a column for them."""

from collections.abc import Iterator
from typing import Final

from dashboard.importers.addresses import address
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Value
from dashboard.importers.tables.rows import is_note, is_sum_label
from dashboard.importers.tables.table import Table

_TAKEN_FOR: Final = frozenset({"row_ignored", "rows_prefilled", "note_row"})
"""What such lines are reported as by a reader that does not know roadmaps."""


def read_headings(table: Table, report: Report) -> None:
    """Give the rows under a heading its text as 柱; where headings stand under each other, the lower ones as 施策."""
    headings = dict(_headings(table)) if "pillar" not in table.values else {}
    if not headings:
        return
    table.keep([index for index, row in enumerate(table.rows) if row not in headings])
    is_followed = {row: _next_line(table, row) in headings for row in headings}
    has_levels = any(is_followed.values()) and "theme" not in table.values
    pillar: str | None = None
    theme: str | None = None
    pillars: list[Value] = []
    themes: list[Value] = []
    for row in range(table.header.bottom + 1, len(table.sheet.values)):
        if row in headings and has_levels and not is_followed[row]:
            theme = headings[row]
        elif row in headings:
            pillar, theme = headings[row], None
        if row in table.rows:
            pillars.append(pillar)
            themes.append(theme)
    table.values |= {"pillar": pillars} | ({"theme": themes} if has_levels else {})
    report.issues[:] = [each for each in report.issues if each.code not in _TAKEN_FOR or each.sheet != table.sheet.name]
    first = address(min(headings), 0)
    report.add("headings_as_pillars", sheet=table.sheet.name, cell=first, count=len(headings))


def _headings(table: Table) -> Iterator[tuple[int, str]]:
    """Rows above some data that hold one text, no further right than the names of initiatives.

    A name alone is one only beside a column in which its 課 ought to stand.
    """
    rightmost, last = table.header.columns["initiative"], max(table.rows, default=-1)
    for row in range(table.header.bottom + 1, last):
        cells = [(column, cell) for column, cell in enumerate(table.sheet.values[row]) if not is_blank(cell)]
        if len(cells) != 1 or cells[0][0] > rightmost or _is_initiative(table, row):
            continue
        words = clean(written(cells[0][1]))
        if not is_note(words) and not is_sum_label(words) and not words.isdecimal():
            yield row, words


def _is_initiative(table: Table, row: int) -> bool:
    """Whether a row is one of the data after all: its 課 is merged down from above, or the list has no 課 at all."""
    if row not in table.rows:
        return False
    return "department" not in table.values or not is_blank(table.values["department"][table.rows.index(row)])


def _next_line(table: Table, row: int) -> int | None:
    """The next row that is not blank."""
    lines = range(row + 1, len(table.sheet.values))
    return next((line for line in lines if any(not is_blank(cell) for cell in table.sheet.values[line])), None)
