"""取組: one initiative of the ロードマップ on a 基準日."""

from dashboard import labels
from dashboard.screens.explore import filters
from dashboard.screens.explore.subjects.subject import Dimension, Measure, Range, Subject

AGREEMENT = {"no": "合わない", "yes": "合う", "": "比べられない"}
STATES = {code: words for code, words in labels.STATES.items() if code not in ("attention", "unknown")}

SUBJECT = Subject(
    key="roadmap",
    name="取組",
    dataset="roadmap",
    noun="取組",
    answer="explore/roadmap",
    behind="explore/roadmap_behind",
    listed="取組",
    dimensions=(
        Dimension("bureau", "部", blank="部なし"),
        Dimension("department", "課"),
        Dimension("pillar", "柱", filters.PILLAR),
        Dimension("theme", "施策", filters.THEME),
        Dimension("state", "判定", filters.STATE, labels.STATES),
        Dimension("reported", "課の報告", filters.REPORTED, {**STATES, "": "報告なし"}),
        Dimension("reason", "判定の理由", filters.REASON, {**labels.REASONS, "": "遅れ・注意でない"}),
        Dimension("agrees", "報告と判定", filters.AGREES, AGREEMENT),
        Dimension("month", "月", days="month"),
        Dimension("year", "年度", days="year"),
    ),
    measures=(
        Measure("initiatives", "取組数", "件", "explore-initiatives"),
        Measure("late", "遅れている取組", "件", "roadmap-late"),
        Measure("median_delay", "遅れ日数の中央値", "日", "roadmap-delay", "quantity", is_summed=False),
        Measure("longest_delay", "最も長い遅れ日数", "日", "roadmap-delay", is_summed=False, is_longest=True),
        Measure(
            "median_slip", "終わりのずれの中央値", "日", "roadmap-slip", "quantity",
            unknown="終わりの見込の分からない取組",
            is_summed=False,
        ),
    ),
    first=("bureau", "none", "initiatives"),
    beside=("late", "initiatives"),
    near=(filters.STATE, filters.PILLAR, filters.SLIP, filters.INITIATIVE),
    ranges=(Range("slip_from", "slip_to", filters.SLIP, "日"),),
    search=filters.INITIATIVE,
    takes=("as_of", "since", "year_begins"),
)  # fmt: skip
