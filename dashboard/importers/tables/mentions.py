"""A 課 that is named above a table rather than in a column."""

import re
from typing import Final

from dashboard.importers.addresses import address
from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.model import Mention, Sheet
from dashboard.importers.tables.headers import Header

_LABEL: Final = re.compile(
    r"^(?:所管課|担当課|所属課?|課名|所管部署|担当部署|部署名?|回答課|提出課|記入課)(?:名)?(?:\s*:\s*(?P<name>.*)|\s+(?P<spaced>.*))?$"
)


def mention(sheet: Sheet, header: Header) -> Mention | None:
    """「所管課：市民課」 in one cell, or 「所管課」 with the name in the next one, above the table."""
    for row in range(header.top):
        cells = [(column, written(cell)) for column, cell in enumerate(sheet.values[row]) if not is_blank(cell)]
        for position, (column, text) in enumerate(cells):
            match = _LABEL.match(clean(text))
            following = cells[position + 1][1] if position + 1 < len(cells) else ""
            name = match and clean(match["name"] or match["spaced"] or following)
            if name:
                return Mention(name, address(row, column))
    return None
