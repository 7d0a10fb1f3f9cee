"""Habits of a sheet that were read safely but that machines trip over: one notice per sheet and national rule."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from dashboard.importers.addresses import address, column_letters
from dashboard.importers.findings.report import issue
from dashboard.importers.model import Issue, Position, Sheet

_NAMED: Final = 5
_UNSEEN: Final = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f]")
"""Signs that nobody sees, or that turn the writing round: with them two names may look the same."""


def notices(file: str, sheet: Sheet, shapes: Sequence[Position]) -> list[Issue]:
    """Hidden parts (L1-13), merged cells (L1-12), shapes (L1-10) and invisible signs of a sheet."""
    found = []
    if parts := _hidden(sheet):
        found.append(issue("hidden_content", file, sheet=sheet.name, parts="、".join(parts)))
    if sheet.merges:
        ranges = [f"{address(top, left)}:{address(bottom, right)}" for top, left, bottom, right in sorted(sheet.merges)]
        found.append(_listed("merged_cells", file, sheet, ranges, "ranges"))
    if unseen := [address(row, column) for row, column in _unseen(sheet)]:
        found.append(_listed("invisible_signs", file, sheet, unseen, "cells"))
    if shapes:
        found.append(_listed("shapes_unread", file, sheet, [address(*place) for place in shapes], "cells"))
    return found


def _unseen(sheet: Sheet) -> Iterator[Position]:
    texts = {value for value in set(chain.from_iterable(sheet.values)) if isinstance(value, str)}
    found = {text for text in texts if _UNSEEN.search(text)}
    for row, cells in enumerate(sheet.values if found else ()):
        yield from ((row, column) for column, value in enumerate(cells) if value in found)


def _hidden(sheet: Sheet) -> list[str]:
    rows = [str(row + 1) for row in sorted(sheet.hidden_rows)]
    columns = [column_letters(column) for column in sorted(sheet.hidden_columns)]
    parts = ["シート全体"] if sheet.hidden else []
    parts += [f"{_list(rows)} 行目"] if rows else []
    return parts + ([f"{_list(columns)} 列"] if columns else [])


def _listed(code: str, file: str, sheet: Sheet, places: list[str], name: str) -> Issue:
    return issue(code, file, sheet=sheet.name, cell=places[0], count=len(places), **{name: _list(places)})


def _list(names: list[str]) -> str:
    rest = len(names) - _NAMED
    return "、".join(names[:_NAMED]) + (f" ほか {rest}" if rest > 0 else "")
