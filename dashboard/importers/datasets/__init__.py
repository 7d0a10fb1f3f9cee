"""What each dataset is: one folder (or one file) a subject, found by listing. No dataset knows another's folder."""

import pkgutil
from importlib import import_module
from typing import Final

from dashboard.importers.model import Dataset


def _listed() -> dict[str, Dataset]:
    """Every Dataset that a file here, or the ``dataset.py`` of a folder here, names; by name, in their order."""
    found: dict[str, Dataset] = {}
    for entry in pkgutil.iter_modules(__path__):
        module = import_module(f"{__name__}.{entry.name}{'.dataset' if entry.ispkg else ''}")
        found |= {each.name: each for each in vars(module).values() if isinstance(each, Dataset)}
    return dict(sorted(found.items(), key=lambda each: (each[1].order, each[0])))


DATASETS: Final[dict[str, Dataset]] = _listed()


def offered(*, is_of_many: bool) -> dict[str, Dataset]:
    """The datasets of a city; or of an installation of many, whose municipalities have those of a city."""
    return {name: each for name, each in DATASETS.items() if each.is_of_many == is_of_many}
