"""What every page shows around its own: style, name of the city, freshness line, sample banner, refusals."""

import base64
import datetime as dt
import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import labels, markup, sample, settings
from dashboard.errors import DashboardError
from dashboard.markup import Markup
from dashboard.records import homework
from dashboard.ui import cached, filters, html, links, words
from dashboard.ui.cached import answer

HERE = Path(__file__).parent
_log = logging.getLogger(__name__)
SUBMISSIONS, KARTE = "/submissions", "/department"
PROMISES = 3
"""So many are named."""
ICON = f"data:image/png;base64,{base64.b64encode((HERE / 'icon.png').read_bytes()).decode()}"
"""In the page itself: a file that was made is only for who has signed in."""


def style() -> None:
    """Apply the look that Streamlit's theme cannot express."""
    for sheet in ("style.css", "paper.css"):
        html.style(HERE / sheet)


def title() -> None:
    """The city's name above the filters."""
    city = sample.city(settings.data_folder())
    html.in_sidebar(markup.of("<p class='dx-city'><b>{}</b> <span>{}</span></p>", city, words.TITLE))


def banner(problem: str | None) -> None:
    """Say that the city is fictional, and that figures are older than the files, where that is so."""
    if problem:
        html.refusal(problem)
    if cached.is_sample():
        said = f"{sample.CITY}は実在しない市で、数値はすべて作りものです。最初の資料を取り込むと、この表示は消えます。"
        html.draw(markup.of("<div class='dx-sample'><b>見本を表示しています。</b>{}</div>", said))


def freshness(*, monthly: bool, late: bool, of_one: bool) -> None:
    """As far as it is of this page: 基準日, the last import, who has not sent a 手続一覧; and the カルテ of the
    chosen 課, unless the page is that (``of_one``).
    """
    as_of = filters.month()
    if as_of is None:
        return
    fresh = answer("frame/freshness", as_of=as_of).iloc[0]
    missing = list(fresh["missing"]) if fresh["not_submitted"] else []
    imported = labels.moment(fresh["last_import"])
    said = [markup.of("最終取込 {}", imported)]
    if monthly:
        said.insert(0, markup.of("基準日 {}", as_of.isoformat()))
    # A month without any 手続一覧 says nothing about who has sent one.
    if late and missing:
        said.append(_late(missing))
    elif late and labels.known(fresh["as_of"]):
        said.append(markup.of("未提出なし"))
    _, chosen = filters.attention()
    if len(chosen) == 1 and not of_one:
        said.append(markup.link(links.to_page(KARTE), f"{chosen[0]}のカルテ"))
    html.draw(markup.of("<div class='dx-fresh'>{}</div>", markup.joined(map(_line, said))))


def acts() -> DeltaGenerator:
    """A place under the filters for what can be done with the page."""
    return st.container(horizontal=True, vertical_alignment="center", gap="small", key="acts")


def promised(*, by_all: bool) -> None:
    """What the chosen 課 promised in meetings and has not done yet; where none is chosen, all of them if ``by_all``."""
    _, chosen = filters.attention()
    if chosen or by_all:
        with html.told():
            _promised(chosen, cached.here().today)


def _promised(chosen: Collection[str], today: dt.date) -> None:
    given = [each for each in homework.homework(settings.data_folder()) if each.done_on is None]
    own = [each for each in given if not chosen or each.department in chosen]
    if own:
        first = sorted(own, key=lambda each: (each.due or dt.date.max, each.id))[:PROMISES]
        said = [_promise(each, today) for each in first]
        said += [markup.of("<span>ほか{}件</span>", len(own) - PROMISES)] if len(own) > PROMISES else []
        where = markup.link(links.alone("/monthly_meeting"), f"宿題 {len(own)}件")
        html.draw(markup.of("<div class='dx-promised'>{}{}</div>", where, markup.joined(said)))


def _promise(each: homework.Homework, today: dt.date) -> Markup:
    due = f"（{each.due}まで）" if each.due else ""
    late = markup.of(" <b class='dx-late-word'>期限超過</b>") if each.is_overdue(today) else ""
    return markup.of("<span>{} {}{}{}</span>", each.department or "", each.what, due, late)


def _line(said: Markup) -> Markup:
    return markup.of("<div>{}</div>", said)


def _late(missing: Sequence[str]) -> Markup:
    """A press, or Enter, opens the names."""
    names = "、".join(missing)
    return markup.of(
        "<details class='dx-late'><summary>未提出 {}課</summary><div>{}</div><div>{}</div></details>",
        len(missing),
        names,
        markup.link(links.to_page(SUBMISSIONS), "提出状況で見る"),
    )


@contextmanager
def refusals() -> Iterator[None]:
    """Show what a person can mend as a Japanese message; anything else is logged and said without a stack trace."""
    try:
        yield
    except DashboardError as error:
        html.refusal(str(error))
    except Exception:
        _log.exception("unexpected error while drawing a page")
        html.refusal(
            "画面を表示できませんでした。数値は変わっていません。ページを読み込み直しても続くときは、"
            "この画面の写しと操作の内容を、このダッシュボードの管理者に伝えてください。"
        )
