"""A small fictional prefecture: each kind of municipality there is, and each kind of thing that one may lack."""

from dataclasses import replace
from pathlib import Path

from dashboard.municipalities import folders
from dashboard.store import build
from data.prefecture import generate
from data.prefecture.places import Place, places

SIZE = generate.Size(months=3, departments=5, procedures=20, initiatives=2, rounds=1, people=30)
_EVERY = places(35)
FIRST = _EVERY[0]
LATE = next(each for each in _EVERY if each.lacking == "last month")
ABSENT = next(each for each in _EVERY if each.lacking == "everything")
VILLAGE = replace([each for each in _EVERY if each.kind == "村"][1], lacking="nothing")
"""Few people answered there."""
PEERS = "都市Ⅰ-1"
"""Enough of them that they are compared with each other."""
ALIKE = [replace(_EVERY[place], peers=PEERS) for place in (1, 2, 17, 22)]
SILENT = replace(_EVERY[24], lacking="lists", peers=PEERS)
PLACES = [FIRST, LATE, ABSENT, VILLAGE, *ALIKE, SILENT]


def write(root: Path, found: list[Place] = PLACES) -> None:
    """Write them and build all stores."""
    generate.begin(root, found)
    for place in found:
        if place.lacking != "everything":
            generate.municipality(root, place, size=SIZE)
    for folder in folders.all_of(root).values():
        assert build.ensure(folder) is None
    assert build.ensure(root) is None
