"""課 beside each other: whether the online rate goes along with a field of the アセスメント, or with 相談."""

import math
from dataclasses import dataclass

import pandas as pd

from dashboard import labels
from dashboard.charts.relations import links as shape
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
    shown = shape.known(found, other)
    hidden = int(found["masked"].eq(True).fillna(False).sum()) if other == "mean" else 0
    left_out = f"人数が少なく点を示さない {hidden}課" if hidden else ""
    about = (view.online or view).about("department-links", "online-rate", counted=f"{len(shown)}課", left_out=left_out)
    return Block(
        view.city.title(f"課のオンライン化率と{name}"),
        sentence(found, what),
        shape.figure(found, other, name, unit="点" if other == "mean" else "件", chosen=view.chosen),
        shape.alt(found, other, name),
        found,
        "department/links",
        about=about,
    )


def sentence(found: pd.DataFrame, what: str) -> str:
    """How the two go along, with how many 課, and what that does not say."""
    other, name = _column(what), _name(what)
    shown = shape.known(found, other)
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
