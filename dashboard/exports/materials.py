"""The files that materials can be taken along as, by their endings."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dashboard import labels
from dashboard.screens.material import Material

TEMPLATE = "template.pptx"
"""The city's own, in its data folder."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the file is called, its MIME type, and who writes it."""

    name: str
    mime: str
    write: Callable[..., bytes]


def _plain(materials: Sequence[Material], made_at: dt.datetime, **_: Any) -> bytes:
    said = [
        "\n".join(
            [
                *(
                    each.title,
                    each.heading.finding,
                    each.heading.basis,
                    f"{each.as_of} {each.compared} {each.narrowed}",
                ),
                *(f"[{tile.label}] {tile.value}{tile.unit} {tile.of}" for tile in each.tiles),
                *(f"{key}: {block.title}: {block.finding} ({len(block.rows)})" for key, block in each.blocks.items()),
                *(f"{key}: {table.heading} ({len(table.rows)})" for key, table in each.tables.items()),
                *(f"  {key}: {asked}={words}" for key, pairs in each.told.items() for asked, words in pairs),
            ]
        )
        for each in materials
    ]
    return "\n\n".join([str(made_at), *said]).encode()


KINDS: Mapping[str, Kind] = {"txt": Kind("text", "text/plain", _plain)}


def written(ending: str, materials: Sequence[Material], folder: Path) -> bytes:
    """The file of this ending. The city's own template is in its data folder, if it has one."""
    template = folder / TEMPLATE
    made_at = dt.datetime.now(ZoneInfo(labels.JAPAN))
    return KINDS[ending].write(materials, made_at, **({"template": template} if template.exists() else {}))
