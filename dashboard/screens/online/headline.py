"""The headline of 手続のオンライン化: the page in one line, and five figures with the chosen beside the city."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look.marks import TINY
from dashboard.charts.over_time import sparkline
from dashboard.markup import Markup
from dashboard.screens import since
from dashboard.screens.block import Heading, Tile
from dashboard.screens.online import asking, changed, funnel, gap, paper, procedures, remaining, spread, words
from dashboard.screens.online.filters import LEFT, ON_PAPER, SHAPE
from dashboard.screens.online.view import View
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask, Comparing

TITLE = "手続のオンライン化"
NOTHING = Heading(TITLE, "手続一覧がまだ取り込まれていません。")
RATES = {"kind": "オンライン化率（種類）", "volume": "オンライン化率（件数）"}
"""The first tile, by how it counts."""


def heading(ask: Ask, view: View) -> Heading:
    """The news of the page in one line, and what its figures are based on."""
    totals = _totals(ask, view, view.as_of)
    said = [
        _since(ask, view) if view.vs_meeting else "",
        _standing(ask, view) if view.chosen else "",
        changed.sentence(changed.rows(ask, view), before=view.vs_label) if view.vs else "",
        "" if view.chosen else _beyond_chance(ask, view),
        _next(remaining.rows(ask, view)),
    ]
    return Heading(
        TITLE,
        "".join(said) or _whole(totals),
        f"{labels.month_end(view.as_of)}現在・対象{labels.count(totals['applicable'])}手続／"
        f"{labels.count(totals['departments'])}課・{view.compared}",
    )


def _whole(totals: pd.Series) -> str:
    """The city's rate, where there is no news."""
    if not totals["applicable"]:
        return labels.EMPTY
    return f"オンライン化率は全庁で{labels.with_fraction(totals['online'], totals['applicable'])}。"


def _standing(ask: Ask, view: View) -> str:
    return spread.beside_city(asking.departments(ask, view), view.chosen)


def _since(ask: Ask, view: View) -> str:
    """How the rate of the city, or of the chosen, changed since the meeting, in its two parts."""
    rows = asking.since_meeting(ask, view)
    chosen = rows["department"].isin(view.chosen) | rows["bureau"].isin(view.chosen)
    own = rows[chosen if view.chosen else rows["department"].isna()]
    seen, corrected, now = (words.share(own, side) for side in ("_then", "_corrected", ""))
    if seen is None or now is None:
        return ""
    moved, mended = (None, None) if corrected is None else (now - corrected, corrected - seen)
    who = view.together if view.chosen else "全庁"
    said = since.of_rate(now - seen, moved, mended)
    return f"{who}の{labels.MEASURES[view.measure]}は{view.vs_label}から{said}。"


def _beyond_chance(ask: Ask, view: View) -> str:
    """The 課 whose rate is lower than chance explains, with what it is made of."""
    rows = asking.departments(ask, view, measure="kind")
    low = funnel.below(rows, asking.limits(ask, view)).sort_values("rate")
    if low.empty:
        return ""
    named = [f"{row.department} {row.numerator:.0f}/{row.denominator:.0f}" for row in low.itertuples()]
    return f"偶然では説明しにくく低いのは{words.listed(named, 2)}。"


def _next(remaining: pd.DataFrame) -> str:
    """What to convert next: the largest that a 課 can do something about."""
    mendable = remaining[remaining["is_mendable"].fillna(False).astype(bool)]
    if mendable.empty:
        return ""
    first = mendable.iloc[0]
    volume = labels.count(first["remaining_volume"])
    return f"次に効くのは{first['procedure']}（{first['department']}・年{volume}件）。"


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of the city and of the chosen, now and at 比較先, and of the 課 that sent both where not all did.

    ``corrected``: beside a meeting, of what it saw as that stands now.
    """

    now: pd.Series
    before: pd.Series | None
    chosen: pd.Series | None
    chosen_before: pd.Series | None
    same: int
    same_now: pd.Series | None
    same_before: pd.Series | None
    corrected: pd.Series | None = None

    def parts(self, column: str, say: Callable[[Any], str]) -> str:
        """The two parts of a change since a meeting; nothing beside a month."""
        if self.corrected is None or self.before is None:
            return ""
        return since.short(self.now[column] - self.corrected[column], self.corrected[column] - self.before[column], say)


def tiles(ask: Comparing, view: View) -> list[Tile]:
    """The rate, its spread, what is left to do, and what still comes on paper although it need not."""
    to_volume = Lead(
        "remaining", "次に変えると効く手続の表で見る", {LEFT.key: (), "table_remaining": ("true",)}, is_of_chosen=True
    )
    totals, trend = _all_totals(ask, view), asking.chosen_months(ask, view.city)
    now = totals.now
    return [
        _rate(ask, view, totals),
        _spread(ask, view),
        _left(
            view, totals, trend, "remaining", label="まだオンラインでない手続", unit="件",
            of=f"対象{labels.count(now['applicable'])}件のうち", lead=procedures.lead(view, online=False),
        ),
        _left(
            view, totals, trend, "remaining_volume", label="残る年間件数", unit="件/年",
            of=f"対象{labels.count(now['volume'])}件のうち", lead=to_volume,
        ),
        _usage(ask, view, totals, trend),
    ]  # fmt: skip


def _all_totals(ask: Comparing, view: View) -> Totals:
    both = _in_both(ask, view)
    return Totals(
        now=_totals(ask, view, view.as_of),
        before=_totals(ask.earlier, view, view.vs) if view.vs else None,
        chosen=_totals(ask, view, view.as_of, **view.attention) if view.chosen else None,
        chosen_before=_totals(ask.earlier, view, view.vs, **view.attention) if view.chosen and view.vs else None,
        same=len(both),
        same_now=_totals(ask, view, view.as_of, department=both) if both else None,
        same_before=_totals(ask.earlier, view, view.vs, department=both) if both else None,
        corrected=_totals(ask, view, view.vs) if view.vs_meeting else None,
    )


def _totals(ask: Ask, view: View, as_of: object, **attention: object) -> pd.Series:
    return ask("online/totals", as_of=as_of, **attention, **view.counting).iloc[0]


def _in_both(ask: Ask, view: View) -> tuple[str, ...]:
    """The 課 that sent both months, where not all of them did: who is missing moves a total too."""
    if view.vs is None:
        return ()
    rows = asking.departments(ask, view, measure="kind")
    now, before = rows["rate"].notna(), rows["rate_before"].notna()
    return () if (now == before).all() else tuple(rows.loc[now & before, "department"])


def _rate(ask: Ask, view: View, totals: Totals) -> Tile:
    """種類ベース or 件数ベース, as chosen; where usage is chosen this tile keeps 種類ベース."""
    by_volume, now = view.measure == "volume", totals.now
    rate, part, whole = (
        ("online_rate_by_volume", "volume_online", "volume") if by_volume else ("online_rate", "online", "applicable")
    )
    known = f"・件数が分かる手続 {labels.percent(now['volume_known'])}" if by_volume else ""
    target = view.volume_target if by_volume else view.target
    measure = "volume" if by_volume else "kind"
    trend = asking.months(ask, view)["city_rate"] if view.measure != "usage" else pd.Series(dtype=float)
    return Tile(
        label=RATES[measure],
        value=labels.score(now[rate]),
        unit="%",
        of=f"{labels.count(now[part])}/{labels.count(now[whole])}{known}{_to(target, now[rate])}",
        **_change(view, now[rate], None if totals.before is None else totals.before[rate]),
        note=_notes(totals.parts(rate, labels.points), _like_for_like(totals, rate, labels.points)),
        chosen="" if totals.chosen is None else _beside(
            view, labels.with_fraction(totals.chosen[part], totals.chosen[whole]), totals, rate, labels.points),
        trend=_trend(trend),
        lead=procedures.lead(view, online=True),
        about=view.about(
            words.RATES[measure], "online-applicable", left_out=_left_out(ask, view, now),
            counted=f"{words.NUMERATORS[measure]} {labels.count(now[part])} ÷ "
            f"{labels.DENOMINATORS[measure]} {labels.count(now[whole])}",
        ),
    )  # fmt: skip


def _left_out(ask: Ask, view: View, totals: pd.Series) -> str:
    """What is counted in no figure of this month."""
    excluded = [f"対象外 {labels.count(totals['not_applicable'])}件"] if totals["not_applicable"] else []
    return "・".join([*excluded, *filter(None, [words.left_out(asking.departments(ask, view, measure="kind"))])])


def _to(target: float | None, rate: float) -> str:
    """How far the target is, where there is one."""
    if target is None or not labels.known(rate):
        return ""
    missing = target - rate
    return f"・目標まで{missing * 100:.1f}pt" if missing > 0 else f"・目標{labels.whole_percent(target)}を達成"


def _spread(ask: Ask, view: View) -> Tile:
    rows, months = asking.departments(ask, view), asking.months(ask, view)
    apart, about = gap.of(rows), view.about("online-gap", words.RATES[view.measure], left_out=words.left_out(rows))
    if apart is None:
        return Tile(gap.SHORT, labels.UNKNOWN, "", "率のある課が2つありません", "", None, about=about)
    change = apart.change
    is_same = change is None or abs(change) < TINY
    return Tile(
        label=gap.SHORT,
        value=labels.score(apart.size),
        unit="pt",
        of=f"{labels.count(apart.departments)}課・中央値 {labels.percent(rows['rate'].median())}",
        delta=f"{view.vs_label}のデータなし" if change is None else f"{view.vs_label}から{labels.points(change)}",
        good=None if is_same else bool(change and change < 0),
        note=_notes(
            since.short(apart.moved, apart.corrected, labels.points) if apart.corrected is not None else "",
            f"両方の月に出した{apart.same}課で比較" if change is not None and apart.same < apart.departments else "",
        ),
        chosen=_places(ask, view) if view.department else "",
        trend=_trend(months["p90"] - months["p10"]),
        lead=Lead("ranking", "課の表で見る", {SHAPE.key: (), "table_ranking": ("true",)}),
        about=about,
    )


def _usage(ask: Ask, view: View, totals: Totals, trend: pd.DataFrame) -> Tile:
    now, before = totals.now, totals.before
    left = paper.rows(ask, view.city)
    on_paper = f"紙のまま 年{labels.count(left['total_volume'].iloc[0])}件" if len(left) else ""
    return Tile(
        label="オンライン利用率",
        value=labels.score(now["usage_rate"]),
        unit="%",
        of=f"{labels.count(now['usage_online'])}/{labels.count(now['usage_volume'])}件",
        **_change(view, now["usage_rate"], None if before is None else before["usage_rate"]),
        note=_notes(totals.parts("usage_rate", labels.points), on_paper),
        chosen="" if totals.chosen is None else _beside(
            view, labels.percent(totals.chosen["usage_rate"]), totals, "usage_rate", labels.points),
        trend=_trend(trend["usage_rate"]),
        lead=Lead("paper", "紙・窓口のままの手続の表で見る", {LEFT.key: (ON_PAPER,), "table_paper": ("true",)}),
        about=view.about(
            "online-usage", "online-paper",
            counted=f"{words.NUMERATORS['usage']} {labels.count(now['usage_online'])} ÷ "
            f"{labels.DENOMINATORS['usage']} {labels.count(now['usage_volume'])}",
        ),
    )  # fmt: skip


def _left(
    view: View, totals: Totals, trend: pd.DataFrame, column: str, *, label: str, unit: str, of: str, lead: Lead
) -> Tile:
    """What is left to do; less is better."""
    now, before = totals.now[column], None if totals.before is None else totals.before[column]
    return Tile(
        label=label,
        value=labels.count(now),
        unit=unit,
        of=of,
        delta=f"{view.vs_label}のデータなし" if before is None else f"{_whose(view)}{since.more(now - before)}",
        good=None if before is None or before == now else bool(now < before),
        note=_notes(totals.parts(column, since.more), _like_for_like(totals, column, since.more)),
        chosen=""
        if totals.chosen is None
        else _beside(view, f"{labels.count(totals.chosen[column])}件", totals, column, since.more),
        trend=_trend(trend[column]),
        lead=lead,
        about=view.about("online-remaining", "online-applicable", counted=f"{labels.count(now)}{unit}（{of}）"),
    )


def _like_for_like(totals: Totals, column: str, say: Callable[[float], str]) -> str:
    if totals.same_now is None or totals.same_before is None:
        return ""
    return f"同じ{totals.same}課では{say(totals.same_now[column] - totals.same_before[column])}"


def _notes(*said: str) -> str:
    return "・".join(filter(None, said))


def _change(view: View, now: float, before: float | None) -> dict[str, Any]:
    """The change of a share since 比較先, in words and whether it is for the better: the larger the better."""
    if before is None or not labels.known(before) or not labels.known(now):
        return {"delta": f"{view.vs_label}のデータなし", "good": None}
    change = now - before
    good = None if abs(change) < TINY else bool(change > 0)
    return {"delta": f"{_whose(view)}{labels.points(change)}", "good": good}


def _whose(view: View) -> str:
    """Since when a change is, and whose where it could be taken for another's."""
    return f"{'全庁は' if view.chosen else ''}{view.vs_label}から"


def _beside(view: View, figure: str, totals: Totals, column: str, say: Callable[[float], str]) -> str:
    """The chosen with their figure and their own change."""
    now, before = totals.chosen, totals.chosen_before
    if now is None or before is None or not (labels.known(now[column]) and labels.known(before[column])):
        return f"{view.together} {figure}"
    return f"{view.together} {figure} {view.vs_label}から{say(now[column] - before[column])}"


def _places(ask: Ask, view: View) -> str:
    """Where the chosen 課 stand among all 課 with a rate."""
    rates = asking.departments(ask, view).set_index("department")["rate"].dropna()
    places = rates.rank(ascending=False, method="min")
    here = [f"{name} {places[name]:.0f}位" for name in view.department if name in places]
    return f"{words.listed(here, 2)}（{len(rates)}課中）" if here else f"{view.who} {labels.UNKNOWN}"


def _trend(values: Sequence[float] | pd.Series) -> Markup | None:
    return sparkline.svg(list(values)) if len(values) > 1 else None
