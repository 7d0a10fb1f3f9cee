"""A worksheet part with the style of some of its cells changed; cells that were not there are added."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from dashboard.exports.marked.elements import Element, Strange, edited, parse, with_attributes
from dashboard.importers.addresses import address, column_number
from dashboard.importers.files.sheetxml import SheetXml, attribute
from dashboard.importers.model import Position, Severity

Restyle = Callable[[int, Severity], int]
_AFTER_DRAWING: Final = (
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
    "AlternateContent",
)
"""What stands behind <legacyDrawing> in a worksheet; the last of them wraps one of the others."""
_ROW: Final = rb"<~row\b[^>]*(?:/>|(?<!/)>.*?</~row>)"
_CELL: Final = rb"<~c\b[^>]*(?:/>|(?<!/)>.*?</~c>)"
_COLUMN: Final = rb"<~col\b([^>]*)>"
_SPANS: Final = re.compile(rb"\sspans\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_TRUE: Final = (b"1", b"true")


class MarkedSheet:
    """A worksheet part while cells in it are marked."""

    def __init__(self, xml: bytes) -> None:
        self._sheet = SheetXml(xml)
        self._prefix = self._sheet.prefix
        self.xml = xml

    def homes(self, places: Iterable[Position]) -> dict[Position, Position]:
        """Where each of these cells shows: of merged ones the first."""
        ordered = sorted(set(places))
        shows = {place: place for place in ordered}
        for top, left, bottom, right in self._sheet.merges():
            for place in ordered[bisect_left(ordered, (top, 0)) : bisect_left(ordered, (bottom + 1, 0))]:
                if left <= place[1] <= right:
                    shows[place] = (top, left)
        return shows

    def restyle(self, cells: Mapping[Position, Severity], restyle: Restyle) -> None:
        """Give these cells the style that ``restyle`` makes of theirs."""
        if not cells:
            return
        rows: dict[int, dict[int, Severity]] = {}
        for (row, column), severity in sorted(cells.items()):
            rows.setdefault(row, {})[column] = severity
        start, end = self._data()
        self.xml = b"".join([self.xml[:start], self._rows(self.xml[start:end], rows, restyle), self.xml[end:]])

    def legacy_drawing(self) -> Element | None:
        """The element that links the sheet to its old drawing, in which notes are drawn."""
        return self._tail()[0].first("legacyDrawing")

    def root(self) -> Element:
        """The start tag of the part."""
        head = re.search(rb"<%bworksheet\b[^>]*>" % self._prefix, self.xml)
        if head is None:
            raise Strange("no worksheet")
        return parse(head[0] if head[0].endswith(b"/>") else head[0] + b"</%bworksheet>" % self._prefix)

    def link_drawing(self, made: str) -> None:
        """Put ``made``, a legacyDrawing element without its name, where it belongs."""
        root, start = self._tail()
        following = next((child.start for child in root.children if child.name in _AFTER_DRAWING), None)
        place = start + (following if following is not None else root.end - len(f"</{root.tag}>"))
        element = b"<%blegacyDrawing %b/>" % (self._prefix, made.encode())
        self.xml = edited(self.xml, [(place, place, element)])

    def _tail(self) -> tuple[Element, int]:
        """What stands behind the cells, as the children of a worksheet, and by how much it is moved."""
        end = self._data()[1]
        behind = self.xml.index(b">", end) + 1 if self.xml.startswith(b"</", end) else end
        head = b"<%bworksheet>" % self._prefix
        return parse(head + self.xml[behind:]), behind - len(head)

    def _data(self) -> tuple[int, int]:
        """From where to where the rows stand, or where they would."""
        opened = self._sheet.pattern(rb"<~sheetData\b[^>]*>").search(self.xml)
        if opened is None:
            raise Strange("no cells")
        if opened[0].endswith(b"/>"):
            tag = b"%bsheetData" % self._prefix
            self.xml = edited(self.xml, [(opened.start(), opened.end(), b"<%b></%b>" % (tag, tag))])
            return self._data()
        end = self.xml.find(b"</%bsheetData" % self._prefix, opened.end())
        if end < 0:
            raise Strange("cells without an end")
        return opened.end(), end

    def _rows(self, data: bytes, wanted: dict[int, dict[int, Severity]], restyle: Restyle) -> bytes:
        pieces, done, number = [], 0, -1
        left = sorted(wanted)[::-1]
        for found in self._sheet.pattern(b"(?s)" + _ROW).finditer(data):
            stated = attribute(found[0][: found[0].index(b">")], b"r")
            number = int(stated) - 1 if stated else number + 1
            pieces.append(data[done : found.start()])
            while left and left[-1] < number:
                row = left.pop()
                pieces.append(self._row(b"<%brow/>" % self._prefix, row, wanted[row], restyle))
            if left and left[-1] == number:
                pieces.append(self._row(found[0], number, wanted[left.pop()], restyle))
            else:
                pieces.append(found[0])
            done = found.end()
        pieces.append(data[done:])
        pieces += [self._row(b"<%brow/>" % self._prefix, row, wanted[row], restyle) for row in left[::-1]]
        return b"".join(pieces)

    def _row(self, xml: bytes, row: int, wanted: dict[int, Severity], restyle: Restyle) -> bytes:
        head = xml[: xml.index(b">") + 1]
        of_row = attribute(head, b"s") if attribute(head, b"customFormat") in _TRUE else None
        inside = b"" if head.endswith(b"/>") else xml[len(head) : xml.rindex(b"</")]
        pieces, done, column, is_longer = [], 0, -1, False

        def added(column: int) -> bytes:
            style = restyle(int(of_row or self._column_style(column)), wanted[column])
            return b'<%bc r="%b" s="%d"/>' % (self._prefix, address(row, column).encode(), style)

        left = sorted(wanted)
        for found in self._sheet.pattern(b"(?s)" + _CELL).finditer(inside):
            tag_end = found.start() + found[0].index(b">") + 1
            tag = inside[found.start() : tag_end]
            stated = attribute(tag, b"r")
            column = column_number(stated.rstrip(b"0123456789")) - 1 if stated else column + 1
            pieces.append(inside[done : found.start()])
            while left and left[0] < column:
                pieces.append(added(left.pop(0)))
                is_longer = True
            if left and left[0] == column:
                style = restyle(int(attribute(tag, b"s") or 0), wanted[left.pop(0)])
                tag = with_attributes(tag, {"s": str(style)})
            pieces += [tag, inside[tag_end : found.end()]]
            done = found.end()
        pieces.append(inside[done:])
        pieces += map(added, left)
        if is_longer or left:
            # What Excel notes of a row's extent is no longer so; it may be left out.
            head = _SPANS.sub(b"", head)
        head = with_attributes(head.replace(b"/>", b">"), {"r": str(row + 1)})
        return b"".join([head, *pieces, b"</%brow>" % self._prefix])

    def _column_style(self, column: int) -> int:
        for found in self._sheet.pattern(_COLUMN).finditer(self.xml):
            first, last, style = (int(attribute(found[1], name) or 0) for name in (b"min", b"max", b"style"))
            if first <= column + 1 <= last:
                return style
        return 0
