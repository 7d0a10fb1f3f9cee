"""The roadmap of みなと野市: 48 initiatives (取組) under three 柱 and 14 施策, and what becomes of each.

``Fate`` is the story: how far the end moves, and when. Plans are in months counted from 2024-04 (令和6年度), so that
a month grid can say them too.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

PILLARS = {
    "住民サービスのDX": ("オンライン手続の拡充", "窓口DX", "市民マイページ", "キャッシュレス", "情報発信"),
    "行政のDX": ("業務の効率化", "文書管理・電子決裁", "基幹システムの標準化", "庁内ネットワーク", "人材育成"),
    "地域のDX": ("リビングラボ", "デジタルデバイド対策", "オープンデータ", "地域の足と防災"),
}

Kind = Literal[
    "steady",  # ends as planned
    "slips",  # the end moves once by so many days, and is said so from then on
    "creeps",  # the end moves by so many days every month, from some month on
    "rosy",  # as slips, and reported 順調 all along
    "recovers",  # as slips, until some month; reported 順調 a month before it is
    "stopped",  # given up
    "overdue",  # the planned end passed, still not done
    "missed",  # should have begun and has not
    "silent",  # nobody says when it will end, from some month on
    "forgotten",  # its 課 sent no list, from some month on
    "reviewed",  # slipped, then its plan was reviewed
]


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of it: by how many days its end moves, known from which of the 24 months on, and until which."""

    kind: Kind = "steady"
    days: int = 0
    since: int = 0
    until: int = 0


@dataclass(frozen=True, slots=True)
class Kpi:
    """What an initiative is measured by."""

    name: str
    baseline: float
    target: float


@dataclass(frozen=True, slots=True)
class Initiative:
    """One initiative. ``start`` and ``end`` are months from 2024-04; ``unit`` and ``related`` codes of city.UNITS."""

    place: tuple[int, int, int]
    name: str
    unit: str
    related: tuple[str, ...]
    start: int
    end: int
    fate: Fate = Fate()
    kpi: Kpi | None = None
    milestones: tuple[tuple[int, str], ...] = ()

    @property
    def number(self) -> str:
        """柱-施策-番号, as the first lists have it."""
        return "{}-{}-{:02}".format(*self.place)

    @property
    def pillar(self) -> str:
        """The 柱 it belongs to."""
        return list(PILLARS)[self.place[0] - 1]

    @property
    def theme(self) -> str:
        """The 施策 it belongs to."""
        return PILLARS[self.pillar][self.place[1] - 1]

    @property
    def planned(self) -> tuple[dt.date, dt.date]:
        """The first and the last day of the plan."""
        return first_day(self.start), last_day(self.end)


def first_day(month: int) -> dt.date:
    """The first day of a month counted from 2024-04."""
    return dt.date(2024 + (month + 3) // 12, (month + 3) % 12 + 1, 1)


def last_day(month: int) -> dt.date:
    """The last day of a month counted from 2024-04."""
    return first_day(month + 1) - dt.timedelta(days=1)


def _plan() -> tuple[Initiative, ...]:
    i, f, k = Initiative, Fate, Kpi
    return (
        # 住民サービスのDX
        i((1, 1, 1), "オンライン申請フォームの拡充（59手続）", "0202", ("0401", "0402"), 0, 35, f(),
          k("オンライン化した手続数", 60, 240), ((11, "優先手続の公開"), (23, "全課への展開"))),
        i((1, 1, 2), "子育て手続のワンストップ化", "0601", ("0602", "0401"), 3, 30, f("slips", 48, 17),
          k("オンライン申請率（%）", 18, 60), ((14, "保育所入所の試行"), (30, "全手続の公開"))),
        i((1, 1, 3), "公共施設予約システムの更新", "1104", ("1103", "0903"), 2, 22, f("overdue", 160, 14),
          k("予約のオンライン率（%）", 45, 85), ((10, "仕様の決定"), (22, "稼働"))),
        i((1, 1, 4), "水道の開始・中止届のオンライン化", "1001", (), 0, 17, f("slips", -31, 10),
          k("オンライン届出率（%）", 22, 55)),
        i((1, 2, 1), "書かない窓口の導入", "0401", ("0402", "0202"), 6, 32, f("creeps", 12, 7),
          k("書かない窓口を使った人（人/月）", 0, 1800), ((15, "窓口の試行"), (32, "全窓口への展開"))),
        i((1, 2, 2), "窓口予約と混雑状況の配信", "0401", ("0204",), 3, 14, f(), k("予約の利用（件/月）", 0, 600)),
        i((1, 2, 3), "おくやみコーナーと遺族支援の案内", "0401", ("0402", "0303"), 9, 31, f("slips", 20, 20)),
        i((1, 2, 4), "リモート窓口（支所・地区センター）", "0205", ("0401",), 18, 40, f(),
          k("設置した支所の数", 0, 6), ((26, "2支所での試行"),)),
        i((1, 3, 1), "市民マイページの導入", "0202", ("0204", "0401"), 12, 38, f("rosy", 48, 15),
          k("登録者（人）", 0, 20000), ((22, "事業者の決定"), (33, "試行公開"), (38, "本公開"))),
        i((1, 3, 2), "プッシュ型通知（健診・予防接種）", "0603", ("0601",), 14, 34, f()),
        i((1, 3, 3), "マイナンバーカードの活用（図書・施設）", "1106", ("1104",), 6, 23, f("slips", -61, 12),
          k("カードでの利用（件/月）", 0, 900)),
        i((1, 4, 1), "窓口のキャッシュレス決済", "0401", ("0305", "0303"), 0, 11, f()),
        i((1, 4, 2), "市税のスマートフォン納付", "0305", ("0303",), 4, 20, f("slips", -40, 10),
          k("スマホ納付の割合（%）", 12, 35)),
        i((1, 4, 3), "施設使用料・証明手数料の後払い", "0302", ("1104",), 32, 43, f()),
        i((1, 5, 1), "市公式LINEの刷新", "0204", (), 0, 8, f(), k("友だち登録（人）", 9000, 25000)),
        i((1, 5, 2), "ホームページのアクセシビリティ改善", "0204", ("0202",), 12, 33, f("silent", 0, 21)),
        # 行政のDX
        i((2, 1, 1), "RPAの適用業務の拡大", "0202", ("0303", "0402"), 0, 35, f(),
          k("削減した時間（時間/年）", 800, 6000), ((12, "10業務"), (35, "40業務"))),
        i((2, 1, 2), "AI議事録の全庁利用", "0202", ("0101",), 3, 12, f(), k("利用した会議（回/月）", 0, 120)),
        i((2, 1, 3), "生成AIの業務利用と指針づくり", "0202", ("0101", "0102"), 8, 33, f("slips", 27, 20),
          k("利用する職員（人）", 40, 600), ((12, "指針の策定"), (33, "全庁利用"))),
        i((2, 1, 4), "保育所の登降園・連絡のデジタル化", "0602", (), 6, 24, f("slips", 35, 14),
          k("導入した園の数", 0, 11)),
        i((2, 1, 5), "道路損傷の通報と点検のデジタル化", "0801", ("0903",), 12, 36, f("recovers", 45, 12, 16),
          k("通報の受付（件/月）", 0, 80)),
        i((2, 2, 1), "文書管理システムの更新と電子決裁", "0101", ("0202",), 6, 28, f("creeps", 9, 13),
          k("電子決裁率（%）", 5, 90), ((14, "文書の分類の見直し"), (24, "研修"), (28, "全庁稼働"))),
        i((2, 2, 2), "契約事務の電子化（電子契約）", "0104", ("0301",), 10, 30, f("slips", 62, 16),
          k("電子契約の割合（%）", 0, 50)),
        i((2, 2, 3), "会議資料のペーパーレス化", "0101", ("1302",), 0, 11, f(), k("紙の使用（万枚/年）", 420, 260)),
        i((2, 2, 4), "財務会計の電子決裁", "0301", ("1303",), 32, 41, f()),
        i((2, 3, 1), "住民記録・税の標準準拠システムへの移行", "0401", ("0303", "0304", "0202"), 0, 23,
          f("reviewed", 0, 12), None, ((18, "移行リハーサル"), (23, "切替え"))),
        i((2, 3, 2), "福祉の標準準拠システムへの移行", "0501", ("0502", "0505"), 6, 34, f()),
        i((2, 3, 3), "ガバメントクラウドへの接続", "0202", (), 3, 21, f()),
        i((2, 3, 4), "標準化に合わせた帳票と業務の見直し", "0402", ("0401",), 10, 33, f("forgotten", 0, 22)),
        i((2, 4, 1), "庁内無線LANとモバイル端末", "0202", ("0302",), 2, 19, f("slips", 40, 11)),
        i((2, 4, 2), "テレワーク環境の整備（LGWAN対応）", "0102", ("0202",), 5, 18, f(),
          k("利用する職員（人）", 30, 250)),
        i((2, 4, 3), "情報セキュリティ監査と訓練", "0202", ("0103",), 24, 35, f()),
        i((2, 4, 4), "庁内電話のクラウド化", "0302", ("0202",), 29, 42, f("missed", 0, 23)),
        i((2, 5, 1), "スキルアセスメントと研修体系", "0102", ("0202",), 7, 35, f(), k("受講した職員（人）", 0, 800),
          ((17, "初回アセスメント"), (29, "2回目"))),
        i((2, 5, 2), "兼務職員（DX推進員）の育成", "0202", ("0102",), 0, 23, f(), k("推進員（人）", 20, 46)),
        i((2, 5, 3), "外部人材の登用と副業人材の活用", "0102", (), 33, 44, f()),
        # 地域のDX
        i((3, 1, 1), "リビングラボの開設と運営", "0205", ("0202", "0701"), 6, 36, f("slips", 15, 20),
          k("参加した市民（人/年）", 0, 300), ((14, "開設"), (24, "実証3件"))),
        i((3, 1, 2), "地域通貨・デジタル商品券", "0701", ("0205",), 8, 25, f("stopped", 0, 11),
          k("加盟店（店）", 0, 250)),
        i((3, 1, 3), "高校生のデジタル地域課題プログラム", "1102", ("0205",), 33, 45, f()),
        i((3, 2, 1), "スマートフォン教室（地区センター）", "0205", ("1103", "0504"), 0, 35, f(),
          k("参加した人（人/年）", 240, 1200)),
        i((3, 2, 2), "高齢者の見守りセンサー", "0504", ("0505",), 12, 37, f(), k("設置した世帯（世帯）", 0, 150)),
        i((3, 2, 3), "やさしい日本語と多言語の案内", "0205", ("0401",), 4, 16, f()),
        i((3, 3, 1), "オープンデータの拡充（推奨データセット）", "0202", ("0901", "0404"), 2, 34, f("silent", 0, 22),
          k("公開したデータ（件）", 12, 60)),
        i((3, 3, 2), "地図情報（GIS）の公開", "0901", ("0801", "1003"), 9, 33, f()),
        i((3, 3, 3), "電子図書館の開設", "1106", ("1103",), 5, 15, f("slips", -30, 5), k("貸出（点/月）", 0, 1500)),
        i((3, 4, 1), "AIデマンド交通の実証", "0901", ("0205",), 10, 38, f(), k("利用（人/月）", 0, 900),
          ((20, "実証の開始"), (32, "有償化"))),
        i((3, 4, 2), "避難所の混雑・開設情報の配信", "0103", ("0204",), 31, 42, f()),
        i((3, 4, 3), "河川・道路の監視カメラと水位の公開", "0103", ("0801",), 0, 13, f("slips", 22, 8)),
    )  # fmt: skip


PLAN = _plan()

NEW = (1, 3, 2)
"""Not in the lists before 2025-04."""
DROPPED = (3, 2, 3)
"""Not in the lists after 2025-09."""
RENUMBERED = ((3, 4, 3), "3-4-05")
"""Under another number since 2026-04."""
RENAMED = ((2, 1, 1), "RPA・自動化の適用業務の拡大")
"""Under another name since 2026-04."""
PUT_OFF = ((3, 1, 1), (24, "実証3件"), 17, 29)
"""A milestone whose day came (in the month 17 of 24) and that is then planned for another month from 2024-04."""
REVIEWED_END = 32
"""The end of the reviewed plan, in months from 2024-04: 2026-12."""
