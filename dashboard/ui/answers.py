"""Answers and figures for the screens, computed once for each version of the store."""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import settings
from dashboard.store import answers as store

KEPT = 2000


def version() -> store.Version:
    """The version of the store on show; part of every cache key, so nothing ever has to be invalidated."""
    return store.version(store.serving(settings.data_folder()))


def answer(name: str, **params: Any) -> pd.DataFrame:
    """The answer to a named query; sequences are list parameters, and an empty one means all."""
    return _answer(name, tuple(sorted((key, _frozen(value)) for key, value in params.items())), version())


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _answer(name: str, params: tuple[tuple[str, Any], ...], stamp: store.Version) -> pd.DataFrame:
    bound = {key: list(value) if isinstance(value, tuple) else value for key, value in params}
    return store.answer(Path(stamp[0]), name, bound)


def _frozen(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return tuple(value) or None
    return value
