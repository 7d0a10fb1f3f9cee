"""Whether columns named by years hold a plan (marks and words) or figures, such as a KPI or a budget."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Final

from dashboard.importers.cells.folding import clean
from dashboard.importers.cells.values import is_blank, is_unknown_word
from dashboard.importers.model import Sheet, Value

_FIGURE: Final = re.compile(
    r"[-+▲△]?(?:約|延べ)?[\d,]+(?:\.\d+)?(?:以上|以下)?"
    r"(?:%|パーセント|件|人|名|者|社|円|千円|万円|百万円|億円|時間|分|回|点|割|課|手続|業務|台|か所|箇所|ヶ所|団体|校|"
    r"種類|サービス|システム|ポイント|pt|枚|頁|個|本|日|年)?(?:/[年月日人])?(?:以上|以下|程度)?"
)


def hold_figures(sheet: Sheet, rows: Iterable[int], name: int, columns: Iterable[int]) -> bool:
    """Whether any of these columns holds a figure beside the name of an initiative."""
    return any(_is_figure(value) for value in _cells(sheet, rows, name, columns))


def hold_marks(sheet: Sheet, rows: Iterable[int], name: int, columns: Iterable[int]) -> bool:
    """Whether any of these columns holds a mark or a word."""
    return any(isinstance(value, str) and not is_unknown_word(value) for value in _cells(sheet, rows, name, columns))


def _cells(sheet: Sheet, rows: Iterable[int], name: int, columns: Iterable[int]) -> Iterator[Value]:
    wanted = [*columns]
    return (sheet.values[row][each] for row in rows for each in wanted if not is_blank(sheet.values[row][each]))


def _is_figure(value: Value) -> bool:
    if isinstance(value, str):
        return bool(_FIGURE.fullmatch(clean(value).replace(" ", "").casefold()))
    return isinstance(value, int | float | dt.date | dt.time | dt.timedelta) and not isinstance(value, bool)
