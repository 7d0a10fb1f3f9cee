"""What a file is, by its content and never by its name, before any reader opens it."""

import re
from typing import Literal, NoReturn

from dashboard.importers.files import ole
from dashboard.importers.files.archive import MEGABYTE, check_package, part_names
from dashboard.importers.files.ooxml import WORKBOOK_PART
from dashboard.importers.findings.report import Unreadable, unreadable
from dashboard.importers.model import SourceFile

__all__ = ["FILE_SIZE_LIMIT", "Kind", "Unreadable", "inspect"]

Kind = Literal["xlsx", "xls", "csv"]

FILE_SIZE_LIMIT = 50 * MEGABYTE
_HEAD = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = {
    "PNG": re.compile(rb"\x89PNG\r\n"),
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "GIF": re.compile(rb"GIF8[79]a"),
    "BMP": re.compile(rb"BM.{4}\0{4}", re.DOTALL),
    "WebP": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "TIFF": re.compile(rb"II\*\0|MM\0\*"),
    "HEIC": re.compile(rb".{4}ftyp(?:heic|heix|mif1|avif)", re.DOTALL),
}
_OTHERS = {
    "pdf": re.compile(rb"%PDF-"),
    "rich_text": re.compile(rb"\{\\rtf"),
    "archive": re.compile(rb"\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!\x1a|.{2}-lh\d-", re.DOTALL),
    "old_excel": re.compile(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08\x10]\x00"),
}
_MARKUP = {
    "xml_spreadsheet": re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet"),
    "html": re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|table|div|style|script)\b|^mime-version:", re.I),
    "xml": re.compile(rb"<(?:\?xml|svg)\b", re.I),
}
_PACKAGES = {"xlsb": "xl/workbook.bin", "broken": "xl/", "word": "word/", "powerpoint": "ppt/", "ods": "content.xml"}
_STREAMS = {"password": "EncryptedPackage", "word": "WordDocument", "powerpoint": "PowerPoint Document"}


def inspect(source: SourceFile) -> Kind:
    """Tell what kind of spreadsheet a file is, or raise Unreadable with the reason why it must not be read."""
    content = source.content
    if not content:
        raise unreadable(source.name, "file_empty")
    if len(content) > FILE_SIZE_LIMIT:
        size, limit = len(content) // MEGABYTE, FILE_SIZE_LIMIT // MEGABYTE
        raise unreadable(source.name, "file_too_large", size=size, limit=limit)
    if content.startswith(_ZIP):
        return _inspect_package(source)
    if content.startswith(_OLE):
        return _inspect_ole(source)
    return _inspect_text(source)


def _inspect_package(source: SourceFile) -> Kind:
    names = part_names(source)
    if WORKBOOK_PART not in names:
        _refuse_package(source, names)
    check_package(source)
    return "xlsx"


def _refuse_package(source: SourceFile, names: set[str]) -> NoReturn:
    for code, prefix in _PACKAGES.items():
        if any(name.startswith(prefix) for name in names):
            raise unreadable(source.name, code)
    raise unreadable(source.name, "archive")


def _inspect_ole(source: SourceFile) -> Kind:
    # Workbooks first: what else is found may be a document embedded in one.
    for stream in ("Workbook", "Book"):
        entry = ole.find_stream(source.content, stream)
        if entry is not None:
            return _inspect_xls(source, entry)
    for code, stream in _STREAMS.items():
        if ole.find_stream(source.content, stream) is not None:
            raise unreadable(source.name, code)
    raise unreadable(source.name, "unknown_kind")


def _inspect_xls(source: SourceFile, entry: int) -> Kind:
    if ole.has_file_password(source.content, entry):
        raise unreadable(source.name, "password")
    return "xls"


def _inspect_text(source: SourceFile) -> Kind:
    content = source.content
    for name, signature in _PICTURES.items():
        if signature.match(content):
            raise unreadable(source.name, "picture", kind=name)
    for code, signature in _OTHERS.items():
        if signature.match(content):
            raise unreadable(source.name, code)
    _refuse_markup(source)
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise unreadable(source.name, "unknown_kind")
    return "csv"


def _refuse_markup(source: SourceFile) -> None:
    head = source.content[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not head.startswith(b"<") and not head.lower().startswith(b"mime-version:"):
        return
    for code, signature in _MARKUP.items():
        if signature.search(head):
            raise unreadable(source.name, code)
