"""What lies in the data folder is its owner's: no other user of the machine reads it (Windows: as the folder says)."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

OTHERS = 0o077


@contextlib.contextmanager
def only() -> Iterator[None]:
    """What is made meanwhile, by whatever library, is readable by its owner only; that of other threads too."""
    before = os.umask(OTHERS)
    try:
        yield
    finally:
        os.umask(before)


def mend(path: Path) -> None:
    """Take the rights of others from what an older version made."""
    mode = path.stat().st_mode
    if mode & OTHERS:
        # Somebody else's folder that we may write to: its owner has decided.
        with contextlib.suppress(PermissionError):
            path.chmod(mode & ~OTHERS)
