"""The headline figures of a カルテ."""

from dashboard import labels
from dashboard.charts.over_time import sparkline
from dashboard.screens.block import Tile
from dashboard.screens.department.asked import Of
from dashboard.screens.department.paragraph import rank
from dashboard.screens.department.parts.procedures import CANDIDATES
from dashboard.screens.department.path import path
from dashboard.screens.roadmap import asking as roadmap_asking
from dashboard.screens.terms import Lead


def row(of: Of) -> list[Tile]:
    """Rate, what is left, the roadmap and the アセスメント; a subject that is not imported has none."""
    return [
        *([_rate(of), _left(of)] if of.view.online else []),
        *([_late(of)] if of.view.roadmap else []),
        *([_score(of)] if of.view.assessment else []),
    ]


def _rate(of: Of) -> Tile:
    row, known, online = of.rate, path(of.facts, of.name), of.view.online or of.view
    is_known = row is not None and labels.known(row["rate"])
    low, high = (labels.percent(row[each]) if row is not None else "" for each in ("rate_low", "rate_high"))
    return Tile(
        "オンライン化率",
        labels.score(row["rate"]) if row is not None and is_known else labels.UNKNOWN,
        "%" if is_known else "",
        f"{labels.count(row['numerator'])}/{labels.count(row['denominator'])}・偶然の幅 {low}〜{high}"
        if row is not None and is_known
        else "手続一覧がありません" if row is None else "対象の手続がありません",
        f"{of.view.vs_label}から{labels.points(row['change'])}"
        if row is not None and labels.known(row["change"])
        else "比べられません",
        None if row is None or not labels.known(row["change"]) or not row["change"] else bool(row["change"] > 0),
        note=rank(of),
        trend=sparkline.svg(known.own, title="24か月の推移") if known else None,
        lead=Lead("ranking", "手続のオンライン化で見る", page="online"),
        about=online.about("online-rate", "online-interval"),
    )  # fmt: skip


def _left(of: Of) -> Tile:
    rows, row, online = of.own(of.facts.waiting), of.rate, of.view.online or of.view
    has_list = row is not None
    volume = rows["remaining_volume"].sum() if len(rows) else 0
    mendable = int(rows["is_mendable"].eq(True).fillna(False).sum()) if len(rows) else 0
    return Tile(
        "残る手続",
        labels.count(len(rows)) if has_list else labels.UNKNOWN,
        "件" if has_list else "",
        f"年{labels.count(volume)}件" if has_list else "手続一覧がありません",
        f"課で直せる理由 {labels.count(mendable)}件" if has_list else "",
        None,
        lead=CANDIDATES,
        about=online.about("next-candidate", "next-mendable"),
    )


def _late(of: Of) -> Tile:
    rows, roadmap = of.own(of.facts.initiatives), of.view.roadmap or of.view
    late = roadmap_asking.late(rows) if len(rows) else rows
    return Tile(
        "遅れている取組",
        labels.count(len(late)) if len(rows) else labels.UNKNOWN,
        "件" if len(rows) else "",
        f"所管する取組{labels.count(len(rows))}件のうち" if len(rows) else "所管する取組はありません",
        f"最大{labels.count(late['slip_days'].max())}日" if len(late) and late["slip_days"].max() > 0 else "",
        False if len(late) else None,
        lead=Lead("", "ロードマップで見る", page="roadmap"),
        about=roadmap.about("roadmap-late", "roadmap-delay"),
    )


def _score(of: Of) -> Tile:
    rows = of.own(of.facts.scores)
    held = of.view.assessment
    assert held is not None
    told = rows.iloc[0] if len(rows) else None
    is_shown = told is not None and labels.known(told["mean"])
    if told is None:
        of_them = "回答がありません"
    elif labels.known(told["headcount"]):
        of_them = f"回答{labels.count(told['respondents'])}/{labels.count(told['headcount'])}人"
    else:
        of_them = f"回答{labels.count(told['respondents'])}人"
    return Tile(
        "アセスメント平均",
        labels.score(told["mean"]) if told is not None and is_shown else "伏せ" if told is not None else labels.UNKNOWN,
        "点" if is_shown else "",
        of_them,
        held.round,
        None,
        note="" if is_shown or told is None else f"人数が少ないため（n<{held.k}など）",
        lead=Lead("", "スキルアセスメントで見る", page="assessment"),
        about=held.about("assessment-score"),
    )
