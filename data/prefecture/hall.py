"""What a municipality is made of: 部 and 課, and the procedures each of them keeps. The same words everywhere, since a
prefecture's municipalities do the same work.
"""

import datetime as dt
from typing import Final

import numpy as np
import pandas as pd

from dashboard.importers.datasets.organization.dataset import ORGANIZATION
from dashboard.importers.tables.frames import typed
from data.prefecture.places import Place

FOUNDED, REFORM = dt.date(2019, 4, 1), dt.date(2026, 7, 1)
FORMER, RENAMED = "情報政策課", "デジタル推進課"
"""The 課 that the reform renamed, in every municipality alike."""
_BUREAUS: Final = {
    "総務部": f"総務課 人事課 {RENAMED} 契約管財課 危機管理課",
    "企画部": "企画政策課 秘書広報課 市民協働課 統計課",
    "財務部": "財政課 市民税課 資産税課 収納課",
    "市民部": "市民課 保険年金課 環境課 廃棄物対策課 生活安全課",
    "福祉部": "福祉総務課 障がい福祉課 生活支援課 高齢者支援課 介護保険課",
    "こども健康部": "こども家庭課 保育課 健康づくり課",
    "産業部": "商工課 観光課 農林課 水産課",
    "建設部": "道路管理課 建築住宅課 都市計画課 公園緑地課 建築指導課",
    "上下水道部": "お客さまサービス課 水道課 下水道課",
    "教育委員会": "学校教育課 生涯学習課 スポーツ課 文化財課 図書館",
    "行政委員会": "選挙管理委員会事務局 農業委員会事務局",
}
HOMES: Final = [(bureau, name) for bureau, names in _BUREAUS.items() for name in names.split()]
_SUBJECTS: Final = (
    *("利用", "登録", "使用許可", "助成金", "手当", "証明"),
    *("占用", "講座", "施設", "相談", "閲覧", "支給"),
)
_ACTS: Final = (
    *("申請", "届出", "変更届", "交付請求", "再交付申請"),
    *("廃止届", "減免申請", "更新申請", "実績報告", "取下届"),
)


def departments(place: Place, at_most: int) -> list[tuple[str, str]]:
    """(部, 課) of today: a village has a third of them."""
    count = _sized(place, at_most)
    more = [("出先機関", f"第{number}支所") for number in range(1, count - len(HOMES) + 1)]
    # Each 部 keeps some of its 課, however few there are.
    order = sorted(range(len(HOMES)), key=lambda number: (number % 3, number))[:count]
    return [HOMES[number] for number in sorted(order)] + more


def organization(place: Place, at_most: int) -> pd.DataFrame:
    """The 組織表, with what the reform renamed."""
    found = departments(place, at_most)
    chance = np.random.default_rng([place.seed, 1])
    heads = chance.integers(6, 40, len(found)).tolist()
    rows: list[tuple[object, ...]] = [
        (bureau, name, order, head, REFORM if name == RENAMED else FOUNDED, None, [])
        for order, ((bureau, name), head) in enumerate(zip(found, heads, strict=True), start=1)
    ]
    if any(name == RENAMED for _, name in found):
        rows.append(("総務部", FORMER, 0, 12, FOUNDED, REFORM - dt.timedelta(days=1), [RENAMED]))
    names = ("bureau", "department", "display_order", "headcount", "valid_from", "valid_to", "successor")
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    count = len(rows)
    return typed(
        {
            "sheet": ["組織表"] * count,
            "row": [*range(2, count + 2)],
            "cell": [f"B{row + 2}" for row in range(count)],
            **columns,
            "aliases": [[]] * count,
            "liaison": ["主査"] * count,
            "readings": [[]] * count,
        },
        ORGANIZATION.schema,
    )


def procedures(place: Place, at_most: int, at_most_departments: int) -> pd.DataFrame:
    """What never changes of the 手続一覧: number, name, 課, yearly applications, and how ready for a form each is."""
    homes = departments(place, at_most_departments)
    count = _sized(place, at_most)
    number = np.arange(count)
    home, turn = number % len(homes), number // len(homes)
    subject, act = turn % len(_SUBJECTS), turn // len(_SUBJECTS) % len(_ACTS)
    # How ready a procedure is, is much the same everywhere; how often it is filed hangs on who lives there.
    common = np.random.default_rng(600).random(count)
    chance = np.random.default_rng([place.seed, 2])
    annual = np.floor(chance.pareto(0.9, count) * place.population / 4_000).clip(max=place.population * 1.5)
    return pd.DataFrame(
        {
            "procedure_id": [f"{each + 1:04d}" for each in number],
            "procedure": [
                f"{homes[h][1].removesuffix('課')}{_SUBJECTS[s]}{_ACTS[a]}"
                for h, s, a in zip(home, subject, act, strict=True)
            ],
            "bureau_text": [homes[each][0] for each in home],
            "department_text": [homes[each][1] for each in home],
            "kind": np.where(act % 2, "届出", "申請等"),
            "annual_count": annual.astype(int),
            "resistance": (0.7 * common + 0.3 * chance.random(count)).clip(0, 1),
            "priority": number % 11 == 0,
        }
    )


def _sized(place: Place, at_most: int) -> int:
    return max(1, at_most // 3) if place.kind == "村" else at_most
