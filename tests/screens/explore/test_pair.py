"""Two measures against each other, of the sample city: what is drawn, who stands out, what stands in the table."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dashboard import labels
from dashboard.charts.look import theme
from dashboard.screens.block import Block
from dashboard.screens.explore import behind, headline, pivot, shapes
from dashboard.screens.explore.view import View
from dashboard.screens.view import Comparing
from dashboard.store import answers as store
from tests.screens.sample import views


@pytest.fixture
def ask(sample_store: Path) -> Comparing:
    return store.Answers(sample_store)


@pytest.fixture
def view(ask: Comparing) -> View:
    found = views(ask)["explore"]
    assert isinstance(found, View)
    return replace(found, shape=shapes.SCATTER, second_key="remaining_volume")


def colours(block: Block) -> dict[str, str]:
    (trace,) = block.figure.data
    return dict(zip([each[0] for each in trace.customdata], trace.marker.color, strict=True))


def test_each_row_with_both_figures_is_a_dot_and_the_others_are_counted(ask: Comparing, view: View) -> None:
    found = ask("online/departments", measure="kind")
    block = pivot.block(ask, view)
    (trace,) = block.figure.data
    drawn = {each[0]: (x, y) for each, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)}
    for row in found.dropna(subset="applicable").to_dict("records"):
        if row["applicable"]:
            assert drawn[row["department"]] == pytest.approx((row["rate"], row["remaining_volume"]))
    with_usage = pivot.block(ask, replace(view, second_key="usage"))
    (trace,) = with_usage.figure.data
    listed = with_usage.rows.iloc[:-1]
    unknown = len(listed) - len(trace.x)
    assert unknown == (listed["value_0"].isna() | listed["second_value_0"].isna()).sum()
    assert block.title == "課別のオンライン化率（種類ベース）と残る年間件数（2026年10月末）"
    assert block.finding.startswith(
        "オンライン化率（種類ベース）が低く、残る年間件数が多い（左上。点線は中央値）のは、"
    )


def test_a_figure_that_is_not_known_has_no_dot(ask: Comparing, view: View) -> None:
    def less(name: str, **params: Any) -> Any:
        rows = ask(name, **params)
        return rows.assign(value=rows["value"].mask(rows["row_key"].isin(["市民課", "財政課"])))

    block = pivot.block(less, view)
    assert not {"市民課", "財政課"} & set(colours(block))
    assert block.finding.endswith("値のない2課は描いていません。")
    assert block.about.left_out == "値のない2課"


def test_the_chosen_stand_out_among_the_whole_city(ask: Comparing, view: View) -> None:
    chosen = replace(view, department=("市民課",))
    found = colours(pivot.block(ask, chosen))
    assert len(found) == len(colours(pivot.block(ask, view)))
    assert {name for name, colour in found.items() if colour == theme.CHOSEN} == {"市民課"}
    assert pivot.block(ask, chosen).finding.startswith("市民課はオンライン化率（種類ベース） 60.0%、残る年間件数 ")
    assert "市民課だけ" not in headline.heading(ask, chosen).finding
    assert "市民課だけ" in behind.table(ask, chosen).heading, "what is listed is narrowed"
    bureau = colours(pivot.block(ask, replace(view, bureau=("福祉部",))))
    members = set(ask("frame/departments").query("bureau == '福祉部'")["department"])
    assert {name for name, colour in bureau.items() if colour == theme.CHOSEN} == members & set(bureau)
    pressed = replace(chosen, row="財政課")
    assert {name for name, colour in colours(pivot.block(ask, pressed)).items() if colour == theme.CHOSEN} == {"財政課"}
    assert set(behind.table(ask, pressed).rows["department"]) == {"財政課"}
    assert len(colours(pivot.block(ask, replace(chosen, rows="audience")))) <= 4, "other rows are counted of the chosen"


def test_the_table_has_both_with_what_they_are_made_of(ask: Comparing, view: View) -> None:
    rows = pivot.block(ask, replace(view, second_key="usage")).rows
    headings = [each.heading for each in rows.attrs[labels.OWN].values()]
    assert headings[:4] == ["課", "オンライン化率（種類ベース）", "分子", "分母（対象手続）"]
    assert headings[4:7] == ["オンライン利用率", "オンライン利用率の分子", "分母（年間件数）"]
    assert set(rows.attrs[labels.OWN]) == set(rows)
    assert len(set(headings)) == len(headings)
    assert rows.iloc[-1]["row"] == "全体" and labels.known(rows.iloc[-1]["second_value_0"])
