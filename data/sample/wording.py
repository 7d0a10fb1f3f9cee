"""How offices write values: a status, a count, a date, a reason, the name of their own 課."""

import datetime as dt

from chance import draw, pick
from city import REFORM, SPELLINGS
from layouts import Layout
from records import Record
from tab import Cell

STATUSES: dict[str, dict[str, tuple[str, ...]]] = {
    "words": {
        "online": ("実施済",),
        "partial": ("一部実施済",),
        "planned": ("予定",),
        "not_online": ("未実施",),
        "not_applicable": ("対象外",),
    },
    "marks": {
        "online": ("○", "○", "〇", "◯"),
        "partial": ("△",),
        "planned": ("準備中", "検討中"),
        "not_online": ("×",),
        "not_applicable": ("該当なし",),
    },
    "numbered": {
        "online": ("1 実施済",),
        "partial": ("2 一部実施済",),
        "planned": ("3 予定",),
        "not_online": ("4 未実施",),
        "not_applicable": ("5 対象外",),
    },
    "short": {
        "online": ("済",),
        "partial": ("一部",),
        "planned": ("準備中",),
        "not_online": ("未",),
        "not_applicable": ("適用除外",),
    },
}
REASONS = (
    "オンライン化実施予定",
    "制度改正が必要（時間）",
    "制度改正が必要（優先順位）",
    "システムがない",
    "書類の原本が紙",
    "性質上電子化すべきでない",
    "費用対効果",
    "その他",
)
UNKNOWN_COUNTS = ("－", "－", "-", "…", "不明", None)
FULL_WIDTH = str.maketrans("0123456789,", "０１２３４５６７８９，")


def department(row: Record, layout: Layout) -> str:
    """The 課 as its own staff wrote it."""
    name = row.department
    if "spellings" not in layout.traits:
        return name
    chance = draw("spelling", row.procedure.procedure_id, row.as_of)
    if chance < 0.12:
        return pick(other_names(row) or (name,), "which", row.procedure.procedure_id, row.as_of)
    return f"{name} " if chance < 0.16 else f"{name}　" if chance < 0.19 else spaced(name) if chance < 0.22 else name


def other_names(row: Record) -> tuple[str, ...]:
    """The other spellings in use; the old name (情報政策課) only slips in during the month after the reform."""
    names = SPELLINGS.get((row.unit.bureau, row.department), ())
    just_renamed = (row.as_of.year, row.as_of.month) == (REFORM.year, REFORM.month)
    return tuple(name for name in names if just_renamed or name != row.unit.before)


def spaced(name: str) -> str:
    """A short name spread over its cell: 財　政　課."""
    return "　".join(name) if len(name) == 3 else name


def status(row: Record, layout: Layout) -> Cell:
    """The status in the month's manner, or in the manner of each 課."""
    if row.status is None:
        return None
    if row.status == "other":
        return "その他"
    manner = layout.statuses if layout.statuses != "each its own" else pick(tuple(STATUSES), "manner", row.unit.code)
    return pick(STATUSES[manner][row.status], "mark", row.procedure.procedure_id)


def count(value: int | None, layout: Layout, *about: object) -> Cell:
    """A count, or one of the ways of saying that it is not known."""
    if value is None:
        return pick(UNKNOWN_COUNTS, "unknown", *about)
    chance = draw("count", *about)
    if "text counts" not in layout.traits or chance > 0.2:
        return value
    return f"{value:,}件" if chance < 0.1 else f"{value:,}".translate(FULL_WIDTH)


def day(value: dt.date | None, layout: Layout, *about: object) -> Cell:
    """A day as an Excel date or in one of the Japanese ways."""
    if value is None or layout.dates == "excel" or (layout.dates == "mixed" and draw("date", *about) < 0.5):
        return value
    year, month = value.year - 2018, value.month
    forms = (f"令和{year}年{month}月{value.day}日", f"R{year}.{month}.{value.day}", f"令{year}.{month}.{value.day}")
    return pick((*forms, f"{value.year}/{month}/{value.day}"), "form", *about)


def plan(value: dt.date | None, *about: object) -> Cell:
    """When it is planned for: a 年度 or a month."""
    if value is None:
        return None
    fiscal_year = value.year - (value.month < 4) - 2018
    year, month = value.year - 2018, value.month
    return pick((f"令和{fiscal_year}年度中", f"令和{year}年{month}月", f"R{year}.{month}"), "plan", *about)


def reason(code: int | None, layout: Layout, *about: object) -> Cell:
    """The reason (懸念点) as code and words, as words, or as the bare code."""
    if code is None:
        return None
    forms: dict[str, Cell] = {"coded": f"{code} {REASONS[code]}", "words": REASONS[code], "numbers": code}
    return forms[layout.barriers] if layout.barriers != "mixed" else pick(tuple(forms.values()), "reason", *about)


def note(row: Record) -> Cell:
    """The 備考."""
    if row.retired:
        return "予約システムのサービス終了により窓口・電話受付に変更"
    return "本人確認方法を検討中" if draw("note", row.procedure.procedure_id) < 0.03 else None
