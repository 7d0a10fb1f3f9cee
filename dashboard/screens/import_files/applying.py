"""What is said once a batch was applied, or taken back."""

import datetime as dt
from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard import markup
from dashboard.markup import Markup

PAGES = {
    "procedures": ("/online", "手続のオンライン化を見る"),
    "roadmap": ("/roadmap", "ロードマップを見る"),
    "assessment": ("/assessment", "スキルアセスメントを見る"),
}
"""Where the figures of a dataset stand."""
TOLD = 3
"""Figures of the city that are said at once; the others stand on their pages."""


def numbers(ids: Sequence[int]) -> str:
    """The numbers of imports in words: 取込番号 12〜51."""
    first, last = min(ids), max(ids)
    return f"取込番号 {first}" if first == last else f"取込番号 {first}〜{last}"


def done(ids: Sequence[int], figures: pd.DataFrame, parts: Iterable[tuple[str, dt.date | None]]) -> Markup:
    """How many files were imported, and under which numbers; what the city's figures are now, and where they stand."""
    said = f"{len(ids)}件を取り込みました（{numbers(ids)}）。{moved(figures)}"
    return markup.joined([said, *_links(parts)], " ")


def moved(figures: pd.DataFrame) -> str:
    """The first figures of the city that are other than before."""
    of_city = figures[figures["of"].str.startswith("全庁") & (figures["before"] != figures["after"])].head(TOLD)
    said = "、".join(f"{each.figure}は{each.before}から{each.after}に" for each in of_city.itertuples())
    return f"{said}変わりました。" if said else ""


def _links(parts: Iterable[tuple[str, dt.date | None]]) -> list[Markup]:
    newest = {dataset: as_of for dataset, as_of in sorted(parts, key=lambda part: str(part[1])) if dataset in PAGES}
    return [
        markup.link(f"{PAGES[dataset][0]}{f'?as_of={as_of}' if as_of else ''}", PAGES[dataset][1])
        for dataset, as_of in newest.items()
    ]
