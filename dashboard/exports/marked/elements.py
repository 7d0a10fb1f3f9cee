"""The elements of an XML part with where they stand in its bytes: what is not edited stays as it is, byte for byte."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

Edit = tuple[int, int, bytes]
"""Bytes from … to … are replaced by these."""

_TAG: Final = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_NOT_IN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Strange(Exception):
    """A package that is not built as Excel and its like build theirs."""


@dataclass(slots=True)
class Element:
    """An element of a part: ``start`` to ``end`` in its bytes, its start tag up to ``head``."""

    tag: str
    attributes: dict[str, str]
    start: int
    head: int
    end: int = 0
    children: list["Element"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name without its prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or nothing."""
        return "".join(self.tag.rpartition(":")[:2])

    def first(self, name: str) -> "Element | None":
        """The first child of this name."""
        return next(self.all(name), None)

    def only(self, name: str) -> "Element":
        """The first child of this name, which there must be."""
        if (found := self.first(name)) is None:
            raise Strange(f"no {name} in {self.name}")
        return found

    def all(self, name: str) -> "Iterator[Element]":
        """The children of this name."""
        return (child for child in self.children if child.name == name)

    def get(self, name: str) -> str | None:
        """An attribute by its name without the prefix."""
        return next((value for key, value in self.attributes.items() if key.rpartition(":")[2] == name), None)


def parse(xml: bytes) -> Element:
    """The root of a part. The guards of files have refused whatever declares entities."""
    parser = ParserCreate()
    top = Element("", {}, 0, 0)
    path = [top]

    def begin(tag: str, attributes: dict[str, str]) -> None:
        start = parser.CurrentByteIndex
        made = Element(tag, attributes, start, _end_of_tag(xml, start))
        path[-1].children.append(made)
        path.append(made)

    def end(tag: str) -> None:
        made = path.pop()
        is_empty = xml[made.head - 2 : made.head] == b"/>"
        made.end = made.head if is_empty else _end_of_tag(xml, parser.CurrentByteIndex)

    def refuse(*_: object) -> None:
        raise Strange("a document type")

    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = begin, end, refuse
    try:
        parser.Parse(xml, True)
    except ExpatError as error:
        raise Strange(str(error)) from error
    return top.children[0]


def edited(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with these edits made, which do not overlap."""
    pieces, done = [], 0
    for start, end, content in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [xml[done:start], content]
        done = end
    return b"".join([*pieces, xml[done:]])


def appended(xml: bytes, element: Element, content: str, **attributes: object) -> list[Edit]:
    """Edits that put ``content`` at the end of an element and set its ``attributes``."""
    head = with_attributes(xml[element.start : element.head], {name: str(each) for name, each in attributes.items()})
    if element.end == element.head:
        return [(element.start, element.end, head[:-2] + b">" + content.encode() + f"</{element.tag}>".encode())]
    last = xml.rindex(b"<", element.start, element.end)
    return [(element.start, element.head, head), (last, last, content.encode())]


def with_attributes(tag: bytes, attributes: Mapping[str, str]) -> bytes:
    """A start tag with these attributes set."""
    for name, value in attributes.items():
        pattern = re.compile(rb"(\s)%b\s*=\s*(?:\"[^\"]*\"|'[^']*')" % name.encode())
        said = f'{name}="{value}"'.encode()
        if pattern.search(tag):
            tag = pattern.sub(lambda match, said=said: match[1] + said, tag, count=1)  # type: ignore[misc]
        else:
            tag = re.sub(rb"\s*(/?>)$", lambda match, said=said: b" " + said + match[1], tag)  # type: ignore[misc]
    return tag


def text(words: str) -> str:
    """A text as XML of ASCII signs alone, whatever a part is encoded in; signs that XML cannot hold are left out."""
    plain = _LOOKS_ESCAPED.sub("_x005F_", _NOT_IN_XML.sub("", words))
    return escape(plain).encode("ascii", "xmlcharrefreplace").decode()


def content(xml: bytes, element: Element) -> str:
    """The text inside an element."""
    found: list[str] = []
    parser = ParserCreate()
    parser.CharacterDataHandler = found.append
    parser.Parse(xml[element.start : element.end], True)
    return "".join(found)


def _end_of_tag(xml: bytes, start: int) -> int:
    found = _TAG.match(xml, start)
    if found is None:
        raise Strange("a tag without an end")
    return found.end()
