"""Bytes kept for ever under their own SHA-256."""

import hashlib
import os
import tempfile
from pathlib import Path

from dashboard.ledger import owner


def keep(folder: Path, content: bytes, suffix: str = "") -> str:
    """Keep the bytes in this folder: whole or not at all, and only once. Returns their SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    target = folder / f"{sha256}{suffix}"
    with owner.only():
        folder.mkdir(parents=True, exist_ok=True)
    owner.mend(folder)
    if not target.exists():
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".new-", delete=False) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(target)
        _settle(folder)
    return sha256


def _settle(folder: Path) -> None:
    """Make a rename outlive a power cut, where the system lets a folder be synced (Windows does not)."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
