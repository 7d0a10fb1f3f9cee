"""Every block of every screen, asked of the sample city without Streamlit. Run as a program it says what it made."""

import inspect
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, get_args

from dashboard import sample, screens, settings
from dashboard.screens.assessment import filters as assessment_filters
from dashboard.screens.assessment import plan
from dashboard.screens.assessment import skills as skills_screen
from dashboard.screens.assessment import view as assessment
from dashboard.screens.block import Block, Tile
from dashboard.screens.department import facts, links
from dashboard.screens.department import own as karte
from dashboard.screens.explore import shapes
from dashboard.screens.explore.subjects.subject import NONE
from dashboard.screens.explore.view import View as Explore
from dashboard.screens.next.view import View as Next
from dashboard.screens.online import filters as online_filters
from dashboard.screens.online.view import View as Online
from dashboard.screens.overview import view as overview
from dashboard.screens.roadmap import filters as roadmap_filters
from dashboard.screens.roadmap.view import View as Roadmap
from dashboard.screens.submissions import view as submissions
from dashboard.screens.view import Ask, Comparing, View
from dashboard.store import answers as store

PLANNED: dict[str, list[tuple[Any, ...]]] = {
    "assessment.plan_headline": [()],
    "assessment.skills": [(kind,) for kind in get_args(skills_screen.Kind)],
    "assessment.under": [(level,) for level in get_args(assessment_filters.Place)],
}
"""What is made for a plan, and the options that it has besides."""


def frame(ask: Ask, dataset: str, **more: Any) -> View:
    """The latest month that has a list of this kind, beside the one before."""
    months = ask("frame/months")
    as_of, vs = (month.date() for month in months[months[dataset]]["as_of"].head(2))
    return View(as_of=as_of, vs=vs, vs_label="前月", **more)


def views(ask: Ask, **attention: Any) -> dict[str, View]:
    """Each screen's view with this attention; the roadmap's with an initiative on show."""
    city = settings.load()
    year: dict[str, Any] = {"fiscal_year_start": city.fiscal_year_start}
    rows = ask("roadmap/initiatives")
    rounds = ask("assessment/rounds")
    of_all = overview.of(
        ask, city, frame(ask, "procedures", **attention), frame(ask, "procedures", **attention),
        frame(ask, "roadmap", **attention), **{"bureau": (), "department": (), **attention},
    )  # fmt: skip
    assert of_all
    return {
        "overview": of_all,
        "department": of_all,
        "online": Online(
            **frame(ask, "procedures", **attention).shared, measure="kind", with_partial=False, target=city.target,
            **year,
        ),
        "explore": Explore(
            **frame(ask, "procedures", **attention).shared, subject_key="procedures", rows="department", columns=NONE,
            measure_key="kind", shape=shapes.DOTS, order="largest", top=60, months=None, with_partial=False,
            year_begins=city.fiscal_year_start, today=sample.TODAY,
        ),
        "next": Next(
            **frame(ask, "procedures", **attention).shared, measure="kind", target=city.target,
            picked=tuple(ask("next/shortest", target=0.5)["ref"]),
        ),
        "assessment": assessment.of_round(rounds, str(rounds["round"].iloc[0]), **attention),
        "submissions": submissions.of_dataset(
            ask("submissions/datasets", today=sample.TODAY), "procedures", sample.TODAY, **attention
        ),
        "roadmap": Roadmap(
            **frame(ask, "roadmap", **attention).shared, due_days=city.due_days, **year,
            initiative=str(rows.dropna(subset="kpi")["initiative_key"].iloc[0]),
        ),
    }  # fmt: skip


OF_MANY = "municipalities"
"""The screen of what no city has (tests/screens/municipalities)."""


def modules() -> Iterator[str]:
    """The modules of the screens of a city."""
    names = (found.name for found in walk_packages(screens.__path__, "dashboard.screens."))
    return (name for name in names if not name.startswith(f"dashboard.screens.{OF_MANY}."))


def blocks(ask: Ask, views: dict[str, View]) -> Iterator[tuple[str, Callable[[], Block]]]:
    """Every block there is with every option it has: its name, and how to make it."""
    for found in modules():
        module = import_module(found)
        if (make := getattr(module, "block", None)) and inspect.isfunction(make):
            name = found.removeprefix("dashboard.screens.")
            view = views.get(name.partition(".")[0]) or frame(ask, "procedures")
            for options in _options(ask, name, view):
                yield f"{name}{options}", partial(make, ask, view, *options)


def tiles(ask: Comparing, views: dict[str, View]) -> Iterator[tuple[str, Tile]]:
    """Every tile there is, with its screen's name."""
    for found in modules():
        make = getattr(import_module(found), "tiles", None)
        if make and inspect.isfunction(make):
            name = found.removeprefix("dashboard.screens.")
            screen = name.partition(".")[0]
            for options in _options(ask, name, views[screen]):
                yield from ((screen, tile) for tile in make(ask, views[screen], *options))
    of_all = views["overview"]
    assert isinstance(of_all, overview.View)
    made = karte.of(facts.gather(ask, of_all.city, sample.TODAY), of_all.city, (*of_all.department, "市民課")[0])
    yield from (("department", tile) for tile in made.tiles)


def _options(ask: Ask, name: str, view: View) -> list[tuple[Any, ...]]:
    if name in PLANNED:
        assert isinstance(view, assessment.View)
        skills = plan.names(ask, view)
        plans = [plan.Plan.of(key, skills[key], 0.5, 20) for key in (next(iter(skills)), list(skills)[-1])]
        return [(each, *option) for each in plans for option in PLANNED[name]]
    if name == "assessment.answers":
        return [(field,) for field in ask("assessment/fields")["field"]]
    kinds: dict[str, tuple[Any, ...]] = {
        "department.links": (links.WHOLE, "ツール", links.TALKS),
        "online.ranking": get_args(online_filters.Order),
        "online.dumbbell": get_args(online_filters.Order),
        "assessment.heatmap": get_args(assessment_filters.Level),
        "roadmap.gantt": get_args(roadmap_filters.Order),
        "roadmap.states": get_args(roadmap_filters.Group),
    }
    return [(option,) for option in kinds[name]] if name in kinds else [()]


if __name__ == "__main__":
    ask = store.Answers(Path(sys.argv[1]))
    made = [make() for _, make in blocks(ask, views(ask))]
    written = [block.written for block in made]
    print(len(written), "streamlit" in sys.modules, "plotly.graph_objects" in sys.modules)
