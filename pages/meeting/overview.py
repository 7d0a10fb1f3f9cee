"""概況: 今月どこを見て、誰と何を話すか。"""

import streamlit as st

from dashboard import settings
from dashboard.screens.overview import changes, definitions, fields, figures, headline, people, spread, states
from dashboard.screens.overview.material import viewed
from dashboard.screens.overview.view import View
from dashboard.ui import blocks, cached, filters

CHANGES, PEOPLE = 6, 4
"""How many are in sight."""
TABLE_HEIGHT = 420


def page() -> None:
    """Draw the page from top to bottom."""
    view = viewed(filters.chosen())
    if view is None:
        blocks.heading(headline.NOTHING)
        blocks.empty("手続一覧、アセスメントの回答、ロードマップのどれかを取り込むと、ここに今月の動きが表示されます。")
        return
    said = cached.drawn(headline.heading, view)
    blocks.title(said)
    blocks.news(said, is_large=True)
    blocks.tiles(cached.drawn(figures.tiles, view))
    left, right = st.columns([7, 5], gap="medium")
    with left:
        _changes(view)
    with right:
        _people(view)
    _pictures(view)
    blocks.definitions(definitions.entries(settings.load()))


def _changes(view: View) -> None:
    if blocks.turning("changes", changes.TITLE):
        blocks.rows("changes_rows", cached.drawn(changes.table, view), TABLE_HEIGHT)
        if view.chosen:
            blocks.subheading(changes.OTHERS)
            blocks.rows("others_rows", cached.drawn(changes.table_of_others, view), TABLE_HEIGHT)
        return
    if view.chosen:
        own = cached.drawn(changes.of_chosen, view)
        blocks.listed(own, CHANGES) if own else blocks.finding(changes.silence(view))
        blocks.subheading(changes.OTHERS)
    others = cached.drawn(changes.of_others, view)
    blocks.listed(others, CHANGES) if others else blocks.finding(changes.silence(view.city))


def _people(view: View) -> None:
    blocks.subheading(people.TITLE, "people")
    asked = cached.drawn(people.lines, view)
    blocks.listed(asked, PEOPLE) if asked else blocks.finding(people.NOBODY)


def _pictures(view: View) -> None:
    """The figures of the pages, small; a subject that there is not leaves its place to the others."""
    shown = {
        "spread": (spread.block, view.online),
        "change": (fields.block, view.assessment),
        "states": (states.block, view.roadmap),
    }
    there = [(key, make) for key, (make, part) in shown.items() if part]
    if not there:
        return
    for place, (key, make) in zip(st.columns(len(there), gap="medium"), there, strict=True):
        with place:
            blocks.show(key, make, view, pick=blocks.pick_department if key == "spread" else None)


page()
