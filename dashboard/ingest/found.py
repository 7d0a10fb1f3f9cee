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
    """A file of a municipality: where it lies, what it is called below the municipality's folder, and its bytes.

    Where another file of the municipality is called so, too, its name has that folder, and what else tells them apart.
    """

    path: Path
    name: str
    size: int


@dataclass(slots=True)
class Found:
    """Files by municipality; those of none with the reason; and what was not looked at, by kind."""

    of: dict[str, list[Given]] = field(default_factory=dict)
    of_none: list[tuple[str, str]] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    unread: dict[str, list[str]] = field(default_factory=dict)
    """What lies there of municipalities of which nothing can be read."""

    @property
    def files(self) -> int:
        """How many files are somebody's."""
        return sum(map(len, self.of.values()))


def found(given: Sequence[Path], known: Known, today: dt.date) -> Found:
    """Everything below these folders, and these files. Raises UsageError where one of them is not there."""
    made = Found()
    # By the whole path: what is given twice, by itself and with its folder, is one file.
    placed: dict[str, dict[tuple[str, ...], _Placed]] = {}
    for start in given:
        if not start.exists():
            raise UsageError(f"{names.readable(str(start))} がありません。")
        for each in _below(start, made.left) if start.is_dir() else [_Lying(start, names.parts(start))]:
            told = whose(each.parts, known, today)
            if not each.kind:
                _place(made, placed, each, told)
            elif told.code:
                made.unread.setdefault(told.code, []).append(each.parts[-1])
    for code, files in placed.items():
        called = names.apart([file.names for file in files.values()])
        all_of_it = [Given(file.path, name, file.size) for file, name in zip(files.values(), called, strict=True)]
        made.of[code] = sorted(all_of_it, key=lambda file: file.name)
        made.unread.pop(code, None)
    return made


@dataclass(frozen=True, slots=True)
class _Lying:
    """A file, the parts of its path that are looked at, and why it is not read: of which kind it is."""

    path: Path
    parts: tuple[str, ...]
    unnamed: int = -1
    """How many of the first parts its name leaves out: all but the last of a file that was given by itself."""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A file of a municipality, and what it may be called, the shortest first."""

    path: Path
    names: Sequence[str]
    size: int


def _place(made: Found, placed: dict[str, dict[tuple[str, ...], _Placed]], file: _Lying, told: Whose) -> None:
    """Put a file with its municipality's. Its name leaves out the folder of the code, too."""
    try:
        size = file.path.stat().st_size
    except OSError as error:
        told, size = Whose(None, faults.told(error)), 0
    if told.code is None:
        made.of_none.append(("/".join(file.parts), told.reason))
        return
    unnamed = file.unnamed % len(file.parts)
    within = [(depth, part) for depth, part in enumerate(file.parts, start=1) if depth > unnamed]
    short = "/".join(part for depth, part in within if depth != told.depth)
    whole = names.whole(file.path)
    longer = ["/".join(part for _, part in within), "/".join(file.parts), "/".join(whole)]
    placed.setdefault(told.code, {}).setdefault(whole, _Placed(file.path, [short, *longer], size))


def _below(start: Path, left: Counter[str]) -> Iterator[_Lying]:
    """The files below a folder in the order of their names. No link is followed: a folder that somebody sent may hold
    one to what is nobody's business, or back to itself.

    What leads to a folder that was given says nothing of the files in it; its own name does.
    """
    start = Path(os.path.abspath(start))  # noqa: PTH100 - it is called as the link that was given

    def unreadable(error: OSError) -> None:
        raise UsageError(f"フォルダー {names.readable(str(error.filename))} を開けません。{faults.told(error)}")

    for place, folders, files in os.walk(start, onerror=unreadable):
        links = [name for name in folders if Path(place, name).is_symlink()]
        left[LINKS] += len(links)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in (*links, "__MACOSX"))
        for name in sorted(filter(names.is_document, files)):
            path = Path(place, name)
            kind = ""
            if path.suffix.lower() not in READ:
                kind = path.suffix.lower().lstrip(".") or "拡張子なし"
            elif path.is_symlink() or not path.is_file():
                kind = LINKS
            left.update([kind] if kind else [])
            yield _Lying(path, names.parts(path.relative_to(start.parent)), 1, kind)
