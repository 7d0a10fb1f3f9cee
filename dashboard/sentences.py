"""One Japanese sentence for each chart, computed from the rows that the chart draws."""

from collections.abc import Collection, Sequence

import pandas as pd

from dashboard import labels

FEW = 10
"""Under this many procedures nobody is called highest or lowest."""

TINY = 0.0005
"""Differences of shares that are written 0.0."""

HALF = 0.5


def headline(departments: pd.DataFrame, *, measure: str = "kind", target: float | None = None) -> str:
    """The page in one line, from Answer A: the city's figure and how far the target is."""
    part, whole = _sums(departments)
    if not whole:
        return labels.EMPTY
    text = f"{labels.MEASURES[measure]}は全庁で{labels.with_fraction(part, whole)}"
    if target is None or not labels.known(target):
        return f"{text}。"
    missing = target - part / whole
    way = f"まであと{_size(missing)}" if missing >= TINY else "に届いています"
    return f"{text}、目標{labels.percent(target)}{way}。"


def spread(departments: pd.DataFrame, *, before: str = "前月", chosen: Collection[str] = ()) -> str:
    """How far the 課 of Answer A lie apart, or where the chosen stand beside the city."""
    rates = departments["rate"].dropna()
    if rates.empty:
        return labels.EMPTY
    if chosen:
        return _beside_city(departments, chosen)
    if len(rates) == 1:
        return f"率のある課は1課で、{labels.percent(rates.iloc[0])}です。"
    gap, gap_before = _gap(rates), _gap(departments["rate_before"].dropna())
    middle = labels.percent(rates.median())
    return f"中央値{middle}、上位10%と下位10%の差は{_size(gap)}。{_change(gap, gap_before, before)}"


def ranking(departments: pd.DataFrame, *, chosen: Collection[str] = ()) -> str:
    """Who leads and who trails in Answer A, or which place the chosen 課 has."""
    rated = departments[departments["rate"].notna()]
    if rated.empty:
        return labels.EMPTY
    own = rated[rated["department"].isin(chosen)]
    if len(own):
        return "".join(_place(name, rated) for name in own["department"])
    enough = rated[rated["applicable"] >= FEW]
    if enough.empty:
        return f"対象が{FEW}手続以上の課がないため、順位は参考です。"
    highest, lowest = enough["rate"].max(), enough["rate"].min()
    if highest == lowest:
        return f"対象{FEW}手続以上の{len(enough)}課は、すべて{labels.percent(highest)}です。"
    return (
        f"最も高いのは{_names(enough, highest)}、最も低いのは{_names(enough, lowest)}"
        f"（対象{FEW}手続以上の{len(enough)}課のうち）。"
    )


def dumbbell(departments: pd.DataFrame, *, before: str = "前月") -> str:
    """The largest rise and fall of Answer A."""
    changes = departments[departments["change"].notna()].set_index("department")["change"]
    if changes.empty:
        return f"{before}と比べられる課がありません。"
    risen, fallen = changes[changes >= TINY], changes[changes <= -TINY]
    if risen.empty and fallen.empty:
        return f"{before}から率が変わった課はありません（{len(changes)}課）。"
    text = f"{before}から上昇{len(risen)}課、低下{len(fallen)}課、変化なし{len(changes) - len(risen) - len(fallen)}課。"
    ends = [f"最大の上昇は{risen.idxmax()}{labels.points(risen.max())}"] if len(risen) else []
    ends += [f"最大の低下は{fallen.idxmin()}{labels.points(fallen.min())}"] if len(fallen) else []
    return f"{text}{'、'.join(ends)}。"


def months(spread: pd.DataFrame) -> str:
    """Whether the gap is closing: the IQR of Answer B then and now."""
    known = spread[spread["p75"].notna() & spread["p25"].notna()]
    if known.empty:
        return labels.EMPTY
    first, last = known.iloc[0], known.iloc[-1]
    then, now = first["p75"] - first["p25"], last["p75"] - last["p25"]
    if len(known) == 1:
        return f"中央の半分の課の幅（四分位範囲）は{_size(now)}。比べられる月はまだありません。"
    way = "変わっていません" if abs(now - then) < TINY else "縮まっています" if now < then else "広がっています"
    return (
        f"中央の半分の課の幅（四分位範囲）は{labels.month(first['as_of'])}の{_size(then)}から"
        f"{labels.month(last['as_of'])}の{_size(now)}へ。差は{way}。"
    )


def funnel(departments: pd.DataFrame, limits: pd.DataFrame) -> str:
    """Which 課 of Answer A lie beyond the 99.8 % limits of Answer C."""
    rated = departments[departments["rate"].notna()]
    if rated.empty or limits.empty:
        return labels.EMPTY
    known = rated.merge(limits[["n", "low998", "high998"]], left_on="denominator", right_on="n")
    high = known.loc[known["rate"] > known["high998"], "department"].tolist()
    low = known.loc[known["rate"] < known["low998"], "department"].tolist()
    if not high and not low:
        return f"{len(rated)}課すべてが、偶然でも動く幅（99.8%）の中にあります。"
    sides = [f"{side}{_listed(names)}" for side, names in (("高いのは", high), ("低いのは", low)) if names]
    return f"{len(rated)}課のうち{len(high) + len(low)}課の差は偶然では説明しにくく、{'、'.join(sides)}です。"


def pareto(remaining: pd.DataFrame) -> str:
    """How few procedures make up half of what remains, from Answer D."""
    shares = remaining["cumulative_share"].dropna().tolist()
    if not shares:
        return labels.EMPTY
    top = next((place for place, share in enumerate(shares, 1) if share >= HALF), len(shares))
    first = remaining.iloc[0]
    return (
        f"上位{top}手続で残る年間件数の{labels.percent(shares[top - 1])}を占めます。"
        f"最多は{first['procedure']}（{first['department']}）の{labels.count(first['remaining_volume'])}件。"
    )


def barriers(barriers: pd.DataFrame, *, measure: str = "procedures") -> str:
    """The most common reason of Answer E, and how many give none. ``measure``: procedures or remaining_volume."""
    total = barriers[measure].sum()
    written = barriers[barriers["barrier"].notna() & (barriers[measure] > 0)]
    if not total:
        return labels.EMPTY
    if written.empty:
        return f"理由の書かれた手続がありません（{labels.count(total)}件）。"
    most = written[measure].max()
    names = "」と「".join(labels.barrier(code) for code in written.loc[written[measure] == most, "barrier"])
    missing = barriers.loc[barriers["barrier"].isna(), measure].sum()
    unwritten = f"理由の記入なしは{labels.count(missing)}件。" if missing else ""
    return f"最も多い理由は「{names}」で{labels.count(most)}件（{labels.percent(most / total)}）。{unwritten}"


def _sums(departments: pd.DataFrame) -> tuple[float, float]:
    """Numerator and denominator over all 課 that have a rate."""
    rated = departments[departments["rate"].notna()]
    return float(rated["numerator"].sum()), float(rated["denominator"].sum())


def _gap(rates: "pd.Series[float]") -> float:
    """P90 − P10, NaN where there is nothing."""
    return float(rates.quantile(0.9) - rates.quantile(0.1))


def _size(difference: float) -> str:
    return f"{abs(difference) * 100:.1f}ポイント"


def _change(now: float, then: float, before: str) -> str:
    if not labels.known(then):
        return ""
    if abs(now - then) < TINY:
        return f"{before}と同じです。"
    return f"{before}から{_size(now - then)}{'縮小' if now < then else '拡大'}。"


def _beside_city(departments: pd.DataFrame, chosen: Collection[str]) -> str:
    """The chosen 課 or 部, taken together, beside the city."""
    own = departments[departments["department"].isin(chosen) | departments["bureau"].isin(chosen)]
    (part, whole), (city_part, city_whole) = _sums(own), _sums(departments)
    name = _listed([*chosen])
    if not whole or not city_whole:
        return f"{name}には、この基準日の率がありません（未提出または対象なし）。"
    city = city_part / city_whole
    off = part / whole - city
    beside = f"を{_size(off)}{'上回ります' if off > 0 else '下回ります'}" if abs(off) >= TINY else "と同じです"
    return f"{name}は{labels.with_fraction(part, whole)}で、全庁{labels.percent(city)}{beside}。"


def _place(name: str, rated: pd.DataFrame) -> str:
    own = rated[rated["department"] == name].iloc[0]
    place = int((rated["rate"] > own["rate"]).sum()) + 1
    tied = "（同率あり）" if (rated["rate"] == own["rate"]).sum() > 1 else ""
    return f"{name}は{len(rated)}課中{place}位{tied}、{labels.with_fraction(own['numerator'], own['denominator'])}。"


def _names(rated: pd.DataFrame, rate: float) -> str:
    """Those with this rate, the one with the most procedures by name, and what the rate is made of."""
    tied = rated[rated["rate"] == rate].sort_values("applicable", ascending=False)
    first = tied.iloc[0]
    others = f"ほか同率{len(tied) - 1}課" if len(tied) > 1 else ""
    return f"{first['department']} {labels.with_fraction(first['numerator'], first['denominator'])}{others}"


def _listed(names: Sequence[str], most: int = 3) -> str:
    """The names, or the first few and how many more."""
    more = f"ほか{len(names) - most}課" if len(names) > most else ""
    return "・".join(names[:most]) + more
