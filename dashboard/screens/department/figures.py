"""The headline figures of a カルテ."""

from dashboard import labels
from dashboard.charts.look import scores
from dashboard.charts.over_time import sparkline
from dashboard.screens.block import Tile
from dashboard.screens.department.asked import Of
from dashboard.screens.department.paragraph import rank
from dashboard.screens.department.part import mendable
from dashboard.screens.department.parts.procedures import CANDIDATES
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
    """With the width of chance and the rank; why there is none, where that is so."""
    row, known, online = of.rate, of.path, of.view.online or of.view
    lead = Lead("ranking", "手続のオンライン化で見る", page="online")
    about = online.about("online-rate", "online-interval")
    if row is None or not labels.known(row["rate"]):
        why = "手続一覧がありません" if row is None else "対象の手続がありません"
        return Tile("オンライン化率", labels.UNKNOWN, "", why, "", None, lead=lead, about=about)
    change, chance = row["change"], "〜".join(labels.percent(row[each]) for each in ("rate_low", "rate_high"))
    return Tile(
        "オンライン化率",
        labels.score(row["rate"]),
        "%",
        f"{labels.count(row['numerator'])}/{labels.count(row['denominator'])}・偶然の幅 {chance}",
        f"{of.view.vs_label}から{labels.points(change)}" if labels.known(change) else "比べられません",
        bool(change > 0) if labels.known(change) and change else None,
        note=rank(of),
        trend=sparkline.svg(known.own, title="24か月の推移") if known else None,
        lead=lead,
        about=about,
    )


def _left(of: Of) -> Tile:
    rows, row, online = of.own(of.facts.waiting), of.rate, of.view.online or of.view
    has_list = row is not None
    volume = rows["remaining_volume"].sum() if len(rows) else 0
    return Tile(
        "残る手続",
        labels.count(len(rows)) if has_list else labels.UNKNOWN,
        "件" if has_list else "",
        f"年{labels.count(volume)}件" if has_list else "手続一覧がありません",
        f"課で直せる理由 {labels.count(len(mendable(rows)))}件" if has_list else "",
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
    """The mean over all questions; of a small 課 nothing but who answered."""
    rows, held = of.own(of.facts.scores), of.view.assessment
    assert held is not None
    about = held.about("assessment-score")
    lead = Lead("", "スキルアセスメントで見る", page="assessment")
    label = "アセスメント平均"
    if rows.empty:
        return Tile(label, labels.UNKNOWN, "", "回答がありません", held.round, None, lead=lead, about=about)
    told = rows.iloc[0]
    of_all = f"/{labels.count(told['headcount'])}" if labels.known(told["headcount"]) else ""
    answered = f"回答{labels.count(told['respondents'])}{of_all}人"
    if not labels.known(told["mean"]):
        why = f"人数が少ないため（n<{held.k}など）"
        return Tile(label, scores.HIDDEN, "", answered, held.round, None, note=why, lead=lead, about=about)
    return Tile(label, labels.score(told["mean"]), "点", answered, held.round, None, lead=lead, about=about)
