"""The notes of a worksheet with ours among them: a part of texts, and an old drawing in which their boxes stand."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Final

from dashboard.exports.marked.elements import Edit, Element, Strange, appended, content, edited, parse, text
from dashboard.exports.marked.package import Package, bound
from dashboard.exports.marked.sheet import MarkedSheet
from dashboard.exports.marked.wording import HEADING
from dashboard.importers.addresses import address, column_number
from dashboard.importers.model import Position

AUTHOR: Final = "DX推進ダッシュボード（取込結果）"
_THREADED: Final = "tc="
"""How the author of a note begins that stands for a threaded comment: its text is Excel's."""
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_SHAPE: Final = re.compile(rb"<v:shape\b(?:(?!<v:shape\b).)*?</v:shape>", re.DOTALL)
_PLACE: Final = re.compile(rb"<x:Row>\s*(\d+)\s*</x:Row>\s*<x:Column>\s*(\d+)\s*</x:Column>")
_IDS: Final = re.compile(rb"_x0000_s(\d+)")
_DRAWING: Final = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    b'<o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_TYPE: Final = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX: Final = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;visibility:hidden;z-index:{z}"'
    ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_LETTERS_A_LINE: Final = 26
_LINES_A_ROW: Final = 1.2
_TALLEST: Final = 40


def annotate(package: Package, part: str, sheet: MarkedSheet, texts: Mapping[Position, str], base: str) -> None:
    """Put a note on each of these cells of the sheet in ``part``; ``base`` is the namespace of links.

    A note that is there already gets ours behind it; one that stands for a threaded comment stays as it is.
    """
    place = package.linked(part, "comments")
    if place is None and not texts:
        return
    before = package.read(place) if place else None
    notes, gone = _without_ours(before) if before is not None else (_no_notes(sheet), set[Position]())
    notes, new = _with_ours(notes, texts)
    if place is None:
        place = package.free_name("xl/comments_mark", "xml")
        package.link(part, f"{base}/comments", place)
    package.add(place, notes, _KIND)
    _draw(package, part, sheet, gone, {cell: texts[cell] for cell in new}, base)


def _no_notes(sheet: MarkedSheet) -> bytes:
    root = sheet.root()
    main = root.attributes[f"xmlns:{root.prefix}".rstrip(":")]
    return f'<comments xmlns="{main}"><authors/><commentList/></comments>'.encode()


def _without_ours(xml: bytes) -> tuple[bytes, set[Position]]:
    """The notes without those of an earlier marking, and the cells that have none any more.

    They are known by their heading: programs that save a workbook anew change authors and cut texts into runs.
    """
    edits: list[Edit] = []
    gone: set[Position] = set()
    for note in parse(xml).only("commentList").all("comment"):
        own, found, _ = content(xml, note).partition(HEADING)
        if found and own.strip():
            edits += _cut(xml, note.only("text"))
        elif found:
            edits.append((note.start, note.end, b""))
            gone.add(_position(note))
    return edited(xml, edits), gone


def _cut(xml: bytes, told: Element) -> Iterator[Edit]:
    """Edits that end a note's text before our heading."""
    is_ours = False
    for run in told.children:
        own, found, _ = content(xml, run).partition(HEADING)
        if is_ours or (found and not own.strip()):
            yield run.start, run.end, b""
        elif found:
            words = run if run.name == "t" else run.only("t")
            yield words.head, words.end, f"{text(own.rstrip())}</{words.tag}>".encode()
        is_ours = is_ours or bool(found)


def _with_ours(xml: bytes, texts: Mapping[Position, str]) -> tuple[bytes, list[Position]]:
    """The notes with ours, and the cells that had none."""
    root = parse(xml)
    authors, notes = root.only("authors"), root.only("commentList")
    names = [content(xml, author) for author in authors.children]
    p, edits = root.prefix, list[Edit]()
    if AUTHOR not in names:
        edits += appended(xml, authors, f"<{p}author>{text(AUTHOR)}</{p}author>")
        names.append(AUTHOR)
    there = {_position(note): note for note in notes.all("comment")}
    for cell in texts.keys() & there.keys():
        note = there[cell]
        if not names[int(note.get("authorId") or 0)].startswith(_THREADED):
            edits += _behind(xml, note.only("text"), p, texts[cell])
    new = [cell for cell in texts if cell not in there]
    made = "".join(
        f'<{p}comment ref="{address(*cell)}" authorId="{names.index(AUTHOR)}" shapeId="0">'
        f"<{p}text>{_run(p, texts[cell])}</{p}text></{p}comment>"
        for cell in new
    )
    return edited(xml, [*edits, *appended(xml, notes, made)]), new


def _behind(xml: bytes, own: Element, p: str, words: str) -> list[Edit]:
    """A note's own text, as it is, with ours behind it: runs may not follow a bare text, so that becomes a run."""
    bare = own.first("t")
    made = _run(p, f"\n{words}").encode()
    if bare is None:
        last = max((run.end for run in own.all("r")), default=own.head)
        return [(last, last, made)]
    return [(bare.start, bare.end, f"<{p}r>".encode() + xml[bare.start : bare.end] + f"</{p}r>".encode() + made)]


def _run(p: str, words: str) -> str:
    return f'<{p}r><{p}t xml:space="preserve">{text(words)}</{p}t></{p}r>'


def _position(note: Element) -> Position:
    ref = (note.get("ref") or "A1").encode()
    letters = ref.rstrip(b"0123456789")
    return int(ref[len(letters) :] or 1) - 1, column_number(letters) - 1


def _draw(
    package: Package, part: str, sheet: MarkedSheet, gone: set[Position], texts: Mapping[Position, str], base: str
) -> None:
    """Take the boxes of ``gone`` out of the sheet's old drawing and put boxes for ``texts`` in."""
    link = sheet.legacy_drawing()
    place = package.links(part).get(link.get("id") or "", ("", ""))[1] if link else ""
    if link and place not in package:
        raise Strange("a drawing that is not there")
    if link is None:
        if not texts:
            return
        place = package.free_name("xl/drawings/vmlDrawing_mark", "vml")
        package.declare_vml()
        package.add(place, _DRAWING, "")
        name = package.link(part, f"{base}/vmlDrawing", place)
        prefix, declared = bound(sheet.root(), base)
        sheet.link_drawing(f'{prefix}:id="{name}"{declared}')
    xml = _SHAPE.sub(lambda shape: b"" if _place(shape[0]) in gone else shape[0], package.read(place))
    first = max(map(int, _IDS.findall(xml)), default=1024) + 1
    boxes = "".join(_box(first + at, at, cell, words) for at, (cell, words) in enumerate(texts.items()))
    end = xml.rindex(b"</")
    package.write(place, xml[:end] + (b"" if b"_x0000_t202" in xml else _TYPE.encode()) + boxes.encode() + xml[end:])


def _place(shape: bytes) -> Position | None:
    found = _PLACE.search(shape)
    return (int(found[1]), int(found[2])) if found else None


def _box(number: int, at: int, cell: Position, words: str) -> str:
    row, column = cell
    lines = sum(max(1, math.ceil(len(line) / _LETTERS_A_LINE)) for line in words.splitlines())
    bottom = row + min(math.ceil(lines / _LINES_A_ROW) + 1, _TALLEST)
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 10, {column + 5}, 15, {bottom}, 4"
    return _BOX.format(id=number, z=at + 1, anchor=anchor, row=row, column=column)
