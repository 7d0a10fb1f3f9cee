"""What offices call the columns of a roadmap, the best name first; the label columns of a month grid are the same."""

import datetime as dt
from typing import Final

from dashboard.importers.model import Column
from dashboard.labels.words import STATES

WRITTEN_STATES: Final = {code: STATES[code] for code in ("done", "on_track", "late", "not_started", "stopped")}

_PERIODS: Final = ("計画期間", "実施期間", "取組期間", "事業期間", "予定期間", "期間", "計画", "予定", "スケジュール")
_STARTS: Final = ("開始", "開始日", "始期", "自", "着手", "開始年月", "開始時期", "から")
_ENDS: Final = ("終了", "終了日", "終期", "至", "完了", "終了年月", "終了時期", "まで")


def _under(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The headers of two rows, such as 計画期間 over 開始 and 終了."""
    return tuple(period + part for period in _PERIODS for part in parts)


COLUMNS: Final = (
    Column(
        "initiative_id",
        (
            "No.",
            "№",
            "No",
            "番号",
            "取組番号",
            "取組No.",
            "取組№",
            "取組ID",
            "整理番号",
            "管理番号",
            "項番",
            "ID",
            "#",
            "WBS No.",
            "WBS番号",
        ),
        bears="name",
        example="1-1-01",
    ),
    Column(
        "pillar",
        ("柱", "基本方針", "方針", "基本の柱", "重点分野", "分野", "大項目", "区分(柱)", "大分類"),
        example="行政サービスの変革",
    ),
    Column("theme", ("施策", "施策名", "主要施策", "基本施策", "中項目", "テーマ", "中分類"), example="窓口改革"),
    Column(
        "initiative",
        (
            *("取組名", "取組", "取組み", "取り組み", "取組内容", "取組項目", "具体的取組", "具体的な取組"),
            *("事業名", "事務事業名", "実施項目", "小項目", "プロジェクト名", "施策・取組", "タスク", "タスク名"),
            *("作業項目", "作業名"),
        ),
        required=True,
        bears="name",
        example="書かない窓口の導入",
    ),
    Column(
        "bureau",
        ("所管部", "所管部局", "担当部", "担当部局", "部", "部局", "部・局", "部局名", "部名"),
        bears="name",
        example="市民部",
    ),
    Column(
        "department",
        (
            *("所管課", "担当課", "主管課", "所管", "主担当課", "担当", "課", "所管課室", "担当課室", "所管課名"),
            *("担当課名", "所管部署", "担当部署", "実施主体", "課名", "所属", "主担当", "推進部署"),
        ),
        bears="name",
        example="市民課",
    ),
    Column(
        "related_departments",
        ("関係課", "関連課", "関係部署", "関係課室", "関連部署", "連携課", "副担当課", "協力課", "調整部署"),
        example="税務課",
    ),
    Column("line", ("区分", "計画・実績", "計画/実績", "計画実績", "予定・実績", "予実", "種別"), in_template=False),
    Column(
        "planned_start",
        (
            *("計画開始", "計画開始日", "計画開始時期", "開始予定", "開始予定日", "予定開始", "予定開始日", "開始時期"),
            *(
                "計画(開始)",
                "当初計画開始",
                "開始(計画)",
                "開始年月",
                "着手予定",
                "着手予定日",
                *_under(_STARTS),
                "開始日",
            ),
            *("予定開始日時", "開始予定日時", "計画開始日時"),
        ),
        bears="plan",
        example=dt.date(2026, 4, 1),
    ),
    Column(
        "planned_end",
        (
            *("計画終了", "計画終了日", "計画終了時期", "終了予定", "終了予定日", "予定終了", "予定終了日", "終了時期"),
            *("計画完了", "完了予定", "完了予定日", "完了予定時期", "期限", "達成時期", "完了時期", "終了(計画)"),
            *("計画完了日", "終了年月", "目標時期", *_under(_ENDS), "終了日", "完了目標"),
            *("予定完了日時", "完了予定日時", "予定終了日時", "終了予定日時", "計画完了日時"),
        ),
        bears="plan",
        example=dt.date(2027, 3, 31),
    ),
    Column(
        "planned_period",
        (
            *("実施期間", "計画期間", "取組期間", "期間", "スケジュール", "実施スケジュール", "実施時期", "取組時期"),
            *("事業期間", "予定期間", "実施予定期間", "実施予定時期", "推進期間", "実施年度", "取組年度", "計画年度"),
            *("実施予定年度", "計画時期", "工期", "予定時期", "当初計画", "当初の計画"),
        ),
        bears="plan",
        in_template=False,
    ),
    Column(
        "actual_start",
        (
            "実績開始",
            "実績開始日",
            "実績(開始)",
            "開始実績",
            "着手日",
            "実際の開始日",
            "開始(実績)",
            "着手実績",
            "着手",
            *("実績開始日時", "開始実績日時", "開始実績日"),
        ),
        bears="fact",
        told_by="start_is_reported",
        example=dt.date(2026, 4, 15),
    ),
    Column(
        "actual_end",
        (
            *("実績終了", "実績終了日", "終了実績", "完了日", "実績完了", "実績完了日", "完了実績", "実際の終了日"),
            *("終了(実績)", "完了年月日", "実績完了日時", "実績終了日時", "完了実績日時", "完了実績日"),
        ),
        bears="fact",
    ),
    Column(
        "forecast_end",
        (
            *("終了見込", "終了見込み", "終了見込日", "見込終了", "見込終了日", "完了見込", "完了見込み", "完了見込日"),
            *(
                "完了見込時期",
                "見込",
                "見込時期",
                "見通し",
                "変更後終了",
                "終了見通し",
                "最新見込",
                "変更後計画終了",
                "変更計画終了",
            ),
        ),
        bears="plan",
        example=dt.date(2027, 3, 31),
    ),
    Column(
        "progress",
        ("進捗率", "進捗率(%)", "進捗", "進捗度", "達成率", "進捗状況(%)", "進捗(%)"),
        bears="fact",
        is_share=True,
        example=0.45,
    ),
    Column(
        "state",
        (
            *("状況", "進捗状況", "評価", "進捗評価", "状態", "ステータス", "進捗区分", "判定", "自己評価"),
            *("進捗の状況", "取組における進捗状況", "取組の進捗状況", "取組の状況"),
        ),
        bears="fact",
        kept=("reported_state", "reported_text"),
        words=WRITTEN_STATES,
        example="順調",
    ),
    Column(
        "done_this_month",
        (
            "今月の実績",
            "当月実績",
            "当月の実績",
            "今月の取組",
            "実施内容",
            "取組状況",
            "実施状況",
            "進捗内容",
            "今月の状況",
        ),
        example="試行を始めた",
    ),
    Column(
        "problem",
        ("課題", "課題・問題点", "問題点", "課題等", "遅れの理由", "遅延理由", "課題・リスク", "懸案"),
        example="庁内の調整に時間がかかる",
    ),
    Column(
        "next_step",
        (
            "次の予定",
            "次月の予定",
            "来月の予定",
            "今後の予定",
            "次のステップ",
            "次の対応",
            "今後の対応",
            "今後の取組",
            "翌年度の取組",
            "次年度の取組",
        ),
        example="試行の結果をまとめる",
    ),
    Column(
        "milestones", ("マイルストーン", "主なマイルストーン", "節目", "主な節目", "工程"), example="2026/9/30 試行開始"
    ),
    Column(
        "kpi",
        ("KPI", "KPI指標", "指標", "指標名", "成果指標", "KPI名", "KPI(指標)", "重要業績評価指標"),
        example="待ち時間",
    ),
    Column("kpi_unit", ("単位", "KPI単位"), example="分"),
    Column("kpi_baseline", ("基準値", "KPI基準値", "現状値", "当初値", "KPI現状値"), bears="plan", example=30),
    Column("kpi_target", ("目標値", "KPI目標値", "目標", "KPI目標"), bears="plan", example=10),
    Column("kpi_actual", ("実績値", "KPI実績値", "最新値", "KPI実績", "現在値", "現状値"), bears="fact", example=22),
    Column("updated_on", ("更新日", "記入日", "入力日", "報告日", "最終更新日"), example=dt.date(2026, 10, 30)),
)
