"""課の動き: one 課 in one month, as its list stands beside the one before."""

from dashboard.screens.explore import filters
from dashboard.screens.explore.columns import MOVES
from dashboard.screens.explore.subjects.subject import Dimension, Measure, Range, Subject

NO_LIST, NOT_COMPARED = "一覧の届いていない{}課", "前と比べられない{}課"

SUBJECT = Subject(
    key="moves",
    name="課の動き",
    dataset="procedures",
    noun="課・月",
    answer="explore/moves",
    behind="explore/moves_behind",
    listed="課・月",
    dimensions=(
        Dimension("bureau", "部", blank="部なし"),
        Dimension("department", "課"),
        Dimension("move", "率の動き", filters.MOVE, MOVES),
        Dimension("moved_month", "月", filters.MOVED_MONTH, days="month", is_dated=True),
        Dimension("moved_year", "年度", filters.MOVED_YEAR, days="year", is_dated=True),
    ),
    measures=(
        Measure(
            "gained", "新しくオンラインになった手続", "件", "explore-gained", unknown="前と比べられない課・月",
            is_wanted=True, behind="explore/moves_procedures", listed="手続", is_over_months=True,
        ),
        Measure(
            "change", "オンライン化率の増減", "ポイント", "explore-change", "quantity",
            unknown=NOT_COMPARED, is_summed=False, is_wanted=True, is_signed=True, is_over_months=True,
        ),
        Measure(
            "unmoved", "続けて動きのない月数", "か月", "explore-unmoved", unknown=NO_LIST,
            is_summed=False, is_longest=True, aside="最も長い課",
        ),
        Measure("months", "課・月の数", "件", "explore-months", is_over_months=True),
    ),
    first=("bureau", "none", "gained"),
    beside=("unmoved", "gained"),
    near=(filters.PERIOD, filters.MOVE, filters.UNMOVED, filters.GAINED),
    ranges=(
        Range("unmoved_from", "unmoved_to", filters.UNMOVED, "か月"),
        Range("gained_from", "gained_to", filters.GAINED, "件"),
    ),
    takes=("as_of", "since", "year_begins"),
    behind_takes=("as_of", "since", "year_begins", "measure"),
)  # fmt: skip
