"""What is known of one initiative: as judged and reported, month by month, and what it is measured against."""

import pandas as pd

from dashboard import labels, markup
from dashboard.markup import Markup
from dashboard.screens.block import Table
from dashboard.screens.roadmap import asking
from dashboard.screens.roadmap.view import View
from dashboard.screens.roadmap.words import day, days, or_unknown
from dashboard.screens.view import Ask

REPORTED = [
    *("as_of", "computed_state", "reported_text", "slip_days", "forecast_end", "progress", "done_this_month"),
    *("problem", "next_step", "kpi_actual", "initiative_id", "file", "sheet", "cell", "import_id"),
]


def row(ask: Ask, view: View) -> pd.Series:
    """The view's initiative on 基準日."""
    rows = asking.every(ask, view)
    return rows[rows["initiative_key"] == view.initiative].iloc[0]


def name(row: pd.Series) -> str:
    """Its number and name."""
    return " ".join(str(row[part]) for part in ("initiative_id", "initiative") if labels.known(row[part]))


def verdict(row: pd.Series) -> Markup:
    """State by rule beside the report, as markup."""
    slip = f"（{labels.slip(row['slip_days'])}）" if labels.known(row["slip_days"]) else ""
    said = (labels.state(row["computed_state"]), slip, or_unknown(row["reported_text"]))
    states = markup.of("判定 <b>{}</b>{}　報告 <b>{}</b>", *said)
    disagrees = labels.known(row["agrees"]) and not row["agrees"]
    return markup.joined(
        [states, markup.of("　<span class='dx-late'>報告と判定が合いません</span>") if disagrees else ""]
    )


def why(row: pd.Series) -> str:
    """Why the rule judges so, where it says why."""
    return f"判定の理由：{labels.REASONS[row['reason']]}" if labels.known(row["reason"]) else ""


def facts(row: pd.Series) -> dict[str, str]:
    """Whose it is, its dates, problem and next step: what is asked first."""
    related = "、".join(row["related_departments"])
    reviewed = "（見直し後）" if row["is_rebaselined"] else ""
    return {
        "所管課": f"{row['department']}{f'（関係課：{related}）' if related else ''}",
        "柱・施策": "／".join(or_unknown(row[name]) for name in ("pillar", "theme")),
        "基準計画": f"{days(row['baseline_start'], row['baseline_end'])}{reviewed}",
        "実績・見込": f"{days(row['actual_start'], row['actual_end'])}　見込 {day(row['expected_end'])}",
        "進捗率": f"{labels.whole_percent(row['progress'])}（計画では{labels.whole_percent(row['planned_progress'])}）",
        "今月の実績": or_unknown(row["done_this_month"]),
        "課題": or_unknown(row["problem"]),
        "次の予定": or_unknown(row["next_step"]),
        "節目": "、".join(f"{each['due']} {each['name']}" for each in row["milestones"]) or labels.UNKNOWN,
    }


def history(ask: Ask, view: View) -> pd.DataFrame:
    """What was reported of it, the latest month first."""
    return ask("roadmap/history", initiative=view.initiative, as_of=view.as_of)


def reports(ask: Ask, view: View) -> Table:
    """Month by month, down to the cell."""
    initiative, months = row(ask, view), history(ask, view)
    heading = f"月ごとの報告（{len(months)}回、元のファイルのセルまで）"
    title = f"月ごとの報告（{initiative['initiative']}）"
    return Table(heading, title, [f"所管課：{initiative['department']}"], months[REPORTED], "roadmap/history")


def baselines(ask: Ask, view: View) -> list[tuple[str, str]]:
    """What it is measured against, since when and why."""
    return [_baseline(made) for _, made in ask("roadmap/baselines", initiative=view.initiative).iterrows()]


def _baseline(made: pd.Series) -> tuple[str, str]:
    span = days(made["baseline_start"], made["baseline_end"])
    if labels.known(made["since"]):
        term = f"見直し{made['rebaseline_id']:.0f}（{labels.month(made['since'])}から）"
        return term, f"{span}　理由：{made['reason']}（{made['made_by']}）"
    return f"初めの計画（{labels.month(made['said_on'])}の一覧）", f"{span}　{made['file']}"
