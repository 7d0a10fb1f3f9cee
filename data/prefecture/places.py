"""Which municipalities there are. No real one is meant: their names are invented, and so are the first two digits of
their codes (real ones are 01 to 47), so that nobody takes a figure for that of a real 都道府県.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd

from dashboard.importers.datasets.municipalities.dataset import MUNICIPALITIES
from dashboard.importers.tables.frames import typed
from dashboard.municipalities.codes import check_digit

Kind = Literal["市", "町", "村"]
FIRST_PREFECTURE: Final = 51
_HEADS: Final = """
あおば あかね あけぼの あさぎり あまね いさり うしお うららか えにし おぼろ かえで かがり かすみ
かなで きらめき くぬぎ こかげ こだま こはる さざなみ さやか しおさい しぐれ しずく しらかば
すずかぜ すみれ せせらぎ そよかぜ たそがれ たまゆら つばめ つゆくさ ときわ なぎさ なごみ にじいろ
のどか はごろも はなぞの はまなす はるか ひぐらし ひだまり ひなた ふゆいちご ほたる まつかぜ
まほろば みずほろ みなも みのり むささび もえぎ もみじば やまびこ ゆうなぎ ゆきわり よいやみ わかば
"""
HEADS: Final = [*_HEADS.split()]
TAILS: Final = [*"野浜川台原里沢丘島森瀬谷崎橋田泉尾坂津平"]
PREFECTURES: Final = [f"{head}県" for head in HEADS[:47]]


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality. ``peers`` is its 類似団体 as its list says it; None where the list leaves it blank.

    ``lead`` says how far it is with its procedures beside the others (a normal score), ``lacking`` what it lacks.
    """

    code: str
    prefecture: str
    name: str
    population: int
    peers: str | None
    lead: float
    lacking: Literal["nothing", "last month", "months", "lists", "everything"]

    @property
    def kind(self) -> Kind:
        """Whether it is a 市, a 町 or a 村."""
        return "市" if self.name.endswith("市") else "町" if self.name.endswith("町") else "村"

    @property
    def seed(self) -> int:
        """What all chance about it begins with."""
        return int(self.code)


def places(count: int) -> list[Place]:
    """So many municipalities: up to a hundred are of one prefecture, more are of 47."""
    prefectures = 1 if count <= 100 else len(PREFECTURES)
    chance = np.random.default_rng(count)
    shares = chance.dirichlet(np.full(prefectures, 6.0))
    sizes = np.maximum(1, np.floor(shares * count).astype(int))
    while (missing := count - sizes.sum()) != 0:
        sizes[int(sizes.argmin() if missing > 0 else sizes.argmax())] += 1 if missing > 0 else -1
    return [place for number, size in enumerate(sizes) for place in _of_prefecture(number, int(size))]


def table(found: Sequence[Place]) -> pd.DataFrame:
    """They as the 市区町村一覧 of a 県, read."""
    count = len(found)
    return typed(
        {
            "sheet": ["市区町村一覧"] * count,
            "row": [*range(2, count + 2)],
            "cell": [f"A{row}" for row in range(2, count + 2)],
            "code": [each.code for each in found],
            "prefecture": [each.prefecture for each in found],
            "municipality_name": [each.name for each in found],
            "population": [each.population for each in found],
            "peers": [each.peers for each in found],
        },
        MUNICIPALITIES.schema,
    )


def _of_prefecture(number: int, count: int) -> Iterator[Place]:
    chance = np.random.default_rng([2026, number, count])
    names = chance.permutation(len(HEADS) * len(TAILS))[:count]
    # A large city, then cities, then 町 and 村: as in a list.
    cities = max(1, round(count * 0.45))
    populations = np.concatenate(
        [
            [chance.integers(210_000, 900_000)],
            chance.lognormal(10.95, 0.7, cities - 1).clip(24_000, 320_000),
            chance.lognormal(9.1, 0.75, count - cities).clip(600, 42_000),
        ]
    )
    for place in range(count):
        kind: Kind = "市" if place < cities else "村" if populations[place] < 4_000 else "町"
        within = (100 if place == 0 else 200 + place) if kind == "市" else 400 + place
        five = f"{FIRST_PREFECTURE + number:02d}{within:03d}"
        head, tail = divmod(int(names[place]), len(TAILS))
        population = int(populations[place])
        # The large are ahead, but not by much, and each has its own will.
        lead = 0.45 * (np.log10(population) - 4.5) + chance.normal(0, 0.75)
        yield Place(
            code=five + check_digit(five),
            prefecture=PREFECTURES[number],
            name=f"{HEADS[head]}{TAILS[tail]}{kind}",
            population=population,
            peers=None if chance.random() < 0.08 else _peers(kind, population, int(chance.integers(0, 4))),
            lead=float(lead),
            lacking=chance.choice(
                ["nothing", "last month", "months", "lists", "everything"], p=[0.78, 0.08, 0.07, 0.035, 0.035]
            ),
        )


def _peers(kind: Kind, population: int, industry: int) -> str:
    """The 類似団体 as 総務省's 類似団体別市町村財政指数表 writes it: a size and a structure of industry."""
    if kind == "市" and population >= 500_000:
        return "政令指定都市"
    if kind == "市" and population >= 200_000:
        return "中核市"
    limits = (50_000, 100_000, 150_000) if kind == "市" else (5_000, 10_000, 15_000, 20_000)
    size = "ⅠⅡⅢⅣⅤ"[sum(population >= limit for limit in limits)]
    return f"{'都市' if kind == '市' else '町村'}{size}-{industry if kind == '市' else min(industry, 2)}"
