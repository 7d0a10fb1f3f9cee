"""資料 as files: ms for one page and for the usual ones, beside a plain deck: ``python -m benchmarks.taking``.

The sample city, all figures asked of the store anew, each file written after one that does not count.
"""

import io
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from benchmarks.measure import Result, timed
from dashboard import labels
from dashboard.exports import materials
from dashboard.making.stores import Stores
from dashboard.screens import material
from dashboard.screens.gathering import Gathering, Wanted
from dashboard.store import build

TIMES, DOTS = 5, 44
BUDGETS = {"online": "≤ 3 s", "": "≤ 10 s"}


def run(folder: Path) -> list[Result]:
    """Measure; ``folder`` holds the sample city in ``sample``."""
    sample = folder / "sample"
    build.ensure(sample)
    return [_taken(sample, ending, page) for ending in materials.KINDS for page in BUDGETS]


def _taken(folder: Path, ending: str, page: str) -> Result:
    pages = [page] if page else material.usual()
    charts = sum(len(each.blocks) for each in _gathered(folder, pages))
    taken = timed(partial(_written, folder, ending, pages), TIMES)
    plain = timed(partial(_plain, charts), TIMES)
    what = "one page" if page else f"{len(pages)} pages"
    ratio = sorted(taken)[TIMES // 2] / sorted(plain)[TIMES // 2]
    return Result(
        f"資料: {what} ({charts} figures) → .{ending}",
        BUDGETS[page],
        f"{max(taken) / 1000:.1f} s at the most",
        f"plain python-pptx, {charts} XY charts: {max(plain) / 1000:.1f} s; ratio {ratio:.1f}",
    )


def _gathered(folder: Path, pages: Sequence[str]) -> list[material.Material]:
    return Gathering([Wanted(page, {}) for page in pages], partial(Stores, folder)).made()


def _written(folder: Path, ending: str, pages: Sequence[str]) -> bytes:
    made = _gathered(folder, pages)
    return materials.written(ending, made, city="市", made_on=labels.today(), folder=folder)


def _plain(charts: int) -> None:
    """As many slides, each with a chart of as many dots as there are 課."""
    deck = Presentation()
    for _ in range(charts):
        data: Any = XyChartData()  # type: ignore[no-untyped-call]
        series = data.add_series("率")
        for place in range(DOTS):
            series.add_data_point(place / DOTS, place)
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, Inches(1), Inches(2), Inches(8), Inches(5), data)
    deck.save(io.BytesIO())


def main() -> int:
    """Print the rows alone."""
    with tempfile.TemporaryDirectory() as name:
        for each in run(Path(name)):
            print(each.row())
    return 0


if __name__ == "__main__":
    sys.exit(main())
