"""The command line: the same functions as the screens. What each command does is in dashboard/commands."""

import argparse
import sys
from collections.abc import Sequence

from dashboard import commands
from dashboard.commands._shared import REFUSED, WRONG_USE
from dashboard.errors import DashboardError, UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused (bad data, nothing changed), 2 wrong use."""
    try:
        arguments = _parser().parse_args(argv)
        return int(arguments.run(arguments))
    except UsageError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    except DashboardError as error:
        print(error, file=sys.stderr)
        return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="DX推進ダッシュボード")
    named = parser.add_subparsers(required=True, metavar="命令")
    for name, command in commands.listed().items():
        own = named.add_parser(name, help=command.HELP)
        command.add(own)
        own.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
