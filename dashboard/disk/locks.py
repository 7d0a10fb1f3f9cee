"""One at a time: a lock that the system gives back when its holder dies."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from dashboard.disk import owner

PATIENCE = 300
"""Seconds. A build or the sample takes some; who waits longer than this is told."""


@contextmanager
def held(folder: Path, name: str, seconds: float | None = None) -> Iterator[None]:
    """Wait for the lock ``name`` in a folder, which is made. Raises OSError, TimeoutError after ``seconds``."""
    with owner.only():
        folder.mkdir(parents=True, exist_ok=True)
    # Given back by whichever thread ends it: a page's next run is in another one.
    lock = FileLock(folder / name, timeout=PATIENCE if seconds is None else seconds, mode=0o600, thread_local=False)
    with lock:
        owner.mend(folder / name)
        yield
