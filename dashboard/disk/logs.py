"""The logs in the data folder, their owner's only: ``log/dashboard.log`` is technical, ``log/office.log`` tells in
Japanese what happened when: started, counted, backed up, refused and why. Each is five files of 1 MB at the most.
"""

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
OFFICE: Final = "log/office.log"
_BYTES, _OLDER = 1 << 20, 4
_FORMS: Final = {
    PLACE: ("dashboard", "%(asctime)s %(process)d %(levelname)s %(name)s %(message)s", None),
    OFFICE: ("office", "%(asctime)s　%(message)s", "%Y-%m-%d %H:%M:%S"),
}
"""Place → its logger, what a line looks like, and how its moment is written."""
_office = logging.getLogger("office")
_office.setLevel(logging.INFO)
_office.propagate = False


@contextmanager
def kept(folder: Path) -> Iterator[None]:
    """What this program notes meanwhile goes to the data folder's logs."""
    begun = begin(folder)
    try:
        yield
    finally:
        for name, handler in begun.items():
            logging.getLogger(name).removeHandler(handler)
            with contextlib.suppress(OSError):
                handler.close()


def begin(folder: Path) -> dict[str, logging.Handler]:
    """From now on, what this program notes goes to the data folder's logs."""
    begun: dict[str, logging.Handler] = {}
    for place, (name, line, moment) in _FORMS.items():
        handler = _Log(folder / place, maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter(line, moment))
        handler.addFilter(_Once())
        logging.getLogger(name).addHandler(handler)
        begun[name] = handler
    return begun


def note(what: str) -> None:
    """Tell the office's log what happened, in a sentence of Japanese."""
    _office.info(what.replace("\n", " "))


class _Once(logging.Filter):
    """What is said again and again, as a build that fails at every page, is noted once."""

    def __init__(self) -> None:
        super().__init__()
        self._last = ""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is something else than before."""
        if record.name != _office.name:
            return True
        said, before = record.getMessage(), self._last
        self._last = said
        return said != before


class _Log(RotatingFileHandler):
    """Made with the first line, and silent where it cannot be: a log is never the reason that something fails."""

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        with owner.only():
            path.parent.mkdir(parents=True, exist_ok=True)
            return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        pass
