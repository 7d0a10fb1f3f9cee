"""Who there is in みなと野市（架空）: its 課, their headcounts, and the part each plays in the story.

A unit is the smallest piece that the reform (機構改革) of 2026-04-01 moved as a whole: two units with the same new name
were merged, two with the same old name were split. A unit outside the reform has one name, old and new.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

REFORM = dt.date(2026, 4, 1)
FOUNDED = dt.date(2019, 4, 1)
MOVE = dt.date(2022, 4, 1)
MOVED = {"くらし安全課": "総務部"}
"""課 → the 部 it stood in before the move."""

Pace = Literal["steady", "early", "late", "jump", "fall"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of the city hall, how its オンライン化率 moves, and the reason (懸念点) it names most often."""

    code: str
    bureau: str
    name: str
    headcount: int
    start: float
    end: float
    pace: Pace
    barrier: int
    before: str = ""

    def called(self, day: dt.date) -> str:
        """The name of its 課 on that day."""
        return self.before if self.before and day < REFORM else self.name


UNITS = (
    Unit("0101", "総務部", "総務課", 22, 0.33, 0.58, "early", 4),
    Unit("0102", "総務部", "人事課", 20, 1.00, 1.00, "steady", 6),
    Unit("0103", "総務部", "危機管理課", 16, 0.20, 0.44, "late", 6),
    Unit("0104", "総務部", "契約検査課", 15, 0.43, 0.62, "steady", 3),
    Unit("0202", "企画部", "デジタル変革戦略室", 14, 0.40, 0.62, "early", 6, before="情報政策課"),
    Unit("0204", "企画部", "秘書広報課", 17, 0.45, 0.62, "steady", 6),
    Unit("0205", "企画部", "市民協働課", 18, 0.14, 0.31, "late", 4),
    Unit("0301", "財務部", "財政課", 13, 0.00, 0.00, "steady", 6),
    Unit("0302", "財務部", "管財課", 16, 0.11, 0.25, "late", 4),
    Unit("0303", "財務部", "市民税課", 28, 0.48, 0.68, "early", 3),
    Unit("0304", "財務部", "資産税課", 27, 0.14, 0.31, "late", 1),
    Unit("0305", "財務部", "納税課", 24, 0.19, 0.45, "steady", 3),
    Unit("0401", "市民環境部", "市民課", 46, 0.37, 0.60, "steady", 1),
    Unit("0402", "市民環境部", "保険年金課", 38, 0.10, 0.28, "late", 3),
    Unit("0403", "市民環境部", "くらし安全課", 14, 0.16, 0.34, "late", 6),
    Unit("0404", "市民環境部", "環境政策課", 21, 0.33, 0.56, "steady", 4),
    Unit("0405", "市民環境部", "廃棄物対策課", 44, 0.36, 0.57, "steady", 3),
    Unit("0501", "福祉部", "福祉政策課", 18, 0.16, 0.28, "late", 4),
    Unit("0502", "福祉部", "障がい福祉課", 29, 0.12, 0.25, "late", 4),
    Unit("0503", "福祉部", "生活支援課", 31, 0.00, 0.00, "steady", 5),
    Unit("0504", "福祉部", "高齢者支援課", 22, 0.15, 0.31, "late", 6, before="長寿介護課"),
    Unit("0505", "福祉部", "介護保険課", 30, 0.32, 0.58, "early", 3, before="長寿介護課"),
    Unit("0601", "こども健康部", "こども家庭課", 33, 0.37, 0.63, "steady", 3),
    Unit("0602", "こども健康部", "保育課", 104, 0.40, 0.75, "early", 6),
    Unit("0603", "こども健康部", "健康づくり課", 45, 0.36, 0.62, "steady", 3),
    Unit("0701", "産業観光部", "商工観光課", 17, 0.20, 0.40, "steady", 6, before="商工振興課"),
    Unit("0702", "産業観光部", "商工観光課", 14, 0.36, 0.55, "steady", 6, before="観光交流課"),
    Unit("0703", "産業観光部", "農林水産課", 32, 0.00, 0.10, "late", 2),
    Unit("0801", "建設部", "道路管理課", 42, 0.20, 0.55, "jump", 3),
    Unit("0803", "建設部", "建築住宅課", 24, 0.07, 0.22, "late", 4),
    Unit("0901", "都市整備部", "都市計画課", 22, 0.13, 0.27, "late", 4),
    Unit("0902", "都市整備部", "建築指導課", 20, 0.00, 0.05, "steady", 4),
    Unit("0903", "都市整備部", "公園緑地課", 19, 0.18, 0.40, "late", 3),
    Unit("1001", "上下水道局", "お客さまサービス課", 18, 0.46, 0.85, "early", 3),
    Unit("1002", "上下水道局", "水道工務課", 27, 0.08, 0.28, "late", 4),
    Unit("1003", "上下水道局", "下水道課", 25, 0.33, 0.57, "early", 3),
    Unit("1102", "教育委員会", "学校教育課", 36, 0.25, 0.46, "steady", 7),
    Unit("1103", "教育委員会", "生涯学習課", 22, 0.25, 0.42, "steady", 3),
    Unit("1104", "教育委員会", "スポーツ振興課", 15, 0.67, 0.34, "fall", 3),
    Unit("1105", "教育委員会", "文化財課", 9, 0.12, 0.25, "late", 6),
    Unit("1106", "教育委員会", "中央図書館", 32, 0.64, 0.91, "early", 6),
    Unit("1201", "消防本部", "総務課", 16, 0.13, 0.38, "late", 6),
    Unit("1202", "消防本部", "予防課", 24, 0.05, 0.09, "steady", 2),
    Unit("1301", "議会・行政委員会", "選挙管理委員会事務局", 5, 0.00, 0.00, "steady", 1),
    Unit("0704", "議会・行政委員会", "農業委員会事務局", 6, 0.25, 0.25, "steady", 2),
    Unit("1302", "議会・行政委員会", "議会事務局", 9, 1.00, 1.00, "steady", 6),
    Unit("1303", "議会・行政委員会", "会計課", 11, 0.00, 0.34, "late", 6),
)

SPELLINGS: dict[tuple[str, str], tuple[str, ...]] = {
    ("企画部", "デジタル変革戦略室"): ("情報政策課", "DX戦略室"),
    ("財務部", "市民税課"): ("市民税課（諸税係）",),
    ("市民環境部", "市民課"): ("市民課（窓口係）", "市民課（戸籍係）"),
    ("市民環境部", "保険年金課"): ("国保年金課",),
    ("市民環境部", "廃棄物対策課"): ("廃棄物対策課（クリーンセンター）",),
    ("福祉部", "障がい福祉課"): ("障害福祉課",),
    ("こども健康部", "こども家庭課"): ("子ども家庭課",),
    ("こども健康部", "健康づくり課"): ("健康づくり課（保健センター）",),
    ("産業観光部", "商工観光課"): ("商工観光課（観光係）",),
    ("都市整備部", "建築指導課"): ("建築指導課（審査係）",),
    ("上下水道局", "お客さまサービス課"): ("お客様サービス課",),
    ("教育委員会", "中央図書館"): ("図書館",),
    ("消防本部", "総務課"): ("消防総務課",),
    ("議会・行政委員会", "選挙管理委員会事務局"): ("選管事務局",),
}
"""Other ways in which a 課 is written: the register (組織表) lists them, the monthly files use them."""

NOT_SUBMITTED: dict[dt.date, frozenset[str]] = {
    dt.date(2024, 12, 31): frozenset({"農林水産課", "文化財課"}),
    dt.date(2025, 4, 30): frozenset({"建築住宅課"}),
    dt.date(2025, 8, 31): frozenset({"会計課", "農業委員会事務局", "公園緑地課"}),
    dt.date(2025, 12, 31): frozenset({"くらし安全課"}),
    dt.date(2026, 3, 31): frozenset({"選挙管理委員会事務局", "管財課"}),
    dt.date(2026, 10, 31): frozenset({"農業委員会事務局", "文化財課"}),
}
"""The 課 whose list had not come in when the month was put together (none of them shares its name)."""

LATE: dict[dt.date, dict[str, dt.date]] = {
    dt.date(2026, 7, 31): {"文化財課": dt.date(2026, 8, 24)},
    dt.date(2026, 8, 31): {"保険年金課": dt.date(2026, 9, 10)},
    dt.date(2026, 9, 30): {"文化財課": dt.date(2026, 10, 19), "公園緑地課": dt.date(2026, 10, 9)},
    dt.date(2026, 10, 31): {"スポーツ振興課": dt.date(2026, 11, 12)},
}
"""The 課 whose list came alone and after the deadline, and the day on which it came."""

FELL = dt.date(2026, 6, 30)
"""The month in which the old 施設予約システム was switched off."""
