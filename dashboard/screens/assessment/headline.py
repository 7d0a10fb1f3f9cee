"""The headline of スキルアセスメント: the page in one line, and five figures with the chosen beside the city."""

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
    """The page in one line, and what its figures are based on."""
    rounds = asking.rounds(ask)
    row = rounds[rounds["round"] == view.round].iloc[0]
    before = f"・前回は{view.round_before}" if view.round_before else "・前回なし"
    return Heading(
        TITLE,
        sentence(
            asking.units(ask, view), asking.fields(ask, view), asking.changes(ask, view),
            _compared(ask, view),
        ),
        f"{labels.month_end(view.as_of)}までの回答・{labels.count(row['questions'])}問／"
        f"{labels.count(row['fields'])}分野・{labels.count(row['respondents'])}人{before}",
    )  # fmt: skip


def _compared(ask: Ask, view: View) -> pd.DataFrame:
    """The 部 by field, or the 課 where no 部 is known: of a 課 of ten, the rounding could put another one first."""
    bureaus = asking.by_field(ask, view, "bureau")
    return bureaus if len(bureaus) else asking.by_field(ask, view, "department")


def sentence(units: pd.DataFrame, fields: pd.DataFrame, changes: pd.DataFrame, weakest: pd.DataFrame) -> str:
    """Which skill is missing where. ``weakest``: field_by_department of 部 (or 課, where no 部 is known)."""
    several = fields[(fields["questions"] > 1) & fields["mean"].notna()].sort_values("mean")
    if several.empty:
        if units.empty:
            return words.NO_ROUND
        return f"{words.ONE_QUESTION_EACH}{_grown(changes)}" if words.are_single(fields) else words.TOO_FEW
    low = several.iloc[0]
    said = f"最も低い分野は{low['field']}（平均{labels.score(low['mean'])}点）"
    behind = _furthest_behind(weakest)
    where = f"。全庁との差が最も大きいのは{behind}" if behind else ""
    return f"{said}{where}。{_grown(changes)}"


def tiles(ask: Ask, view: View) -> list[Tile]:
    """Who answered, the total, the weakest field, the change, and how much is hidden."""
    units = asking.units(ask, view)
    city = units[units["level"] == "city"].iloc[0]
    before = asking.units(ask, view, view.round_before) if view.round_before else units.iloc[:0]
    city_before = before[before["level"] == "city"].iloc[0] if len(before) else None
    return [
        _responses(view, units, city, city_before),
        _total(view, units, city, city_before),
        _weakest(ask, view),
        _change(ask, view),
        _masked(view, units),
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
        chosen=_beside(view, units, lambda row: labels.with_fraction(row["respondents"], row["headcount"])),
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
        delta="前回なし" if before is None else f"前回 {labels.score(before['mean'])}点（答えた人全員どうし）",
        good=None,
        chosen=_beside(view, units, lambda row: f"{labels.score(row['mean'])}点（n={labels.count(row['n'])}）"),
        lead=Lead("scores", "総合点の分布の表で見る", {"table_scores": ("true",)}),
        about=view.about("assessment-total", "assessment-mean"),
    )


def _weakest(ask: Ask, view: View) -> Tile:
    """Fields of several questions only: one question is no match for six."""
    fields, about = asking.fields(ask, view), view.about("assessment-mean", "assessment-total")
    several = fields[(fields["questions"] > 1) & fields["mean"].notna()].sort_values("mean")
    if several.empty:
        reason = "1問だけの分野は比べません" if words.are_single(fields) else ""
        return Tile("最も低い分野", labels.UNKNOWN, "", reason, "", None, about=about)
    row, next_one = several.iloc[0], several.iloc[1:2]
    gap = f"次は{next_one['field'].iloc[0]} {labels.score(next_one['mean'].iloc[0])}点" if len(next_one) else ""
    return Tile(
        label=f"最も低い分野：{row['field']}",
        value=labels.score(row["mean"]),
        unit="点",
        of=f"平均・{labels.count(row['questions'])}問・n={labels.count(row['n'])}",
        delta=gap,
        good=None,
        chosen=_field_beside(ask, view, row["field"]),
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
    certain = row["change_low"] > 0 or row["change_high"] < 0
    return Tile(
        label=label,
        value=labels.signed(row["change"]),
        unit="点",
        of=f"95%の幅 {labels.signed(row['change_low'])}〜{labels.signed(row['change_high'])}点",
        note=f"{labels.count(row['matched'])}人・片方だけの{labels.count(alone)}人を除く",
        delta="伸びた" if row["change_low"] > 0 else "下がった" if row["change_high"] < 0 else "偶然の幅のうち",
        good=bool(row["change"] > 0) if certain else None,
        lead=Lead("change", "分野ごとの変化の表で見る", {"table_change": ("true",)}),
        about=about,
    )


def _masked(view: View, units: pd.DataFrame) -> Tile:
    rows = units[units["level"] == "department"]
    hidden = rows["masked"].sum()
    few = (rows["n"] < view.k).sum()
    return Tile(
        label="人数が少なく伏せた課",
        value=labels.count(hidden),
        unit="課",
        of=f"{labels.count(len(rows))}課のうち。n<{view.k} が{labels.count(few)}課",
        delta=f"ほか{labels.count(hidden - few)}課は一緒に伏せて推測を防ぐ" if hidden > few else "部にまとめて示す",
        good=None,
        about=view.about("assessment-hidden"),
    )


def _beside(view: View, units: pd.DataFrame, say: Say) -> str:
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
    gaps = words.gaps(rows) if len(rows) else pd.DataFrame()
    if gaps.empty:
        return ""
    row = gaps.iloc[0]
    return f"{row['name_']}の{row['field']}（▲{abs(row['gap']) * 100:.1f}点）"


def _grown(rows: pd.DataFrame) -> str:
    total = rows[(rows["level"] == "city") & rows["field"].isna()] if len(rows) else rows
    if total.empty or not labels.known(total.iloc[0]["change"]):
        return ""
    row = total.iloc[0]
    if row["change_low"] > 0 or row["change_high"] < 0:
        return f"前回から、同じ人の総合点は{labels.signed(row['change'])}点。"
    return "前回から、同じ人の総合点は偶然の幅を超えて動いていない。"
