"""課 beside each other: whether the online rate goes along with a field of the アセスメント, or with 相談."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import marks
from dashboard.charts.relations import scatter
from dashboard.screens.block import Block, Heading
from dashboard.screens.overview.view import View
from dashboard.screens.view import Ask

FEWEST = 10
"""With fewer 課 nothing is said of how the two go along."""
TALKS, WHOLE = "相談", "全分野"
STRENGTHS = (
    (0.2, "ほとんど関係が見られません"),
    (0.4, "弱い関係があります"),
    (0.7, "関係があります"),
    (1.01, "強い関係があります"),
)
"""Up to which size of the rank correlation it is called so."""
NO_CAUSE = "どちらかがもう一方の原因だとは言えません。"
NAMED = 6
"""So many 課 in which the two are furthest apart are named where nobody is chosen."""


@dataclass(frozen=True, slots=True)
class Along:
    """Spearman's rank correlation over ``n`` 課 with its 95 % interval (Fisher's z; Bonett & Wright 2000)."""

    n: int
    rho: float
    low: float
    high: float

    @property
    def is_chance(self) -> bool:
        """Whether none at all would be no surprise."""
        return self.low <= 0 <= self.high


def choices(ask: Ask, view: View) -> list[str]:
    """What the rate can be put beside: every field of several questions, all of them together, 相談."""
    if view.assessment is None:
        return [TALKS]
    fields = ask("assessment/fields", round=view.assessment.round)
    return [WHOLE, *fields.loc[fields["questions"] > 1, "field"], TALKS]


def rows(ask: Ask, view: View, what: str) -> pd.DataFrame:
    """Every 課 with both."""
    field = None if what in (WHOLE, TALKS) else what
    held = view.assessment.round if view.assessment else None
    return ask("department/links", as_of=view.as_of, round=held, field=field)


def heading(ask: Ask, view: View, what: str) -> Heading:
    """The news of the view."""
    found = rows(ask, view, what)
    basis = f"{labels.month_end(view.as_of)}現在・{len(found)}課"
    return Heading("課どうしの関係", sentence(found, what), basis)


def block(ask: Ask, view: View, what: str) -> Block:
    """A dot for each 課."""
    found, other = rows(ask, view, what), _column(what)
    name = _name(what)
    dots = _dots(known(found, other), other, name, view.chosen)
    hidden = int(found["masked"].eq(True).fillna(False).sum()) if other == "mean" else 0
    left_out = f"人数が少なく点を示さない {hidden}課" if hidden else ""
    about = (view.online or view).about("department-links", "online-rate", counted=f"{len(dots)}課", left_out=left_out)
    up = scatter.Axis(f"{name}（点）", "points") if other == "mean" else scatter.Axis(f"{name}（件）")
    return Block(
        view.city.title(f"課のオンライン化率と{name}"),
        sentence(found, what),
        scatter.figure(dots, scatter.Axis("オンライン化率（種類）", "share"), up),
        scatter.alt(dots, f"課のオンライン化率と{name}"),
        found,
        "department/links",
        about=about,
    )


def known(links: pd.DataFrame, other: str) -> pd.DataFrame:
    """The 課 of which both figures are known and told."""
    return links[links["rate"].notna() & links[other].notna()].reset_index(drop=True)


def sentence(found: pd.DataFrame, what: str) -> str:
    """How the two go along, with how many 課, and what that does not say."""
    other, name = _column(what), _name(what)
    shown = known(found, other)
    if other == "consultations" and found["consultations"].isna().all():
        return "相談の一覧がまだ取り込まれていないため、比べられません。"
    hidden = int(found["masked"].eq(True).fillna(False).sum()) if other == "mean" else 0
    left_out = f"人数が少なく示さない{hidden}課は含みません。" if hidden else ""
    if len(shown) < FEWEST:
        return f"両方の分かる課が{len(shown)}課のため、関係は判断できません。{left_out}"
    found_along = along(shown["rate"], shown[other].astype(float))
    if found_along is None:
        return f"{name}がどの課も同じため、関係は判断できません。"
    return f"{_said(found_along, name)}（順位相関 {_signed(found_along.rho)}、{found_along.n}課）。{left_out}{NO_CAUSE}"


def along(one: pd.Series, other: pd.Series) -> Along | None:
    """Spearman's ρ; None where one of the two never differs, or there are fewer than four."""
    n, ranks = len(one), (one.rank(), other.rank())
    if n < 4 or any(each.nunique() < 2 for each in ranks):
        return None
    rho = float(ranks[0].corr(ranks[1]))
    size = min(abs(rho), 1 - 1e-9)
    z, wide = math.atanh(math.copysign(size, rho)), 1.96 * math.sqrt((1 + rho**2 / 2) / (n - 3))
    return Along(n, rho, math.tanh(z - wide), math.tanh(z + wide))


def _dots(both: pd.DataFrame, other: str, name: str, chosen: Sequence[str]) -> list[scatter.Dot]:
    """A dot for each, the larger the more procedures there are."""
    is_chosen, sizes = marks.is_chosen(both, chosen), marks.diameters(list(both["applicable"]), smallest=9, largest=24)
    apart = (both["rate"].rank(pct=True) - both[other].astype(float).rank(pct=True)).abs()
    named = set() if any(is_chosen) else set(apart.nlargest(NAMED).index)
    return [
        scatter.Dot(
            row["department"], row["department"], row["rate"], float(row[other]), _figures(row, other, name),
            is_chosen[place], place in named, sizes[place], row["bureau"] if labels.known(row["bureau"]) else "",
        )
        for place, row in enumerate(both.to_dict("records"))
    ]  # fmt: skip


def _figures(row: dict[Any, Any], other: str, name: str) -> tuple[str, str]:
    """Both in words, with what they are made of."""
    rate = labels.with_fraction(row["online"], row["applicable"])
    if other == "mean":
        return f"オンライン化率 {rate}", f"{name} {labels.score(row[other])}点・n={labels.count(row['n'])}"
    return f"オンライン化率 {rate}", f"{name} {labels.count(row[other])}件"


def _said(found: Along, name: str) -> str:
    if found.is_chance:
        return f"オンライン化率と{name}には、偶然でも出るくらいの関係しか見られません"
    strength = next(words for most, words in STRENGTHS if abs(found.rho) < most)
    more = "多い" if name.startswith(TALKS) else "高い"
    if strength == STRENGTHS[0][1]:
        return f"オンライン化率と{name}には、{strength}"
    side = "高く" if found.rho > 0 else "低く"
    return f"{name}が{more}課ほどオンライン化率が{side}、{strength}"


def _signed(rho: float) -> str:
    return f"{'▲' if round(rho, 2) < 0 else ''}{abs(rho):.2f}"


def _column(what: str) -> str:
    return "consultations" if what == TALKS else "mean"


def _name(what: str) -> str:
    return "相談の件数（12か月）" if what == TALKS else f"「{what}」の平均"
