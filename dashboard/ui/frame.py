"""What every page shows around its own: style, name of the city, freshness line, sample banner, refusals."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from dashboard import labels, sample, settings
from dashboard.errors import DashboardError
from dashboard.store import answers as store
from dashboard.ui import filters
from dashboard.ui.cached import answer

HERE = Path(__file__).parent
ICON = str(HERE / "icon.png")
STYLE = f"<style>{(HERE / 'style.css').read_text(encoding='utf-8')}</style>"


def style() -> None:
    """Apply the look that Streamlit's theme cannot express."""
    st.html(STYLE)


def title() -> None:
    """The city's name above the filters."""
    folder = settings.data_folder()
    city = sample.CITY if store.is_sample(folder) else settings.load(folder).city
    st.sidebar.markdown(f"**{city}** DX推進ダッシュボード")


def banner(problem: str | None) -> None:
    """Say that the city is fictional, and that figures are older than the files, where that is so."""
    if problem:
        st.error(problem, icon=":material/error:")
    if store.is_sample(settings.data_folder()):
        st.html(
            "<div class='dx-sample'><b>見本を表示しています。</b>"
            f"{sample.CITY}は実在しない市で、数値はすべて作りものです。最初の資料を取り込むと、この表示は消えます。</div>"
        )


def freshness() -> None:
    """基準日, the last import and who has not sent, under the filters."""
    as_of = filters.month()
    if as_of is None:
        return
    fresh = answer("frame/freshness", as_of=as_of).iloc[0]
    missing = list(fresh["missing"]) if fresh["not_submitted"] else []
    imported = labels.moment(fresh["last_import"].tz_localize("UTC").tz_convert(labels.JAPAN))
    late = f" ・ <span class='dx-late' title='{'、'.join(missing)}'>未提出 {len(missing)}課</span>" if missing else ""
    # A month without any 手続一覧 says nothing about who has sent one.
    nobody = " ・ 未提出なし" if labels.known(fresh["as_of"]) else ""
    st.sidebar.html(
        f"<div class='dx-fresh'>基準日 {labels.month_end(as_of)}<br>最終取込 {imported}{late or nobody}</div>"
    )


@contextmanager
def refusals() -> Iterator[None]:
    """Show what a person can mend as a Japanese message; anything else is logged and said without a stack trace."""
    try:
        yield
    except DashboardError as error:
        st.error(str(error), icon=":material/error:")
    except Exception:
        logging.exception("unexpected error while drawing a page")
        st.error(
            "画面を表示できませんでした。数値は変わっていません。ページを読み込み直しても続くときは、"
            "この画面の写しと操作の内容を、このダッシュボードの管理者に伝えてください。",
            icon=":material/error:",
        )
