"""兼務職員・相談・ヒアリング: lists of several 基準日 in a city that renames and splits 課, told a second way."""

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import settings
from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.store import answers as store
from dashboard.store import build
from tests.console import asking

pytestmark = pytest.mark.slow

ORGANIZATION = """部,課,表示順,有効開始,有効終了,後継課,兼務職員
市民部,市民課,1,,,,組織表の主査
市民部,税務課,2,2026/7/1,,,
市民部,課税課,,,2026/6/30,税務課,
福祉部,福祉課,3,,,,組織表の係長
福祉部,長寿課,,,2026/6/30,高齢課、介護課,
福祉部,高齢課,4,2026/7/1,,,
福祉部,介護課,5,2026/7/1,,,
"""
JUNE, SEPTEMBER, OCTOBER = dt.date(2026, 6, 30), dt.date(2026, 9, 30), dt.date(2026, 10, 31)
LISTS = {
    ("兼務職員", JUNE): """部,課,氏名,役割,兼務開始,兼務終了
市民部,市民課,甲,声掛け,2026/4/1,2026/9/15
市民部,市民課,乙,研修,2026/4/1,
市民部,課税課,丙,声掛け,2026/4/1,
福祉部,長寿課,丁,声掛け,2026/4/1,
""",
    ("兼務職員", SEPTEMBER): """部,課,氏名,役割,兼務開始,兼務終了
市民部,市民課,なし,,,
福祉部,高齢課・介護課,戊,声掛け,2026/10/15,
""",
    ("相談", JUNE): """受付日,課,分野,内容,状態,完了日
2026/5/11,市民課,窓口,あ,対応中,
2026/6/1,課税課,税,い,受付,
2026/6/2,長寿課,窓口,う,対応中,
""",
    ("相談", OCTOBER): """受付日,課,分野,内容,状態,完了日
2026/5/11,市民課,窓口,あ,完了,2026/10/20
2026/8/3,市民課,税,え,完了,2026/11/5
2026/9/1,市民課,窓口,お,,
2026/10/1,高齢課,窓口,か,保留,
2026/10/2,介護課,,き,取下げ,
""",
    ("ヒアリング", JUNE): """実施日,課,聞いた人,意識,検討事項,約束,約束を果たした日,次回
2026/1/20,市民課,甲,2,あ,ひな形,2026/10/10,
2026/5/12,課税課,甲,4,い,研修,,2026/11/1
2026/6/3,市民課,甲,3,う,,,
""",
    ("ヒアリング", OCTOBER): """実施日,課,聞いた人,意識,検討事項,約束,約束を果たした日,次回
2026/1/20,市民課,甲,2,あ,ひな形,2026/10/10,
2026/6/3,市民課,甲,3,う,,,
2026/11/9,市民課,甲,5,まだ,,,
2026/4/1,福祉課,甲,1,え,説明会,2026/11/3,
""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people")
    # The later list comes first: it is the 基準日 that decides.
    lists = sorted(LISTS.items(), key=lambda each: each[0][1], reverse=True)
    files = [SourceFile(f"{name}_{day}.csv", text.encode(), as_of=day) for (name, day), text in lists]
    report = import_files(folder, [SourceFile("組織表.csv", ORGANIZATION.encode()), *files], by="test")
    assert not report.refused, report.reasons()
    build.build(folder)
    return folder


def ask(folder: Path, name: str, **params: Any) -> list[dict[str, Any]]:
    rows = store.answer(folder / store.FILE, f"people/{name}", params).astype(object)
    return [
        {str(key): value for key, value in row.items()} for row in rows.where(rows.notna(), None).to_dict("records")
    ]


def stood(folder: Path, day: dt.date | None) -> set[tuple[str, str | None]]:
    return {(row["department"], row["liaison"]) for row in ask(folder, "liaisons", as_of=day)}


def test_who_stands_for_whom(folder: Path) -> None:
    """課税課 is 税務課 today; 長寿課 was split, and nobody stood for the 課 after it until a list of theirs said so."""
    always = {("税務課", "丙"), ("福祉課", "組織表の係長")}
    nobody = {("高齢課", None), ("介護課", None)}
    assert stood(folder, JUNE) == {*always, *nobody, ("市民課", "甲"), ("市民課", "乙")}
    assert stood(folder, dt.date(2026, 9, 20)) == {*always, *nobody, ("市民課", "乙")}, "甲 ended on the 15th"
    assert stood(folder, SEPTEMBER) == {*always, *nobody, ("市民課", None)}, "the list says nobody: not the 組織表"
    assert stood(folder, OCTOBER) == {*always, ("高齢課", "戊"), ("介護課", "戊"), ("市民課", None)}
    before = {("市民課", "組織表の主査"), ("税務課", None), ("福祉課", "組織表の係長"), *nobody}
    assert stood(folder, dt.date(2026, 5, 31)) == before, "no list was known yet"
    assert stood(folder, None) == stood(folder, OCTOBER)
    said = {row["department"]: row["said_by"] for row in ask(folder, "liaisons", as_of=SEPTEMBER)}
    assert said == {
        "市民課": "liaisons",
        "税務課": "liaisons",
        "福祉課": "organization",
        "高齢課": "liaisons",
        "介護課": "liaisons",
    }, "戊 begins in October: until then the list says that nobody stands"
    assert ask(folder, "liaisons", as_of=JUNE, department=["高齢課"])[0]["said_by"] is None


def test_one_home_for_who_stands(folder: Path) -> None:
    """概況 and the mails of 提出状況 take it from the 課: what the lists say on the last 基準日."""
    rows = store.answer(folder / store.FILE, "overview/liaisons", {}).set_index("department")["liaison"]
    now = {department: name for department, name in stood(folder, OCTOBER) if name}
    assert {name: rows[name] for name in now} == now
    assert pd.isna(rows["市民課"])


def consultations(folder: Path, day: dt.date | None) -> dict[str, tuple[Any, ...]]:
    rows = ask(folder, "consultations", as_of=day)
    return {row["content"]: (row["department"], row["state"], row["is_open"], row["open_days"]) for row in rows}


def test_consultations_as_they_were_known(folder: Path) -> None:
    assert consultations(folder, SEPTEMBER) == {
        "あ": ("市民課", "in_progress", True, (SEPTEMBER - dt.date(2026, 5, 11)).days),
        "い": ("税務課", "received", True, (SEPTEMBER - dt.date(2026, 6, 1)).days),
        "う": ("長寿課", "in_progress", True, (SEPTEMBER - dt.date(2026, 6, 2)).days),
    }
    assert consultations(folder, OCTOBER) == {
        "あ": ("市民課", "done", False, None),
        "え": ("市民課", "in_progress", True, (OCTOBER - dt.date(2026, 8, 3)).days),
        "お": ("市民課", None, None, None),
        "い": ("税務課", "received", True, (OCTOBER - dt.date(2026, 6, 1)).days),
        "か": ("高齢課", "waiting", True, 30),
        "き": ("介護課", "withdrawn", False, None),
    }, "う of the 課 that was split is replaced by the lists of those after it; what is closed in November is open"
    assert consultations(folder, dt.date(2026, 11, 16))["え"] == ("市民課", "done", False, None)
    assert consultations(folder, dt.date(2026, 5, 31)) == {}


def test_consultations_are_listed_by_age_and_counted_by_month(folder: Path) -> None:
    ages = [row["open_days"] for row in ask(folder, "consultations", as_of=OCTOBER) if row["is_open"]]
    assert ages == sorted(ages, reverse=True)
    for day in (JUNE, OCTOBER, dt.date(2026, 11, 16)):
        plain: dict[tuple[Any, ...], list[int]] = {}
        for row in ask(folder, "consultations", as_of=day):
            key = (row["consulted_on"].replace(day=1), row["department"], row["field"])
            counted = plain.setdefault(key, [0, 0, 0, 0])
            counted[0] += 1
            counted[{True: 1, False: 2, None: 3}[row["is_open"]]] += 1
        months = ask(folder, "consultations_by_month", as_of=day)
        assert {
            (row["month"], row["department"], row["field"]): [
                row[name] for name in ("consultations", "open", "closed", "unknown")
            ]
            for row in months
        } == plain


def test_hearings(folder: Path) -> None:
    october = {row["department"]: row for row in ask(folder, "hearings", as_of=OCTOBER)}
    told = {name: (row["hearings"], row["days_since"], row["is_long_unheard"]) for name, row in october.items()}
    assert told == {
        "市民課": (2, (OCTOBER - dt.date(2026, 6, 3)).days, False),
        "税務課": (1, (OCTOBER - dt.date(2026, 5, 12)).days, False),
        "福祉課": (1, (OCTOBER - dt.date(2026, 4, 1)).days, True),
        "高齢課": (0, None, True),
        "介護課": (0, None, True),
    }
    assert (october["市民課"]["attitude"], october["市民課"]["attitude_before"]) == (3, 2)
    promises = {name: row["open_promises"] for name, row in october.items()}
    assert promises == {"市民課": 0, "税務課": 1, "福祉課": 1, "高齢課": 0, "介護課": 0}, "kept in November: open then"
    assert october["福祉課"]["is_kept"] is False
    later = {row["department"]: row for row in ask(folder, "hearings", as_of=dt.date(2026, 11, 16))}
    assert (later["福祉課"]["is_kept"], later["福祉課"]["open_promises"]) == (True, 0)
    assert (later["市民課"]["attitude"], later["市民課"]["attitude_before"]) == (5, 3)
    assert later["税務課"]["is_long_unheard"] is True
    assert ask(folder, "hearings", as_of=dt.date(2026, 5, 31)) == [], "no list yet: nobody was forgotten"


def test_every_hearing(folder: Path) -> None:
    rows = ask(folder, "hearings_held", as_of=SEPTEMBER)
    assert [(row["heard_on"].date(), row["department"], row["is_kept"]) for row in rows] == [
        (dt.date(2026, 6, 3), "市民課", None),
        (dt.date(2026, 5, 12), "税務課", False),
        (dt.date(2026, 1, 20), "市民課", False),
    ]


@pytest.mark.parametrize("name", ["liaisons", "consultations", "consultations_by_month", "hearings", "hearings_held"])
def test_the_chosen_alone(name: str, folder: Path) -> None:
    every = ask(folder, name, as_of=OCTOBER)
    for key, chosen in (("bureau", "市民部"), ("department", "市民課")):
        assert ask(folder, name, as_of=OCTOBER, **{key: [chosen]}) == [row for row in every if row[key] == chosen]


def test_an_offices_own_lists_are_asked_of_nobody(folder: Path) -> None:
    for name in ("frame/months", "submissions/datasets", "submissions/departments"):
        assert store.answer(folder / store.FILE, name, {}).empty, "no month is made of them, and no 課 is late"


def test_months_after_which_a_department_is_long_unheard_are_the_citys(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(folder, own)
    text = (settings.ROOT / settings.FILE).read_text(encoding="utf-8")
    (own / settings.FILE).write_text(text.replace("hearing_months = 6", "hearing_months = 5"), encoding="utf-8")
    assert build.ensure(own) is None
    rows = ask(own, "hearings", as_of=OCTOBER)
    assert {row["department"] for row in rows if not row["is_long_unheard"]} == {"市民課"}


def test_a_list_of_one_month_alone_is_doubted(tmp_path: Path) -> None:
    """The months before would be gone."""
    head, names = "受付日,課,内容,状態\n", "あいうえおかきくけこ"
    first = "".join(f"2026/9/1,市民課,{each},受付\n" for each in names)
    then = "".join(f"2026/10/1,市民課,次の{each},受付\n" for each in names)
    import_files(tmp_path, [SourceFile("9月.csv", (head + first).encode())], as_of=SEPTEMBER, by="test")
    for text, codes in ((then, ["doubt_all_new"]), (first + then, [])):
        again = SourceFile("10月.csv", (head + text).encode())
        (reading,) = import_files(tmp_path, [again], as_of=OCTOBER, by="test").readings
        assert [issue.code for issue in reading.issues if issue.severity == "error"] == codes


def test_the_console_counts_the_same_and_repeats_nobodys_words(folder: Path) -> None:
    asked = ask(folder, "consultations")
    found = asking.frame(folder / store.FILE, "SELECT * FROM consultations")
    names = ["department", "consulted_on", "state", "is_open"]
    mine = [tuple(None if pd.isna(value) else value for value in row) for row in found[names].to_numpy()]
    assert sorted(mine, key=str) == sorted((tuple(row[name] for name in names) for row in asked), key=str)
    assert found["open_days"].sum() == sum(row["open_days"] or 0 for row in asked) > 0
    assert not {"あ", "か", "甲"} & set(found.astype(str).to_numpy().ravel())
