"""The files that materials can be taken along as: their endings, and who writes them."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.exports import book, excel, naming
from dashboard.screens.material import Material

TEMPLATE = "template.pptx"
"""The city's own, in its data folder."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the file is called, its MIME type, and who writes it."""

    name: str
    mime: str
    write: Callable[..., bytes]


def _deck(materials: Sequence[Material], folder: Path, **how: Any) -> bytes:
    # Loaded when the first one is made: no other command and no page needs what writes slides.
    from dashboard.exports.slides import deck

    own = folder / TEMPLATE
    return deck(materials, template=own if own.exists() else None, **how)


def _book(materials: Sequence[Material], _: Path, **how: Any) -> bytes:
    return book.book(materials, **how)


KINDS: Mapping[str, Kind] = {
    "pptx": Kind("PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation", _deck),
    "xlsx": Kind("Excel", excel.MIME, _book),
}


def written(
    ending: str,
    materials: Sequence[Material],
    *,
    city: str,
    made_on: dt.date,
    folder: Path,
    done: Callable[[], None] = lambda: None,
) -> bytes:
    """The file of this ending. ``folder`` is the city's, where its own template lies, if it has one."""
    return KINDS[ending].write(materials, folder, city=city, made_on=made_on, done=done)


def file_name(what: str, materials: Sequence[Material], ending: str) -> str:
    """DX推進_手続のオンライン化_2026-10_市民課.pptx: what it is, of which month, and of whom where not of all."""
    first = materials[0]
    whose = [each.partition("：")[2] for each in first.narrowed.split(" / ") if each.startswith(("部：", "課："))]
    return naming.file_name("_".join(["DX推進", what, f"{first.as_of:%Y-%m}", *whose]), ending)
