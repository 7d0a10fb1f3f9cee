"""The styles of a workbook with those of marked cells added: all is as the cell's own, but for the fill."""

import re
from typing import Final

from dashboard.exports.marked.elements import Edit, Element, appended, edited, parse, text, with_attributes
from dashboard.importers.files.own import HATCH, HATCHES, MARK_FILLS
from dashboard.importers.model import Severity

KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
PLAIN: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<styleSheet xmlns="%b"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    b'</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    b'<cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>'
)
"""Styles of a package that has none."""
_WHITE: Final = (("rgb", "FFFFFFFF"), ("rgb", "00FFFFFF"), ("theme", "0"), ("indexed", "9"), ("indexed", "64"))
_OURS: Final = {*MARK_FILLS.values(), *HATCHES.values()}
_SIZE: Final = re.compile(r"^[\d.]+$")


class Styles:
    """The part of styles. What an earlier marking added is taken back first."""

    def __init__(self, xml: bytes) -> None:
        self._xml = _unmarked(xml)
        root = parse(self._xml)
        self._prefix = root.prefix
        self._fills, self._fonts, self._cells = root.only("fills"), root.only("fonts"), root.only("cellXfs")
        self._added: dict[str, list[str]] = {"fills": [], "fonts": [], "cellXfs": []}
        self._marked: dict[tuple[int, Severity], int] = {}

    def marked(self, style: int, severity: Severity) -> int:
        """The style of a marked cell that had ``style``."""
        key = (style, severity)
        if key not in self._marked:
            self._marked[key] = self._mark(style, severity)
        return self._marked[key]

    def of_list(self, *, font: str = "", severity: Severity | None = None, wraps: bool = True) -> int:
        """A style for the list of findings: ``font`` is ``b`` for bold or ``u`` for links."""
        p = self._prefix
        fill = self._add("fills", self._solid(severity)) if severity else 0
        made = self._add("fonts", self._font(font)) if font else 0
        return self._add(
            "cellXfs",
            f'<{p}xf numFmtId="0" fontId="{made}" fillId="{fill}" borderId="0" xfId="0" applyFont="1" applyFill="1"'
            f' applyAlignment="1"><{p}alignment vertical="top" wrapText="{wraps:d}"/></{p}xf>',
        )

    def xml(self) -> bytes:
        """The part with what was added."""
        edits: list[Edit] = []
        for element in (self._fills, self._fonts, self._cells):
            if added := self._added[element.name]:
                count = len(element.children) + len(added)
                edits += appended(self._xml, element, "".join(added), count=count)
        return edited(self._xml, edits)

    def _mark(self, style: int, severity: Severity) -> int:
        if style >= len(self._cells.children):
            style = 0
        own = self._cells.children[style]
        fill = self._fill(int(own.get("fillId") or 0), severity)
        if fill is None:
            return style
        head = with_attributes(
            self._xml[own.start : own.head], {"fillId": str(self._add("fills", fill)), "applyFill": "1"}
        )
        return self._add("cellXfs", (head + self._xml[own.head : own.end]).decode("ascii", "xmlcharrefreplace"))

    def _fill(self, number: int, severity: Severity) -> str | None:
        """The fill of a marked cell: our colour, or our lines over its own; None where it is a pattern already."""
        pattern = self._fills.children[number].first("patternFill") if number < len(self._fills.children) else None
        if pattern is None:
            return None if number < len(self._fills.children) else self._solid(severity)
        colour = pattern.first("fgColor")
        kind = pattern.get("patternType")
        if kind in (None, "none") or (kind == "solid" and (colour is None or _is_white(colour))):
            return self._solid(severity)
        if kind != "solid" or colour is None:
            return None
        said = "".join(f' {name}="{text(value)}"' for name, value in colour.attributes.items())
        p = self._prefix
        return (
            f'<{p}fill><{p}patternFill patternType="{HATCH}"><{p}fgColor rgb="{HATCHES[severity]}"/>'
            f"<{p}bgColor{said}/></{p}patternFill></{p}fill>"
        )

    def _solid(self, severity: Severity) -> str:
        p = self._prefix
        return (
            f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{MARK_FILLS[severity]}"/>'
            f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
        )

    def _font(self, kind: str) -> str:
        p = self._prefix
        first = self._fonts.children[0] if self._fonts.children else None
        size, name = ((first.first(each) if first else None) for each in ("sz", "name"))
        points = (size.get("val") if size else None) or "11"
        colour = f'<{p}color rgb="FF0017C1"/>' if kind == "u" else ""
        return (
            f'<{p}font><{p}{kind}/><{p}sz val="{points if _SIZE.match(points) else 11}"/>{colour}'
            f'<{p}name val="{text((name.get("val") if name else None) or "Calibri")}"/></{p}font>'
        )

    def _add(self, part: str, made: str) -> int:
        there = {"fills": self._fills, "fonts": self._fonts, "cellXfs": self._cells}[part].children
        added = self._added[part]
        if part == "cellXfs" or made not in added:
            added.append(made)
        return len(there) + added.index(made)


def _unmarked(xml: bytes) -> bytes:
    """The styles in which our fills are what they stood for: none, or the colour under the lines."""
    if not any(colour.encode() in xml for colour in _OURS):
        return xml
    fills = parse(xml).only("fills")
    return edited(xml, [edit for fill in fills.children for edit in _own_fill(xml, fill)])


def _own_fill(xml: bytes, fill: Element) -> list[Edit]:
    pattern = fill.first("patternFill")
    colour = pattern.first("fgColor") if pattern else None
    if pattern is None or colour is None or (colour.get("rgb") or "").upper() not in _OURS:
        return []
    p, under = fill.prefix, pattern.first("bgColor")
    if pattern.get("patternType") != HATCH or under is None:
        return [(fill.start, fill.end, f'<{p}fill><{p}patternFill patternType="none"/></{p}fill>'.encode())]
    said = "".join(f' {name}="{text(value)}"' for name, value in under.attributes.items())
    made = f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor{said}/></{p}patternFill></{p}fill>'
    return [(fill.start, fill.end, made.encode())]


def _is_white(colour: Element) -> bool:
    said = colour.attributes
    return any(said.get(name, "").upper() == value for name, value in _WHITE) and not float(said.get("tint", 0))
