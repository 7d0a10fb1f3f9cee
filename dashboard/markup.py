"""Text into markup: the one way to make HTML and the tags Plotly knows. What is not markup already is escaped."""

import re
from collections.abc import Iterable

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"})
"""Numbers for the quotes: Plotly knows no names for them."""
_SIGNS = {entity: chr(sign) for sign, entity in _ESCAPED.items()}
_TOKEN = re.compile(r"[\w#.,%+/= -]*", re.ASCII)
"""What may stand in a style, a class or an address: nothing that ends it, opens another or calls anything."""
_OWN = re.compile(r"(\.?/[\w-]+)?(\?[\w%=&.~+-]*)?(#[\w-]+)?", re.ASCII)
"""An address of this dashboard: a page, what is chosen there, a place in it. No scheme or host can be written so."""


class Markup(str):
    """Tags of our own around text that has been escaped."""

    __slots__ = ()


def of(template: str, *texts: object, **tokens: object) -> Markup:
    """The template with texts for its ``{}``, and for its ``{name}`` what stands in styles, classes and addresses."""
    strange = {name: token for name, token in tokens.items() if not _TOKEN.fullmatch(str(token))}
    if strange:
        raise ValueError(f"these can stand in no attribute: {strange}")
    return Markup(template.format(*map(escaped, texts), **tokens))


def link(address: str, *inside: object) -> Markup:
    """A link to an address of this dashboard."""
    return Markup(f"<a href='{escaped(own(address))}' class='dx-link'>{joined(inside)}</a>")


def own(address: str) -> str:
    """An address of this dashboard as it stands in any of its pages, wherever below a proxy's address these lie."""
    if not _OWN.fullmatch(address):
        raise ValueError(f"not an address of this dashboard: {address}")
    return f".{address}" if address.startswith("/") else address


def escaped(text: object) -> Markup:
    """A text as markup that shows it; markup as it is."""
    return text if isinstance(text, Markup) else Markup(str(text).translate(_ESCAPED))


def joined(parts: Iterable[object], between: object = "") -> Markup:
    """Texts and markup one after the other."""
    return Markup(escaped(between).join(map(escaped, parts)))


def lines(parts: Iterable[object]) -> Markup:
    """Each on a line of its own."""
    return joined(parts, Markup("<br>"))


def plain(text: str) -> str:
    """What markup shows. Text is as it is."""
    return shown(text) if isinstance(text, Markup) else text


def shown(written: str) -> str:
    """The text that what was written as markup shows."""
    return re.sub("&[#a-z0-9]+;", lambda entity: _SIGNS.get(entity[0], entity[0]), re.sub("<[^>]*>", "", written))
