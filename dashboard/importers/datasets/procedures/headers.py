"""What offices call the columns of a list of procedures, the best name first; cities and the national survey alike."""

import datetime as dt
from typing import Final

from dashboard.importers.model import Column
from dashboard.labels.words import BARRIERS, STATUSES

WRITTEN_STATUSES: Final = {code: words for code, words in STATUSES.items() if code != "unknown"}
WRITTEN_BARRIERS: Final = {code: f"{code} {words}" for code, words in BARRIERS.items()}

COLUMNS: Final = (
    Column(
        "procedure_id",
        (
            "手続ID",
            "手続番号",
            "手続コード",
            "手続№",
            "手続No.",
            "管理番号",
            "整理番号",
            "ID",
            "No.",
            "№",
            "No",
            "番号",
        ),
        bears="name",
        example="1-001",
    ),
    Column(
        "procedure",
        ("手続名", "手続名称", "手続の名称", "手続", "行政手続名", "事務名", "申請等の名称"),
        required=True,
        bears="name",
        example="転入届",
    ),
    Column(
        "bureau",
        ("所管部", "所管部局", "担当部", "担当部局", "部", "部局", "部・局", "部局名", "部名", "部等"),
        bears="name",
        example="市民部",
    ),
    Column(
        "department",
        (
            *("所管課", "担当課", "課", "課・室", "課室", "課名", "課等", "所属", "所属課", "所管課名", "担当課名"),
            *("課室名", "所管部署", "担当部署", "部署", "所管部課", "部課名", "部課", "所管府省庁"),
        ),
        bears="name",
        example="市民課",
    ),
    Column(
        "legal_basis", ("根拠法令", "法令名", "根拠法令名", "根拠法令等", "法令等", "根拠"), example="住民基本台帳法"
    ),
    Column("legal_article", ("根拠条項号", "根拠条項", "条項", "条項号", "根拠条文"), example="第22条"),
    Column("kind", ("手続類型", "類型", "手続の類型", "手続区分", "手続の種類"), example="申請等"),
    Column("audience", ("対象者", "手続の受け手", "申請者", "手続の対象者"), example="市民"),
    Column(
        "status",
        (
            *("オンライン化状況", "オンライン化の実施状況", "オンライン化実施状況", "オンライン化の状況"),
            *("オンライン対応状況", "オンライン化", "実施状況", "オンライン申請の可否", "電子申請の可否"),
            *("オンライン申請", "電子申請", "現在の状況"),
        ),
        required=True,
        bears="fact",
        words=WRITTEN_STATUSES,
        example="実施済",
    ),
    Column(
        "tool",
        ("実施方法", "システム", "情報システム", "使用システム", "利用システム", "オンライン化の方法"),
        example="電子申請システム",
    ),
    Column(
        "online_since",
        ("実施日", "開始日", "オンライン化日", "オンライン化実施日", "オンライン開始日", "運用開始日"),
        bears="fact",
        example=dt.date(2026, 4, 1),
    ),
    Column(
        "planned_for",
        (
            "予定時期",
            "オンライン化実施時期",
            "オンライン化予定時期",
            "実施予定時期",
            "実施予定",
            "予定年度",
            "実施時期",
        ),
        bears="plan",
        example="令和9年度",
    ),
    Column(
        "barrier",
        (
            *("未実施の理由", "懸念点", "オンライン化の懸念点", "未実施理由", "オンライン化できない理由", "課題"),
            *("オンライン化していない理由", "オンライン化の実施予定及び検討時の懸念点"),
        ),
        words=WRITTEN_BARRIERS,
        example="3 システムがない",
    ),
    Column(
        "annual_count",
        (
            "年間件数",
            "総手続件数",
            "年間手続件数",
            "年間申請件数",
            "年間処理件数",
            "年間総件数",
            "申請件数",
            "手続件数",
            "手続総件数",
        ),
        bears="fact",
        is_yearly=True,
        example=1200,
    ),
    Column(
        "online_count",
        (
            *("オンライン件数", "オンライン手続件数", "うちオンライン件数", "うちオンライン", "オンライン申請件数"),
            *("オンライン利用件数", "うちオンライン申請件数", "うちオンライン数"),
        ),
        bears="fact",
        is_yearly=True,
        part=("annual_count", ("オンライン", "電子", "インターネット")),
        example=300,
    ),
    Column("priority", ("優先手続(59手続)", "優先手続", "59手続", "重点手続"), example="○"),
    Column(
        "life_event", ("ライフイベント", "手続が行われるイベント(個人)", "手続が行われるイベント"), example="引越し"
    ),
    Column(
        "note", ("備考", "メモ", "特記事項", "摘要", "オンライン化の実施状況に関する補足"), example="窓口の混雑時に案内"
    ),
)
