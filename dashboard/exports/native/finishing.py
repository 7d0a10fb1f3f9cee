"""What xlsxwriter leaves unsaid in a chart, said: programs differ in what they take for granted."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
"""In the order of the schema. What is left out is shown by some programs."""
AFTER = {"separator", "showLeaderLines", "leaderLines", "extLst"}


def finished(xml: bytes) -> bytes:
    """The chart with straight lines, bars that end where their values are, labels that show their text alone, days as
    months, and a typeface for Japanese.
    """
    root: Any = etree.fromstring(xml)
    for line in root.iter(f"{A}ln"):
        line.set("cap", "flat")
    for latin in list(root.iter(f"{A}latin")):
        latin.addnext(etree.Element(f"{A}ea", {"typeface": latin.get("typeface")}))
    for body in root.iterfind(f".//{C}dLbls//{A}bodyPr"):
        body.set("wrap", "none")
    for label in (*root.iter(f"{C}dLbl"), *root.iter(f"{C}dLbls")):
        if label.find(f"{C}delete") is None:
            _say_what_is_shown(label)
    _lengthen(root)
    for series in _lines(root):
        if series.find(f"{C}smooth") is None:
            etree.SubElement(series, f"{C}smooth", {"val": "0"})
    if root.find(f".//{C}dispBlanksAs") is None:
        root.find(f".//{C}plotVisOnly").addnext(etree.Element(f"{C}dispBlanksAs", {"val": "gap"}))
    for days in root.iter(f"{C}dateAx"):
        shown = days.find(f"{C}numFmt").get("formatCode")
        for code in root.iterfind(f".//{C}cat/{C}numRef/{C}numCache/{C}formatCode"):
            code.text = shown
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def workbook(made: bytes) -> bytes:
    """The same for every chart of a workbook."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as read, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as write:
        for each in read.infolist():
            part = read.read(each)
            write.writestr(each, finished(part) if each.filename.startswith("xl/charts/chart") else part)
    return buffer.getvalue()


def _say_what_is_shown(label: Any) -> None:
    said = {tag: found for tag in SHOWN if (found := label.find(f"{C}{tag}")) is not None}
    after = [each for each in label if etree.QName(each).localname in AFTER]
    for tag in SHOWN:
        element = said.get(tag)
        if element is None:
            element = etree.Element(f"{C}{tag}", {"val": "0"})
        label.append(element)
    label.extend(after)


def _lengthen(root: Any) -> None:
    """Say that every series of points is as long as the longest: LibreOffice loses those that a longer one follows."""
    counts = [each for chart in root.iter(f"{C}scatterChart") for each in chart.iterfind(f".//{C}numCache/{C}ptCount")]
    longest = str(max((int(count.get("val")) for count in counts), default=0))
    for count in counts:
        count.set("val", longest)


def _lines(root: Any) -> Iterator[Any]:
    for kind in ("scatterChart", "lineChart"):
        for chart in root.iter(f"{C}{kind}"):
            yield from chart.iterfind(f"{C}ser")
