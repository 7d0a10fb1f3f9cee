"""The tiles of 概況: of every subject the figures that its own page has, with the way there."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard import labels
from dashboard.charts.over_time import sparkline
from dashboard.markup import Markup
from dashboard.screens.assessment import asking as assessment_asking
from dashboard.screens.assessment import headline as assessment
from dashboard.screens.assessment import responses
from dashboard.screens.assessment.view import View as Assessment
from dashboard.screens.block import Tile
from dashboard.screens.online import asking as online_asking
from dashboard.screens.online import headline as online
from dashboard.screens.online.view import View as Online
from dashboard.screens.overview import sent
from dashboard.screens.overview.view import View
from dashboard.screens.roadmap import headline as roadmap
from dashboard.screens.roadmap.view import View as Roadmap
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask, Comparing

MISSING = "まだ取り込まれていません"
TO_IMPORT = Lead("", "取込を開く", page="import_files")


def tiles(ask: Comparing, view: View) -> list[Tile]:
    """Rate, spread, usage, アセスメント, ロードマップ and 提出; what is not imported says so and leads to 取込."""
    return [
        *(_online(ask, view.online) if view.online else _missing(view, "オンライン化率", "online-rate")),
        *(_assessment(ask, view.assessment) if view.assessment else _no_round(ask, view)),
        *(_roadmap(ask, view.roadmap) if view.roadmap else _missing(view, "ロードマップの遅れ", "roadmap-late")),
        *([sent.tile(ask, view)] if view.online else []),
    ]


def _online(ask: Comparing, view: Online) -> list[Tile]:
    """Rate, spread and usage; the rest of the page's tiles stays there."""
    rate, gap, _, _, usage = online.tiles(ask, view)
    rates = online_asking.departments(ask, view)["rate"].dropna()
    middle = f"四分位範囲 {labels.score(float(rates.quantile(0.75) - rates.quantile(0.25)))}pt"
    to = Lead("", "手続のオンライン化で見る", page="online")
    return [
        replace(rate, label="オンライン化率", lead=to),
        replace(gap, of=middle if len(rates) > 1 else gap.of, lead=to),
        replace(usage, lead=to),
    ]


def _assessment(ask: Ask, view: Assessment) -> list[Tile]:
    """Who answered, and the weakest field under it."""
    weakest, *_, answered = assessment.tiles(ask, view)
    if weakest.value == labels.UNKNOWN:
        note = f"{weakest.label}：{labels.UNKNOWN}"
    else:
        note = f"{weakest.label.replace('最も低い分野', '最低')} {weakest.value}{weakest.unit}"
    rounds = assessment_asking.rounds(ask)
    rates = rounds.loc[rounds["held_on"] <= pd.Timestamp(view.as_of), "response_rate"]
    return [
        replace(
            answered,
            label=f"アセスメント{answered.label}",
            of=f"{view.round}・{answered.of}",
            note=note,
            trend=_trend(rates.iloc[::-1]),
            lead=Lead(responses.PLACE, "スキルアセスメントで見る", {"round": (view.round,)}, page="assessment"),
        )
    ]


def _no_round(ask: Ask, view: View) -> list[Tile]:
    label, key = "アセスメント回答率", "assessment-response"
    if assessment_asking.rounds(ask).empty:
        return _missing(view, label, key)
    return [Tile(label, labels.UNKNOWN, "", "この月までに終わった回はありません", "", None, about=view.about(key))]


def _roadmap(ask: Comparing, view: Roadmap) -> list[Tile]:
    """What is late, and where report and rule disagree under it."""
    late, *_, disagree = roadmap.tiles(ask, view)
    months = ask("overview/late_by_month", as_of=view.as_of)
    return [
        replace(
            late,
            label="ロードマップの遅れ",
            note=f"報告と不一致 {disagree.value}{disagree.unit}",
            trend=_trend(months["late"]),
            lead=Lead("", "ロードマップで見る", page="roadmap"),
        )
    ]


def _missing(view: View, label: str, term: str) -> list[Tile]:
    return [Tile(label, labels.UNKNOWN, "", MISSING, "", None, lead=TO_IMPORT, about=view.about(term))]


def _trend(values: Sequence[float] | pd.Series) -> Markup | None:
    known = [float(each) for each in values if labels.known(each)]
    return sparkline.svg(known) if len(known) > 1 else None
