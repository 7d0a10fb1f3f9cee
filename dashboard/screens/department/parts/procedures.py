"""What is left to put online, and what was put online since 比較先."""

from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Line
from dashboard.screens.department.facts import Facts
from dashboard.screens.department.part import Part, of
from dashboard.screens.next.filters import ONLY, REASON
from dashboard.screens.online.filters import STATUS
from dashboard.screens.overview.view import View
from dashboard.screens.terms import Lead

TOP = 3
LEFT, MOVED = "残る手続", "動いた手続"
NO_LIST = "手続一覧がまだ届いていません。届くと、残る手続と、その理由がここに並びます。"
CANDIDATES = Lead("candidates", "次の一手の候補で見る", {ONLY.key: (), REASON.key: ()}, page="next")
LISTED = Lead("procedures", "手続の一覧で見る", {STATUS.key: ()}, page="online")


def left(facts: Facts, name: str) -> Part:
    """The most cases first: why it is not online, and who in the city has done the like."""
    rows, rated = of(facts.waiting, name), of(facts.rates, name)
    if not _has_list(rated):
        return Part(LEFT, NO_LIST)
    lines = [_line(row) for row in rows.itertuples()]
    return Part(LEFT, _how_much(rows), lines, first=5)


def moved(facts: Facts, view: View, name: str) -> Part:
    """Whose status is another than at 比較先."""
    rows = of(facts.changed, name)
    if view.vs is None:
        return Part(MOVED, f"{view.vs_label}のデータがないため、比べられません。")
    done = rows[rows["status"] == "online"] if len(rows) else rows
    back = rows[rows["status_before"] == "online"] if len(rows) else rows
    said = f"{view.vs_label}（{labels.month(view.vs)}）から、新しく実施済 {len(done)}件"
    said += f"・実施済でなくなった {len(back)}件" if len(back) else ""
    return Part(MOVED, f"{said}。", [_moved(row) for row in rows.itertuples()], first=2)


def _has_list(rated: pd.DataFrame) -> bool:
    return bool(len(rated) and labels.known(rated["applicable"].iloc[0]))


def _how_much(rows: pd.DataFrame) -> str:
    """How many are left, how much of the volume the largest make, and of how many that is not known."""
    if rows.empty:
        return "まだオンラインでない手続はありません。"
    volumes, unknown = rows["remaining_volume"].dropna(), int(rows["remaining_volume"].isna().sum())
    total, top = volumes.sum(), volumes.head(TOP).sum()
    said = f"{labels.count(len(rows))}手続"
    if total:
        said += f"・年{labels.count(total)}件"
    if total and len(volumes) > TOP:
        said += f"、上位{TOP}手続で{labels.whole_percent(top / total)}"
    return f"{said}。" + (f"件数不明{labels.count(unknown)}手続は含みません。" if unknown else "")


def _line(row: Any) -> Line:
    volume = f"年{labels.count(row.remaining_volume)}件" if labels.known(row.remaining_volume) else "件数不明"
    said = [volume, labels.barrier(row.barrier), _model(row)]
    kind, good = _sort(row)
    return Line(kind, good, str(row.procedure), "・".join(filter(None, said)), CANDIDATES)


def _sort(row: Any) -> tuple[str, bool | None]:
    """What can be done about it, in a word."""
    if labels.known(row.is_mendable) and not row.is_mendable:
        return "制度など", None
    return ("手本あり", True) if labels.known(row.elsewhere) else ("これから", None)


def _model(row: Any) -> str:
    if not labels.known(row.elsewhere):
        return ""
    return f"手本は{row.elsewhere}"


def _moved(row: Any) -> Line:
    good = True if row.status == "online" else False if row.status_before == "online" else None
    volume = f"・年{labels.count(row.annual_count)}件" if labels.known(row.annual_count) else ""
    said = f"{labels.status(row.status_before)}→{labels.status(row.status)}{volume}"
    return Line("実施済に" if good else "後退" if good is False else "変更", good, str(row.procedure), said, LISTED)
