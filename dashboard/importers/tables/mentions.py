"""A 課 that is named above a table, or in a row of its own inside it, rather than in a column."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from dashboard.importers.addresses import address
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.model import Mention, Sheet, Value
from dashboard.importers.tables.headers import Header

_LABEL_AND_NAME: Final = 2
_LABEL: Final = re.compile(
    r"^(?:所管課|担当課|所属課?|課名|所管部署|担当部署|部署名?|回答課|提出課|記入課)(?:名)?(?:\s*:\s*(?P<name>.*)|\s+(?P<spaced>.*))?$"
)


_DEPARTMENT: Final = re.compile(r"\S{1,12}(?:課|室|事務局|センター|支所|出張所)")
"""What a heading that stands alone must end with, where no register knows it."""


def mention(sheet: Sheet, header: Header) -> Mention | None:
    """「所管課：市民課」 in one cell, or 「所管課」 with the name in the next one, above the table."""
    found = (labelled(sheet.values[row], row) for row in range(header.top))
    return next((said for said in found if said), None)


def labelled(cells: Sequence[Value], row: int) -> Mention | None:
    """The 課 that a row names beside the word 所管課 or the like."""
    filled = [(column, written(cell)) for column, cell in enumerate(cells) if not is_blank(cell)]
    for position, (column, text) in enumerate(filled):
        match = _LABEL.match(clean(text))
        following = filled[position + 1][1] if position + 1 < len(filled) else ""
        name = match and clean(match["name"] or match["spaced"] or following)
        if name:
            return Mention(name, address(row, column), row)
    return None


def heading(cells: Sequence[Value], row: int, departments: Collection[str]) -> Mention | None:
    """The 課 that a row inside a table names for the rows under it: labelled, or its name alone."""
    filled = [(column, cell) for column, cell in enumerate(cells) if not is_blank(cell)]
    if not filled or len(filled) > _LABEL_AND_NAME:
        return None
    if said := labelled(cells, row):
        return said
    column, cell = filled[0]
    name = clean(written(cell)).strip("【】[]〔〕<>■●◆○□◇・ ")
    if len(filled) > 1 or not isinstance(cell, str):
        return None
    is_name = fold(name) in departments or _DEPARTMENT.fullmatch(name)
    return Mention(name, address(row, column), row) if is_name else None
