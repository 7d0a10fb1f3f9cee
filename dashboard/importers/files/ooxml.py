"""The parts of an xlsx package: which part holds which worksheet, and what hangs on it."""

import posixpath
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

WORKBOOK_PART = "xl/workbook.xml"


def worksheet_parts(archive: ZipFile) -> dict[str, str]:
    """The part that holds each worksheet, by the sheet's name."""
    targets = related_parts(archive, WORKBOOK_PART, "worksheet")
    sheets = [element for element in _parse(archive, WORKBOOK_PART).iter() if _local(element.tag) == "sheet"]
    return {sheet.get("name", ""): targets[_id(sheet)] for sheet in sheets if _id(sheet) in targets}


def related_parts(archive: ZipFile, part: str, kind: str) -> dict[str, str]:
    """The parts of one kind (``worksheet``, ``drawing``) to which ``part`` refers, by relationship id."""
    folder, name = posixpath.split(part)
    relationships = f"{folder}/_rels/{name}.rels"
    if relationships not in archive.namelist():
        return {}
    return {
        link.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
        for link in _parse(archive, relationships)
        if link.get("Type", "").endswith(f"/{kind}")
    }


def number_formats(archive: ZipFile) -> dict[int, tuple[int, str]]:
    """Of each style that cells name: its format's number, and its code where the workbook writes it out."""
    styles = next(iter(related_parts(archive, WORKBOOK_PART, "styles").values()), None)
    if styles is None or styles not in archive.namelist():
        return {}
    root = _parse(archive, styles)
    codes = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iter() if _local(each.tag) == "numFmt"}
    cells = next((each for each in root if _local(each.tag) == "cellXfs"), ())
    numbers = [each.get("numFmtId", "0") for each in cells]
    return {style: (int(number), codes.get(number, "")) for style, number in enumerate(numbers)}


def counts_from_1904(archive: ZipFile) -> bool:
    """Whether the workbook counts its days from 1904 (as Excel for Mac once did)."""
    found = (each for each in _parse(archive, WORKBOOK_PART).iter() if _local(each.tag) == "workbookPr")
    return any(each.get("date1904", "").lower() in ("1", "true", "on") for each in found)


def _parse(archive: ZipFile, part: str) -> Element:
    root: Element = fromstring(archive.read(part))
    return root


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _id(sheet: Element) -> str:
    # r:id has another namespace in strict OOXML, so only its local name is compared.
    return next((value for name, value in sheet.items() if name.endswith("}id")), "")
