"""手続: one row of the 手続一覧 of a month."""

from dashboard import labels
from dashboard.screens.explore import filters
from dashboard.screens.explore.subjects.subject import Dimension, Measure, Range, Subject

YES_NO = {"yes": "はい", "no": "いいえ"}
VOLUMES = {
    "10000": "10,000件以上",
    "1000": "1,000〜9,999件",
    "100": "100〜999件",
    "1": "1〜99件",
    "0": "0件",
    "": "件数不明",
}
UNKNOWN_VOLUME = "年間件数の分からない手続"

SUBJECT = Subject(
    key="procedures",
    name="手続",
    dataset="procedures",
    noun="手続",
    answer="explore/procedures",
    behind="explore/procedures_behind",
    listed="手続",
    dimensions=(
        Dimension("bureau", "部", blank="部なし"),
        Dimension("department", "課"),
        Dimension("status", "状況", filters.STATUS, labels.STATUSES),
        Dimension(
            "barrier", "未実施の理由", filters.BARRIER,
            {**{str(code): words for code, words in labels.BARRIERS.items()}, "": labels.NO_BARRIER},
        ),
        Dimension(
            "mendable", "課で直せる理由", filters.MENDABLE,
            {"yes": "課で直せる", "no": "課では直せない", "": labels.NO_BARRIER},
        ),
        Dimension("law", "根拠法令", filters.LAW),
        Dimension("audience", "対象者", filters.AUDIENCE),
        Dimension("kind", "手続類型", filters.KIND),
        Dimension("tool", "実施方法", filters.TOOL),
        Dimension("priority", "優先手続", filters.PRIORITY, YES_NO),
        Dimension("life_event", "ライフイベント", filters.LIFE_EVENT),
        Dimension("volume", "年間件数の階級", words=VOLUMES),
        Dimension("month", "月", days="month"),
        Dimension("year", "年度", days="year"),
    ),
    measures=(
        Measure("procedures", "手続数", "件", "explore-procedures"),
        Measure("remaining", "まだオンラインでない手続", "件", "online-remaining"),
        Measure(
            "remaining_volume", "残る年間件数", "件", "online-remaining", unknown="残る年間件数の分からない手続",
        ),
        Measure("kind", labels.MEASURES["kind"], "", "online-rate", "share", "対象手続", is_wanted=True),
        Measure(
            "volume", labels.MEASURES["volume"], "", "online-rate-by-volume", "share", "年間件数",
            unknown=UNKNOWN_VOLUME, is_wanted=True,
        ),
        Measure(
            "usage", labels.MEASURES["usage"], "", "online-usage", "share", "年間件数",
            unknown="年間件数かオンライン件数の分からない手続", is_wanted=True,
        ),
        Measure("applicable", "対象手続", "件", "online-applicable"),
        Measure("online", "実施済の手続", "件", "online-rate", is_wanted=True),
        Measure("annual_count", "年間件数", "件", "explore-annual", unknown=UNKNOWN_VOLUME),
    ),
    first=("bureau", "none", "procedures"),
    beside=("remaining_volume", "kind"),
    near=(filters.BARRIER, filters.STATUS, filters.ANNUAL, filters.SEARCH),
    ranges=(Range("annual_from", "annual_to", filters.ANNUAL, "件"),),
    search=filters.SEARCH,
    behind_takes=("as_of", "measure", "with_partial"),
    takes=("as_of", "since", "year_begins", "with_partial"),
)  # fmt: skip
