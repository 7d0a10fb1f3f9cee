"""管理: すべて良いか、だれが何をしたか、だれが何をできるか。"""

import datetime as dt
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import labels, markup, settings
from dashboard.access import audit
from dashboard.access.rules import HOW, ROLES, in_words
from dashboard.records import acts
from dashboard.screens.administration import acts as told
from dashboard.screens.administration import parts
from dashboard.screens.block import Heading
from dashboard.ui import blocks, filters
from dashboard.upkeep import checks
from dashboard.upkeep.seen import Seen, summed

HEIGHT = 620
_SEEN = "checked"


def page(folder: Path) -> None:
    """Draw the page: which part of it, and that."""
    blocks.title(Heading("管理", ""))
    shown = filters.switch(parts.SHOWN)
    {"checks": _checks, "acts": _acts, "roles": _roles}[shown](folder)


def _checks(folder: Path) -> None:
    """Whether all is well: looked at when the part is opened, and when that is asked for."""
    head, again = st.columns([4, 1], vertical_alignment="bottom")
    with again:
        is_asked = st.button("もう一度点検する", key="check", width="stretch")
    if is_asked or _SEEN not in st.session_state:
        with st.spinner("データフォルダーを点検しています…"):
            st.session_state[_SEEN] = dict(checks.all_of(folder)), dt.datetime.now(dt.UTC)
    seen: dict[str, Seen]
    seen, when = st.session_state[_SEEN]
    at = labels.moment(when)
    with head:
        blocks.news(Heading("", summed(list(seen.values())), f"{at} に見たもの"))
    for name, each in seen.items():
        if each.state in ("異常", "注意"):
            blocks.verdict(markup.of("<b>{}：{}</b> {}", each.state, name, each.saw), f"→ {each.remedy}")
    listed = parts.checked([[name, each.state, each.saw, each.remedy] for name, each in seen.items()])
    blocks.rows("checks", listed, HEIGHT)


def _acts(folder: Path) -> None:
    """What there is in short, what narrows it, and the list with its Excel."""
    every = acts.listed(folder)
    blocks.news(Heading("", told.sentence(every, audit.broken(folder))))
    first, second, third, fourth = st.columns([2, 3, 3, 2], vertical_alignment="bottom")
    with first:
        days = filters.switch(told.SINCE)
    with second:
        people = filters.several(told.PEOPLE, sorted({*every["by"]} - {""}))
    with third:
        kinds = filters.several(told.KINDS, sorted({*every["act"]}))
    with fourth:
        refused = filters.toggle(told.REFUSED_ONLY)
    since = None if days is None else pd.Timestamp.now("UTC").tz_localize(None) - pd.Timedelta(days=days)
    seen = told.narrowed(every, since, people, kinds, only_refused=refused)
    listed = told.table(seen, settings.load().access.kept_years)
    for note in listed.notes:
        blocks.basis(note)
    blocks.table("acts", listed, HEIGHT)


def _roles(folder: Path) -> None:
    access = settings.load(folder).access
    rows = [[role, in_words(rights), "、".join(access.people_of(role))] for role, rights in ROLES.items()]
    listed = parts.roles(rows, HOW[access.way])
    for note in listed.notes:
        blocks.basis(note)
    blocks.table("roles", listed, HEIGHT)


page(settings.data_folder())
