"""The exports of form systems: one file a system, found by listing."""

import pkgutil
from importlib import import_module
from typing import Final

from dashboard.importers.datasets.assessment.shape import Shape


def _listed() -> tuple[Shape, ...]:
    modules = [import_module(f"{__name__}.{entry.name}") for entry in pkgutil.iter_modules(__path__)]
    return tuple(each for module in modules for each in vars(module).values() if isinstance(each, Shape))


SHAPES: Final[tuple[Shape, ...]] = _listed()
