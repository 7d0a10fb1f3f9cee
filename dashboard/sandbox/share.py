"""Whose turn it is on this machine, and how much memory readers may take: each, and all together, of every import.

Imports read one after the other: each divides half of what is free then among its readers.
"""

import contextlib
import getpass
import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dashboard.disk import locks

GIB: Final = 1 << 30
MOST, LEAST = 2 * GIB, GIB // 2
"""Bytes for one reader; with less than the least, no workbook can be read."""
WORTH_WAITING: Final = 120
"""Seconds until an import goes by what is free then, whoever else is still reading."""
_MEMORY: Final = Path("/proc/meminfo")
_USUAL: Final = 4 * GIB
"""Free bytes of an office PC, where the system does not tell."""

_log = logging.getLogger(__name__)


def of(free: int, processors: int) -> tuple[int, int]:
    """(readers at once, bytes for each of them). Rather few that can read a large file than many that cannot."""
    budget = free // 2
    at_once = max(1, min(processors, budget // GIB))
    return at_once, max(LEAST, min(MOST, budget // at_once))


def free_memory() -> int:
    """Bytes that programs can still have, as Linux tells; elsewhere what is usual."""
    with contextlib.suppress(OSError, ValueError, LookupError):
        lines = dict(line.split(":", 1) for line in _MEMORY.read_text(encoding="ascii").splitlines())
        return int(lines["MemAvailable"].split()[0]) * 1024
    return _USUAL


@contextlib.contextmanager
def turn() -> Iterator[None]:
    """One import of this user reads at a time, on this machine: the lock is gone with its holder, however that ends."""
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(locks.held(folder(), "readers.lock", WORTH_WAITING))
        except OSError:
            _log.warning("reading without waiting for other imports", exc_info=True)
        yield


def folder() -> Path:
    """Where this user's locks on this machine lie."""
    return Path(tempfile.gettempdir()) / f"dashboard-{getattr(os, 'getuid', getpass.getuser)()}"
