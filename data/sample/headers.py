"""The columns of a list and what stands above them: titles, and a header of one or two rows."""

from layouts import Layout
from tab import Cell, Tab

COLUMNS = (
    "procedure_id",
    "bureau",
    "department",
    "procedure",
    "legal_basis",
    "audience",
    "kind",
    "status",
    "tool",
    "online_since",
    "planned_for",
    "barrier",
    "annual_count",
    "online_count",
    "priority",
    "life_event",
    "note",
)
HEADERS = {
    "plain": "手続ID 部 課 手続名 根拠法令 対象者 手続類型 オンライン化状況 実施方法 実施日 予定時期 未実施の理由 "
    "年間件数 オンライン件数 優先手続(59手続) ライフイベント 備考",
    "national": "手続ID 所管部 所管課 手続名 法令名 手続の受け手 手続類型 オンライン化の実施状況 システム 実施日 "
    "オンライン化実施時期 懸念点 総手続件数 オンライン手続件数 優先手続 ライフイベント 備考",
    "wrapped": "№ 部・局 課・室 手続名 根拠\n法令 対象者 手続\n類型 オンライン化\n状況 実施方法\n（システム） 実施日 "
    "予定\n時期 未実施の\n理由 年間\n件数 うちオンライン\n件数 優先手続\n（59手続） ライフ\nイベント 備考",
    "two rows": "No. 部 課 手続名 根拠法令 対象者 手続類型 オンライン化\n状況 実施方法\n(システム) 実施日 予定時期 "
    "未実施の理由 年間件数 うちオンライン\n件数 優先手続\n(59手続) ライフイベント 備考",
}
GROUPS = {
    ("bureau", "department"): "所管",
    ("status", "barrier"): "オンライン化",
    ("annual_count", "online_count"): "件数",
}
"""In a header of two rows: from which to which column a heading of the upper row spans."""


def columns_of(layout: Layout) -> list[str]:
    """The columns from left to right."""
    if "department first" in layout.traits:
        return ["bureau", "department", "procedure_id", *COLUMNS[3:]]
    return list(COLUMNS)


def titles(layout: Layout) -> list[list[Cell]]:
    """The rows above the header; a CSV without a stated day has none."""
    if layout.encoding and not layout.stated:
        return []
    return [["みなと野市　行政手続オンライン化状況一覧"], [layout.stated or None], []]


def add_header(tab: Tab, columns: list[str], layout: Layout) -> None:
    """One header row, or two with headings that span columns."""
    names = dict(zip(COLUMNS, HEADERS[layout.headers].split(" "), strict=True))
    header: list[Cell] = [names[column] for column in columns]
    if layout.headers == "two rows":
        header = add_headings(tab, columns, header)
    tab.rows.append(header)


def add_headings(tab: Tab, columns: list[str], header: list[Cell]) -> list[Cell]:
    """Add the upper header row; returns the lower one, blank where the upper cell spans both."""
    top = len(tab.rows)
    upper = list(header)
    lower: list[Cell] = [None] * len(header)
    grouped: set[int] = set()
    for (first, last), heading in GROUPS.items():
        left, right = columns.index(first), columns.index(last)
        upper[left : right + 1] = [heading, *[None] * (right - left)]
        lower[left : right + 1] = header[left : right + 1]
        tab.merges.append((top, left, top, right))
        grouped.update(range(left, right + 1))
    tab.merges += [(top, column, top + 1, column) for column in range(len(columns)) if column not in grouped]
    tab.rows.append(upper)
    return lower
