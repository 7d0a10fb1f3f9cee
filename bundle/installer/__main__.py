"""The way in: ``python <this folder> install``. Says what is missing before anything newer than Python 3 is read."""

import os
import sys

# The folder of the program: this is run by its path, on a Python that knows of no installation.
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))  # noqa: PTH100, PTH120

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "この Python は %d.%d です。Python 3.11 以上が必要です。「はじめに.txt」の「Python がないとき」をご覧ください。"  # noqa: UP031
        % sys.version_info[:2]
    )

from bundle.installer import commands

if __name__ == "__main__":
    sys.exit(commands.main())
