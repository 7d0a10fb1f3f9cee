"""Secrets of a data folder: random bytes in a file that only its owner reads, made once."""

import os
import secrets
from pathlib import Path

from dashboard.disk import files

BYTES = 32

MASKING = "masking.key"
"""Who knew it could tell which people the figures of スキルアセスメント were read from. Lost, others are read."""


def made(path: Path) -> bytes:
    """The key in this file; made when there is none yet."""
    if not path.exists():
        _make(path)
    return path.read_bytes()


def masking(folder: Path) -> bytes:
    """The key of this data folder for what is told of people. A damaged one is no secret: it is made anew."""
    path = folder / MASKING
    secret = made(path)
    if len(secret) != BYTES:
        path.unlink()
        secret = made(path)
    return secret


def _make(path: Path) -> None:
    """Write the key whole under another name first; of two that are made at once, one holds for both."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(BYTES))
            file.flush()
            os.fsync(file.fileno())
        if not path.exists():
            try:
                os.link(new, path)
            except FileExistsError:
                return
            except OSError:  # a drive without hard links
                files.replace(new, path)
    finally:
        new.unlink(missing_ok=True)
