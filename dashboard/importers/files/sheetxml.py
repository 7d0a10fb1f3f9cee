"""A worksheet's XML, scanned with regular expressions: parsing 20,000 × 30 cells would take seconds."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from dashboard.importers.addresses import column_number
from dashboard.importers.model import Position

Merge = tuple[int, int, int, int]

# In the patterns ~ stands for the namespace prefix ("x:" or nothing) and q for either kind of quote.
_CELL_COLUMN = rb"<~c\s[^>]*?\br=q([A-Z]+)\d"
_CELL_ROW = rb"<~c\s[^>]*?\br=q[A-Z]+(\d+)"
# Beyond column GQ (the 199th), or in row 100,000 or below. Without the tag around it, it is found four times as fast.
_FAR_ADDRESS = rb"r=q(?:[A-Z]{3}|G[R-Z]|[H-Z][A-Z]|[A-Z]+\d{6})"
_USED_CELL = rb"<~c\s[^>]*?\br=q([A-Z]+)(\d+)q(?:[^>]*[^/>])?>\s*<~(?:v|f|is)\b"
_ADDRESSED_CELL = rb"<~c\s(?:[^>]*\s)?r=q([A-Z]+)(\d+)q"
_ROW_OR_CELL = rb"<~(row|c)\b([^>]*)>"
_HIDDEN_ROW = rb"<~row\b([^>]*\shidden=q(?:1|true)q[^>]*)>"
_COLUMN = rb"<~col\b([^>]*)>"
_MERGE = rb"<~mergeCell\b[^>]*\sref=q([A-Z]+)(\d+):([A-Z]+)(\d+)q"
_DRAWING = rb"<~drawing\b"
_ROOT = re.compile(rb"<([\w.-]+:)?worksheet[\s>]")
_ROOT_WITHIN = 1 << 16
_LAST_COLUMN = 16_384


class SheetXml:
    """The XML of one worksheet part. Positions are 0-based."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        root = _ROOT.search(xml, 0, _ROOT_WITHIN)
        self.is_worksheet = root is not None
        self.prefix = (root and root[1]) or b""

    def is_near(self) -> bool:
        """Whether all cells lie above row 100,000 and within 199 columns; perhaps not, where it says no."""
        return self.pattern(_FAR_ADDRESS).search(self.xml) is None

    def extent(self) -> Position:
        """How many rows and columns the cells reach, blank formatted ones included: a quick upper bound."""
        rows = max(map(int, set(self.pattern(_CELL_ROW).findall(self.xml))), default=0)
        columns = max(map(column_number, set(self.pattern(_CELL_COLUMN).findall(self.xml))), default=0)
        return rows, columns

    def used_extent(self) -> Position:
        """How many rows and columns the cells with content reach."""
        cells = self.pattern(_USED_CELL).findall(self.xml)
        rows = max((int(row) for _, row in cells), default=0)
        return rows, max(map(column_number, {column for column, _ in cells}), default=0)

    def hidden_rows(self) -> set[int]:
        """Rows hidden by hand or by a filter."""
        return {self._row(row) for row in self.iter(_HIDDEN_ROW)}

    def hidden_columns(self) -> set[int]:
        """Columns hidden by hand."""
        columns = self.pattern(_COLUMN).findall(self.xml)
        hidden = [column for column in columns if attribute(column, b"hidden") in (b"1", b"true")]
        spans = [(int(attribute(column, b"min") or 1), int(attribute(column, b"max") or 0)) for column in hidden]
        return {index for first, last in spans for index in range(first - 1, min(last, _LAST_COLUMN))}

    def merges(self) -> list[Merge]:
        """Merged ranges: first row, first column, last row, last column, inclusive."""
        return [
            (int(top) - 1, column_number(left) - 1, int(bottom) - 1, column_number(right) - 1)
            for left, top, right, bottom in self.pattern(_MERGE).findall(self.xml)
        ]

    def formatted(self, styles: Iterable[int]) -> dict[Position, int]:
        """The cells that have one of these styles, and which one."""
        wanted = b"|".join(str(style).encode() for style in sorted(styles))
        cells = self.iter(rb"<~c\b(?=[^>]*\ss=q(" + wanted + rb")q)[^>]*>")
        return {self.position(cell.start()): int(cell[1]) for cell in cells}

    def has_drawing(self) -> bool:
        """Whether the sheet has a layer for shapes, pictures and charts."""
        return self.pattern(_DRAWING).search(self.xml) is not None

    def position(self, start: int) -> Position:
        """The place of the cell whose tag begins at ``start``."""
        cell = self.pattern(_ADDRESSED_CELL).match(self.xml, start)
        return (int(cell[2]) - 1, column_number(cell[1]) - 1) if cell else self._counted[start]

    def pattern(self, pattern: bytes) -> re.Pattern[bytes]:
        """Compile a pattern in which ~ stands for this part's namespace prefix and q for a quote."""
        return _compiled(pattern, self.prefix)

    def iter(self, pattern: bytes) -> Iterator[re.Match[bytes]]:
        """All matches of such a pattern."""
        return self.pattern(pattern).finditer(self.xml)

    def _row(self, tag: re.Match[bytes]) -> int:
        number = attribute(tag[1], b"r")
        return int(number) - 1 if number else self._counted[tag.start()][0]

    @cached_property
    def _counted(self) -> dict[int, Position]:
        """The place of every row and cell by where its tag begins: a tag without an address follows the last."""
        places: dict[int, Position] = {}
        row = column = -1
        for tag in self.iter(_ROW_OR_CELL):
            address = attribute(tag[2], b"r")
            if tag[1] == b"row":
                row, column = (int(address) - 1 if address else row + 1), -1
            else:
                column = column_number(address.rstrip(b"0123456789")) - 1 if address else column + 1
            places[tag.start()] = (row, column)
        return places


@cache
def _compiled(pattern: bytes, prefix: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern.replace(b"q", b"[\"']").replace(b"~", re.escape(prefix)))


def attribute(attributes: bytes, name: bytes) -> bytes | None:
    """The value of ``name`` in the text between a tag's name and its end."""
    match = re.search(rb"(?:^|\s)%b\s*=\s*[\"']([^\"']*)[\"']" % name, attributes)
    return match[1] if match else None
