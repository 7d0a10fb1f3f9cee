"""利用の記録: だれが、いつ、何をしたか。断ったことも残る。"""

from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.access import audit
from dashboard.records import acts
from dashboard.screens.audit import listing
from dashboard.screens.block import Heading
from dashboard.ui import blocks, filters

HEIGHT = 620


def page(folder: Path) -> None:
    """Draw the page: what there is in short, what narrows it, and the list with its Excel."""
    every = acts.listed(folder)
    blocks.title(Heading("利用の記録", ""))
    blocks.news(Heading("", listing.sentence(every, audit.broken(folder))))
    first, second, third, fourth = st.columns([2, 3, 3, 2], vertical_alignment="bottom")
    with first:
        days = filters.switch(listing.SINCE)
    with second:
        people = filters.several(listing.PEOPLE, sorted({*every["by"]} - {""}))
    with third:
        kinds = filters.several(listing.KINDS, sorted({*every["act"]}))
    with fourth:
        refused = filters.toggle(listing.REFUSED_ONLY)
    since = None if days is None else pd.Timestamp.now("UTC").tz_localize(None) - pd.Timedelta(days=days)
    seen = listing.narrowed(every, since, people, kinds, only_refused=refused)
    listed = listing.table(seen, settings.load().access.kept_years)
    for note in listed.notes:
        blocks.basis(note)
    blocks.table("acts", listed, HEIGHT)


page(settings.data_folder())
