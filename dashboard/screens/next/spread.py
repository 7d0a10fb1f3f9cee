"""How far the 課 would lie apart: today as rings, what would be as dots."""

from dashboard import labels
from dashboard.charts.distribution import spread_dots
from dashboard.screens.block import Block
from dashboard.screens.next.view import View
from dashboard.screens.view import Ask

TERMS = {"kind": "online-rate", "volume": "online-rate-by-volume"}


def block(ask: Ask, view: View) -> Block:
    """A dot for each 課 in the row of its 部; a ring where one stands today that moves."""
    rows = ask("next/departments", measure=view.measure, **view.what_if)
    spread = ask("next/spread", measure=view.measure, **view.what_if).iloc[0]
    part, whole = rows["numerator"].sum(), rows["denominator"].sum()
    city = part / whole if whole else None
    before, after = spread["p75"] - spread["p25"], spread["p75_after"] - spread["p25_after"]
    return Block(
        view.title("課別オンライン化率のばらつき：選んだ手続を変えたら"),
        sentence(before, after, int((rows["picked"] > 0).sum())),
        spread_dots.figure(rows, measure=view.measure, city=city, target=view.line, chosen=view.chosen, before="今"),
        spread_dots.alt(rows, measure=view.measure, city=city),
        rows,
        "next/departments",
        about=view.about(
            TERMS[view.measure], "online-spread", "next-after", counted=f"{labels.count(spread['departments'])}課"
        ),
    )


def sentence(before: float, after: float, moved: int) -> str:
    """Whether the gap closes."""
    if not labels.known(before):
        return labels.EMPTY
    if not moved:
        return f"中央の半分の課の幅は{labels.score(before)}ポイント。手続を選ぶと、どの課がどこまで動くかを示します。"
    way = "縮まります" if after < before else "広がります" if after > before else "変わりません"
    return (
        f"{moved}課が動き、中央の半分の課の幅は{labels.score(before)}ポイントから{labels.score(after)}ポイントに{way}。"
    )
