"""The command line: the same functions as the screens. What each command does is in dashboard/commands."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from dashboard import commands, settings
from dashboard.commands._shared import DONE, REFUSED, WRONG_USE, words
from dashboard.disk import faults, logs
from dashboard.errors import DashboardError, UsageError

_log = logging.getLogger("dashboard")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused (bad data, nothing changed), 2 wrong use."""
    with logs.kept(settings.installation()):
        try:
            arguments = _parsed(argv)
            status = int(arguments.run(arguments))
            sys.stdout.flush()
            return status
        except UsageError as error:
            return _said(str(error), WRONG_USE)
        except DashboardError as error:
            return _said(words(error), REFUSED)
        except BrokenPipeError:
            # Who read the answer has gone (``| head``): what was to be done is done.
            _drop_unsaid()
            return DONE
        except OSError as error:
            _drop_unsaid()
            return _said(f"最後まで実行できませんでした。{faults.told(error)}", REFUSED)
        except KeyboardInterrupt:
            return _said("途中でやめました。", REFUSED)
        except Exception:
            _log.exception("unexpected error in a command")
            return _said(
                "プログラムの誤りで、最後まで実行できませんでした。取り込みの記録は log で確かめられます。"
                f"この画面の写しと、データフォルダーの {logs.PLACE} を、管理者に伝えてください。",
                REFUSED,
            )


def _said(message: str, status: int) -> int:
    if status == REFUSED:
        logs.note(message)
    print(message, file=sys.stderr)
    return status


def _drop_unsaid() -> None:
    """What cannot be printed would be tried again, and complained of in English, when Python ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    """The arguments. Words after an option argparse gives to nobody: they are conditions like those before it."""
    arguments, left = _parser().parse_known_args(argv)
    if left and (not hasattr(arguments, "params") or any(each.startswith("-") for each in left)):
        raise UsageError(f"「{' '.join(left)}」は、この命令では使えません。書き方は --help で見られます。")
    if left:
        arguments.params += left
    return arguments


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
