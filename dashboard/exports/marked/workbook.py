"""A sent xlsx with its findings marked: fills, notes and the sheet 「取込結果」; every other byte as it came."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.exports.marked import results, styles, wording
from dashboard.exports.marked.comments import annotate
from dashboard.exports.marked.elements import Element, Strange, appended, content, edited, parse, text
from dashboard.exports.marked.package import Package, bound
from dashboard.exports.marked.results import CELL, Looks
from dashboard.exports.marked.sheet import MarkedSheet
from dashboard.exports.marked.styles import Styles
from dashboard.importers import Issue
from dashboard.importers.addresses import column_number
from dashboard.importers.files.ooxml import WORKBOOK_PART
from dashboard.importers.files.own import is_own_sheet
from dashboard.importers.model import Position, Severity

NOTES_LIMIT: Final = 2_000
"""So many notes are made: Excel draws a box for each."""
_FIRST: Final = re.compile(rb"<(?:[\w.-]+:)?c\s[^>]*?\br=[\"']A1[\"'][^>]*>.*?</(?:[\w.-]+:)?c>", re.DOTALL)
_SHARED: Final = re.compile(rb"<(?:[\w.-]+:)?si\b[^>]*(?:/>|(?<!/)>.*?</(?:[\w.-]+:)?si>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Listed:
    """A worksheet as the workbook lists it."""

    name: str
    part: str


def marked_workbook(
    sent: bytes, file: str, issues: Sequence[Issue], said: Sequence[str] = (), names: dict[str, str] | None = None
) -> bytes:
    """The workbook with its findings marked. ``said`` is told of the file besides; ``names`` are the sheets' names by
    those in the findings, where they are called otherwise.

    Raises Strange where a package is not built as usual.
    """
    package = Package(sent)
    root = parse(package.read(WORKBOOK_PART))
    base, sheets = _worksheets(package, root)
    look = _styles(package, root, base)
    names = names or {each.name: each.name for each in sheets}
    by_sheet = {each.name: each for each in sheets}
    cells = {each.name: _placed(issues, each.name, names) for each in sheets}
    room = NOTES_LIMIT
    for each in sheets:
        noted = dict([*cells[each.name].items()][:room])
        room -= len(noted)
        _mark(package, each.part, cells[each.name], noted, look, base)
    is_crowded = sum(map(len, cells.values())) > NOTES_LIMIT
    said = [*said, *wording.guide(issues), *([wording.CROWDED.format(count=NOTES_LIMIT)] if is_crowded else [])]
    links = {found: name for found, name in names.items() if name in by_sheet}
    made = results.sheet(file, issues, said, links, _looks(look), _main(root))
    _list(package, root, sheets, made, base)
    package.write(_styles_part(package), look.xml())
    return package.bytes()


def _worksheets(package: Package, root: Element) -> tuple[str, list[Listed]]:
    """The namespace of the workbook's links, and its worksheets in their order."""
    links = package.links(WORKBOOK_PART)
    bases = {kind.removesuffix("/worksheet") for kind, _ in links.values() if kind.endswith("/worksheet")}
    if len(bases) != 1:
        raise Strange("no worksheets, or of several kinds")
    sheets = [
        Listed(sheet.get("name") or "", links[name][1])
        for sheet in root.only("sheets").all("sheet")
        if (name := sheet.get("id") or "") in links and links[name][0].endswith("/worksheet")
    ]
    return bases.pop(), sheets


def _main(root: Element) -> str:
    return root.attributes[f"xmlns:{root.prefix}".rstrip(":")]


def _styles_part(package: Package) -> str:
    return package.linked(WORKBOOK_PART, "styles") or "xl/styles.xml"


def _styles(package: Package, root: Element, base: str) -> Styles:
    place = package.linked(WORKBOOK_PART, "styles")
    if place is None or place not in package:
        place = "xl/styles.xml"
        package.add(place, styles.PLAIN % _main(root).encode(), styles.KIND)
        package.link(WORKBOOK_PART, f"{base}/styles", place)
    return Styles(package.read(place))


def _looks(look: Styles) -> Looks:
    severities: dict[Severity, int] = {each: look.of_list(severity=each) for each in wording.MARKED}
    return Looks(
        look.of_list(font="b", wraps=False), look.of_list(), look.of_list(font="b"), look.of_list(font="u"), severities
    )


def _placed(issues: Sequence[Issue], sheet: str, names: dict[str, str]) -> dict[Position, list[Issue]]:
    """The findings to mend of a sheet, by the cell that they are about, from top to bottom."""
    found: dict[Position, list[Issue]] = {}
    for issue in issues:
        cell = CELL.match(issue.cell or "")
        if cell and issue.severity in wording.MARKED and names.get(issue.sheet or "") == sheet:
            found.setdefault((int(cell[2]) - 1, column_number(cell[1].encode()) - 1), []).append(issue)
    return dict(sorted(found.items()))


def _mark(
    package: Package,
    part: str,
    cells: dict[Position, list[Issue]],
    noted: dict[Position, list[Issue]],
    look: Styles,
    base: str,
) -> None:
    before = package.read(part)
    sheet = MarkedSheet(before)
    homes = sheet.homes(cells)
    found: dict[Position, list[Issue]] = {}
    for place, issues in cells.items():
        found.setdefault(homes[place], []).extend(issues)
    sheet.restyle({place: _worst(issues) for place, issues in found.items()}, look.marked)
    texts = {place: wording.note(found[place]) for place in dict.fromkeys(homes[each] for each in noted)}
    annotate(package, part, sheet, texts, base)
    if sheet.xml != before:
        package.write(part, sheet.xml)


def _worst(issues: Sequence[Issue]) -> Severity:
    return min((issue.severity for issue in issues), key=wording.MARKED.index)


def _list(package: Package, root: Element, sheets: Sequence[Listed], made: bytes, base: str) -> None:
    """Put the list of findings behind the other sheets, or in the place of the one of an earlier marking."""
    for each in sheets:
        if each.name.startswith(results.NAME) and _is_own(package, each.part):
            package.write(each.part, made)
            return
    part = package.free_name("xl/worksheets/sheet_mark", "xml")
    package.add(part, made, results.KIND)
    name = package.link(WORKBOOK_PART, f"{base}/worksheet", part)
    listed = root.only("sheets")
    number = max((int(each.get("sheetId") or 0) for each in listed.children), default=0) + 1
    prefix, declared = bound(root, base)
    sheet = (
        f'<{root.prefix}sheet name="{text(_free_title(listed))}" sheetId="{number}" {prefix}:id="{name}"{declared}/>'
    )
    xml = package.read(WORKBOOK_PART)
    package.write(WORKBOOK_PART, edited(xml, appended(xml, listed, sheet)))


def _free_title(listed: Element) -> str:
    taken = {(sheet.get("name") or "").casefold() for sheet in listed.children}
    names = (results.NAME, *(f"{results.NAME}（{number}）" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in taken)


def _is_own(package: Package, part: str) -> bool:
    """Whether a worksheet says in A1 that it is ours."""
    xml = package.read(part)
    found = _FIRST.search(xml)
    if found is None:
        return False
    cell = parse(found[0])
    words = content(found[0], cell)
    return is_own_sheet(_shared(package, int(words)) if cell.get("t") == "s" else words)


def _shared(package: Package, place: int) -> str:
    """A text of those that cells share."""
    part = package.linked(WORKBOOK_PART, "sharedStrings")
    texts = _SHARED.findall(package.read(part)) if part else []
    return content(texts[place], parse(texts[place])) if place < len(texts) else ""
