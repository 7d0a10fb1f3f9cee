"""課どうしの関係: the rank correlation a second way, what is hidden, and what is not said."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import spearmanr

from dashboard.screens.department import links
from dashboard.screens.overview.view import View
from dashboard.screens.view import Comparing
from dashboard.store import answers as store
from tests.screens.sample import views


@pytest.fixture
def ask(sample_store: Path) -> Comparing:
    return store.Answers(sample_store)


@pytest.fixture
def view(ask: Comparing) -> View:
    found = views(ask)["overview"]
    assert isinstance(found, View)
    return found


def test_each_choice_is_told_with_its_number_of_課(ask: Comparing, view: View) -> None:
    for what in links.choices(ask, view):
        found = links.rows(ask, view, what)
        block = links.block(ask, view, what)
        other = "consultations" if what == links.TALKS else "mean"
        both = found[found["rate"].notna() & found[other].notna()]
        assert len(block.figure.data[0].x) == len(both)
        if both[other].nunique() > 1:
            rho = spearmanr(both["rate"], both[other].astype(float)).statistic
            assert f"順位相関 {'▲' if round(rho, 2) < 0 else ''}{abs(rho):.2f}、{len(both)}課" in block.finding
            assert block.finding.endswith(links.NO_CAUSE)


def test_hidden_課_have_no_dot_and_are_counted(ask: Comparing, view: View) -> None:
    found = links.rows(ask, view, "ツール")
    hidden = set(found.loc[found["masked"].eq(True), "department"])
    assert hidden and found.loc[found["department"].isin(hidden), "mean"].isna().all()
    block = links.block(ask, view, "ツール")
    assert hidden.isdisjoint(row[0] for row in block.figure.data[0].customdata)
    assert f"人数が少なく示さない{len(hidden)}課" in block.finding


def test_means_are_those_of_the_page_and_rates_too(ask: Comparing, view: View) -> None:
    found = links.rows(ask, view, "ツール").set_index("department")
    cells = ask("assessment/field_by_department", level="department")
    own = cells[(cells["field"] == "ツール")].set_index("department")["mean"]
    both = found.index.intersection(own.index)
    pd.testing.assert_series_equal(found.loc[both, "mean"], own[both], check_names=False, check_dtype=False)
    rates = ask("online/departments", measure="kind", with_partial=False).set_index("department")["rate"].dropna()
    pd.testing.assert_series_equal(found["rate"].sort_index(), rates.sort_index(), check_names=False)


def test_the_interval_tells_chance_from_a_relation() -> None:
    rising = pd.Series(np.arange(40.0))
    strong = links.along(rising, rising)
    assert strong and strong.rho == pytest.approx(1) and not strong.is_chance
    shuffled = pd.Series(np.tile([3.0, 1.0, 2.0, 4.0], 10))
    weak = links.along(rising, shuffled)
    assert weak and weak.is_chance
    assert links.along(rising, pd.Series(np.ones(40))) is None
    assert links.along(rising[:3], rising[:3]) is None


def test_where_there_is_too_little_that_is_said(ask: Comparing, view: View) -> None:
    found = links.rows(ask, view, "ツール")
    assert "課のため、関係は判断できません" in links.sentence(found.head(5), "ツール")
    assert "相談の一覧がまだ取り込まれていない" in links.sentence(found.assign(consultations=None), links.TALKS)
    assert "どの課も同じ" in links.sentence(found.assign(consultations=1), links.TALKS)
    assert links.known(found.head(0), "mean").empty
