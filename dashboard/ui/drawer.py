"""A drawer at the right with one thing's own view; on paper a sheet of its own. Which thing it is stands in the URL."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import streamlit as st

from dashboard.ui import paper


@dataclass(frozen=True)
class Drawer:
    """``key`` is its name in the URL, ``title`` what it is called (words of our own: Streamlit reads Markdown there).

    ``width`` in px.
    """

    key: str
    title: str
    width: int

    def choose(self, thing: str) -> None:
        """Show this one."""
        st.query_params[self.key] = thing

    def close(self) -> None:
        """Show none."""
        st.query_params.pop(self.key, None)

    def chosen(self, among: Collection[str]) -> str | None:
        """The one on show, if it is among these."""
        thing = st.query_params.get(self.key)
        return thing if thing in among else None

    def show(self, body: Callable[[], None]) -> None:
        """Open it."""
        if paper.is_on():
            with st.container(key=f"sheet_{self.key}"):
                body()
            return
        st.dialog(self.title, width=self.width, position="right", on_dismiss=self.close)(body)()
