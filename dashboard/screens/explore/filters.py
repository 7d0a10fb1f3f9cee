"""What can be chosen on the screen besides the filters of the frame; subjects share what means the same."""

from typing import Literal

from dashboard.screens.choices import Choice, Number, Pinned, Shown, Switch, Text, Toggle

Order = Literal["largest", "smallest", "listed"]

WAY = Switch("x_way", "作り方", {"選んで作る": False, "SQLで書く": True}, alone="SQLで書く")
"""Whether somebody writes what is asked, instead of choosing it."""
RESULT, NUMBER = Pinned("x_result", "見せ方", is_labelled=False), Pinned("x_number", "図にする数", is_labelled=False)
"""How the rows of what is written are shown, and which of their numbers."""
SUBJECT = Switch(
    "x_subject",
    "何について",
    {
        "手続": "procedures",
        "課の動き": "moves",
        "取組（ロードマップ）": "roadmap",
        "提出": "submissions",
        "相談": "consultations",
        "スキルアセスメント": "assessment",
    },
)
MEASURE, ROWS, COLUMNS = Pinned("x_measure", "数えるもの"), Pinned("x_rows", "行"), Pinned("x_columns", "列")
SHAPE = Pinned("x_chart", "見せ方")
SECOND = Pinned("x_second", "縦の軸")
"""What the measure is set against in a scatter."""
ORDER: Switch[Order] = Switch(
    "x_order", "並べ方", {"大きい順": "largest", "小さい順": "smallest", "決まった順": "listed"}, is_labelled=True
)
TOP = Number("x_top", "上位いくつまで", 3, 200, 60)
PERIOD: Switch[int | None] = Switch(
    "x_months",
    "月をさかのぼる",
    {"この月": 1, "6か月": 6, "13か月": 13, "25か月": 25, "すべて": None},
    default="13か月",
    is_labelled=True,
)
PARTIAL = Toggle("x_partial", "一部実施も実施済に含む")
KEPT = Pinned("x_kept", "直す見かた")
ROW, COLUMN = Shown("x_row", "内訳を見る行"), Shown("x_column", "内訳を見る列")
"""The cell whose rows are listed."""

STATUS = Choice("x_status", "状況")
BARRIER = Choice("x_barrier", "未実施の理由")
MENDABLE = Choice("x_mendable", "課で直せる理由")
LAW = Choice("x_law", "根拠法令")
AUDIENCE = Choice("x_audience", "対象者")
KIND = Choice("x_kind", "手続類型")
TOOL = Choice("x_tool", "実施方法")
PRIORITY = Choice("x_priority", "優先手続")
LIFE_EVENT = Choice("x_life_event", "ライフイベント")
ANNUAL = Text("x_annual", "年間件数", "例：1000以上、100〜999")
SEARCH = Text("x_search", "手続名・番号・根拠法令で探す", "例：住民票")

MOVE = Choice("x_move", "率の動き")
MOVED_MONTH = Choice("x_moved_month", "月")
MOVED_YEAR = Choice("x_moved_year", "年度")
UNMOVED = Text("x_unmoved", "続けて動きのない月数", "例：3以上")
GAINED = Text("x_gained", "新しくオンラインになった手続", "例：1以上")

PILLAR = Choice("x_pillar", "柱")
THEME = Choice("x_theme", "施策")
STATE = Choice("x_state", "判定")
REPORTED = Choice("x_reported", "課の報告")
REASON = Choice("x_reason", "判定の理由")
AGREES = Choice("x_agrees", "報告と判定")
SLIP = Text("x_slip", "終わりのずれ", "例：30以上")
INITIATIVE = Text("x_initiative", "取組名・課題で探す", "例：マイナンバー")

LIST = Choice("x_list", "資料")
LIST_MONTH = Choice("x_list_month", "提出の月")
OUTCOME = Choice("x_outcome", "提出の状態")

FIELD = Choice("x_field", "分野")
CONSULTATION = Choice("x_consultation", "状態")
ASKED_MONTH = Choice("x_asked_month", "受けた月")
ASKED_YEAR = Choice("x_asked_year", "受けた年度")
WAIT = Text("x_wait", "受けてからの日数", "例：60以上")
CONTENT = Text("x_content", "内容・対応で探す", "例：本人確認")
