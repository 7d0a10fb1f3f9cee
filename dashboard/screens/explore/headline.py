"""What is asked, in words."""

from dashboard import labels
from dashboard.screens.block import Heading
from dashboard.screens.explore import shapes
from dashboard.screens.explore.ranges import EXAMPLE
from dashboard.screens.explore.view import View
from dashboard.screens.view import Ask

TITLE = "探索"
NARROWS = "この画面では、左の部・課を選ぶと数えるもの自体を絞ります"
AMONG = "散布図では、左の部・課を選ぶと、全庁の中で色を付けて示します"
TOLD = "最新の回・示してよい値のままで、足し合わせません。左の部・課を選ぶと行を絞ります（全庁は変わりません）"
TOLD_AMONG = f"最新の回・示してよい値のままで、足し合わせません。{AMONG}"
NOTHING = Heading(TITLE, "数える資料がまだ取り込まれていません。")


def heading(_: Ask, view: View) -> Heading:
    """The question as it is understood."""
    conditions = [*([] if view.is_among else view.whom), *view.conditions]
    only = f"{'、'.join(conditions)}の{view.subject.noun}について、" if conditions else ""
    unread = f"{'、'.join(view.unread)}は読めません。{EXAMPLE}" if view.unread else ""
    return Heading(TITLE, f"{unread}{only}{_asked(view)}。", _basis(view))


def _asked(view: View) -> str:
    """What is counted by what."""
    column, is_pair = view.column_dimension, view.shape == shapes.SCATTER
    by = f"{view.row_dimension.name}と{column.name}" if column else view.row_dimension.name
    is_counted = view.measure.is_summed and view.measure.kind == "count" and not is_pair
    what = f"{view.measure.name}と{view.second.name}" if is_pair else view.measure.name
    return f"{what}を{by}ごとに{'数えます' if is_counted else '示します'}"


def _basis(view: View) -> str:
    if view.subject.is_told:
        return TOLD_AMONG if view.is_among else TOLD
    return f"{labels.month_end(view.as_of)}現在・{AMONG if view.is_among else NARROWS}"
