"""What lies in the folders that were given, by municipality."""

import datetime as dt
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dashboard.disk import faults, names
from dashboard.errors import UsageError
from dashboard.municipalities.whose import Known, Whose, whose

READ: Final = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".zip"}
"""What is read, or refused with how to make it readable. The rest of an office (pdf, docx …) is counted, not read."""


LINKS: Final = "リンクなど"


@dataclass(frozen=True, slots=True)
class Given:
    """A file of a municipality: where it lies, what it is called below the municipality's folder, and its bytes."""

    path: Path
    name: str
    size: int


@dataclass(slots=True)
class Found:
    """Files by municipality; those of none with the reason; and what was not looked at, by kind."""

    of: dict[str, list[Given]] = field(default_factory=dict)
    of_none: list[tuple[str, str]] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)

    @property
    def files(self) -> int:
        """How many files are somebody's."""
        return sum(map(len, self.of.values()))


def found(given: Sequence[Path], known: Known, today: dt.date) -> Found:
    """Everything below these folders, and these files. Raises UsageError where one of them is not there."""
    made = Found()
    for start in given:
        if not start.exists():
            raise UsageError(f"{names.readable(str(start))} がありません。")
        if start.is_dir():
            # What leads to a folder that was given says nothing of the files in it; its own name does.
            folder = Path(os.path.abspath(start))  # noqa: PTH100 - it is called as the link that was given
            for path in _below(folder, made.left):
                _place(made, path, names.parts(path.relative_to(folder.parent)), 1, known, today)
        else:
            parts = names.parts(start)
            _place(made, start, parts, len(parts) - 1, known, today)
    for each in made.of.values():
        each.sort(key=lambda file: file.name)
    return made


def _place(made: Found, path: Path, parts: tuple[str, ...], unnamed: int, known: Known, today: dt.date) -> None:
    """Put a file with its municipality's. In its name are neither its first ``unnamed`` parts nor the code's."""
    found = whose(parts, known, today)
    try:
        size = path.stat().st_size
    except OSError as error:
        found, size = Whose(None, faults.told(error)), 0
    if found.code is None:
        made.of_none.append(("/".join(parts), found.reason))
        return
    named = [part for depth, part in enumerate(parts, start=1) if depth > unnamed and depth != found.depth]
    made.of.setdefault(found.code, []).append(Given(path, "/".join(named), size))


def _below(folder: Path, left: Counter[str]) -> Iterator[Path]:
    """The files below a folder in the order of their names. No link is followed: a folder that somebody sent may hold
    one to what is nobody's business, or back to itself.
    """

    def unreadable(error: OSError) -> None:
        raise UsageError(f"フォルダー {names.readable(str(error.filename))} を開けません。{faults.told(error)}")

    for place, folders, files in os.walk(folder, onerror=unreadable):
        links = [name for name in folders if Path(place, name).is_symlink()]
        left[LINKS] += len(links)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in (*links, "__MACOSX"))
        for name in sorted(filter(names.is_document, files)):
            path = Path(place, name)
            if path.suffix.lower() not in READ:
                left[path.suffix.lower().lstrip(".") or "拡張子なし"] += 1
            elif path.is_symlink() or not path.is_file():
                left[LINKS] += 1
            else:
                yield path
