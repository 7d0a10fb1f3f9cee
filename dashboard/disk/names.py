"""Names of files as people know them, and which of them nobody means."""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath, PurePosixPath
from typing import Final

_PARTED: Final = re.compile("[ぁ-ヿ][\u3099\u309a]")
"""か followed by its ゙, as macOS writes が."""


def readable(name: str) -> str:
    """A name as it can be told and kept: older systems wrote CP932, and macOS parts が into two signs."""
    try:
        name.encode()
    except UnicodeEncodeError:
        written = os.fsencode(name)
        try:
            name = written.decode("cp932")
        except UnicodeDecodeError:
            name = written.decode(errors="replace")
    return _PARTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), name)


def is_document(name: str) -> bool:
    """Not what systems put beside documents, nor what Excel keeps while one is open."""
    last = PurePosixPath(name).name
    return not (last.startswith(("~$", ".")) or last in ("Thumbs.db", "desktop.ini") or name.startswith("__MACOSX/"))


def parts(path: PurePath) -> tuple[str, ...]:
    """The folders and the name of a path as they are known, without what only says where it begins."""
    return tuple(readable(each) for each in path.parts if each not in (path.anchor, ".", ".."))


def whole(path: PurePath) -> tuple[str, ...]:
    """All folders and the name of a path, wherever it is given from."""
    return parts(PurePath(os.path.abspath(path)))  # noqa: PTH100 - it is called as the link that was given


def apart(choices: Sequence[Sequence[str]]) -> list[str]:
    """What each is called: of its choices, the shortest first, the one that tells it from the others."""
    called = [each[0] for each in choices]
    for longer in range(1, max(map(len, choices), default=0)):
        alike = Counter(called)
        called = [
            each[min(longer, len(each) - 1)] if alike[name] > 1 else name
            for each, name in zip(choices, called, strict=True)
        ]
    return called
