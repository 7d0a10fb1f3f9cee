"""What is asked about the procedures of a 課."""

from typing import Any

import pandas as pd

from dashboard import labels
from dashboard.screens.department import part
from dashboard.screens.department.asked import Of, Question
from dashboard.screens.department.parts.procedures import CANDIDATES, LISTED
from dashboard.screens.online.filters import LEFT, ON_PAPER
from dashboard.screens.terms import Lead

PAPER_SHARE, PAPER_LEAST = 0.5, 100
"""Of an online procedure: more than this share on paper, and so many a year."""
STILL_MONTHS, STILL_LEFT = 6, 5
SOON = 0
"""The reason (懸念点) that says it is planned."""
PAPER = Lead("remaining", "オンラインなのに紙のままの手続で見る", {LEFT.key: (ON_PAPER,)}, page="online")


def gone_back(of: Of) -> Question | None:
    """What was online and is not any more."""
    changed = of.own(of.facts.changed)
    back = changed[changed["status_before"] == "online"] if len(changed) else changed
    if back.empty:
        return None
    return Question(f"{_named(back)}が実施済でなくなりました。何があり、いつ戻せますか。", LISTED)


def elsewhere(of: Of) -> Question | None:
    """What is left that other 課 have put online, where no law and not its nature stands against it."""
    waiting = of.own(of.facts.waiting)
    if waiting.empty:
        return None
    free = waiting[waiting["is_mendable"].ne(False).fillna(True)]
    known = free[free["elsewhere"].notna()]
    if known.empty:
        return None
    row: Any = next(known.itertuples())
    many = (
        f"残る{labels.count(len(waiting))}手続のうち{labels.count(len(known))}手続" if len(waiting) > 1 else "残る1手続"
    )
    tool = f"（{row.elsewhere_tool}）" if labels.known(row.elsewhere_tool) else ""
    return Question(
        f"{many}は、ほかの課が同じ種類をオンライン化済みです。「{row.procedure}」は、{row.elsewhere}の"
        f"「{row.elsewhere_procedure}」{tool}を手本にできませんか。",
        CANDIDATES,
    )


def paper(of: Of) -> Question | None:
    """What is online and still comes on paper."""
    rows = of.own(of.facts.paper)
    if rows.empty:
        return None
    much = rows[(rows["paper_volume"] >= PAPER_LEAST) & (rows["usage_rate"] < 1 - PAPER_SHARE)]
    if much.empty:
        return None
    row: Any = next(much.itertuples())
    said = f"年{labels.count(row.annual_count)}件のうち{labels.count(row.paper_volume)}件が紙"
    return Question(f"「{row.procedure}」はオンラインでできますが、{said}です。窓口や通知で、どう案内しますか。", PAPER)


def planned(of: Of) -> Question | None:
    """What is to come by itself: the plan is asked for as it is written."""
    waiting = of.own(of.facts.waiting)
    soon = waiting[(waiting["status"] == "planned") | (waiting["barrier"] == SOON)] if len(waiting) else waiting
    if soon.empty:
        return None
    row: Any = next(soon.itertuples())
    when = f"（予定は{row.planned_for}）" if labels.known(row.planned_for) else "（時期の記入なし）"
    return Question(f"{_named(soon)}は実施予定です{when}。予定どおりですか。何が残っていますか。", CANDIDATES)


def mendable(of: Of) -> Question | None:
    """The reason that holds most volume back, of those that a 課 can do something about."""
    held = part.mendable(of.own(of.facts.waiting))
    own = held[held["barrier"] != SOON] if len(held) else held
    if own.empty:
        return None
    by = own.groupby("barrier").agg(procedures=("ref", "count"), volume=("remaining_volume", "sum"))
    by = by.sort_values(["volume", "procedures"], ascending=False)
    code, most = by.index[0], by.iloc[0]
    row: Any = next(own[own["barrier"] == code].itertuples())
    volume = f"・年{labels.count(most['volume'])}件" if most["volume"] else ""
    return Question(
        f"「{labels.barrier(code)}」が{labels.count(most['procedures'])}手続{volume}を止めています。"
        f"「{row.procedure}」なら、何があれば始められますか。",
        CANDIDATES,
    )


def unexplained(of: Of) -> Question | None:
    """Those without a reason."""
    waiting = of.own(of.facts.waiting)
    own = waiting[waiting["barrier"].isna()] if len(waiting) else waiting
    if own.empty:
        return None
    return Question(f"{_named(own)}には、未実施の理由が書かれていません。何が止めていますか。", CANDIDATES)


def still(of: Of) -> Question | None:
    """A rate that has not risen for half a year."""
    path, row = of.own(of.facts.paths), of.rate
    if row is None or row["remaining"] < STILL_LEFT or len(path) <= STILL_MONTHS:
        return None
    before = path["rate"].iloc[-1 - STILL_MONTHS]
    if not labels.known(before) or path["rate"].iloc[-1] > before:
        return None
    return Question(
        f"オンライン化率は{STILL_MONTHS}か月前（{labels.percent(before)}）から上がらず、"
        f"{labels.count(row['remaining'])}手続が残っています。次の1件は何にしますか。",
        CANDIDATES,
    )


def model(of: Of) -> Question | None:
    """What this 課 has that others need."""
    waiting = of.facts.waiting
    needing = waiting[waiting["elsewhere"] == of.name] if len(waiting) else waiting
    if needing.empty:
        return None
    row: Any = next(needing.itertuples())
    others = needing["department"].nunique()
    return Question(
        f"「{row.elsewhere_procedure}」は、{row.department}の「{row.procedure}」など{labels.count(len(needing))}手続"
        f"（{labels.count(others)}課）の手本になります。進め方を伝えられますか。",
        Lead("candidates", "次の一手の候補で見る", {"department": (str(row.department),)}, page="next"),
    )


def fixed(of: Of) -> Question | None:
    """All that is left is held back by a law or its nature."""
    waiting = of.own(of.facts.waiting)
    if waiting.empty or not waiting["is_mendable"].eq(False).fillna(False).all():
        return None
    return Question(
        f"残る{labels.count(len(waiting))}手続は、すべて制度や性質が理由です。予約や事前入力など、一部だけでも"
        "オンラインにできることはありますか。",
        CANDIDATES,
    )


def _named(rows: pd.DataFrame) -> str:
    """The first, and how many more."""
    more = f"など{labels.count(len(rows))}手続" if len(rows) > 1 else ""
    return f"「{rows['procedure'].iloc[0]}」{more}"
