"""The headline of 次の一手: what comes of what is ticked, and the figures as they are and as they would be."""

from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.block import Heading, Tile
from dashboard.screens.next import procedures, shortest
from dashboard.screens.next.view import View
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask

TITLE = "次の一手"
NOTHING = Heading(TITLE, "手続一覧がまだ取り込まれていません。")
LEAD = Lead("candidates", "次の一手の候補で見る")


def heading(ask: Ask, view: View) -> Heading:
    """What the ticked would change; while none is, what the way to the target begins with."""
    totals = _totals(ask, view)
    said = _ticked(ask, view, totals) if totals["picked"] else _begin(ask, view, totals)
    left_out = [
        f"年間件数の分からない{labels.count(totals['waiting_unknown'])}手続は件数ベースに効きません",
        f"状況不明{labels.count(totals['unknown'])}件・対象外{labels.count(totals['not_applicable'])}件は数えません",
    ]
    basis = f"{labels.month_end(view.as_of)}現在・対象{labels.count(totals['applicable'])}手続／"
    return Heading(TITLE, said, f"{basis}{labels.count(totals['departments'])}課・{'・'.join(left_out)}")


def _ticked(ask: Ask, view: View, totals: pd.Series) -> str:
    """The two rates, and what is still missing."""
    volume = f"（年{labels.count(totals['picked_volume'])}件{_unknown(totals)}）"
    kind = f"{labels.percent(totals['online_rate'])}→{labels.percent(totals['online_rate_after'])}"
    cases = f"{labels.percent(totals['online_rate_by_volume'])}→{labels.percent(totals['online_rate_by_volume_after'])}"
    return (
        f"選んだ{labels.count(totals['picked'])}手続{volume}をオンライン化すると、全庁のオンライン化率は{kind}、"
        f"件数ベースは{cases}。{_short(ask, view, totals)}"
    )


def _unknown(totals: pd.Series) -> str:
    return f"、ほかに件数不明{labels.count(totals['picked_unknown'])}手続" if totals["picked_unknown"] else ""


def _short(ask: Ask, view: View, totals: pd.Series) -> str:
    """How many procedures the target (種類ベース) still lacks."""
    rate = totals["online_rate_after"]
    if not labels.known(rate):
        return ""
    goal = f"目標{labels.whole_percent(view.target)}"
    if rate >= view.target:
        return f"{goal}に届きます。"
    # Each procedure is one: what is ticked is taken off the fewest that were needed.
    left = len(ask("next/shortest", as_of=view.as_of, measure="kind", target=view.target)) - int(totals["picked"])
    return f"{goal}まであと{labels.count(left)}手続（{labels.points(view.target - rate)[1:]}）。"


def _begin(ask: Ask, view: View, totals: pd.Series) -> str:
    """What there is to choose from, and the largest that can be begun at once."""
    listed = procedures.rows(ask, view)
    if listed.empty:
        return "まだオンラインでない手続はありません。"
    easy = listed[listed["is_mendable"].fillna(False).astype(bool) & listed["elsewhere"].notna()]
    who = view.together if view.chosen else "全庁"
    said = (
        f"{who}に残る{labels.count(len(listed))}手続のうち、{labels.count(len(easy))}手続は課で直せる理由で、"
        "ほかの課が同じ種類を実施済。"
    )
    if len(easy):
        first = easy.iloc[0]
        said += (
            f"最も多いのは{first['procedure']}（{first['department']}・年{labels.count(first['remaining_volume'])}件）で、"
            f"{first['elsewhere']}の{first['elsewhere_procedure']}が手本になります。"
        )
    return said + shortest.explained(ask, view).partition("：")[0].rstrip("。") + "。"


def tiles(ask: Ask, view: View) -> list[Tile]:
    """Today → after, of what is ticked: the three rates, the spread, and what is ticked."""
    totals, chosen = _totals(ask, view), _totals(ask, view, **view.attention) if view.chosen else None
    spread = ask("next/spread", measure=view.measure, **view.what_if).iloc[0]
    return [
        _rate(view, totals, chosen, ("online_rate", "online", "applicable"), "種類", "online-rate", view.target),
        _rate(
            view, totals, chosen, ("online_rate_by_volume", "volume_online", "volume"), "件数", "online-rate-by-volume",
            view.volume_target,
        ),
        _usage(view, totals),
        _spread(view, spread),
        _picked(view, totals),
    ]  # fmt: skip


def _totals(ask: Ask, view: View, **attention: Any) -> pd.Series:
    return ask("next/totals", **view.what_if, **attention).iloc[0]


def _rate(
    view: View, totals: pd.Series, chosen: pd.Series | None, names: tuple[str, str, str], kind: str, term: str,
    target: float | None,
) -> Tile:  # fmt: skip
    rate, part, whole = names
    after = totals[f"{rate}_after"]
    change = after - totals[rate]
    goal = f"・目標{labels.whole_percent(target)}" if target else ""
    return Tile(
        f"オンライン化率（{kind}）",
        _arrow(totals[rate], after),
        "%",
        f"{labels.count(totals[f'{part}_after'])}/{labels.count(totals[whole])}{goal}",
        f"選んだ分 {labels.points(change)}",
        True if change > 0 else None,
        chosen=f"{view.who} {_arrow(chosen[rate], chosen[f'{rate}_after'])}%" if chosen is not None else "",
        about=view.about(term, "next-after"),
    )


def _arrow(before: float, after: float) -> str:
    """In percent without its sign; the two where they differ."""
    first, second = (labels.percent(each).rstrip("%") for each in (before, after))
    return second if first == second else f"{first}→{second}"


def _usage(view: View, totals: pd.Series) -> Tile:
    now, most = (labels.percent(totals[name]).rstrip("%") for name in ("usage_rate", "usage_rate_most"))
    return Tile(
        "オンライン利用率",
        now if now == most else f"{now}〜{most}",
        "%",
        f"{labels.count(totals['usage_online'])}/{labels.count(totals['usage_volume'])}件",
        "使われて初めて上がります",
        None,
        note="右の値は、選んだ手続がすべて使われたとき" if now != most else "",
        about=view.about("online-usage", "next-usage"),
    )


def _spread(view: View, spread: pd.Series) -> Tile:
    """The middle half of the 課, in points."""
    before, after = spread["p75"] - spread["p25"], spread["p75_after"] - spread["p25_after"]
    said = [labels.score(each) for each in (before, after)]
    return Tile(
        "課のばらつき",
        said[0] if said[0] == said[1] else f"{said[0]}→{said[1]}",
        "pt",
        f"{labels.SHORT_MEASURES[view.measure]}・{labels.count(spread['departments'])}課",
        f"課の中央値 {_arrow(spread['median'], spread['median_after'])}%",
        True if after < before else None,
        about=view.about("online-spread", "next-after"),
    )


def _picked(view: View, totals: pd.Series) -> Tile:
    return Tile(
        "選んだ手続",
        labels.count(totals["picked"]),
        "件",
        f"まだオンラインでない{labels.count(totals['waiting'])}件のうち",
        f"年{labels.count(totals['picked_volume'])}件分{_unknown(totals)}",
        None,
        lead=LEAD,
        about=view.about("next-candidate"),
    )
