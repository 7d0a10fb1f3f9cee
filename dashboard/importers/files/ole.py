"""What an OLE container (the envelope of .xls, of old Office files and of encrypted new ones) holds."""

import re
import struct

_NAME_FIELD = 64
_STREAM = b"\x02"
_START_SECTOR = 116
_SECTOR_SHIFT = 30
_BOF, _WRITE_PROTECTION, _FILE_PASSWORD = 0x0809, 0x0086, 0x002F


def find_stream(content: bytes, name: str) -> int | None:
    """Where the directory entry of the stream ``name`` begins.

    The directory is found by the look of its entries instead of by following sector chains: a chain can loop.
    """
    encoded = name.encode("utf-16-le")
    length = struct.pack("<H", len(encoded) + 2)
    entry = re.search(re.escape(encoded.ljust(_NAME_FIELD, b"\0") + length + _STREAM), content)
    return entry.start() if entry else None


def has_file_password(content: bytes, entry: int) -> bool:
    """Whether the .xls workbook stream of this directory entry begins with an encryption record (FILEPASS)."""
    (sector,) = struct.unpack_from("<I", content.ljust(entry + 128, b"\0"), entry + _START_SECTOR)
    size = 1 << min(content[_SECTOR_SHIFT], 12)
    return _starts_encrypted(content[(sector + 1) * size : (sector + 2) * size])


def _starts_encrypted(stream: bytes) -> bool:
    offset = 0
    while offset + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, offset)
        if record not in (_BOF, _WRITE_PROTECTION):
            return bool(record == _FILE_PASSWORD)
        offset += 4 + length
    return False
