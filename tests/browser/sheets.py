"""What a browser prints, sheet by sheet: its texts, where each sign of them stands, and whether any lies on another."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page

MM = 72 / 25.4
SIZE = (297 * MM, 210 * MM)
LEFT, TOP, BOTTOM = 10 * MM, 11 * MM, 10 * MM
"""Of a sheet of A4 across, and its margins (ui/paper.css), in points."""
HAIR = 1.5
"""Points. A sign's box is a little larger than its ink."""
FEWEST = 40
"""Signs of a sheet that is not white."""
CLOSE = 8
"""Points between the middles of two signs at the most, where one lies on the other."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Sheet:
    """All that is read on a sheet, without spaces, and the boxes of what stands between its margins, from below."""

    size: tuple[float, float]
    text: str
    boxes: list[Box]

    def outside(self) -> list[Box]:
        """What reaches over the edge of the room between the margins, or has been cut by it."""
        width, height = self.size
        return [
            box
            for box in self.boxes
            if box[0] < LEFT - HAIR or box[2] > width - LEFT + HAIR
            or box[1] < BOTTOM - HAIR or box[3] > height - TOP + HAIR
        ]  # fmt: skip

    def upon_each_other(self) -> int:
        """How many signs lie on another, by more than half of their size."""
        return sum(_covers(one, other) for one, other in _near(self.boxes))


def plain(text: str) -> str:
    """A text without the spaces and signs that a PDF writes in its own way."""
    return re.sub(r"[\s\u00ad\u200b\ufffe\x00-\x1f]", "", text)


def printed(page: Page, path: Path) -> list[Sheet]:
    """What the browser's own print makes of the page now."""
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    document = pypdfium2.PdfDocument(path)
    return [_sheet(document[number]) for number in range(len(document))]


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    text, (width, height) = page.get_textpage(), page.get_size()
    said = text.get_text_range()
    boxes = [text.get_charbox(place) for place in range(text.count_chars())]
    within = [box for box in boxes if box[2] - box[0] > 1 and not _is_in_margin(box, height)]
    return Sheet((width, height), plain(said), within)


def _is_in_margin(box: Box, height: float) -> bool:
    """Wholly: what is only half there was cut."""
    return box[3] < BOTTOM or box[1] > height - TOP


def _near(boxes: list[Box]) -> Iterator[tuple[Box, Box]]:
    """Pairs of signs whose middles are close enough for one to lie on the other."""
    around = defaultdict[tuple[int, int], list[Box]](list)
    for box in boxes:
        across, up = int((box[0] + box[2]) / 2 // CLOSE), int((box[1] + box[3]) / 2 // CLOSE)
        for place in product((across - 1, across, across + 1), (up - 1, up, up + 1)):
            yield from ((box, other) for other in around[place])
        around[across, up].append(box)


def _covers(one: Box, other: Box) -> bool:
    across, up = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
    return across > 0 and up > 0 and across * up > min(map(_area, (one, other))) / 2


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
