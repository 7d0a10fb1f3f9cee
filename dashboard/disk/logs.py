"""The log: log/dashboard.log in the data folder, its owner's only. What is technical goes there."""

import contextlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from dashboard.disk import owner

PLACE: Final = "log/dashboard.log"
_BYTES, _OLDER = 1 << 20, 4


@contextmanager
def kept(folder: Path) -> Iterator[None]:
    """What this program notes meanwhile goes to the data folder's log."""
    handler = begin(folder)
    try:
        yield
    finally:
        logging.getLogger("dashboard").removeHandler(handler)
        with contextlib.suppress(OSError):
            handler.close()


def begin(folder: Path) -> logging.Handler:
    """From now on, what this program notes goes to the data folder's log."""
    handler = _Log(folder / PLACE, maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s %(message)s"))
    logging.getLogger("dashboard").addHandler(handler)
    return handler


class _Log(RotatingFileHandler):
    """Made with the first line, and silent where it cannot be: a log is never the reason that something fails."""

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        with owner.only():
            path.parent.mkdir(parents=True, exist_ok=True)
            return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        pass
