"""One initiative's own view: a drawer with its history, its milestones and KPI, and where it all comes from."""

import datetime as dt
from html import escape

import pandas as pd
import streamlit as st

from dashboard import labels, settings
from dashboard.charts import kpi_line, slip_trend
from dashboard.errors import DashboardError
from dashboard.records import baselines as plans
from dashboard.store import answers as store
from dashboard.ui import blocks, roadmap, tables
from dashboard.ui.answers import answer
from dashboard.ui.blocks import Chart
from dashboard.ui.roadmap import View

KEY = "initiative"
"""In the URL and the session: the initiative on show."""
WIDTH = 880
CHART_HEIGHT, KPI_HEIGHT, TABLE_HEIGHT = 280, 220, 300


def choose(key: str | None) -> None:
    """Show one initiative, or none."""
    if key:
        st.query_params[KEY] = key
    else:
        st.query_params.pop(KEY, None)


def chosen(rows: pd.DataFrame) -> str | None:
    """The key of the initiative on show, if the city has it."""
    key = st.query_params.get(KEY)
    return key if key in set(rows["initiative_key"]) else None


def _close() -> None:
    choose(None)


def show(view: View) -> None:
    """Open the drawer for the view's initiative."""
    rows = roadmap.every(view)
    row = rows[rows["initiative_key"] == view.initiative].iloc[0]
    title = " ".join(str(row[name]) for name in ("initiative_id", "initiative") if labels.known(row[name]))
    st.dialog(title, width=WIDTH, position="right", on_dismiss=_close)(_body)(view, row)


def _body(view: View, row: pd.Series) -> None:
    history = answer("roadmap/history", initiative=view.initiative, as_of=view.as_of)
    _facts(row)
    _slip_chart(view, row)
    if history["kpi_actual"].notna().any() or history["kpi_target"].notna().any():
        _kpi_chart(row, history)
    _reports(row, history)
    _baselines(view, row)


def _facts(row: pd.Series) -> None:
    """State by rule beside the report, dates, problem and next step: what is asked first."""
    states = (
        f"判定 <b>{labels.state(row['computed_state'])}</b>{_slip(row)}"
        f"　報告 <b>{escape(_or_unknown(row['reported_text']))}</b>"
    )
    if labels.known(row["agrees"]) and not row["agrees"]:
        states += "　<span class='dx-late'>報告と判定が合いません</span>"
    related = "、".join(row["related_departments"])
    facts = {
        "所管課": f"{row['department']}{f'（関係課：{related}）' if related else ''}",
        "柱・施策": "／".join(_or_unknown(row[name]) for name in ("pillar", "theme")),
        "基準計画": _days(row["baseline_start"], row["baseline_end"])
        + ("（見直し後）" if row["is_rebaselined"] else ""),
        "実績・見込": f"{_days(row['actual_start'], row['actual_end'])}　終了見込 {_day(row['forecast_end'])}",
        "進捗率": f"{labels.whole_percent(row['progress'])}（計画では{labels.whole_percent(row['planned_progress'])}）",
        "今月の実績": _or_unknown(row["done_this_month"]),
        "課題": _or_unknown(row["problem"]),
        "次の予定": _or_unknown(row["next_step"]),
        "節目": "、".join(row["milestones"]) or labels.UNKNOWN,
    }
    why = f"<p class='dx-basis'>判定の理由：{labels.REASONS[row['reason']]}</p>" if labels.known(row["reason"]) else ""
    st.html(f"<p class='dx-finding'>{states}</p>{why}")
    pairs = "".join(f"<dt>{term}</dt><dd>{escape(text)}</dd>" for term, text in facts.items())
    st.html(f"<dl class='dx-facts'>{pairs}</dl>")


def _slip(row: pd.Series) -> str:
    return f"（{labels.slip(row['slip_days'])}）" if labels.known(row["slip_days"]) else ""


def _slip_chart(view: View, row: pd.Series) -> None:
    """The expected end and the milestones as each month's list named them."""
    ends = answer("roadmap/slip_history", as_of=view.as_of, initiative=(view.initiative,))
    lines = ends.assign(key=view.initiative, name="終わり", end=ends["expected_end"], state=row["computed_state"])
    named = answer("roadmap/milestones", as_of=view.as_of, initiative=view.initiative)
    named = named[named["milestone"].isin([text[11:] for text in row["milestones"]])]
    points = named.assign(
        key=named["milestone"], name=named["milestone"], end=named["due"], baseline_end=named["first_due"], state=None
    )
    columns = ["key", "name", "as_of", "end", "baseline_end", "state"]
    both = pd.concat([lines[columns], points[columns]]) if len(points) else lines[columns]
    figure = slip_trend.figure(both, fiscal_year_start=view.fiscal_year_start, height=CHART_HEIGHT)
    finding = f"基準計画の終わりは{_day(row['baseline_end'])}、いまの見込は{_day(row['expected_end'])}です。"
    drawn = Chart("終わりと節目の見込の移り変わり", finding, figure, slip_trend.alt(both), both[columns[1:5]],
                  "roadmap/slip_history")  # fmt: skip
    blocks.chart("initiative_slips", drawn, pick=None)


def _kpi_chart(row: pd.Series, history: pd.DataFrame) -> None:
    unit = f"（{row['kpi_unit']}）" if labels.known(row["kpi_unit"]) else ""
    oldest_first = history.sort_values("as_of").reset_index(drop=True)
    figure = kpi_line.figure(oldest_first, height=KPI_HEIGHT)
    known = oldest_first.dropna(subset="kpi_actual")
    finding = (
        f"{labels.month(known['as_of'].iloc[-1])}の実績値は{labels.quantity(known['kpi_actual'].iloc[-1])}、"
        f"目標値は{labels.quantity(row['kpi_target'])}です。"
        if len(known)
        else "実績値の報告がありません。"
    )
    name = row["kpi"] if labels.known(row["kpi"]) else "KPI"
    columns = ["as_of", "kpi", "kpi_baseline", "kpi_target", "kpi_actual"]
    drawn = Chart(f"KPI：{name}{unit}", finding, figure, kpi_line.alt(oldest_first), oldest_first[columns],
                  "roadmap/history")  # fmt: skip
    blocks.chart("initiative_kpi", drawn, pick=None)


def _reports(row: pd.Series, history: pd.DataFrame) -> None:
    blocks.subheading(f"月ごとの報告（{len(history)}回、元のファイルのセルまで）")
    columns = [
        *("as_of", "computed_state", "reported_text", "slip_days", "forecast_end", "progress", "done_this_month"),
        *("problem", "next_step", "kpi_actual", "initiative_id", "file", "sheet", "cell", "import_id"),
    ]
    title = f"月ごとの報告（{row['initiative']}）"
    notes = [f"所管課：{row['department']}"]
    tables.table("initiative_reports", history[columns], title, notes, TABLE_HEIGHT, answer="roadmap/history")


def _baselines(view: View, row: pd.Series) -> None:
    """What it is measured against, since when and why; and the form that changes it."""
    blocks.subheading("基準計画（見直しは理由とともに残ります）")
    lines = []
    for made in answer("roadmap/baselines", initiative=view.initiative).to_dict("records"):
        span = _days(made["baseline_start"], made["baseline_end"])
        if labels.known(made["since"]):
            lines.append(
                (f"見直し{made['rebaseline_id']:.0f}（{labels.month(made['since'])}から）",
                 f"{span}　理由：{made['reason']}（{made['made_by']}）")
            )  # fmt: skip
        else:
            lines.append((f"初めの計画（{labels.month(made['said_on'])}の一覧）", f"{span}　{made['file']}"))
    blocks.definition_list(lines)
    if store.is_sample(settings.data_folder()):
        st.html("<p class='dx-basis'>見本の市では見直しを記録できません。</p>")
    else:
        with st.expander("基準計画を見直す", key="rebaseline"):
            _review(view, row)


def _review(view: View, row: pd.Series) -> None:
    """A record in the ledger: who, why, and the dates to be measured against from this 基準日 on."""
    with st.form("rebaseline_form", border=False):
        left, right = st.columns(2)
        start = left.date_input("計画の始まり", _default(row, "start"), format="YYYY-MM-DD", key="rebaseline_start")
        end = right.date_input("計画の終わり", _default(row, "end"), format="YYYY-MM-DD", key="rebaseline_end")
        reason = st.text_input("見直した理由", key="rebaseline_reason", placeholder="例：国の仕様変更により延期")
        by = st.text_input("記録する人", key="rebaseline_by")
        sent = st.form_submit_button("記録する")
    st.html(
        f"<p class='dx-basis'>{labels.month_end(view.as_of)}から、この計画で数えます。前の月の数値は変わりません。"
        "取り消すには、コマンド undo 見直し番号 を使います。</p>"
    )
    if not sent:
        return
    number = row["initiative_id"] if labels.known(row["initiative_id"]) else None
    try:
        plans.rebaseline(
            settings.data_folder(), number, row["initiative"], reason=reason, by=by, as_of=view.as_of,
            planned_start=start, planned_end=end,
        )  # fmt: skip
    except DashboardError as error:
        st.error(str(error), icon=":material/error:")
        return
    st.rerun()


def _default(row: pd.Series, which: str) -> dt.date | None:
    """The plan as its list says it now, else the baseline."""
    for name in (f"planned_{which}", f"baseline_{which}"):
        if labels.known(row[name]):
            return pd.Timestamp(row[name]).date()
    return None


def _days(start: object, end: object) -> str:
    return f"{_day(start)}〜{_day(end)}"


def _day(value: object) -> str:
    return f"{value:%Y-%m-%d}" if labels.known(value) else labels.UNKNOWN


def _or_unknown(value: object) -> str:
    return str(value) if labels.known(value) else labels.UNKNOWN
