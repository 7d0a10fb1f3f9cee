"""The charts of 手続のオンライン化, each drawn once for a view and a version of the store."""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from dashboard import labels, sentences
from dashboard.charts import barriers, dumbbell, funnel, pareto, ranking, spread_by_month, spread_dots
from dashboard.store import answers as store
from dashboard.ui.answers import answer, version
from dashboard.ui.blocks import Chart

KEPT = 600
SHOWN_REMAINING = 15
RATES = {"kind": "オンライン化率", "volume": "オンライン化率", "usage": "オンライン利用率"}
ORDERS = {"率": "rate", "変化": "change", "残り": "remaining"}
"""What the ranking can be sorted by: words → column, largest first."""


class View(NamedTuple):
    """Everything a figure of the page depends on, besides the store."""

    as_of: dt.date
    vs: dt.date | None
    vs_label: str
    bureau: tuple[str, ...]
    department: tuple[str, ...]
    measure: str
    with_partial: bool
    target: float
    fiscal_year_start: int

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names that have the attention: 課, or 部."""
        return self.department or self.bureau

    @property
    def attention(self) -> dict[str, Any]:
        """Whom to look at, as query parameters."""
        return {"bureau": self.bureau, "department": self.department}

    @property
    def counting(self) -> dict[str, Any]:
        """How to count, as query parameters."""
        return {"with_partial": self.with_partial}

    @property
    def line(self) -> float | None:
        """The target, where it applies: it is set for the rate, not for usage."""
        return None if self.measure == "usage" else self.target

    def title(self, subject: str, measure: str | None = None) -> str:
        """A chart's title: subject, month and kind of data."""
        kind = labels.SHORT_MEASURES[measure or self.measure]
        partial = "・一部実施を含む" if self.with_partial and kind != labels.SHORT_MEASURES["usage"] else ""
        return f"{subject}（{self.as_of.year}年{self.as_of.month}月末・{kind}{partial}）"


def departments(view: View, measure: str | None = None) -> pd.DataFrame:
    """Every 課 by the chosen measure, beside the month compared with."""
    return answer("online/departments", as_of=view.as_of, vs=view.vs, measure=measure or view.measure, **view.counting)


def months(view: View) -> pd.DataFrame:
    """The spread over 課, month by month up to the one on show."""
    spread = answer("online/spread_by_month", measure=view.measure, **view.counting)
    return spread[spread["as_of"] <= pd.Timestamp(view.as_of)].reset_index(drop=True)


def chosen_months(view: View, *, whole_city: bool = False) -> pd.DataFrame:
    """Rates and remainders of the chosen (or of the whole city), month by month up to the one on show."""
    attention = {} if whole_city else view.attention
    rows = answer("online/chosen_by_month", measure=view.measure, **view.counting, **attention)
    return rows[rows["as_of"] <= pd.Timestamp(view.as_of)].reset_index(drop=True)


def city_rate(view: View) -> float | None:
    """The whole city's figure in the chosen measure."""
    spread = months(view)
    return None if spread.empty or pd.isna(spread["city_rate"].iloc[-1]) else float(spread["city_rate"].iloc[-1])


def drawn(what: str, view: View, *options: str) -> Chart:
    """One of the page's charts by name, drawn once for each view."""
    return _drawn(what, view, options, version())


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _drawn(what: str, view: View, options: tuple[str, ...], stamp: store.Version) -> Chart:
    return CHARTS[what](view, *options)


def _spread(view: View) -> Chart:
    rows, city = departments(view), city_rate(view)
    figure = spread_dots.figure(rows, measure=view.measure, city=city, target=view.line, chosen=view.chosen)
    finding = sentences.spread(rows, before=view.vs_label, chosen=view.chosen)
    alt = spread_dots.alt(rows, measure=view.measure, city=city)
    return Chart(view.title(f"課別{RATES[view.measure]}のばらつき"), finding, figure, alt, rows,
                 "online/departments")  # fmt: skip


def _by_month(view: View) -> Chart:
    spread = months(view)
    chosen = None
    if view.chosen:
        chosen = chosen_months(view).assign(department="・".join(view.chosen))
    figure = spread_by_month.figure(
        spread, measure=view.measure, target=view.line, chosen=chosen, fiscal_year_start=view.fiscal_year_start,
        height=spread_dots.height(departments(view)),
    )  # fmt: skip
    alt = spread_by_month.alt(spread, measure=view.measure)
    return Chart("差は縮まっているか（月次）", sentences.months(spread), figure, alt, spread, "online/spread_by_month")


def _ranking(view: View, order: str) -> Chart:
    rows, city = _ordered(departments(view), order), city_rate(view)
    figure = ranking.figure(rows, measure=view.measure, city=city, target=view.line, chosen=view.chosen)
    alt = ranking.alt(rows, measure=view.measure, city=city)
    return Chart(view.title("課の順位"), sentences.ranking(rows, chosen=view.chosen), figure, alt, rows,
                 "online/departments")  # fmt: skip


def _dumbbell(view: View, order: str) -> Chart:
    rows = _ordered(departments(view), order)
    figure = dumbbell.figure(rows, measure=view.measure, before=view.vs_label, chosen=view.chosen)
    alt = dumbbell.alt(rows, measure=view.measure, before=view.vs_label)
    finding = sentences.dumbbell(rows, before=view.vs_label)
    return Chart(view.title(f"{view.vs_label}からの変化"), finding, figure, alt, rows, "online/departments")


def _funnel(view: View) -> Chart:
    rows = departments(view, measure="kind")
    limits = answer("online/funnel_limits", as_of=view.as_of, **view.counting)
    city = float(limits["city_rate"].iloc[0]) if len(limits) else None
    figure = funnel.figure(rows, limits, city=city, chosen=view.chosen)
    finding = sentences.funnel(rows, limits)
    alt = funnel.alt(rows, limits, city=city)
    return Chart(view.title("偶然の幅と課の率", measure="kind"), finding, figure, alt, rows,
                 "online/departments")  # fmt: skip


def _remaining(view: View) -> Chart:
    rows = answer("online/remaining", as_of=view.as_of, **view.attention, **view.counting)
    shown = rows.head(SHOWN_REMAINING)
    figure = pareto.figure(shown)
    return Chart(
        view.title("次に変えると効く手続", measure="volume"),
        sentences.pareto(rows),
        figure,
        pareto.alt(shown),
        rows,
        "online/remaining",
    )


def _barriers(view: View) -> Chart:
    rows = answer("online/barriers", as_of=view.as_of, **view.attention, **view.counting)
    figure = barriers.figure(rows, measure="procedures")
    alt = barriers.alt(rows, measure="procedures")
    return Chart(view.title("未オンラインの理由", measure="kind"), sentences.barriers(rows), figure, alt, rows,
                 "online/barriers")  # fmt: skip


CHARTS: dict[str, Callable[..., Chart]] = {
    "spread": _spread,
    "months": _by_month,
    "ranking": _ranking,
    "dumbbell": _dumbbell,
    "funnel": _funnel,
    "remaining": _remaining,
    "barriers": _barriers,
}


def _ordered(rows: pd.DataFrame, order: str) -> pd.DataFrame:
    keys = [ORDERS[order], "applicable", "department"]
    return rows.sort_values(keys, ascending=[False, False, True], na_position="last").reset_index(drop=True)
