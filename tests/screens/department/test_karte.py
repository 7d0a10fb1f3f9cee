"""部署カルテ of every 課 of the sample city: its figures a second, obvious way, and what is hidden stays hidden."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard import labels, sample
from dashboard.screens.assessment.words import records
from dashboard.screens.department import facts, own, rules
from dashboard.screens.department.asked import Of
from dashboard.screens.department.own import Karte
from dashboard.screens.overview.view import View
from dashboard.screens.view import Comparing
from dashboard.store import answers as store
from tests.screens.sample import views

HIDDEN = "点は示しません"


@pytest.fixture(scope="module")
def ask(sample_store: Path) -> Comparing:
    return store.Answers(sample_store)


@pytest.fixture(scope="module")
def view(ask: Comparing) -> View:
    found = views(ask)["overview"]
    assert isinstance(found, View)
    return found


@pytest.fixture(scope="module")
def every(ask: Comparing, view: View) -> facts.Facts:
    return facts.gather(ask, view, sample.TODAY)


@pytest.fixture(scope="module")
def made(every: facts.Facts, view: View) -> Mapping[str, Karte]:
    return {name: own.of(every, view, name, ()) for name in every.bureaus}


def listed(ask: Comparing, view: View) -> pd.DataFrame:
    """Every procedure of the month, as 手続のオンライン化 lists them."""
    return ask("online/procedures", as_of=view.as_of)


def test_rates_ranks_and_what_is_left_counted_row_by_row(ask: Comparing, view: View, made: Mapping[str, Karte]) -> None:
    rows = listed(ask, view)
    counted = rows[rows["status"].notna() & (rows["status"] != "not_applicable")]
    online: Any = counted.assign(is_online=counted["status"] == "online").groupby("department")["is_online"]
    rates = online.mean()
    assert len(rates) > 40
    for name, rate in rates.items():
        said = made[str(name)].heading.finding
        part, whole = int(online.sum()[name]), int(online.count()[name])
        rank = sum(other > rate + 1e-9 for other in rates) + 1
        assert said.startswith(f"手続の{rate:.1%}（{part}/{whole}）がオンラインで、{len(rates)}課中{rank}位"), said
        assert f"（課の中央値 {rates.median():.1%}）" in said
        left = counted[(counted["department"] == name) & (counted["status"] != "online")]
        assert len(made[str(name)].parts["left"].lines) == len(left)
        volume = left["annual_count"] - left["online_count"].fillna(0).where(
            left["status"] != "partial", left["online_count"]
        )
        assert (f"年{labels.count(volume.sum())}件" in said) == bool(volume.sum()), name


def test_the_path_ends_at_the_rate_and_the_median_of_the_pages(
    ask: Comparing, every: facts.Facts, made: Mapping[str, Karte]
) -> None:
    months = ask("online/spread_by_month", measure="kind", with_partial=False)
    rates = ask("online/departments", measure="kind", with_partial=False).set_index("department")["rate"]
    for name, karte in made.items():
        if name in rates.dropna():
            assert karte.path
            assert karte.path.own[-1] == pytest.approx(rates[name])
            assert karte.path.middle[-1] == pytest.approx(months["median"].iloc[-1])
            assert len(karte.path.months) == 24
    whole = ask("online/chosen_by_month", measure="kind", with_partial=False, department=["市民課"])
    assert made["市民課"].path is not None
    assert [each for each in made["市民課"].path.own if each is not None] == pytest.approx(list(whole["rate"].tail(24)))
    assert set(every.paths["department"]) >= set(rates.dropna().index)


def test_late_initiatives_are_those_of_the_roadmap(ask: Comparing, view: View, made: Mapping[str, Karte]) -> None:
    assert view.roadmap
    rows = ask("roadmap/initiatives", as_of=view.roadmap.as_of)
    for name, own_rows in rows.groupby("department"):
        late = own_rows[own_rows["computed_state"] == "late"]
        part = made[str(name)].parts["initiatives"]
        assert len(part.lines) == len(own_rows)
        assert sum(line.kind == "遅れ" for line in part.lines) == len(late)
        assert [line.good for line in part.lines[: len(late)]] == [False] * len(late), "what is late comes first"


def test_of_a_hidden_group_nothing_is_said(ask: Comparing, view: View, made: Mapping[str, Karte]) -> None:
    assert view.assessment
    cells = ask("assessment/field_by_department", round=view.assessment.round, level="department")
    shown = cells[cells["mean"].notna()]
    hidden = set(cells["department"]) - set(shown["department"])
    assert hidden
    for name in hidden:
        part = made[name].parts["skills"]
        assert not part.lines and HIDDEN in part.said and "効く研修" not in part.said
        tile = next(each for each in made[name].tiles if each.label == "アセスメント平均")
        assert tile.value == "伏せ"
        assert not [each for each in made[name].questions if each.kind == "技能"]
    for name, rows in shown.groupby("department"):
        said = [(line.title, line.said) for line in made[str(name)].parts["skills"].lines]
        assert sorted(said) == sorted(
            (row.field, f"平均{labels.score(row.mean)}点・全庁{labels.score(row.city_mean)}点"
             f"（{labels.signed(row.mean - row.city_mean)}点）")
            for row in records(rows)
        )  # fmt: skip


def test_everybody_has_something_to_be_asked_and_most_have_three(made: Mapping[str, Karte]) -> None:
    counts = [len(karte.questions) for karte in made.values()]
    assert max(counts) == rules.ASKED
    assert sum(count == rules.ASKED for count in counts) > 25


def test_questions_are_the_weightiest_that_hold(every: facts.Facts, view: View) -> None:
    """By brute force: no rule that is left out is weightier, unless its subject has two already."""
    for name in every.bureaus:
        of = Of(every, view, name)
        held = [each for each in rules.RULES if each.rule(of)]
        asked = [each.said for each in rules.questions(of)]
        assert asked == [each.why for each in held if each.why in asked], "in the order of their weight"
        assert len(asked) == min(len(held), rules.ASKED)
        kinds = [each.subject for each in held if each.why in asked]
        for left in [each for each in held if each.why not in asked]:
            lighter = [each for each in held[held.index(left) + 1 :] if each.why in asked]
            assert not lighter or kinds.count(left.subject) == rules.OF_ONE_SUBJECT, (name, left.why)


def test_a_file_for_outside_says_nothing_of_people(every: facts.Facts, view: View) -> None:
    assert "talks" not in own.of(every, view, "市民課").parts
    of_people = {"相談", "約束", "担当", "宿題"}
    inside = [each.kind for name in every.bureaus for each in own.of(every, view, name, ()).questions]
    outside = [each.kind for name in every.bureaus for each in own.of(every, view, name).questions]
    assert of_people & set(inside) and not of_people & set(outside)
    assert "talks" in own.of(every, view, "市民課", ()).parts
