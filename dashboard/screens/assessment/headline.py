"""The headline of 「どこが弱いか」: the news in a sentence or two, and four figures with the chosen beside the city."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.look import scores
from dashboard.screens.assessment import asking, responses, words
from dashboard.screens.assessment.view import View
from dashboard.screens.block import Heading, Tile
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask

TITLE = "スキルアセスメント"
NOTHING = Heading(TITLE, "アセスメントの回答がまだ取り込まれていません。")
Say = Callable[[pd.Series], str]
"""A group's row in words."""


def heading(ask: Ask, view: View) -> Heading:
    """The page in one or two sentences, the chosen first, and what its figures are based on."""
    units, changes = asking.units(ask, view), asking.changes(ask, view)
    own = about_chosen(ask, view) if view.chosen else ""
    weakest = _compared(ask, view)
    said = sentence(units, asking.fields(ask, view), changes, weakest.head(0) if own else weakest)
    return Heading(TITLE, own + (f"全庁では、{said}" if own else said), basis(ask, view))


def basis(ask: Ask, view: View) -> str:
    """What all figures of a round are based on."""
    rounds = asking.rounds(ask)
    row = rounds[rounds["round"] == view.round].iloc[0]
    before = f"・前回は{view.round_before}" if view.round_before else "・前回なし"
    return (
        f"{labels.month_end(view.as_of)}までの回答・{labels.count(row['questions'])}問／"
        f"{labels.count(row['fields'])}分野・{labels.count(row['respondents'])}人{before}"
        f"{_hidden(asking.units(ask, view), view.k)}"
    )


def _hidden(units: pd.DataFrame, k: int) -> str:
    rows = units[units["level"] == "department"]
    if not rows["masked"].any():
        return ""
    few = labels.count((rows["n"] < k).sum())
    return f"・{labels.count(len(rows))}課のうち{labels.count(rows['masked'].sum())}課は伏せ（n<{k}が{few}課）"


def _compared(ask: Ask, view: View) -> pd.DataFrame:
    """The 部 by field, or the 課 where no 部 is known: of a 課 of ten, the rounding could put another one first."""
    bureaus = asking.by_field(ask, view, "bureau")
    return bureaus if len(bureaus) else asking.by_field(ask, view, "department")


def sentence(units: pd.DataFrame, fields: pd.DataFrame, changes: pd.DataFrame, weakest: pd.DataFrame) -> str:
    """Which skill is missing where. ``weakest``: field_by_department of 部 (or 課, where no 部 is known)."""
    several = fields[(fields["questions"] > 1) & fields["mean"].notna()]
    if several.empty:
        if units.empty:
            return words.NO_ROUND
        return words.ONE_QUESTION_EACH if words.are_single(fields) else words.TOO_FEW
    behind = _furthest_behind(weakest)
    where = f"全庁との差が最も大きいのは{behind}。" if behind else ""
    return f"{_lowest(list(words.leaders(several, 'mean', lowest=True)['field']), changes)}。{where}"


def _lowest(names: list[str], changes: pd.DataFrame) -> str:
    """The lowest field and what has become of it; lowest fields that tie are only named."""
    if len(names) > 1:
        return f"最も低い分野は{words.together(names, '分野')}で、同じ点"
    known = changes[(changes["level"] == "city") & changes["field"].notna() & changes["change"].notna()]
    own = known[known["field"] == names[0]]
    if own.empty:
        return f"最も低い分野は{names[0]}"
    low, high, change = own[["change_low", "change_high", "change"]].iloc[0]
    if low > 0 or high < 0:
        return f"最も低い分野は{names[0]}で、同じ人の点は前回から{labels.signed(change)}点"
    others = known[known["field"] != names[0]]
    if len(others) and (others["change_low"] > 0).all():
        return f"最も低い{names[0]}だけが、前回から伸びていない（変化は偶然の幅のうち）"
    return f"最も低い分野は{names[0]}で、前回からの変化は偶然の幅のうち"


def about_chosen(ask: Ask, view: View) -> str:
    """Where the chosen are below the city and what has become of them, at most two by name."""
    level = "department" if view.department else "bureau"
    units, changes = asking.units(ask, view), asking.changes(ask, view)
    fields, own = asking.by_field(ask, view, level), units[units["level"] == level]
    found = {row["unit"]: row for _, row in own[own["unit"].isin(view.chosen)].iterrows()}
    said = [
        _about(found[name], fields[fields[level] == name], changes, view.k) for name in view.chosen if name in found
    ]
    more = f"ほか{len(said) - 2}{'課' if view.department else '部'}は図に。" if len(said) > 2 else ""
    return "".join(said[:2]) + more


def _about(unit: pd.Series, fields: pd.DataFrame, changes: pd.DataFrame, k: int) -> str:
    name = unit["unit"]
    if unit["masked"]:
        return f"{name}の点は示さない（{scores.hidden(unit['n'], k)}）。"
    gaps = words.gaps(fields)
    below = "、".join(f"{row.field}（{_gap(row.gap)}）" for row in words.records(gaps.head(2)))
    said = f"{name}が全庁より低いのは{below}" if below else f"{name}に、全庁より低い分野はない"
    more = f"など{len(gaps)}分野" if len(gaps) > 2 else ""
    return f"{said}{more}。{_moved_since(changes[changes['unit'] == name])}"


def _moved_since(changes: pd.DataFrame) -> str:
    """The change of a group's total, where it may be told."""
    total = changes[changes["field"].isna() & changes["change"].notna()]
    if total.empty:
        return ""
    row = total.iloc[0]
    if row["change_low"] > 0 or row["change_high"] < 0:
        return f"同じ人の総合点は前回から{labels.signed(row['change'])}点。"
    return "同じ人の総合点の変化は偶然の幅のうち。"


def tiles(ask: Ask, view: View) -> list[Tile]:
    """The weakest field, the total, the change, and who answered."""
    units = asking.units(ask, view)
    city = units[units["level"] == "city"].iloc[0]
    before = asking.units(ask, view, view.round_before) if view.round_before else units.iloc[:0]
    city_before = before[before["level"] == "city"].iloc[0] if len(before) else None
    return [
        _weakest(ask, view),
        _total(view, units, city, city_before),
        _change(ask, view),
        _responses(view, units, city, city_before),
    ]


def _responses(view: View, units: pd.DataFrame, city: pd.Series, before: pd.Series | None) -> Tile:
    there = labels.known(city["response_rate"])
    return Tile(
        label="回答率" if there else "回答者",
        value=f"{city['response_rate'] * 100:.1f}" if there else labels.count(city["respondents"]),
        unit="%" if there else "人",
        of=f"{labels.count(city['respondents'])}/{labels.count(city['headcount'])}人"
        if there
        else "職員数が組織表にないため率は出せません",
        **_moved(city["response_rate"], None if before is None else before["response_rate"]),
        chosen=beside(view, units, lambda row: labels.with_fraction(row["respondents"], row["headcount"])),
        lead=responses.LEAD,
        about=view.about("assessment-response"),
    )


def _moved(now: float, before: float | None) -> dict[str, Any]:
    if before is None or not (labels.known(before) and labels.known(now)):
        return {"delta": "前回の率なし", "good": None}
    return {"delta": f"前回から{labels.points(now - before)}", "good": bool(now > before)}


def _total(view: View, units: pd.DataFrame, city: pd.Series, before: pd.Series | None) -> Tile:
    return Tile(
        label="総合点の平均",
        value=labels.score(city["mean"]),
        unit="点",
        of=f"中央の半分 {labels.score(city['p25'])}〜{labels.score(city['p75'])}点・n={labels.count(city['n'])}",
        delta="前回なし" if before is None else f"前回 {labels.score(before['mean'])}点（答えた人全員）",
        good=None,
        chosen=beside(view, units, lambda row: f"{labels.score(row['mean'])}点（n={labels.count(row['n'])}）"),
        lead=Lead("scores", "総合点の分布の表で見る", {"table_scores": ("true",)}),
        about=view.about("assessment-total", "assessment-mean"),
    )


def _weakest(ask: Ask, view: View) -> Tile:
    """Fields of several questions only: one question is no match for six."""
    fields, about = asking.fields(ask, view), view.about("assessment-mean", "assessment-total")
    several = fields[(fields["questions"] > 1) & fields["mean"].notna()]
    lowest = words.leaders(several, "mean", lowest=True)
    if lowest.empty:
        reason = "1問だけの分野は比べません" if words.are_single(fields) else ""
        return Tile("最も低い分野", labels.UNKNOWN, "", reason, "", None, about=about)
    row = lowest.iloc[0]
    above = words.leaders(several.drop(lowest.index), "mean", lowest=True)
    gap = f"次は{words.together(above['field'], '分野')} {labels.score(above['mean'].iloc[0])}点" if len(above) else ""
    return Tile(
        label=f"最も低い分野：{words.together(lowest['field'], '分野')}",
        value=labels.score(row["mean"]),
        unit="点",
        of=f"平均・{'・'.join(map(labels.count, lowest['questions']))}問・n={labels.count(row['n'])}",
        delta=gap,
        good=None,
        chosen=_field_beside(ask, view, row["field"]) if len(lowest) == 1 else "",
        lead=Lead("fields", "分野の表で見る", {"table_fields": ("true",)}),
        about=about,
    )


def _field_beside(ask: Ask, view: View, field: str) -> str:
    if not view.chosen:
        return ""
    kind = "department" if view.department else "bureau"
    rows = asking.by_field(ask, view, kind)
    return _named(view, rows[rows["field"] == field], kind, lambda row: f"{labels.score(row['mean'])}点")


def _change(ask: Ask, view: View) -> Tile:
    label, about = "前回からの変化（同じ人）", view.about("assessment-change")
    changes = asking.changes(ask, view)
    city = changes[(changes["level"] == "city") & changes["field"].isna()]
    if city.empty:
        return Tile(label, labels.UNKNOWN, "", "比べられる前の回がありません", "", None, about=about)
    row = city.iloc[0]
    if row["matched"] == 0:
        return Tile(label, labels.UNKNOWN, "", "前の回と同じ人が1人も分かりません", "", None, about=about)
    if row["masked"] or not labels.known(row["change"]):
        return Tile(
            label, labels.UNKNOWN, "", f"両方に答えた人が少ないため伏せています（n<{view.k}）", "", None, about=about
        )
    alone = row["unmatched"] + row["unmatched_before"]
    said = "伸びた" if row["change_low"] > 0 else "下がった" if row["change_high"] < 0 else "偶然の幅のうち"
    width = f"{labels.signed(row['change_low'])}〜{labels.signed(row['change_high'])}"
    certain = row["change_low"] > 0 or row["change_high"] < 0
    return Tile(
        label=label,
        value=labels.signed(row["change"]),
        unit="点",
        of=f"{labels.count(row['matched'])}人・95%の幅 {width}",
        delta=f"{said}（{labels.count(alone)}人は片方だけ）",
        good=bool(row["change"] > 0) if certain else None,
        lead=Lead("change", "分野ごとの変化の表で見る", {"table_change": ("true",)}),
        about=about,
    )


def beside(view: View, units: pd.DataFrame, say: Say) -> str:
    """The chosen by name beside the city's figure."""
    rows = units[units["level"] == ("department" if view.department else "bureau")]
    return _named(view, rows, "unit", say)


def _named(view: View, rows: pd.DataFrame, column: str, say: Say) -> str:
    """The chosen by name, at most two: figures of several are never put together."""
    found = {row[column]: row for _, row in rows[rows[column].isin(view.chosen)].iterrows()}
    said = [
        f"{name} {scores.hidden(found[name]['n'], view.k) if found[name]['masked'] else say(found[name])}"
        for name in view.chosen
        if name in found
    ]
    return "・".join(said[:2]) + (f" ほか{len(said) - 2}" if len(said) > 2 else "")


def _furthest_behind(rows: pd.DataFrame) -> str:
    gaps = words.gaps(rows) if len(rows) else pd.DataFrame(columns=["gap"])
    most = words.leaders(gaps, "gap", lowest=True)
    if most.empty:
        return ""
    names = [f"{row.name_}の{row.field}" for row in words.records(most)]
    figure = _gap(most["gap"].iloc[0])
    return f"{names[0]}（{figure}）" if len(names) == 1 else f"{words.together(names, 'つ')}（いずれも{figure}）"


def _gap(gap: float) -> str:
    return f"▲{abs(gap) * 100:.1f}点"
