"""CSV and tab-separated bytes → one sheet. Values stay text: leading zeros must survive."""

import csv
import re
from io import StringIO
from pathlib import PurePath

from dashboard.importers.files.rectangle import rectangle
from dashboard.importers.findings.report import unreadable
from dashboard.importers.model import Sheet, SourceFile

_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CERTAINLY_UTF8 = 10
_QUOTED = re.compile(r'"[^"]*"')
_FORMULA_TEXT = re.compile(r'="((?:[^"]|"")*)"\s*')
_SAMPLE_LENGTH = 1 << 16
_SAMPLE_LINES = 100


def read_text(source: SourceFile) -> Sheet:
    """Read a CSV file, or raise Unreadable with the line that cannot be read."""
    text = _decode(source).replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a")
    return Sheet(name=PurePath(source.name).stem, values=rectangle(_rows(source.name, text)))


def _decode(source: SourceFile) -> str:
    encoding = _encoding(source.content)
    try:
        return source.content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(source, encoding, error) from error


def _encoding(content: bytes) -> str:
    for mark, encoding in _BOMS.items():
        if content.startswith(mark):
            return encoding
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        # CP932 never yields this many valid UTF-8 characters in a row: it is UTF-8 with a damaged byte.
        start = content[: error.start].decode("utf-8")
        return "utf-8" if sum(not character.isascii() for character in start) >= _CERTAINLY_UTF8 else "cp932"
    return "utf-8"


def _undecodable(source: SourceFile, encoding: str, error: UnicodeDecodeError) -> Exception:
    start = source.content[: error.start].decode(encoding, errors="ignore")
    line = len(re.findall("\r\n|\r|\n", start)) + 1
    found = source.content[error.start : error.end].hex(" ").upper()
    name = {"cp932": "CP932（シフト JIS）"}.get(encoding, encoding.removesuffix("-sig").upper())
    return unreadable(source.name, "undecodable", value=found, line=line, encoding=name)


def _rows(file: str, text: str) -> list[list[str]]:
    reader = csv.reader(StringIO(text), delimiter=_delimiter(text), strict=True)
    rows: list[list[str]] = []
    line = 1
    try:
        for row in reader:
            rows.append([_unwrapped(cell) for cell in row])
            line = reader.line_num + 1
    except csv.Error as error:
        raise unreadable(file, "bad_quoting", line=line) from error
    return rows


def _unwrapped(cell: str) -> str:
    """="0012" is how a CSV keeps Excel from dropping the zeros: the text is 0012."""
    match = _FORMULA_TEXT.fullmatch(cell) if cell.startswith("=") else None
    return match[1].replace('""', '"') if match else cell


def _delimiter(text: str) -> str:
    """The candidate found on most lines. Tabs win a tie: numbers in a tab-separated file hold commas (1,234)."""
    lines = _QUOTED.sub("", text[:_SAMPLE_LENGTH]).split("\n")[:_SAMPLE_LINES]
    counts = {candidate: sum(candidate in line for line in lines) for candidate in "\t,;"}
    best = max(counts, key=lambda candidate: counts[candidate])
    return best if counts[best] else ","
