"""The tables of a page, as a page test reads them."""

import orjson
import pandas as pd
from streamlit.testing.v1 import AppTest

from dashboard.ui import tables as ours


def tables(app: AppTest) -> list[pd.DataFrame]:
    """What each table says under its headings, in the order of the page."""
    sent = [each.proto for each in app.get("bidi_component")]
    return [_read(each.bytes) for each in sent if each.component_name == ours.COMPONENT.name]


def _read(sent: bytes) -> pd.DataFrame:
    columns = orjson.loads(sent.partition(b"\n")[2])["columns"]
    return pd.DataFrame({each["heading"]: each["values"] for each in columns})
