"""What a figure answers when it is asked what it means: 定義, 式, いまの数, 数えないもの, 出典, 根拠."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from dashboard import labels
from dashboard.screens import terms
from dashboard.screens.block import Tile
from dashboard.screens.state import Source
from dashboard.screens.terms import FORMULA, GROUND, PER, About, Lead, Subject, Term
from dashboard.screens.view import Ask

IMPORTS = "imports"
"""Where 定義と品質 lists what was imported."""


@dataclass(frozen=True, slots=True)
class Told:
    """What can be asked of a figure, and the answer. It leads to a term (by its key), or to the rows it counts."""

    asked: str
    said: str
    term: str = ""
    lead: Lead | None = None


def told(about: About, source: Source, lead: Lead | None = None) -> tuple[Told, ...]:
    """All that a figure answers. ``lead``: where the rows are that it counts."""
    found = [terms.find(key, source.city) for key in about.terms]
    return tuple(_told([term for _, term in found], found[0][0], about, source, lead))


def of_tile(tile: Tile, source: Source) -> tuple[Told, ...]:
    """The same of a headline figure: what it counts is the figure itself where nothing else is said."""
    asked = tile.about if tile.about.counted else replace(tile.about, counted=f"{tile.value}{tile.unit}（{tile.of}）")
    return told(asked, source, tile.lead)


def _told(own: list[Term], subject: Subject, about: About, source: Source, lead: Lead | None) -> Iterator[Told]:
    for term in own:
        yield Told(f"定義：{term.name}", term.short, term.key)
        yield from _worked_out(term) if term is own[0] else ()
    if lead:
        yield Told(f"いまの数：{lead.words}", about.counted, lead=lead)
    elif about.counted:
        yield Told("いまの数", about.counted)
    now = [f"{about.left_out}。"] if about.left_out else []
    left_out = dict.fromkeys([*now, *(term.left_out for term in own)])
    if any(left_out):
        yield Told("数えないもの", "".join(left_out))
    yield Told("出典", files(source, subject, about.as_of), IMPORTS)
    if grounds := dict.fromkeys(term.ground for term in own if term.ground):
        yield Told(GROUND, "".join(grounds))


def _worked_out(figure: Term) -> Iterator[Told]:
    """How the figure itself is worked out; of what it is a share, where that does not say it already."""
    if figure.formula:
        yield Told(FORMULA, figure.formula)
    if figure.per and figure.per not in figure.formula:
        yield Told(PER, figure.per)


def files(source: Source, subject: Subject, as_of: dt.date) -> str:
    """Which files the figures of a subject are read from, and of which 基準日."""
    return source.drawn(_read, subject.name, subject.datasets, as_of)


def _read(ask: Ask, subject: str, datasets: tuple[str, ...], as_of: dt.date) -> str:
    rows = ask("frame/sources", as_of=as_of, dataset=datasets)
    read = [_file(row) for _, row in rows.iterrows()]
    return f"{'、'.join(read) or subject}。基準日 {labels.month_end(as_of)}"


def _file(row: pd.Series) -> str:
    return f"{row['dataset_label']} {labels.count(row['files'])}ファイル・{labels.count(row['row_count'])}行"
