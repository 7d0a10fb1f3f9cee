"""What is chosen on 探索, each widget drawn in its place."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.screens.choices import Choice, Declared, Number, Option, Pinned, Shown, Switch, Text, Toggle
from dashboard.ui import filters


class Placed:
    """The widgets, each drawn in its place of the page (by its key); the rest where the less used ones are."""

    def __init__(self, places: Mapping[str, DeltaGenerator], rest: DeltaGenerator) -> None:
        self.places, self.rest = places, rest

    def _place(self, one: Declared) -> DeltaGenerator:
        return self.places.get(one.key, self.rest)

    def switch(self, one: Switch[Option]) -> Option:
        """What the chosen words stand for."""
        with self._place(one):
            return filters.switch(one)

    def pinned(self, one: Pinned, options: Mapping[str, str]) -> str:
        """The one that is chosen; the first is the default."""
        with self._place(one):
            return filters.pinned(one, options)

    def several(self, one: Choice, options: list[str]) -> Sequence[str]:
        """Those that are chosen, in words; none means all."""
        with self._place(one):
            return filters.several(one, options)

    def toggle(self, one: Toggle) -> bool:
        """Whether it is turned on."""
        with self._place(one):
            return filters.toggle(one)

    def number(self, one: Number) -> int:
        """The number that is chosen."""
        with self._place(one):
            return filters.number(one)

    def text(self, one: Text) -> str:
        """The words that are typed."""
        with self._place(one):
            return filters.text(one)

    def shown(self, one: Shown, options: Mapping[str, str]) -> str | None:
        """The one that is shown, if any."""
        asked = st.query_params.get(one.key)
        return asked if asked in options else None
