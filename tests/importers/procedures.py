"""Rows of a list of procedures, and what the importers make of them."""

import datetime as dt
from typing import Any

from dashboard.importers.model import Reading, Value
from tests.importers.grids import Row, read, register, sheet

HEADER = (
    "手続ID 部 課 手続名 根拠法令 条項 オンライン化状況 年間件数 オンライン件数 実施日 予定時期 未実施の理由 優先手続"
)
ROW: list[Value] = [
    *("001", "市民部", "市民課", "転入届", "住基法", "第22条", "1 実施済", "1,200件", 300, "R7.4.1"),
    *(None, None, "○"),
]
CITY = register(
    ("市民部", "市民課", {"aliases": ["窓口課"]}),
    ("総務部", "総務課"),
    ("消防本部", "総務課"),
    ("企画部", "情報政策課", {"valid_to": dt.date(2026, 3, 31), "successor": ["デジタル課"]}),
    ("福祉部", "長寿介護課", {"valid_to": dt.date(2026, 3, 31), "successor": ["高齢者支援課", "介護保険課"]}),
    ("福祉部", "高齢者支援課", {"valid_from": dt.date(2026, 4, 1)}),
    ("福祉部", "介護保険課", {"valid_from": dt.date(2026, 4, 1)}),
    ("企画部", "デジタル課", {"valid_from": dt.date(2026, 4, 1)}),
)


def row(**changes: Value) -> list[Value]:
    """A row of a list, with changes by header."""
    names = HEADER.split(" ")
    return [changes.get(name, value) for name, value in zip(names, ROW, strict=True)]


def procedures(*rows: Row, **more: Any) -> Reading:
    """The reading of a list with these rows."""
    return read(sheet([HEADER, *rows]), **more)
