"""A screen is blocks that know no Streamlit: whoever has a store can ask for them."""

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.charts.look.theme import Figure
from dashboard.screens import columns
from dashboard.screens.view import View
from dashboard.settings import ROOT
from dashboard.store import answers as store
from dashboard.store import queries
from tests.screens import sample

FILES = {
    ".".join(path.relative_to(ROOT / "dashboard" / "screens").with_suffix("").parts)
    for path in ROOT.glob("dashboard/screens/*/**/*.py")
    if "\ndef block(" in path.read_text(encoding="utf-8") and sample.OF_MANY not in path.parts
}
"""The files that say they are a block."""
SAID = {"explore.pivot()"}
"""Blocks whose rows are in words already: what their columns are is chosen on the page."""


@pytest.mark.parametrize(
    "attention", [{}, {"bureau": ("福祉部",)}, {"department": ("市民課", "建築指導課")}, {"department": ("ない課",)}]
)
def test_every_block_says_what_it_shows(sample_store: Path, attention: dict[str, tuple[str, ...]]) -> None:
    ask = store.Answers(sample_store)
    made = {name: make() for name, make in sample.blocks(ask, sample.views(ask, **attention))}
    assert {name.partition("(")[0] for name in made} == FILES
    for name, block in made.items():
        assert block.title, name
        assert block.finding, name
        assert block.alt, name
        assert isinstance(block.figure, Figure), name
        assert block.figure.checked.data is not None, name
        assert block.answer in {*queries.names(), *([None] if name in SAID else [])}, name
        columns.in_words(block.rows, block.answer)


def test_no_screen_needs_streamlit_or_checks_what_it_draws(sample_store: Path) -> None:
    command = [sys.executable, "-m", "tests.screens.sample", str(sample_store)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    made, *needed = done.stdout.split()
    assert int(made) >= len(FILES)
    assert needed == ["False", "False"]


def test_asking_changes_no_answer_for_the_next_one(sample_store: Path) -> None:
    """Answers are shared: a block that wrote into its rows would change what others are told."""
    ask = store.Answers(sample_store)
    kept: dict[str, tuple[pd.DataFrame, pd.DataFrame]] = {}

    def shared(name: str, **params: Any) -> pd.DataFrame:
        return kept.setdefault(f"{name}{params}", (ask(name, **params), ask(name, **params)))[0]

    for _, make in sample.blocks(shared, sample.views(shared)):
        make()
    assert kept
    for given, untouched in kept.values():
        assert given.equals(untouched)


def test_the_chosen_in_short() -> None:
    def view(**attention: Any) -> View:
        return View(as_of=dt.date(2026, 10, 31), vs=None, vs_label="前月", **attention)

    assert view(department=("市民課",)).who == "市民課"
    assert view(department=("市民課", "税務課"), bureau=("福祉部",)).who == "選んだ2課"
    assert view(department=("市民課", "税務課")).together == "選んだ2課をまとめて"
    assert view(department=("市民課",)).together == "市民課"
    assert view(bureau=("福祉部", "総務部")).who == "選んだ2部"
    assert view(bureau=("福祉部",)).city == view()
    assert view(bureau=("福祉部",)).title("遅れ") == "遅れ（2026年10月末・福祉部）"
