"""The paragraph on top of a カルテ: where the 課 stands, where it comes from, and what is left."""

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Heading
from dashboard.screens.department.asked import Of
from dashboard.screens.department.part import mendable
from dashboard.screens.roadmap import asking as roadmap_asking

TITLE = "部署カルテ"
NOTHING = Heading(TITLE, "まだ何も取り込まれていません。")


def heading(of: Of) -> Heading:
    """The 課 with its 部, and what is to be known before one speaks with it."""
    said = [_rate(of), _moved(of), _left(of), _late(of)]
    basis = f"{labels.month_end(of.view.as_of)}現在・{of.view.compared}"
    return Heading(of.facts.with_bureau(of.name), "".join(filter(None, said)), basis)


def rank(of: Of) -> str:
    """Its place among all 課 that have a rate, and with how many it shares it."""
    row, rates = of.rate, of.facts.rates["rate"].dropna().round(6) if len(of.facts.rates) else pd.Series(dtype=float)
    if row is None or not labels.known(row["rate"]):
        return ""
    own = round(row["rate"], 6)
    shared = int((rates == own).sum()) - 1
    return f"{len(rates)}課中{int((rates > own).sum()) + 1}位" + (f"・同じ率がほかに{shared}課" if shared else "")


def _rate(of: Of) -> str:
    row = of.rate
    if row is None:
        return f"{of.name}の手続一覧は、{labels.month(of.view.as_of)}分がありません。"
    if not labels.known(row["rate"]):
        return f"{of.name}には、オンライン化の対象となる手続がありません。"
    middle = of.facts.rates["rate"].median()
    return (
        f"手続の{labels.with_fraction(row['numerator'], row['denominator'])}がオンラインで、{rank(of)}"
        f"（課の中央値 {labels.percent(middle)}）。"
    )


def _moved(of: Of) -> str:
    """What became of the rate since 比較先 and over the months."""
    row, known = of.rate, of.path
    if row is None or not labels.known(row["rate"]):
        return ""
    since = f"{of.view.vs_label}から{labels.points(row['change'])}" if labels.known(row["change"]) else ""
    first = next((each for each in known.own if each is not None), None) if known else None
    first_at = known.own.index(first) if known else 0
    months = len(known.own) - 1 - first_at if known else 0
    far = f"{months}か月で{labels.points(row['rate'] - first)}" if first is not None and months > 1 else ""
    return f"{'、'.join(filter(None, [since, far]))}。" if since or far else ""


def _left(of: Of) -> str:
    """How much is left, and how much of that the 課 itself can mend."""
    rows = of.own(of.facts.waiting)
    if rows.empty:
        return ""
    volume = rows["remaining_volume"].sum()
    much = f"（年{labels.count(volume)}件）" if volume else ""
    return f"残る{labels.count(len(rows))}手続{much}のうち、課で直せる理由は{labels.count(len(mendable(rows)))}手続。"


def _late(of: Of) -> str:
    rows = of.own(of.facts.initiatives)
    if rows.empty:
        return ""
    late = roadmap_asking.late(rows)
    if late.empty:
        return f"ロードマップの取組{len(rows)}件に遅れはありません。"
    days = late["slip_days"].max()
    longest = f"最大{labels.count(days)}日" if labels.known(days) and days > 0 else "開始の遅れ"
    return f"ロードマップの取組{len(rows)}件のうち{len(late)}件が遅れ（{longest}）。"
