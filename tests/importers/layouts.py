"""One known list of procedures, written in as many ways as offices have: each layout by its number, always the same."""

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dashboard.importers.model import Sheet, Value

Row = dict[str, Value]
KNOWN: list[Row] = [
    {"id": n, "bureau": bureau, "department": department, "procedure": name, "status": status, "annual": annual,
     "online": online, "since": since}
    for n, (bureau, department, name, status, annual, online, since) in enumerate(
        [
            ("市民部", "市民課", "転入届", "online", 12_000, 3_000, dt.date(2025, 4, 1)),
            ("市民部", "市民課", "転出届", "online", 9_000, 4_000, dt.date(2024, 10, 15)),
            ("市民部", "市民課", "印鑑登録", "not_online", 7_000, 0, None),
            ("市民部", "保険年金課", "国民健康保険加入", "planned", 5_000, 0, None),
            ("市民部", "保険年金課", "年金相談予約", "not_applicable", 2_000, 0, None),
            ("財務部", "税務課", "所得証明の請求", "online", 30_000, 6_000, dt.date(2023, 7, 1)),
            ("財務部", "税務課", "納税証明の請求", "partial", 8_000, 1_000, dt.date(2026, 1, 5)),
            ("財務部", "管財課", "入札参加資格申請", "not_online", 1_000, 0, None),
            ("福祉部", "こども課", "児童手当認定請求", "online", 4_000, 2_000, dt.date(2025, 1, 31)),
            ("福祉部", "こども課", "保育所入所申込", "not_online", 3_000, 0, None),
        ],
        start=1,
    )
]  # fmt: skip
"""What every layout says. Counts are whole thousands, so that any unit can say them exactly."""

HEADERS: dict[str, tuple[str, ...]] = {
    "id": ("No.", "手続ID", "№", "管理番号"),
    "bureau": ("所管部", "部", "部局"),
    "department": ("所管課", "課", "担当課", "課名"),
    "procedure": ("手続名", "手続の名称", "行政手続名"),
    "status": ("オンライン化状況", "オンライン化の状況", "オンライン対応状況"),
    "annual": ("年間件数", "総手続件数", "年間申請件数"),
    "online": ("オンライン件数", "うちオンライン件数", "オンライン申請件数"),
    "since": ("実施日", "オンライン化日", "運用開始日"),
}
STATUSES: dict[str, tuple[str, ...]] = {
    "online": ("実施済", "済", "○", "〇", "1 実施済", "実施済（LoGoフォーム）", "済※1"),
    "partial": ("一部実施済", "△", "一部実施"),
    "planned": ("予定", "準備中", "実施予定"),
    "not_online": ("未実施", "×", "未", "✕"),
    "not_applicable": ("対象外", "適用除外", "該当なし"),
}
LEGENDS = {
    "online": "電子申請できます",
    "partial": "一部実施",
    "planned": "準備中",
    "not_online": "窓口のみ",
    "not_applicable": "対象外",
}
NEUTRAL = ("", "", "", "（必須）", "※1", "【任意】", "\n（記入）", "　")
UNITS = {"": 1, "（件）": 1, "（千件）": 1_000, "（百件）": 100, "(単位：千件)": 1_000, "【万件】": 10_000}
DECOYS: tuple[tuple[str, Value], ...] = (
    ("年間件数（窓口）", 77),
    ("オンライン化状況（R9年度末見込み）", "実施済"),
    ("前年度のオンライン化状況", "実施済"),
    ("年間件数（前年度）", 88),
    ("担当者（内線）", "内線 123"),
    ("備考", "確認中"),
    ("電話番号", "123-4567"),
)


@dataclass(slots=True)
class Layout:
    """The sheet of one layout, and the columns that it leaves out."""

    sheet: Sheet
    left_out: set[str] = field(default_factory=set)
    habits: list[str] = field(default_factory=list)


def layout(number: int) -> Layout:
    """The layout of this number."""
    return _Writer(random.Random(number)).write()


class _Writer:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.habits: list[str] = []
        self.left_out: set[str] = set()
        self.merges: list[tuple[int, int, int, int]] = []
        self.rows: list[list[Value]] = []

    def does(self, habit: str, share: float = 0.3) -> bool:
        """Whether this layout has a habit; remembered, so that a failure can be told."""
        if self.chance.random() >= share:
            return False
        self.habits.append(habit)
        return True

    def write(self) -> Layout:
        columns = self._columns()
        in_blocks = "department" in columns and self.does("blocks", 0.15)
        if in_blocks:
            columns = [name for name in columns if name not in ("department", "bureau")]
            self.left_out.add("bureau")
        self._above()
        write_header = self._header(columns)
        write_header()
        if in_blocks:
            self._blocks(columns, write_header)
        else:
            self._body(columns, KNOWN)
        self._below(columns)
        width = max(map(len, self.rows))
        values = [row + [None] * (width - len(row)) for row in self.rows]
        return Layout(Sheet("一覧", values, merges=self.merges), self.left_out, self.habits)

    def _columns(self) -> list[str]:
        columns = ["id", "bureau", "department", "procedure", "status", "annual", "online", "since"]
        for name in ("id", "bureau", "annual", "online", "since"):
            if self.chance.random() < 0.15:
                columns.remove(name)
                self.left_out.add(name)
        if self.does("shuffled"):
            self.chance.shuffle(columns)
        self.decoys = [decoy for decoy in DECOYS if self.chance.random() < 0.15]
        if self.decoys:
            self.habits.append("decoys")
        return columns

    def _above(self) -> None:
        self.rows += [
            [text] for text in ("手続のオンライン化状況一覧", "", "※ 記入要領は別紙") if self.chance.random() < 0.4
        ]
        self.rows.append(["令和8年10月末現在"])
        unit = self.chance.choice([*UNITS])
        self.unit = UNITS[unit]
        self.unit_words = unit
        if unit == "（千件）" and self.does("unit above", 0.5):
            self.rows.append([None, None, "（単位：千件）"])
            self.unit_words = ""
        self.signs: dict[str, str] = {}
        if self.does("turned legend", 0.2):
            signs = self.chance.sample("◎○△×◇", len(LEGENDS))
            self.signs = dict(zip(LEGENDS, signs, strict=True))
            self.rows.append(["凡例　" + "　".join(f"{self.signs[code]}：{words}" for code, words in LEGENDS.items())])

    def _header(self, columns: Sequence[str]) -> Callable[[], None]:
        titles = [self._title(name) for name in columns]
        for title, _ in self.decoys:
            titles.append(title)
        pairs = [("annual", "online"), ("bureau", "department")]
        adjacent = [pair for pair in pairs if any(columns[i : i + 2] == [*pair] for i in range(len(columns) - 1))]
        if not adjacent or not self.does("two rows", 0.35):
            return lambda: self.rows.append([*titles])
        upper: list[Value] = [*titles]
        lower: list[Value] = [None] * len(titles)
        spans = []
        for pair in adjacent:
            at = columns.index(pair[0])
            heading, names = ("件数", ("年間", "うちオンライン")) if pair[0] == "annual" else ("所管", ("部", "課"))
            upper[at : at + 2] = [heading + (self.unit_words if pair[0] == "annual" else ""), None]
            lower[at : at + 2] = [*names]
            spans.append(at)
        keeps_merges = self.does("merged", 0.5)

        def write() -> None:
            top = len(self.rows)
            self.rows.extend([[*upper], [*lower]])
            if keeps_merges:
                self.merges.extend((top, at, top, at + 1) for at in spans)

        return write

    def _title(self, name: str) -> str:
        words = self.chance.choice(HEADERS[name])
        if name in ("annual", "online"):
            return words + self.unit_words
        return words + self.chance.choice(NEUTRAL)

    def _blocks(self, columns: Sequence[str], write_header: Callable[[], None]) -> None:
        departments = [*dict.fromkeys(row["department"] for row in KNOWN)]
        again = self.does("header again", 0.5)
        for place, department in enumerate(departments):
            if place and self.does("gap", 0.5):
                self.rows.append([])
            self.rows.append([f"所管課：{department}"] if self.chance.random() < 0.5 else [f"【{department}】"])
            if again:
                write_header()
            self._body(columns, [row for row in KNOWN if row["department"] == department])

    def _body(self, columns: Sequence[str], rows: Sequence[Row]) -> None:
        fill = self.chance.choice(["each", "blank", "ditto"]) if columns.count("bureau") else "each"
        above: Value = None
        for row in rows:
            cells = [self._cell(name, row) for name in columns]
            if "bureau" in columns and row["bureau"] == above and fill != "each":
                cells[columns.index("bureau")] = None if fill == "blank" else "同上"
            above = row["bureau"]
            self.rows.append([*cells, *(value for _, value in self.decoys)])

    def _cell(self, name: str, row: Row) -> Value:
        value = row[name]
        if name == "status":
            code = str(value)
            return self.signs[code] if self.signs else self.chance.choice(STATUSES[code])
        if name in ("annual", "online") and isinstance(value, int):
            number = value / self.unit
            plain: Value = int(number) if number.is_integer() else number
            said: list[Value] = [plain, f"{number:,g}", plain]
            return self.chance.choice(said)
        if isinstance(value, dt.date):
            era = f"R{value.year - 2018}.{value.month}.{value.day}"
            days: list[Value] = [value, era, f"{value:%Y/%m/%d} 0:00", f"{value:%Y-%m-%d}"]
            return self.chance.choice(days)
        return value

    def _below(self, columns: Sequence[str]) -> None:
        if columns[0] == "id" and not self.decoys and self.does("template rows", 0.2):
            self.rows += [[number, *[None] * (len(columns) - 1), 0] for number in (91, 92)]
        if self.does("note below", 0.3):
            self.rows.append(["※ 令和8年10月に調査"])
