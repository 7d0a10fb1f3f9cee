"""Each rule of 前回からの変化 in a small city: a case where it must fire, and one beside it where it must not."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from dashboard.importers import SourceFile
from dashboard.ledger.importing import import_files
from dashboard.records import baselines
from dashboard.store import answers as store
from dashboard.store import build
from tests.answers.lists import as_list_of
from tests.importers.roadmaps import Plan

pytestmark = pytest.mark.slow

AUGUST, SEPTEMBER, OCTOBER = dt.date(2026, 8, 31), dt.date(2026, 9, 30), dt.date(2026, 10, 31)
CROWD = [f"並{number:02d}課" for number in range(11)]
"""課 at 11 of 20, between whom others change places."""
ONLINE = {
    "上昇課": (20, 4, 14),
    "微増課": (20, 16, 17),
    "下降課": (12, 8, 2),
    "追抜課": (10, 5, 7),
    "小さい課": (5, 2, 3),
    "停止課": (6, 3, None),
    "未着課": (6, None, None),
    **dict.fromkeys(CROWD, (20, 11, 11)),
}
"""課 → procedures, and how many are online in September and October (None: nothing sent); in August as in September."""

END, NEAR, FAR = dt.date(2027, 3, 31), dt.date(2027, 4, 10), dt.date(2027, 8, 31)
USUAL = Plan(planned=(dt.date(2026, 4, 1), END), begun=dt.date(2026, 4, 1), forecast=NEAR, state="順調")
LATE = USUAL.but(forecast=FAR, state="遅れ")
DAY, LATER = "2026/10/15 試行", "2026/12/1 試行"
PLANS = {
    "新たに遅れる": (USUAL, LATE),
    "前から遅れ": (LATE, LATE),
    "食い違う": (LATE, LATE.but(state="順調")),
    "前から食い違う": (LATE.but(state="順調"), LATE.but(state="順調")),
    "遅れて食い違う": (USUAL, LATE.but(state="順調")),
    "回復する": (LATE, USUAL),
    "見直す": (LATE, LATE),
    "節目を過ぎる": (USUAL.but(milestones=DAY), USUAL.but(milestones=LATER)),
    "節目が先": (USUAL.but(milestones=LATER), USUAL.but(milestones="2027/1/31 試行")),
    "節目に着いた": (USUAL.but(milestones=DAY), USUAL.but(milestones=DAY)),
    "終わる": (USUAL, USUAL.but(ended=dt.date(2026, 10, 20), state="完了", progress=1.0)),
    "終わっていた": (USUAL.but(ended=SEPTEMBER, state="完了", progress=1.0),) * 2,
}
"""取組 → as September's list has it, and October's."""


def procedures(counts: dict[str, tuple[int, int | None]], volume: int = 100) -> bytes:
    """A 手続一覧 of these 課: how many, and how many of them online."""
    rows = [
        f"{name}-{number},{name},{name}の届{number:02d},{'済' if number < online else '未'},{volume + number}"
        for name, (size, online) in counts.items()
        if online is not None
        for number in range(size)
    ]
    return "\n".join(["手続ID,所管課,手続名,オンライン化状況,年間件数", *rows, ""]).encode()


def roadmap(month: int) -> bytes:
    """The list of all initiatives in September (0) or October (1)."""
    made = [
        each[month].but(number=f"1-{place}", name=name, department="市民課")
        for place, (name, each) in enumerate(PLANS.items())
    ]
    return as_list_of(made, (SEPTEMBER, OCTOBER)[month])


def taken(folder: Path, name: str, content: bytes, as_of: dt.date) -> None:
    source = SourceFile(name, content)
    doubts = {issue.code for issue in import_files(folder, [source], as_of=as_of, dry_run=True).readings[0].issues}
    report = import_files(folder, [source], by="担当者", as_of=as_of, accepted=doubts)
    assert not report.refused, report.reasons()


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three months of procedures, two of the roadmap, and one review."""
    folder = tmp_path_factory.mktemp("rules")
    names = "\n".join(["部,課,職員数", *(f"本部,{name},10" for name in [*ONLINE, "市民課"]), ""])
    import_files(folder, [SourceFile("組織表.csv", names.encode())], by="担当者")
    august = {name: (size, before) for name, (size, before, _) in ONLINE.items()} | {"未着課": (6, 1)}
    taken(folder, "8月.csv", procedures(august), AUGUST)
    taken(folder, "9月.csv", procedures(august | {"未着課": (6, None)}), SEPTEMBER)
    taken(folder, "9月.xlsx", roadmap(0), SEPTEMBER)
    taken(folder, "10月.csv", procedures({name: (size, now) for name, (size, _, now) in ONLINE.items()}), OCTOBER)
    taken(folder, "10月.xlsx", roadmap(1), OCTOBER)
    baselines.rebaseline(folder, None, "見直す", reason="仕様変更", by="室長", as_of=OCTOBER, planned_end=FAR)
    build.build(folder)
    return folder


def changes(folder: Path, as_of: dt.date = OCTOBER, vs: dt.date = SEPTEMBER) -> pd.DataFrame:
    return store.answer(folder / store.FILE, "overview/changes", {"as_of": as_of, "vs": vs})


def of_rule(folder: Path, rule: str) -> list[str]:
    """What a rule names between September and October."""
    found = changes(folder)
    named = found["subject"].where(found["dataset"] == "roadmap", found["department"])
    return sorted(named[found["rule"] == rule])


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        ("rose", ["上昇課"]),  # 微増課 rose within what chance does
        ("fell", ["下降課"]),
        ("jumped", ["追抜課"]),  # 小さい課 has passed as many, with five procedures
        ("went_online", ["上昇課", "小さい課", "微増課", "追抜課"]),
        ("gone_back", ["下降課"]),
        ("stopped_sending", ["停止課"]),  # 未着課 had not sent September's either
        ("newly_late", ["新たに遅れる", "遅れて食い違う"]),
        ("disagrees", ["食い違う"]),  # what is newly late is named for that, what was reviewed for that
        ("recovered", ["回復する"]),  # 見直す is late no more by another plan alone
        ("rebaselined", ["見直す"]),
        ("milestone_missed", ["節目を過ぎる"]),
        ("done", ["終わる"]),
        ("new_round", []),
        ("corrected", []),
    ],
)
def test_a_rule_names_what_it_must_and_nothing_else(city: Path, rule: str, names: list[str]) -> None:
    assert of_rule(city, rule) == sorted(names)


def test_lines_say_how_much_and_since_when(city: Path) -> None:
    found = {(row["rule"], row["subject"]): row for row in changes(city).to_dict("records")}

    def said(rule: str, subject: str, *columns: str) -> list[object]:
        return [found[rule, subject][column] for column in columns]

    assert said("went_online", "上昇課の届13", "key", "things", "volume") == ["上昇課", 10, sum(range(104, 114))]
    assert said("rose", "上昇課", "before", "now", "bureau") == [pytest.approx(0.2), pytest.approx(0.7), "本部"]
    assert said("jumped", "追抜課", "before", "now") == [14, 2]
    assert said("stopped_sending", "停止課", "things", "since") == [6, pd.Timestamp(SEPTEMBER)]
    assert said("newly_late", "新たに遅れる", "now", "since") == [(FAR - END).days, pd.Timestamp(OCTOBER)]
    assert said("newly_late", "遅れて食い違う", "agrees", "reported_state") == [False, "on_track"]
    missed = said("milestone_missed", "節目を過ぎる", "reason", "now", "since")
    assert missed == ["試行", 47, pd.Timestamp(2026, 10, 15)]
    plan = said("rebaselined", "見直す", "reason", "now", "since")
    assert plan == ["仕様変更", (FAR - END).days, pd.Timestamp(OCTOBER)]


def test_the_heaviest_come_first_and_each_place_is_one(city: Path) -> None:
    found = changes(city)
    assert found["place"].tolist() == list(range(1, len(found) + 1))
    assert found["score"].is_monotonic_decreasing
    initiatives = found[found["dataset"] == "roadmap"]
    assert initiatives["key"].is_unique


def test_one_list_for_both_months_says_nothing(city: Path) -> None:
    """The roadmap has no list of August, and none between September and 15 October."""
    assert set(changes(city, SEPTEMBER, AUGUST)["dataset"]) <= {"procedures"}
    assert changes(city, dt.date(2026, 10, 15), SEPTEMBER).empty


def test_a_month_corrected_after_the_next_one_came_is_said(city: Path, tmp_path: Path) -> None:
    folder = tmp_path / "corrected"
    taken(folder, "9月.csv", procedures({"甲課": (4, 1)}), SEPTEMBER)
    taken(folder, "9月乙.csv", procedures({"乙課": (4, 1)}), SEPTEMBER)
    taken(folder, "10月.csv", procedures({"甲課": (4, 1), "乙課": (4, 1)}), OCTOBER)
    build.build(folder)
    assert changes(folder).empty, "two files of one month are no correction"
    taken(folder, "9月訂正.csv", procedures({"甲課": (4, 2)}), SEPTEMBER)
    build.build(folder)
    (row,) = changes(folder).query("rule == 'corrected'").to_dict("records")
    assert (row["subject"], row["things"], row["since"]) == ("手続一覧", 1, pd.Timestamp(SEPTEMBER))
