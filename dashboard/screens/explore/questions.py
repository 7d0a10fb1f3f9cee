"""What an office asks most, there on the first day; each is what stands in the URL, as in a view that was kept."""

from collections.abc import Mapping, Sequence

from dashboard.screens.choices import AS_OF, MEETING, VS
from dashboard.screens.explore import filters

OF_THE_DAY = {
    *(AS_OF.key, VS.key, MEETING.key, filters.ROW.key, filters.COLUMN.key, filters.KEPT.key),
    *(filters.WAY.key, filters.RESULT.key, filters.NUMBER.key),
}
"""What is not kept: a view is a question, and is asked of the month that is on show; nor how SQL was shown before."""

PAPER = {"x_barrier": ["書類の原本が紙"]}
MOVES = {"x_subject": ["課の動き"]}
USUAL: Mapping[str, Mapping[str, Sequence[str]]] = {
    "年間1,000件以上で、紙の原本が理由の手続は、部別にいくつ？": {**PAPER, "x_annual": ["1000以上"]},
    "課で直せる理由で残っている年間件数は、どの課に多い？": {
        "x_rows": ["department"], "x_measure": ["remaining_volume"], "x_mendable": ["課で直せる"],
    },
    "部ごとのオンライン化率は、この1年でどう動いた？": {"x_measure": ["kind"], "x_columns": ["month"]},
    "まだオンラインでない手続は、どの部に、どの理由で残っている？": {
        "x_measure": ["remaining"], "x_columns": ["barrier"],
    },
    "オンラインにした手続は、対象者と実施方法でどれだけ使われている？": {
        "x_measure": ["usage"], "x_rows": ["tool"], "x_columns": ["audience"], "x_status": ["実施済"],
    },
    "率が低く、残りが多い課は？（散布図）": {
        "x_rows": ["department"], "x_measure": ["kind"], "x_chart": ["scatter"], "x_second": ["remaining_volume"],
    },
    "3か月続けて動いていない課は？": {
        **MOVES, "x_rows": ["department"], "x_measure": ["unmoved"], "x_unmoved": ["3以上"],
    },
    "この半年でオンライン化率が最も上がった課は？": {
        **MOVES, "x_rows": ["department"], "x_measure": ["change"], "x_months": ["6か月"],
    },
    "この1年で、率が下がったのはどの課のどの月？": {
        **MOVES, "x_rows": ["department"], "x_columns": ["moved_month"], "x_measure": ["months"],
        "x_move": ["低下"],
    },
}  # fmt: skip
