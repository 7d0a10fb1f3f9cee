"""What marks, words and colours in a month grid stand for: the plan, what was done, or what is expected."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from dashboard.importers.addresses import column_number
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import is_blank, is_unknown_word, written
from dashboard.importers.model import Position, Value
from dashboard.importers.tables.table import Table

Meaning = Literal["planned", "actual", "forecast"]

_WORDS: Final[dict[Meaning, str]] = {
    "planned": "計画 予定 当初 当初計画 計画期間 計画線",
    "actual": "実績 実施 実施済 済 進捗 実施期間 実績線 実施中",
    "forecast": "見込 見込み 見通し 変更後 延長 変更 終了見込 見込期間 変更計画",
}
MEANINGS: Final = {fold(word): meaning for meaning, words in _WORDS.items() for word in words.split()}
"""Folded word of a legend or of 区分 → what it stands for."""

_POINTS: Final = "◆◇★☆▼▽"
ARROWS: Final = "→⇒➡⇨➔▶►"
_LINES: Final = f"●○◎■□▲△{ARROWS}←⇐―─━=~〜▬-"
_PLAIN: Final = re.compile(rf"[{_POINTS}\s{_LINES}]+")
_EXPLAINED: Final = re.compile(rf"(?P<sign>[{_POINTS}{_LINES}])+\s*[:：=＝…]?\s*(?P<words>[^\s、,{_POINTS}{_LINES}]+)")
_NO: Final = frozenset({"×", "なし", "無し", "無", "該当なし", "対象外"})
"""What a cell says in which there is nothing to do."""
SHAPES: Final = frozenset("○●◎□■△▲")
"""Signs of which two in one grid say two things."""
SIGN_NAMES: Final = {
    "○": "白丸", "●": "黒丸", "◎": "二重丸", "□": "白四角", "■": "黒四角", "△": "白三角", "▲": "黒三角",
}  # fmt: skip
_BESIDE: Final = frozenset("○●◎□■") | frozenset(ARROWS)
"""Signs that are bars as coloured cells are; a triangle beside bars is a milestone, and a dash is nothing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A month cell that says something: its meaning (None where nothing tells), and a word or milestone in it."""

    meaning: Meaning | None
    word: str = ""
    is_point: bool = False


@dataclass(slots=True)
class Legend:
    """What signs and colours mean in one sheet."""

    signs: dict[str, Meaning] = field(default_factory=dict)
    fills: dict[str, Meaning] = field(default_factory=dict)
    nothing: set[str] = field(default_factory=set)
    """Fills and signs that somebody said mean nothing: weekends, lines that separate."""


def read_legend(table: Table, columns: Sequence[int], first: int, last: int) -> Legend:
    """The 凡例 above the header, beside the months or below the rows ``first`` to ``last`` of the initiatives."""
    sheet, found = table.sheet, Legend()
    for row, values in enumerate(sheet.values):
        outside = row < table.header.top or row > last
        for column, value in enumerate(values):
            if isinstance(value, str) and (outside or column > max(columns)):
                _explain(table, (row, column), value, found)
    for cell, meaning in table.hints.fills.items():
        if colour := sheet.fills.get(_position(cell)):
            found.fills[colour] = MEANINGS[fold(meaning)]
    return found


def _explain(table: Table, place: Position, value: str, found: Legend) -> None:
    """「計画」 in or beside a coloured cell, or 「●：計画　○：実績」."""
    fills, (row, column) = table.sheet.fills, place
    explained: dict[str, set[Meaning]] = defaultdict(set)
    for match in _EXPLAINED.finditer(value):
        if meaning := MEANINGS.get(fold(match["words"])):
            explained[match["sign"]].add(meaning)
    # One sign for both is told apart by the colour of its letters, which nobody can cite: 「■計画 ■実績」.
    found.signs |= {sign: meanings.pop() for sign, meanings in explained.items() if len(meanings) == 1}
    words = fold(re.sub(r"^[:：=＝…\s]+|[(（].*$", "", _PLAIN.sub("", value)))
    if meaning := MEANINGS.get(words):
        colour = fills.get(place) or next(
            (fills[(row, near)] for near in (column - 1, column - 2) if (row, near) in fills), None
        )
        if colour:
            found.fills.setdefault(colour, meaning)


def _position(cell: str) -> Position:
    """A1 is (0, 0); what is no address names no cell."""
    match = re.fullmatch(r"([A-Z]{1,3})([1-9]\d{0,6})", cell)
    return (int(match[2]) - 1, column_number(match[1].encode()) - 1) if match else (-1, -1)


def explains(text: str) -> bool:
    """Whether a text is part of a 凡例: 「計画」 beside a colour, 「●：実績」."""
    words = [match["words"] for match in _EXPLAINED.finditer(text)]
    return any(fold(word) in MEANINGS for word in [*words, text])


class Marks:
    """The month cells of one grid, each with its mark."""

    def __init__(self, table: Table, columns: Sequence[int], legend: Legend) -> None:
        self.table, self.columns, self.legend = table, columns, legend
        self._covered = self._merged_months()

    def in_row(self, row: int, line: Meaning | None, head: int) -> Iterator[tuple[int, Mark]]:
        """Column and mark of every month cell of a row that says something.

        ``line`` is what its 区分 says, ``head`` the row that names its initiative.
        """
        background = self._background(row, head)
        for column in self.columns:
            top, left = self._covered.get((row, column), (row, column))
            fill = self.table.sheet.fills.get((top, left))
            mark = self._mark(self._value((top, left)), None if fill in background else fill, line)
            if mark:
                yield column, mark if (top, left) == (row, column) else Mark(mark.meaning)

    def _mark(self, value: Value, fill: str | None, line: Meaning | None) -> Mark | None:
        text = clean(written(value)) if isinstance(value, str) and not is_blank(value) else ""
        fill = None if fill in self.legend.nothing else fill
        text = "" if (is_unknown_word(text) or self._is_no(text)) and not fill else text
        text = "".join(sign for sign in text if sign not in self.legend.nothing).strip()
        signs, word = "".join(_PLAIN.findall(text)), _PLAIN.sub("", text)
        if self.legend.fills and fill and fill not in self.legend.fills and line is None:
            fill = None
        if not text and not fill:
            return None
        points = [sign for sign in signs if sign in _POINTS and sign not in self.legend.signs]
        explained = [self.legend.signs[sign] for sign in signs if sign in self.legend.signs]
        meaning = self.legend.fills.get(fill or "") or next(iter(explained), None) or line
        return Mark(meaning, word, bool(points))

    def _is_no(self, text: str) -> bool:
        return fold(text) in _NO and text not in self.legend.signs

    def _background(self, *rows: int) -> set[str]:
        """Colours that rows have where they only name their initiative: they shade the row and mark nothing."""
        places = ((row, self.table.header.columns["initiative"]) for row in rows)
        return {self.table.sheet.fills[place] for place in places if place in self.table.sheet.fills}

    def _merged_months(self) -> dict[Position, Position]:
        first, last = min(self.columns), max(self.columns)
        return {
            (row, column): (top, left)
            for top, left, bottom, right in self.table.sheet.merges
            if left >= first and left <= last
            for row in range(top, bottom + 1)
            for column in range(left, min(right, last) + 1)
        }

    def _value(self, place: Position) -> Value:
        values, (row, column) = self.table.sheet.values, place
        return values[row][column] if row < len(values) and column < len(values[row]) else None

    def unexplained_fills(self, heads: Mapping[int, int]) -> dict[str, list[Position]]:
        """The cells of each fill that the legend does not explain.

        ``heads``: row → row that names its initiative, of the rows that no 区分 explains.
        """
        fills: dict[str, list[Position]] = defaultdict(list)
        for place, fill, _ in self._cells(heads):
            if fill and fill not in self.legend.fills and fill not in self.legend.nothing:
                fills[fill].append(place)
        return fills

    def unexplained_signs(self, heads: Mapping[int, int]) -> dict[str, list[Position]]:
        """The cells of each sign that neither the legend nor the colour of its cell explains."""
        signs: dict[str, list[Position]] = defaultdict(list)
        for place, fill, text in self._cells(heads):
            for sign in dict.fromkeys(text if fill not in self.legend.fills else ""):
                if sign in _LINES and sign not in self.legend.signs and sign not in self.legend.nothing:
                    signs[sign].append(place)
        return signs

    def signs_beside_fills(self, heads: Mapping[int, int]) -> set[str]:
        """Signs that are bars as the coloured cells are, in cells without a colour."""
        return {sign for _, fill, text in self._cells(heads) for sign in text if not fill and sign in _BESIDE}

    def _cells(self, heads: Mapping[int, int]) -> Iterator[tuple[Position, str | None, str]]:
        """Place, fill (but for what shades the row) and text of the month cells of these rows, merged ones once."""
        places: dict[Position, int] = {}
        for row, head in heads.items():
            for column in self.columns:
                places.setdefault(self._covered.get((row, column), (row, column)), head)
        for (row, column), head in places.items():
            value, fill = self._value((row, column)), self.table.sheet.fills.get((row, column))
            text = "" if not isinstance(value, str) or is_unknown_word(value) or self._is_no(value) else value
            yield (row, column), None if fill in self._background(row, head) else fill, text


def line_of(words: str) -> Meaning | None:
    """What the 区分 of a row says: 計画, 実績 or 見込."""
    plain = fold(words)
    return MEANINGS.get(plain) or next(
        (meaning for word, meaning in MEANINGS.items() if len(word) > 1 and plain.startswith(word)), None
    )
