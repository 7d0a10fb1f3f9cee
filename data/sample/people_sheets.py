"""The lists of 兼務職員, 相談 and ヒアリング that the デジタル変革戦略室 keeps, as they were on some 基準日."""

import datetime as dt
from collections.abc import Iterator

from chance import pick
from organization import ROLES as POSTS
from organization import departments
from people_story import (
    OF_A_BUREAU,
    OF_THREE,
    ROLES,
    WITHOUT,
    Consultation,
    consultations,
    hearings,
)
from tab import Cell, Tab

LIAISONS = (dt.date(2025, 4, 30), dt.date(2026, 4, 30))
CONSULTATIONS = (dt.date(2025, 12, 31), dt.date(2026, 6, 30), dt.date(2026, 9, 30), dt.date(2026, 10, 31))
HEARINGS = (dt.date(2026, 3, 31), dt.date(2026, 9, 30), dt.date(2026, 10, 31))
ATTITUDES = {5: "高い", 4: "やや高い", 3: "普通", 2: "やや低い", 1: "低い"}


def people_files() -> dict[str, tuple[dt.date, list[Tab]]]:
    """File → its 基準日 and sheets."""
    made = (
        ("兼務職員一覧", LIAISONS, liaison_list),
        ("相談記録", CONSULTATIONS, record),
        ("ヒアリング記録", HEARINGS, heard),
    )
    return {
        f"{name}_R{as_of.year - 2018}.{as_of.month}.xlsx": (as_of, [sheet(as_of)])
        for name, days, sheet in made
        for as_of in days
    }


def liaison_list(as_of: dt.date) -> Tab:
    """Who stands for which 課 from the beginning of the 年度 on: by their posts, nobody by name."""
    header: list[Cell] = ["部", "課", "職名", "役割", "兼務開始", "兼務終了"]
    return Tab("兼務職員", [*_title("兼務職員一覧", as_of), header, *_liaisons(as_of)])


def _liaisons(as_of: dt.date) -> Iterator[list[Cell]]:
    begun = dt.date(as_of.year, 4, 1)
    for bureau, name in departments(as_of):
        post, role = pick(POSTS, "liaison", bureau, name), pick(ROLES, "role", bureau, name)
        if name in WITHOUT:
            yield [bureau, name, "なし", None, None, None]
        elif name == OF_THREE[0]:
            yield [bureau, "・".join(OF_THREE), "係長（税務）", ROLES[0], begun, None]
        elif bureau != OF_A_BUREAU and name not in OF_THREE:
            yield [bureau, name, post, role, begun, None]
        if name == "市民課":
            yield [bureau, name, "主任（窓口）", ROLES[1], begun, dt.date(as_of.year + 1, 3, 31)]
    yield [OF_A_BUREAU, "全課", "主査（消防）", ROLES[1], begun, None]


def record(as_of: dt.date) -> Tab:
    """All 相談 up to a day, as they stood then; 課 by their names of that day."""
    header: list[Cell] = ["No.", "受付日", "部", "課", "分野", "内容", "対応", "状態", "完了日", "受けた人"]
    asked = [each for each in consultations() if each.asked_on <= as_of]
    rows = [_consultation(number, each, as_of) for number, each in enumerate(asked, start=1)]
    return Tab("相談", [*_title("相談記録", as_of), header, *rows])


def _consultation(number: int, each: Consultation, as_of: dt.date) -> list[Cell]:
    is_closed = bool(each.closed_on and each.closed_on <= as_of)
    is_new = (as_of - each.asked_on).days < 7
    return [
        number,
        each.asked_on,
        each.unit.bureau,
        each.unit.called(as_of),
        each.field,
        each.content,
        each.response if is_closed else None,
        "完了" if is_closed else "受付" if is_new else "対応中",
        each.closed_on if is_closed else None,
        each.taken_by,
    ]


def heard(as_of: dt.date) -> Tab:
    """All ヒアリング up to a day, with what of the promises had been kept by then."""
    header: list[Cell] = [
        *("実施日", "部", "課", "聞いた人", "意識", "検討事項", "困りごと", "約束", "約束を果たした日", "次回"),
    ]
    rows: list[list[Cell]] = [
        [
            each.heard_on,
            each.unit.bureau,
            each.unit.called(as_of),
            each.heard_by,
            ATTITUDES[each.attitude],
            each.considered,
            each.trouble,
            each.promised,
            each.kept_on if each.kept_on and each.kept_on <= as_of else None,
            each.next_on,
        ]
        for each in hearings()
        if each.heard_on <= as_of
    ]
    return Tab("ヒアリング", [*_title("ヒアリング記録", as_of), header, *rows])


def _title(words: str, as_of: dt.date) -> list[list[Cell]]:
    stated = f"令和{as_of.year - 2018}年{as_of.month}月{as_of.day}日現在"
    return [[f"みなと野市　{words}"], [stated], []]
