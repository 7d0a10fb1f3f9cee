"""What a process may take, set by itself before it does anything that nobody can vouch for."""

import contextlib
import math
import signal
import sys
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import resource

_MEMORY_USE: Final = Path("/proc/self/statm")


def take(seconds: float, memory: int) -> None:
    """End this process a second after its time, and refuse it more than ``memory`` bytes beyond what it has.

    Where the system can: the rest is for whoever started it.
    """
    if sys.platform == "win32":
        return
    # Should whoever started it die, it still ends.
    signal.alarm(math.ceil(seconds) + 1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limit = _address_space() + memory
    with contextlib.suppress(ValueError, OSError):  # not every system limits address space
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _address_space() -> int:
    if not _MEMORY_USE.exists():
        return 0
    return int(_MEMORY_USE.read_text().split()[0]) * resource.getpagesize()
