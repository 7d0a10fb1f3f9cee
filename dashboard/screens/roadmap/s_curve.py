"""Completions of the whole city, planned against actual."""

import pandas as pd

from dashboard import labels
from dashboard.charts.over_time import s_curve as shape
from dashboard.screens.block import Block
from dashboard.screens.roadmap.view import View
from dashboard.screens.view import Ask

HEIGHT = 360


def block(ask: Ask, view: View) -> Block:
    """The curve of the whole city, whoever has the attention."""
    curve = ask("roadmap/s_curve", as_of=view.as_of)
    gap = ask("roadmap/s_curve_gap", as_of=view.as_of).iloc[0]
    figure = shape.figure(curve, as_of=view.as_of, fiscal_year_start=view.fiscal_year_start, height=HEIGHT)
    alt = shape.alt(curve, as_of=view.as_of)
    planned, actual, whole = (labels.count(gap[each]) for each in ("planned", "actual", "total"))
    counted = f"完了 {actual}件（計画では{planned}件）／全{whole}件"
    about, title = view.about("roadmap-cumulated", counted=counted), "完了の累計：計画と実績（全庁・Sカーブ）"
    return Block(title, sentence(gap), figure, alt, curve, "roadmap/s_curve", about=about)


def sentence(gap: pd.Series) -> str:
    """How far completions are behind the plan: initiatives, points and days."""
    if not gap["total"]:
        return "終わりの計画がある取組がないため、比べられません。"
    planned, actual, whole = (labels.count(gap[name]) for name in ("planned", "actual", "total"))
    start = f"計画では{planned}件が終わっているはずのところ、完了は{actual}件（全{whole}件）。"
    if not gap["gap"]:
        return f"{start}計画どおりです。"
    size = f"{labels.count(abs(gap['gap']))}件・{abs(gap['gap_share']) * 100:.1f}ポイント"
    way = "遅れています" if gap["gap"] < 0 else "早く進んでいます"
    return f"{start}{size}、計画より{labels.count(abs(gap['gap_days']))}日{way}。"
