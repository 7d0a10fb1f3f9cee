"""Who has not sent a 手続一覧."""

from dashboard import labels
from dashboard.charts.over_time import sparkline
from dashboard.screens.block import Tile
from dashboard.screens.overview.view import View
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask

LEAD = Lead("", "提出状況で見る", page="submissions")


def tile(ask: Ask, view: View) -> Tile:
    """How many 課 are missing, and which."""
    online = view.online or view
    months = ask("frame/months")
    months = months[months["procedures"]]
    until = months[months["as_of"] <= str(online.as_of)]
    now = until.iloc[0]
    missing = ask("frame/freshness", as_of=online.as_of).iloc[0]["missing"]
    names = list(missing) if now["not_submitted"] else []
    own = [name for name in names if name in view.department]
    before = until[until["as_of"] == str(online.vs)]["not_submitted"]
    change = int(now["not_submitted"] - before.iloc[0]) if len(before) else None
    return Tile(
        label="手続一覧の未提出",
        value=labels.count(now["not_submitted"]),
        unit="課",
        of=f"提出{labels.count(now['departments'])}課・{'・'.join(names[:2])}{'ほか' if len(names) > 2 else ''}"
        if names
        else f"{labels.count(now['departments'])}課すべてが提出",
        delta=f"{view.vs_label}のデータなし"
        if change is None
        else f"{view.vs_label}から{'＋' if change > 0 else '▲' if change < 0 else '±'}{abs(change)}課",
        good=None if not change else change < 0,
        chosen=f"{'・'.join(own)} 未提出" if own else "",
        trend=sparkline.svg(list(until["not_submitted"].astype(float).iloc[::-1])) if len(until) > 1 else None,
        lead=LEAD,
        about=online.about("online-late"),
    )
