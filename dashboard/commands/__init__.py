"""The commands of the command line, one a file.

A file is the command of its name (``import_`` is import) and says ``PLACE``, where it stands in --help, ``HELP``, its
line there, ``add(parser)``, which declares its arguments, and ``run(arguments)``, which does it and returns the exit
status. Names that begin with an underscore are no commands.
"""

import importlib
import pkgutil
from types import ModuleType


def listed() -> dict[str, ModuleType]:
    """Every file of this folder by the name of its command, in the order of --help."""
    names = [file.name for file in pkgutil.iter_modules(__path__) if not file.name.startswith("_")]
    found = {name.rstrip("_"): importlib.import_module(f"{__name__}.{name}") for name in names}
    return dict(sorted(found.items(), key=lambda item: item[1].PLACE))
