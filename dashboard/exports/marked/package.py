"""An xlsx package as parts that are read, replaced and added; all others leave as they came."""

import io
import posixpath
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboard.exports.marked.elements import Element, Strange, appended, edited, parse, text

CONTENT_TYPES: Final = "[Content_Types].xml"
_EMPTY_LINKS: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


class Package:
    """The parts of one workbook."""

    def __init__(self, content: bytes) -> None:
        self._archive = ZipFile(io.BytesIO(content))
        self._names = {info.filename: info for info in self._archive.infolist()}
        self._changed: dict[str, bytes] = {}

    def __contains__(self, part: str) -> bool:
        """Whether there is a part of this name."""
        return part in self._names or part in self._changed

    def read(self, part: str) -> bytes:
        """The bytes of a part, which there must be."""
        if part in self._changed:
            return self._changed[part]
        if part not in self._names:
            raise Strange(f"no part {part}")
        return self._archive.read(part)

    def write(self, part: str, content: bytes) -> None:
        """Replace a part."""
        self._changed[part] = content

    def add(self, part: str, content: bytes, kind: str) -> None:
        """Add a part with its content type, or replace it."""
        is_new = part not in self
        self.write(part, content)
        if is_new and not part.endswith(".vml"):
            self._declare(f'Override PartName="/{part}" ContentType="{kind}"')

    def declare_vml(self) -> None:
        """Say what files of old drawings are, if the package does not yet."""
        types = parse(self.read(CONTENT_TYPES))
        if not any((each.get("Extension") or "").lower() == "vml" for each in types.all("Default")):
            self._declare(
                'Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"'
            )

    def free_name(self, stem: str, ending: str) -> str:
        """The name of a part that is not there yet."""
        taken = {name.casefold() for name in (*self._names, *self._changed)}
        numbers = range(1, len(taken) + 2)
        return next(name for number in numbers if (name := f"{stem}{number}.{ending}").casefold() not in taken)

    def links(self, part: str) -> dict[str, tuple[str, str]]:
        """(kind, part) of every internal link of a part, by its id."""
        if _links_part(part) not in self:
            return {}
        folder = posixpath.dirname(part)
        found = parse(self.read(_links_part(part))).all("Relationship")
        return {
            link.get("Id") or "": (
                link.get("Type") or "",
                posixpath.normpath(posixpath.join("/", folder, link.get("Target") or "")).lstrip("/"),
            )
            for link in found
            if (link.get("TargetMode") or "").lower() != "external"
        }

    def linked(self, part: str, kind: str) -> str | None:
        """The first part of this kind that a part links to."""
        found = (target for link, target in self.links(part).values() if link.endswith(f"/{kind}"))
        return next(found, None)

    def link(self, part: str, kind: str, target: str) -> str:
        """Link a part to another; returns the link's id."""
        place = _links_part(part)
        xml = self.read(place) if place in self else _EMPTY_LINKS
        root = parse(xml)
        taken = {each.get("Id") for each in root.children}
        name = next(name for number in range(1, len(taken) + 2) if (name := f"rIdMark{number}") not in taken)
        made = f'<{root.prefix}Relationship Id="{name}" Type="{kind}" Target="/{text(target)}"/>'
        self.write(place, edited(xml, appended(xml, root, made)))
        return name

    def bytes(self) -> bytes:
        """The package; its parts in their order, the new ones behind them."""
        stream = io.BytesIO()
        with ZipFile(stream, "w", ZIP_DEFLATED) as made:
            for name, info in self._names.items():
                made.writestr(_dated(name, info), self.read(name))
            for name in self._changed:
                if name not in self._names:
                    made.writestr(_dated(name, None), self._changed[name])
        return stream.getvalue()

    def _declare(self, made: str) -> None:
        xml = self.read(CONTENT_TYPES)
        root = parse(xml)
        self.write(CONTENT_TYPES, edited(xml, appended(xml, root, f"<{root.prefix}{made}/>")))


def bound(root: Element, namespace: str) -> tuple[str, str]:
    """(prefix, declaration) of a namespace in a part: the prefix that it has there, else one declared on the spot."""
    for key, value in root.attributes.items():
        if value == namespace and key.startswith("xmlns:"):
            return key.removeprefix("xmlns:"), ""
    return "r", f' xmlns:r="{namespace}"'


def _links_part(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _dated(name: str, info: ZipInfo | None) -> ZipInfo:
    made = ZipInfo(name, info.date_time if info else (1980, 1, 1, 0, 0, 0))
    made.compress_type = ZIP_DEFLATED
    return made
