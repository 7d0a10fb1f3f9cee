"""What is asked, in words."""

from dashboard import labels
from dashboard.screens.block import Heading
from dashboard.screens.explore.ranges import EXAMPLE
from dashboard.screens.explore.view import View
from dashboard.screens.view import Ask

TITLE = "探索"
NARROWS = "この画面では、左の部・課を選ぶと数えるもの自体を絞ります"
TOLD = "最新の回・示してよい値のままで、足し合わせません。左の部・課を選ぶと行を絞ります（全庁は変わりません）"
NOTHING = Heading(TITLE, "数える資料がまだ取り込まれていません。")


def heading(_: Ask, view: View) -> Heading:
    """The question as it is understood."""
    column = view.column_dimension
    by = f"{view.row_dimension.name}と{column.name}" if column else view.row_dimension.name
    only = f"{'、'.join(view.conditions)}の{view.subject.noun}について、" if view.conditions else ""
    unread = f"{'、'.join(view.unread)}は読めません。{EXAMPLE}" if view.unread else ""
    basis = TOLD if view.subject.is_told else f"{labels.month_end(view.as_of)}現在・{NARROWS}"
    verb = "数えます" if view.measure.is_summed and view.measure.kind == "count" else "示します"
    return Heading(TITLE, f"{unread}{only}{view.measure.name}を{by}ごとに{verb}。", basis)
