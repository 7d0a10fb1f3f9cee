"""What a figure answers when it is asked what it means: a panel of pairs, some of which lead further."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard import labels
from dashboard.screens import terms
from dashboard.screens.terms import About, Lead, Subject, Term
from dashboard.screens.view import Ask
from dashboard.settings import Settings
from dashboard.ui import cached, links


@dataclass(frozen=True, slots=True)
class Entry:
    """``address`` is where ``asked`` leads, if anywhere."""

    asked: str
    said: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """``name`` is its id in the page."""

    name: str
    title: str
    entries: tuple[Entry, ...]


def panel(name: str, title: str, about: About, city: Settings, lead: Lead | None = None) -> Panel:
    """What a figure of this title answers. ``lead``: where the rows are that it counts."""
    found = [terms.find(key, city) for key in about.terms]
    own = [term for _, term in found]
    return Panel(f"about-{name}", title, tuple(_entries(own, found[0][0], about, lead)))


def _entries(own: list[Term], subject: Subject, about: About, lead: Lead | None) -> Iterator[Entry]:
    for term in own:
        yield Entry(f"定義：{term.name}", term.short, links.to_term(term.key))
    if lead:
        yield Entry(f"いまの数：{lead.words}", about.counted, links.to_rows(lead))
    elif about.counted:
        yield Entry("いまの数", about.counted)
    now = [f"{about.left_out}。"] if about.left_out else []
    left_out = dict.fromkeys([*now, *(term.left_out for term in own)])
    if any(left_out):
        yield Entry("数えないもの", "".join(left_out))
    yield Entry("出典", source(subject, about.as_of), links.to_term("imports"))


def source(subject: Subject, as_of: dt.date) -> str:
    """Which files the figures of a subject are read from, and of which 基準日."""
    return cached.drawn(_source, subject.name, subject.datasets, as_of)


def _source(ask: Ask, subject: str, datasets: tuple[str, ...], as_of: dt.date) -> str:
    rows = ask("frame/sources", as_of=as_of, dataset=datasets)
    read = [_files(row) for _, row in rows.iterrows()]
    return f"{'、'.join(read) or subject}。基準日 {labels.month_end(as_of)}"


def _files(row: pd.Series) -> str:
    return f"{row['dataset_label']} {labels.count(row['files'])}ファイル・{labels.count(row['row_count'])}行"
