"""The one door of HTML to the screen. Streamlit's own texts read Markdown: none of them gets a text of files."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from dashboard import markup
from dashboard.errors import DashboardError
from dashboard.markup import Markup


def draw(made: Markup) -> None:
    """Show this."""
    st.html(made)


def beside(made: Markup) -> None:
    """Show this in a row, as wide as it is."""
    st.html(made, width="content")


def in_sidebar(made: Markup) -> None:
    """Show this above or under the filters."""
    st.sidebar.html(made)


def style(sheet: Path) -> None:
    """Apply a style sheet."""
    st.html(sheet)


def refusal(message: str) -> None:
    """Say why something is not done or not shown. Not ``st.error``, which reads Markdown: names stand in messages."""
    draw(markup.of("<div class='dx-error' role='alert'>{}</div>", message))


@contextmanager
def told() -> Iterator[None]:
    """Say why something could not be kept, and go on."""
    try:
        yield
    except DashboardError as error:
        refusal(str(error))


def pairs(entries: Iterable[tuple[object, object]]) -> Markup:
    """What stands in a list of terms."""
    return markup.joined(markup.of("<dt>{}</dt><dd>{}</dd>", term, text) for term, text in entries)
