"""The headline of ロードマップ: the page in one line, and what is late, slip, what is due, where reports disagree."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.charts.rankings.late_ranking import delay
from dashboard.screens import since
from dashboard.screens.block import Heading, Tile
from dashboard.screens.roadmap import asking, changes, every, words
from dashboard.screens.roadmap.filters import DISAGREE, DUE, STATE
from dashboard.screens.roadmap.view import View
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask, Comparing

TITLE = "ロードマップ"
NOTHING = Heading(TITLE, "ロードマップがまだ取り込まれていません。")
UNDER_WAY = ("late", "attention", "on_track")
LISTED = ("late", "attention", "on_track", "not_started", "done", "stopped", "unknown")


def heading(ask: Ask, view: View) -> Heading:
    """The page in one line, and what its figures are based on."""
    totals = asking.totals(ask, view)
    waiting = int(totals["not_reported"])
    silent = f"（{waiting}件は今月の報告なし）" if waiting else ""
    return Heading(
        TITLE,
        _since(ask, view) + sentence(asking.late(asking.rows(ask, view.unnarrowed)), _changes(ask, view), totals, view),
        f"{labels.month_end(view.as_of)}現在・取組{labels.count(totals['initiatives'])}件{silent}・{view.compared}",
    )


def _since(ask: Ask, view: View) -> str:
    """Beside a meeting: how the number of late ones changed, of the city or the chosen, in its two parts."""
    if view.vs_meeting is None:
        return ""
    states = ask("meetings/roadmap", as_of=view.as_of, vs=view.vs, **view.attention)
    late = states[states["computed_state"] == "late"][["changed", "moved", "corrected"]].sum()
    split = since.parts(late["moved"], late["corrected"], since.more)
    who = view.together if view.chosen else "全庁"
    return f"{who}の遅れは{view.vs_label}から{since.more(late['changed'])}（{split}）。"


def sentence(late: pd.DataFrame, became: pd.DataFrame | None, totals: pd.Series, view: View) -> str:
    """What moved since 比較先, what is latest, and who reports otherwise.

    ``late``: the late ones of whom the page looks at (whatever 柱 and states it is narrowed to), worst first;
    ``became``: rows of roadmap/changes, of the same.
    """
    if not totals["initiatives"]:
        return labels.EMPTY
    who = f"{view.who}（関係課の取組を含む）の" if view.department else f"{view.who}の" if view.chosen else ""
    moved = _moved(became, view.vs_label)
    if late.empty and who:
        return f"{who}取組に遅れはありません（全庁の遅れは{totals['late']}件）。{moved}"
    if late.empty:
        whole = labels.count(totals["initiatives"])
        return f"{whole}件の取組に、遅れはありません（注意 {totals['attention']}件）。{moved}"
    worst = late.iloc[0]
    optimistic = late[late["agrees"].eq(False)]
    said = "・".join(words.short(name) for name in optimistic["initiative"].head(2))
    more = f"ほか{len(optimistic) - 2}件" if len(optimistic) > 2 else ""
    return (
        f"{moved}{who}遅れ{len(late)}件で最も大きいのは{words.short(worst['initiative'])}（{worst['department']}）の"
        f"{delay(worst)}。" + (f"{said}{more}は、課の報告と判定が食い違っています。" if said else "")
    )  # fmt: skip


def _changes(ask: Ask, view: View) -> pd.DataFrame | None:
    """What became of initiatives since 比較先, of the chosen; None where there is nothing to compare with."""
    return changes.rows(ask, view) if view.vs else None


def _moved(rows: pd.DataFrame | None, before: str) -> str:
    """What is newly late, recovered, done or slipped further, with the one that slipped most."""
    if rows is None:
        return ""
    counts = rows["became"].value_counts()
    said = [f"{labels.BECAME[became]}{counts[became]}件" for became in NEWS if became in counts]
    slipped = rows[rows["became"] == "slipped"]
    if len(slipped):
        days = (slipped["slip_days"] - slipped["slip_before"]).sort_values(ascending=False)
        name = words.short(slipped.loc[days.index[0], "initiative"])
        said[-1] += f"（{name} ＋{days.iloc[0]:.0f}日{'など' if len(days) > 1 else ''}）"
    return (
        f"{before}から{'、'.join(said)}{since.of_it(rows, '件')}。" if said else f"{before}から遅れの動きはありません。"
    )


NEWS = ("newly_late", "recovered", "done", "slipped")
"""What the headline says of changes, the one with a name last."""


def tiles(ask: Comparing, view: View) -> list[Tile]:
    """What is late, all states, slip, what is due, and where report and rule disagree."""
    now = asking.totals(ask, view)
    before = asking.totals(ask.earlier, view, view.vs) if view.vs else None
    corrected = asking.totals(ask, view, view.vs) if view.vs_meeting else None
    chosen = _Chosen(
        asking.totals(ask, view, **view.attention) if view.chosen else None,
        asking.totals(ask.earlier, view, view.vs, **view.attention) if view.chosen and view.vs else None,
    )
    slipped = _slipped(ask, view)
    whole = labels.count(now["initiatives"])
    return [
        Tile(
            label="遅れ",
            value=labels.count(now["late"]),
            unit="件",
            of=f"{whole}件のうち・注意 {labels.count(now['attention'])}件",
            note="・".join(filter(None, [_parts(now, before, corrected, "late"), slipped])),
            **_change(view, now, before, "late"),
            chosen=_beside(view, chosen, "late"),
            lead=Lead("late_list", "遅れの一覧で見る"),
            about=view.about("roadmap-late", "roadmap-delay"),
        ),
        Tile(
            label="取組の判定",
            value=whole,
            unit="件",
            of="／".join(f"{labels.state(state)}{labels.count(now[state])}" for state in LISTED if now[state]),
            **_change(view, now, before, "done", subject="完了", larger_is_better=True),
            note=_parts(now, before, corrected, "done"),
            chosen=_beside(view, chosen, "initiatives"),
            lead=every.lead(),
            about=view.about("roadmap-state"),
        ),
        _median(view, now, before, corrected, chosen),
        Tile(
            label=f"{view.due_days}日以内に期限",
            value=labels.count(now["due_soon"]),
            unit="件",
            of="基準計画の終わりが近く、まだ終わっていない",
            delta=_due(now),
            good=None,
            chosen=_beside(view, chosen, "due_soon"),
            lead=every.lead(**{DUE.key: ("true",)}),
            about=view.about("roadmap-due", "roadmap-baseline"),
        ),
        Tile(
            label="報告と判定の不一致",
            value=labels.count(now["disagree"]),
            unit="件",
            of=f"報告と比べられる{labels.count(now['reported'])}件のうち{_optimistic(now)}",
            **_change(view, now, before, "disagree"),
            note=_parts(now, before, corrected, "disagree"),
            chosen=_beside(view, chosen, "disagree"),
            lead=every.lead(**{DISAGREE.key: ("true",)}),
            about=view.about("roadmap-disagree", "roadmap-state"),
        ),
    ]


def _parts(
    now: pd.Series,
    before: pd.Series | None,
    corrected: pd.Series | None,
    column: str,
    say: Callable[[Any], str] = since.more,
) -> str:
    """The two parts of a change since a meeting; nothing beside a month."""
    if before is None or corrected is None:
        return ""
    return since.short(now[column] - corrected[column], corrected[column] - before[column], say)


def _median(
    view: View, now: pd.Series, before: pd.Series | None, corrected: pd.Series | None, chosen: "_Chosen"
) -> Tile:
    past = None if before is None else before["median_slip"]
    is_known = past is not None and labels.known(past) and labels.known(now["median_slip"])
    change = now["median_slip"] - past if is_known and past is not None else None
    value = labels.slip(now["median_slip"])
    return Tile(
        label="終わりのずれの中央値",
        value=value.removesuffix("日"),
        unit="日" if value != labels.UNKNOWN else "",
        of=f"進行中で見込の分かる{labels.count(now['slip_known'])}件。遅いものだけでは{labels.slip(now['median_behind'])}",
        delta=f"{view.vs_label}のデータなし" if change is None else f"{_whose(view)}{labels.slip(change)}",
        good=None if not change else bool(change < 0),
        note=_parts(now, before, corrected, "median_slip", labels.slip) if change is not None else "",
        chosen="" if chosen.now is None else f"{view.together} {labels.slip(chosen.now['median_slip'])}",
        lead=every.lead(**{STATE.key: [labels.state(state) for state in UNDER_WAY]}),
        about=view.about("roadmap-slip", "roadmap-delay"),
    )


def _change(
    view: View,
    now: pd.Series,
    before: pd.Series | None,
    column: str,
    *,
    subject: str = "",
    larger_is_better: bool = False,
) -> dict[str, Any]:
    if before is None or not before["initiatives"]:
        return {"delta": f"{view.vs_label}のデータなし", "good": None}
    change = int(now[column] - before[column])
    sign = "＋" if change > 0 else "±" if change == 0 else ""
    since = _whose(view, subject)
    return {
        "delta": f"{since}{sign}{labels.count(change)}件",
        "good": None if not change else (change > 0) == larger_is_better,
    }


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The totals of the chosen, now and at 比較先."""

    now: pd.Series | None
    before: pd.Series | None


def _beside(view: View, chosen: _Chosen, column: str) -> str:
    """The chosen with their figure and their own change."""
    if chosen.now is None:
        return ""
    said = f"{view.together} {labels.count(chosen.now[column])}件"
    if chosen.before is None or not chosen.before["initiatives"] or column in ("initiatives", "due_soon"):
        return said
    change = int(chosen.now[column] - chosen.before[column])
    return f"{said} {view.vs_label}から{'＋' if change > 0 else '±' if not change else ''}{labels.count(change)}件"


def _whose(view: View, subject: str = "") -> str:
    """Since when a change is, and whose where it could be taken for another's."""
    said = "の".join([*(["全庁"] if view.chosen else []), *([subject] if subject else [])])
    return f"{said}は{view.vs_label}から" if said else f"{view.vs_label}から"


def _slipped(ask: Ask, view: View) -> str:
    """How many moved back further, which no count of late ones shows."""
    rows = _changes(ask, view.city)
    further = 0 if rows is None else int((rows["became"] == "slipped").sum())
    return f"見込がさらに後ろへ {further}件" if further else ""


def _due(now: pd.Series) -> str:
    """The next one."""
    return f"最も近い期限 {now['next_due']:%Y-%m-%d}" if labels.known(now["next_due"]) else ""


def _optimistic(now: pd.Series) -> str:
    return f"・順調などと報告し判定は遅れ {now['optimistic']}件" if now["optimistic"] else ""
