"""Figures of bands and lines over months."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.look import end_labels, writing
from dashboard.exports.native import values
from dashboard.exports.native.model import Line, MonthBand, MonthLine, Months


def read(traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]) -> Months:
    """Bands are drawn there and back again; the texts at the right end say which line is which."""
    bands = [_band(each) for each in traces if "fill" in each]
    lines = [each for each in traces if "fill" not in each]
    outer = next(each for each in traces if "fill" in each)
    days = [float(values.number(day) or 0) for day in outer["x"][: len(outer["x"]) // 2]]
    ends = [values.text(each["text"]) for each in layout["annotations"] if each.get("xref") == "paper"]
    edges = (("上位10%", bands[0].high), ("下位10%", bands[0].low))
    return Months(
        days,
        bands,
        [
            *(MonthLine(name, shares, bands[0].edge, _end(name, ends)) for name, shares in edges),
            *(_line(each, days, ends) for each in lines),
            *(_level(each, len(days), ends) for each in layout.get("shapes", ()) if _lies(each)),
        ],
        values.caption(layout),
    )


def _band(trace: Mapping[str, Any]) -> MonthBand:
    half = len(trace["x"]) // 2
    shares = [float(each) for each in trace["y"]]
    return MonthBand(values.text(trace["name"]), shares[half:][::-1], shares[:half], trace["fillcolor"], _style(trace))


def _line(trace: Mapping[str, Any], days: Sequence[float], ends: Sequence[str]) -> MonthLine:
    known = dict(zip(map(values.number, trace["x"]), trace["y"], strict=True))
    name = values.text(trace["name"])
    return MonthLine(name, [values.number(known.get(day)) for day in days], _style(trace), _end(name, ends))


def _lies(shape: Mapping[str, Any]) -> bool:
    return bool(shape["type"] == "line" and shape["y0"] == shape["y1"])


def _level(shape: Mapping[str, Any], months: int, ends: Sequence[str]) -> MonthLine:
    """A line of the layout that lies: a target."""
    return MonthLine("目標", [float(shape["y0"])] * months, _style(shape), _end("目標", ends))


def _style(drawn: Mapping[str, Any]) -> Line:
    line = drawn["line"]
    return Line(line["color"], line["width"] * values.PT, line.get("dash", "solid"))


def _end(name: str, ends: Sequence[str]) -> str:
    """The text at the end of the line of that name, which may stand there shortened; its value follows."""
    short = writing.shortened(name, end_labels.LONGEST)
    return next((each for each in ends if each.rpartition(" ")[0] == short), name)
