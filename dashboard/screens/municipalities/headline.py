"""What a 県's CDO reads first: how many municipalities, where they lie, who is farthest behind, what has moved."""

import pandas as pd

from dashboard import labels
from dashboard.charts.look.marks import TINY
from dashboard.charts.over_time import sparkline
from dashboard.screens.block import Heading, Tile
from dashboard.screens.municipalities import asking, words
from dashboard.screens.municipalities.view import View
from dashboard.screens.terms import Lead
from dashboard.screens.view import Ask

TITLE = "市区町村"
NOTHING = Heading(TITLE, "どの市区町村からも、手続一覧がまだ届いていません。")
TO_RATES = Lead("rates", "市区町村の表で見る")


def heading(ask: Ask, view: View) -> Heading:
    """The page in a few sentences, and as of when."""
    totals, rows = asking.totals(ask, view), asking.rates(ask, view)
    without = words.without(rows)
    basis = f"{labels.month_end(view.as_of)}現在・{view.compared}" + (
        f"・数えていない市区町村：{without}" if without else ""
    )
    return Heading(TITLE, _sentence(totals, rows, view), basis)


def _sentence(totals: pd.Series, rows: pd.DataFrame, view: View) -> str:
    if not totals["rated"]:
        return f"{labels.count(totals['municipalities'])}{words.UNIT}のどこにも、この月の率がありません。"
    who = f"{labels.count(totals['rated'])}{words.UNIT}（全{labels.count(totals['municipalities'])}）"
    said = f"{who}の中央値は{labels.percent(totals['median'])}"
    said += f"、中央の半分は{labels.percent(totals['p25'])}〜{labels.percent(totals['p75'])}。"
    return said + _moved(totals, view) + _behind(rows)


def _behind(rows: pd.DataFrame) -> str:
    """Who is farthest behind, with what the rate is made of."""
    rated = rows[rows["rate"].notna()]
    tied = rated[rated["rate"] == rated["rate"].min()]
    if len(tied) > 3:
        return f"最も遅れているのは{len(tied)}{words.UNIT}（{labels.percent(tied['rate'].iloc[0])}）。"
    first = tied.iloc[0]
    own = labels.with_fraction(first["numerator"], first["denominator"])
    return f"最も遅れているのは{words.listed([*tied['name']])} {own}。"


def _moved(totals: pd.Series, view: View) -> str:
    """How the middle moved among those that have both months: who did not send moves nothing."""
    if view.vs is None or not totals["in_both"]:
        return ""
    change = totals["median_of_both"] - totals["median_before"]
    same = f"（両方の月に出した{labels.count(totals['in_both'])}）" if totals["in_both"] < totals["rated"] else ""
    if abs(change) < TINY:
        return f"{view.vs_label}から変わっていません{same}。"
    return f"{view.vs_label}から{words.size(change)}{'上がりました' if change > 0 else '下がりました'}{same}。"


def tiles(ask: Ask, view: View) -> list[Tile]:
    """The middle, how far they lie apart, all together, who has sent, and what scores are told."""
    totals, months, rows = asking.totals(ask, view), asking.months(ask, view), asking.rates(ask, view)
    return [
        _middle(totals, months, view),
        _apart(totals, months, view),
        _whole(totals, months, view),
        _sent(rows, totals, view),
        _scores(ask, view),
    ]


def _middle(totals: pd.Series, months: pd.DataFrame, view: View) -> Tile:
    change = totals["median_of_both"] - totals["median_before"]
    is_known = view.vs is not None and labels.known(change)
    return Tile(
        label="市区町村の中央値",
        value=labels.score(totals["median"]),
        unit="%",
        of=f"{labels.count(totals['rated'])}{words.UNIT}・{labels.SHORT_MEASURES[view.measure]}",
        delta=f"{view.vs_label}から{labels.points(change)}" if is_known else f"{view.vs_label}のデータなし",
        good=bool(change > 0) if is_known and abs(change) >= TINY else None,
        trend=sparkline.svg([*months["median"]]) if len(months) > 1 else None,
        lead=TO_RATES,
        about=view.about("municipalities-median", words.RATES[view.measure]),
    )


def _apart(totals: pd.Series, months: pd.DataFrame, view: View) -> Tile:
    lowest, highest = labels.percent(totals["min"]), labels.percent(totals["max"])
    return Tile(
        label="中央の半分の幅",
        value=labels.score(totals["p75"] - totals["p25"]),
        unit="pt",
        of=f"{labels.percent(totals['p25'])}〜{labels.percent(totals['p75'])}",
        delta=f"最小{lowest}・最大{highest}",
        good=None,
        trend=sparkline.svg([*(months["p75"] - months["p25"])]) if len(months) > 1 else None,
        lead=TO_RATES,
        about=view.about("municipalities-spread", words.RATES[view.measure]),
    )


def _whole(totals: pd.Series, months: pd.DataFrame, view: View) -> Tile:
    return Tile(
        label="全体をまとめた率",
        value=labels.score(totals["rate"]),
        unit="%",
        of=f"{labels.count(totals['numerator'])}/{labels.count(totals['denominator'])}",
        delta="",
        good=None,
        note="大きい市区町村ほど重く数えます",
        trend=sparkline.svg([*months["city_rate"]]) if len(months) > 1 else None,
        about=view.about(words.RATES[view.measure]),
    )


def _sent(rows: pd.DataFrame, totals: pd.Series, view: View) -> Tile:
    missing = int(totals["municipalities"] - totals["rated"])
    return Tile(
        label="率のある市区町村",
        value=labels.count(totals["rated"]),
        unit=f"／{labels.count(totals['municipalities'])}",
        of=words.without(rows) or "すべてから届いています",
        delta=f"あと{labels.count(missing)}" if missing else "",
        good=None,
        lead=TO_RATES,
        about=view.about("municipalities-standing"),
    )


def _scores(ask: Ask, view: View) -> Tile:
    rows = asking.scores(ask, view)
    told = rows[rows["standing"] == "told"]
    counts = rows["standing"].value_counts()
    said = [f"{words.TOLD[code]} {labels.count(counts[code])}" for code in words.TOLD if code in counts]
    return Tile(
        label="アセスメントの中央値",
        value=labels.score(told["median"].median()),
        unit="点" if len(told) else "",
        of="・".join(said),
        delta="各市区町村が示せる合計点だけ",
        good=None,
        lead=Lead("scores", "アセスメントの表で見る"),
        about=view.about("municipalities-scores"),
    )
