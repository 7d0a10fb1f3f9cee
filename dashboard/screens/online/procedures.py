"""The rows behind everything: every procedure with the file, sheet and row it came from."""

from collections.abc import Sequence

from dashboard import labels
from dashboard.screens.block import Table
from dashboard.screens.online.view import View
from dashboard.screens.view import Ask

HEADING = "手続一覧（元のファイルの行まで）"


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
    return Table(found, view.title("手続一覧", measure="kind"), notes, rows, "online/procedures")
