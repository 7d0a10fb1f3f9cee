"""A file's own 凡例: what its signs, letters and short words stand for, in the shapes in which offices write it.

「◎：電子申請できます　○：様式のダウンロードのみ」 in one cell; signs in a row with their words in the row below; signs
in a column with words beside them; 「S（…）・A（…）」; in the header of the column itself; above, beside or below the
table, or on a sheet named 凡例. What the words mean is for the dataset to say.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Final

from dashboard.importers.addresses import address
from dashboard.importers.cells.folding import clean, fold
from dashboard.importers.cells.values import is_blank, written
from dashboard.importers.findings.report import Report
from dashboard.importers.model import Position, Sheet
from dashboard.importers.tables.table import Table

_SYMBOLS: Final = "◎○×△▲●◇◆☆★□■▽▼"
_DASHES: Final = "ー−―—–‐─"
_LOOK_ALIKE: Final = str.maketrans("〇◯⭕✕✖✗✘✓", "○○○××××レ")
_HEADING: Final = re.compile(
    r"^[^\w◎○×△▲●]*(?:凡例|記号の(?:説明|意味|見方)|(?:評価|進捗|状況)?区分の(?:説明|意味|考え方)|(?:評価|進捗)(?:の)?基準)"
    r"[\s:】\])>〉》]*"
)
_SEPARATOR: Final = r"(?:[:=→]+|\.{2,}|・{2,})"
_SIGN: Final = rf"(?:[{_SYMBOLS}]|(?<!\w)[{_DASHES}-]|(?<![A-Za-z0-9])[A-Za-z](?![A-Za-z0-9]))"
_EXPLICIT: Final = re.compile(rf"(?P<sign>{_SIGN})\s*{_SEPARATOR}\s*(?=[^\s:=])")
_NUMBERED: Final = re.compile(r"(?<![\d.,年月/:])(?P<sign>\d)\s*[:=]\s*(?=[^\d\s:=])")
_BRACKETED: Final = re.compile(rf"(?P<sign>{_SIGN})\s*(?=\([^()]+\))")
_UNDER_HEADING: Final = re.compile(
    rf"(?P<sign>{_SIGN})\s*(?:{_SEPARATOR}|[.、)ー-])?\s*(?=\(|[^\s:=.\x00-\x7f{_SYMBOLS}{_DASHES}])"
    rf"|(?<![\d.,年月/])(?P<digit>\d)\s*[:=.、)]?\s*(?=[^\d\s:=.、)年月日%件])"
    rf"|(?:(?<=[\s、,;/・|])|^)(?P<word>[^\s:=、,;/・|()]{{1,8}})\s*[:=]\s*(?=[^\s:=])"
)
"""Under the heading 凡例 the separator may be missing, and numbers and short words are explained, too."""
_AFTERWORD: Final = re.compile(r"\s+(?:※|\*|注|令和|平成|R\d|\d{4}年).*$")
_ONE_SIGN: Final = re.compile(rf"[{_SYMBOLS}ーA-Za-z]", re.IGNORECASE)
_ONE_DIGIT: Final = re.compile(r"\d")
_JOINTS: Final = re.compile(r"[:=…→・.\-ー〜~]+")
_LAST_ROWS: Final = 40
_NOTHING_TOLD: Final = [(0, "")]
"""Of a row that is one of many cells."""
_LONGEST_WORD: Final = 8
_FARTHEST: Final = 3
"""So many columns to the right of a sign its words may stand."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a file says of one sign, and where."""

    sign: str
    """Folded."""
    words: str
    sheet: str
    cell: str


@dataclass(slots=True)
class Legend:
    """What the signs of one column mean by the file itself."""

    known: dict[str, str] = field(default_factory=dict)
    """Folded sign → code."""
    unclear: dict[str, Explanation] = field(default_factory=dict)
    """Folded sign → its words, of which no code (or more than one) can be told."""


def legend_of(table: Table, name: str, meaning: Callable[[str], str | None]) -> Legend:
    """The 凡例 for a column; ``meaning`` says which code a phrase stands for, None where that is not certain."""
    found: dict[str, dict[str | None, Explanation]] = {}
    for each in (*_of_title(table, name), *_around(table), *_of_sheets(table.legends)):
        found.setdefault(each.sign, {}).setdefault(meaning(each.words), each)
    legend = Legend()
    for sign, meanings in found.items():
        codes = [code for code in meanings if code]
        if len(codes) == 1:
            legend.known[sign] = codes[0]
        else:
            words = "、".join(each.words for each in meanings.values())
            first = next(iter(meanings.values()))
            legend.unclear[sign] = Explanation(sign, words, first.sheet, first.cell)
    return legend


def is_legend_name(sheet: str) -> bool:
    """Whether a sheet is a 凡例 by its name."""
    return "凡例" in sheet


def take_out_legend(table: Table, report: Report) -> None:
    """Take the rows of a 凡例 under the table out of its data."""
    rows = _possible_rows(table)
    taken = _headed_rows(rows) | _trailing_rows(rows, table.rows)
    if not taken:
        return
    report.issues[:] = [
        each for each in report.issues
        if (each.code, each.sheet) != ("row_ignored", table.sheet.name) or _row_of(each.cell) not in taken
    ]  # fmt: skip
    if any(row in taken for row in table.rows):
        first = address(min(row for row in table.rows if row in taken), 0)
        report.add("legend_rows", sheet=table.sheet.name, cell=first, count=len(taken.intersection(table.rows)))
        table.keep([index for index, row in enumerate(table.rows) if row not in taken])


def _possible_rows(table: Table) -> dict[int, list[tuple[int, str]]]:
    """The texts of the rows under the header that may explain something; of others none but a blank one is told."""
    edge, values = _edge(table), table.sheet.values
    rows: dict[int, list[tuple[int, str]]] = {}
    headings = {cell for cell in set(chain.from_iterable(values)) if isinstance(cell, str) and "凡例" in cell}
    for row in range(table.header.bottom + 1, len(values)):
        cells = values[row][:edge]
        is_possible = (
            row >= len(values) - _LAST_ROWS
            or edge - cells.count(None) <= 2
            or not headings.isdisjoint(cells if headings else ())
        )
        rows[row] = _texts(table.sheet, row, range(edge)) if is_possible else _NOTHING_TOLD
    return rows


def _row_of(cell: str | None) -> int:
    return int(re.sub(r"\D", "", cell or "") or 0) - 1


def _headed_rows(rows: dict[int, list[tuple[int, str]]]) -> set[int]:
    """Rows that begin a 凡例, and those under them up to a blank one that hold nothing else."""
    taken: set[int] = set()
    is_under = False
    for row, texts in rows.items():
        if texts == _NOTHING_TOLD:
            is_under = False
            continue
        is_heading = any(_HEADING.match(text) for _, text in texts)
        is_under = is_heading or (is_under and bool(texts))
        is_alone = len(texts) == 1 and len(list(_inline(texts[0][1], is_headed=False))) > 1
        if is_heading or is_alone or (is_under and _is_explaining(texts, is_headed=True)):
            taken.add(row)
    return taken


def _trailing_rows(rows: dict[int, list[tuple[int, str]]], data: Sequence[int]) -> set[int]:
    """The last rows, where at least two of them hold a sign and its words and nothing else."""
    taken: set[int] = set()
    for row in reversed(data):
        texts = rows[row]
        if len(texts) != 2 or not _is_sign(texts[0][1]) or texts[0][1].isascii() or _is_sign(texts[1][1]):
            break
        taken.add(row)
    return taken if len(taken) > 1 else set()


def _is_explaining(texts: Sequence[tuple[int, str]], *, is_headed: bool) -> bool:
    pairs = list(_beside(texts, is_headed=is_headed))
    if pairs and 2 * len(pairs) == len(_without_joints(texts)):
        return len(texts) <= 3 or len(pairs) > 1
    return all(_is_sign(text) for _, text in texts) or all(any(_inline(text, is_headed=True)) for _, text in texts)


def _of_title(table: Table, name: str) -> Iterator[Explanation]:
    """「状況（A：順調　B：遅れ）」: the header of the column explains its signs."""
    cell = address(table.header.top, table.header.columns[name])
    for sign, words in _inline(_plain(table.header.title(name)), is_headed=False):
        yield Explanation(sign, words, table.sheet.name, cell)


def _around(table: Table) -> Iterator[Explanation]:
    """Above and below the table, in the rows between its data, and to the right of its last column."""
    edge, last = _edge(table), max(table.rows, default=table.header.bottom)
    inside = {*range(table.header.top, table.header.bottom + 1), *table.rows}
    data = set(table.rows[1:]) if edge >= len(table.sheet.values[0]) else ()
    cells = {
        row: _texts(table.sheet, row, range(edge if row in inside else 0, len(values)))
        for row, values in enumerate(table.sheet.values)
        if row not in data  # Where the table reaches the sheet's edge, its data has nothing beside it.
    }
    is_apart = {row: row < table.header.top or row > last or row in inside for row in cells}
    yield from _explained(table.sheet, cells, lambda row: is_apart[row], is_headed=False)


def _of_sheets(sheets: Sequence[Sheet]) -> Iterator[Explanation]:
    for sheet in sheets:
        cells = {row: _texts(sheet, row, range(len(values))) for row, values in enumerate(sheet.values)}
        yield from _explained(sheet, cells, lambda _: True, is_headed=True)


def _edge(table: Table) -> int:
    """The first column to the right of the table: one without a header, or one headed 凡例."""
    titles = [table.sheet.values[row] for row in range(table.header.top, table.header.bottom + 1)]
    width = len(titles[0])
    for column in range(max(table.header.columns.values()) + 1, width):
        cells = [written(row[column]) for row in titles]
        if not any(cells) or any(_HEADING.match(cell) or _is_sign(cell) for cell in cells if cell):
            return column
    return width


def _texts(sheet: Sheet, row: int, columns: range) -> list[tuple[int, str]]:
    values = sheet.values[row]
    return [(column, _plain(written(values[column]))) for column in columns if not is_blank(values[column])]


def _plain(text: str) -> str:
    return clean(text).translate(_LOOK_ALIKE)


def _explained(
    sheet: Sheet, cells: dict[int, list[tuple[int, str]]], is_apart: Callable[[int], bool], *, is_headed: bool
) -> Iterator[Explanation]:
    """Every explanation among these cells. Pairs of cells count where several agree, or under a heading."""
    pairs: list[tuple[Position, str, str, bool]] = []
    is_under = is_headed
    for row, texts in cells.items():
        headings = [column for column, text in texts if _HEADING.match(text)]
        is_under = is_headed or bool(headings) or (is_under and bool(texts))
        for column, text in texts:
            for sign, words in _inline(_HEADING.sub("", text), is_headed=is_under and len(text) > 1):
                yield Explanation(sign, words, sheet.name, address(row, column))
        if is_apart(row):
            bare = [(column, text) for column, text in texts if column not in headings]
            below = dict(cells.get(row + 1, []))
            for column, sign, words in (*_beside(bare, is_headed=is_under), *_above(bare, below)):
                pairs.append(((row, column), sign, words, is_under))
    if len({sign for _, sign, _, _ in pairs}) > 1 or any(is_sure for *_, is_sure in pairs):
        for place, sign, words, _ in pairs:
            yield Explanation(sign, words, sheet.name, address(*place))


def _beside(texts: Sequence[tuple[int, str]], *, is_headed: bool) -> Iterator[tuple[int, str, str]]:
    """(column, sign, words) where words stand to the right of their sign."""
    for place, ((column, text), (beside, words)) in enumerate(pairwise(_without_joints(texts))):
        is_word = is_headed and place == 0 and len(text) <= _LONGEST_WORD
        is_sign = _is_sign(text) or (is_headed and _ONE_DIGIT.fullmatch(text)) or is_word
        if is_sign and not _is_sign(words) and beside - column <= _FARTHEST and not any(_inline(text, is_headed=False)):
            yield column, fold(text), words


def _without_joints(texts: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The texts without the cells that hold nothing but 「：」 or 「…」."""
    return [each for each in texts if not _JOINTS.fullmatch(each[1]) or _is_sign(each[1])]


def _above(texts: Sequence[tuple[int, str]], below: dict[int, str]) -> Iterator[tuple[int, str, str]]:
    """(column, sign, words) where a row of signs stands over a row of their words; a label may stand before both."""
    signs = [(column, text) for column, text in texts if _is_sign(text)]
    if len(signs) < 2 or len(signs) < len(texts) - 1 or (len(signs) < len(texts) and _is_sign(texts[0][1])):
        return
    if all(column in below and not _is_sign(below[column]) for column, _ in signs):
        for column, text in signs:
            yield column, fold(text), below[column]


def _is_sign(text: str) -> bool:
    return len(text) == 1 and bool(_ONE_SIGN.fullmatch(fold(text)))


def _inline(text: str, *, is_headed: bool) -> Iterator[tuple[str, str]]:
    """The signs that one cell explains and what it says of each: 「A：計画どおり　B：遅れ」."""
    patterns = [_UNDER_HEADING] if is_headed else [_EXPLICIT, _NUMBERED, _BRACKETED]
    for pattern in patterns:
        matches = list(pattern.finditer(text))
        if len(matches) < (2 if pattern in (_NUMBERED, _BRACKETED) else 1):
            continue
        ends = [match.start() for match in matches[1:]] + [len(text)]
        for match, end in zip(matches, ends, strict=True):
            if words := _trimmed(text[match.end() : end]):
                yield fold(next(group for group in match.groups() if group)), words
        return


def _trimmed(words: str) -> str:
    """The words without what separates them from the next sign, and without a note at the end of the cell."""
    trimmed = _AFTERWORD.sub("", words).strip(" 、,;/・。|")
    if trimmed.startswith("(") and trimmed.endswith(")") and trimmed.count("(") == 1:
        return trimmed[1:-1].strip()
    return trimmed if trimmed.count(")") <= trimmed.count("(") else trimmed.rstrip(")").strip()
