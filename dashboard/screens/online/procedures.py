"""The rows behind everything: every procedure with the file, sheet and row it came from."""

from collections.abc import Sequence

from dashboard import labels
from dashboard.screens.block import Table
from dashboard.screens.online.filters import STATUS
from dashboard.screens.online.view import View
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask

HEADING = "手続一覧（元のファイルの行まで）"

ONLINE, PARTIAL, OPEN = ("online",), ("partial",), ("planned", "not_online", "other")
"""Statuses of 対象手続: which of them count as online is said by the switch for 一部実施."""


def lead(view: View, *, online: bool) -> Lead:
    """To the procedures that count as online, or to those that do not yet."""
    partial = PARTIAL if view.with_partial == online else ()
    codes = (*ONLINE, *partial) if online else (*partial, *OPEN)
    words = [labels.STATUSES[code] for code in codes]
    return Lead(
        "procedures", f"手続一覧（{'・'.join(words)}）で見る", {STATUS.key: words, "search": ()}, is_of_chosen=True
    )


def table(ask: Ask, view: View, status: Sequence[str], search: str | None) -> Table:
    """The procedures of the chosen, narrowed to these statuses (codes) and to what is searched for."""
    rows = ask(
        "online/procedures", as_of=view.as_of, vs=view.vs, status=status, search=search or None, **view.attention
    )
    if view.vs is None:
        rows = rows.drop(columns="status_before")
    who = "・".join(view.chosen) or "全庁"
    found = f"{who}の手続 {len(rows):,}件（残る年間件数の多い順。見出しを押すと並べ替えます）"
    notes = [f"{labels.month_end(view.as_of)}現在", found, "出典：各課の手続一覧（ファイル・シート・行を各行に示す）"]
    title, nothing = view.title("手続一覧", measure="kind", is_narrowed=True), _nothing(view, status, search)
    return Table(found, title, notes, rows, "online/procedures", nothing)


def _nothing(view: View, status: Sequence[str], search: str | None) -> str:
    """Why there is none, and what to let go of."""
    narrowed = [f"「{search}」"] if search else []
    narrowed += [f"状況が{'・'.join(labels.STATUSES[code] for code in status)}"] if status else []
    narrowed += [f"{'・'.join(view.chosen)}だけ"] if view.chosen else []
    way = "左の「絞り込みを解除」で全庁から探せます。" if view.chosen else "条件を減らすと見つかることがあります。"
    return f"{'、'.join(narrowed)}に当てはまる手続はありません。{way}" if narrowed else labels.EMPTY
