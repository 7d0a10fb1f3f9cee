"""Who is chosen narrows every list, and what is narrowed says whose it is; what is empty says why."""

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.screens.online import asking, barriers, changed, dumbbell, paper, procedures, ranking, remaining
from dashboard.screens.online.view import View as Online
from dashboard.screens.roadmap import changes, late, states
from dashboard.screens.roadmap.view import View as Roadmap
from dashboard.store import answers as store
from tests.screens import sample


@pytest.fixture(scope="module")
def ask(sample_store: Path) -> store.Answers:
    return store.Answers(sample_store)


def of(ask: store.Answers, **attention: tuple[str, ...]) -> tuple[Online, Roadmap]:
    views = sample.views(ask, **attention)
    online, roadmap = views["online"], views["roadmap"]
    assert isinstance(online, Online) and isinstance(roadmap, Roadmap)
    return online, roadmap


def test_titles_of_what_is_narrowed_say_whose_it_is(ask: store.Answers) -> None:
    online, roadmap = of(ask, bureau=("福祉部",))
    titles = [make.block(ask, online).title for make in (remaining, paper, barriers)]
    titles += [changed.table(ask, online).title, procedures.table(ask, online, (), None).title]
    titles += [late.block(ask, roadmap).title, changes.table(ask, roadmap).heading]
    assert all("・福祉部" in title for title in titles), titles
    assert "・全庁" in states.block(ask, roadmap, "pillar").title


def test_what_moved_is_of_the_chosen_bureau_as_its_headline_says(ask: store.Answers) -> None:
    _, everybody = of(ask)
    whole = changes.rows(ask, everybody)
    owners = ask("roadmap/initiatives", as_of=everybody.as_of).set_index("initiative_key")["bureau"]
    bureaus = whole["initiative_key"].map(owners).dropna()
    assert len(bureaus)
    for bureau in {*bureaus, "福祉部"}:
        own = changes.rows(ask, of(ask, bureau=(bureau,))[1])
        assert set(own["initiative_key"]) == set(
            whole.loc[whole["initiative_key"].map(owners) == bureau, "initiative_key"]
        )


def test_the_order_that_asks_whom_to_talk_to_answers_for_the_chosen_bureau(ask: store.Answers) -> None:
    online, _ = of(ask, bureau=("福祉部",))
    said = ranking.block(ask, online, "lowest").finding
    assert said.startswith("福祉部では、") and "生活支援課" in said and "未提出" not in said
    one = replace(online, bureau=(), department=("道路管理課",))
    assert dumbbell.block(ask, one, "change").finding.startswith("道路管理課は＋")
    assert asking.departments(ask, one)["department"].nunique() > 40, "the others stay"


def test_an_empty_list_says_what_to_let_go_of(ask: store.Answers) -> None:
    online, _ = of(ask, department=("生活支援課",))
    nothing = procedures.table(ask, online, (), "住民票")
    assert nothing.rows.empty
    assert (
        nothing.empty
        == "「住民票」、生活支援課だけに当てはまる手続はありません。左の「絞り込みを解除」で全庁から探せます。"
    )
    assert changed.table(ask, online).empty.startswith("前月から状況が変わった手続はありません。")
