"""The questions to ask a 課, by written rules from its own data, the weightiest first.

Each rule says when it holds (``why``, as the page's definitions have it) and what is asked then. Three are asked, at
most two of one subject as long as there are others.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.screens.block import Line
from dashboard.screens.department.asked import Of, Question, Rule
from dashboard.screens.department.rules import people, procedures, roadmap

ASKED, OF_ONE_SUBJECT = 3, 2


@dataclass(frozen=True, slots=True)
class Written:
    """A rule: its subject, when it holds, and what it asks."""

    subject: str
    why: str
    rule: Rule


RULES: tuple[Written, ...] = (
    Written("宿題", "会議での約束が期限を過ぎている", people.overdue),
    Written("相談", "相談が30日より長く開いたままになっている", people.waiting),
    Written("約束", "最後のヒアリングの約束に、果たした日の記入がない", people.unkept),
    Written("提出", "手続一覧が期限を過ぎても届いていない", people.not_sent),
    Written("取組", "所管する取組が遅れている", roadmap.late),
    Written("手続", "実施済でなくなった手続がある", procedures.gone_back),
    Written("手続", "制度などが理由でない残る手続に、ほかの課が同じ種類を実施済のものがある", procedures.elsewhere),
    Written("取組", "報告と判定が合わない取組がある", roadmap.disagrees),
    Written("担当", "兼務職員の一覧にこの課の名前がない", people.nobody),
    Written("約束", "決めた月数より長くヒアリングをしていない", people.unheard),
    Written("手続", "オンラインでできるのに紙が半分より多い、紙が年100件以上の手続がある", procedures.paper),
    Written("手続", "残る手続に、課で直せる理由のものがある", procedures.mendable),
    Written("手続", "残る手続に、実施予定のものがある", procedures.planned),
    Written("手続", "残る手続に、理由の書かれていないものがある", procedures.unexplained),
    Written("手続", "6か月のあいだ率が上がっておらず、残る手続が5件以上ある", procedures.still),
    Written("技能", "アセスメントの分野の平均が全庁より5点以上低い", people.weak),
    Written("手続", "ほかの課に残る手続と同じ種類を実施済にしている", procedures.model),
    Written("手続", "制度や性質を理由とする手続だけが残っている", procedures.fixed),
)
"""In the order of their weight."""


def questions(of: Of) -> list[Line]:
    """The three, each with the subject that it is of."""
    held = [(each, asked) for each in RULES if (asked := each.rule(of)) is not None]
    return [Line(each.subject, None, asked.words, each.why, asked.lead) for each, asked in _chosen(held)]


def _chosen(held: list[tuple[Written, Question]]) -> list[tuple[Written, Question]]:
    """The weightiest, of different subjects as far as there are; in the order of their weight."""
    mixed = list(_mixed(held))
    first = (mixed + [each for each in held if each not in mixed])[:ASKED]
    return [each for each in held if each in first]


def _mixed(held: list[tuple[Written, Question]]) -> Iterator[tuple[Written, Question]]:
    counts: dict[str, int] = {}
    for each in held:
        counts[each[0].subject] = counts.get(each[0].subject, 0) + 1
        if counts[each[0].subject] <= OF_ONE_SUBJECT:
            yield each
