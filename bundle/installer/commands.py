"""What the installer is asked: install (or upgrade), back, start, open, status, service; the rest the program does."""

import argparse
import contextlib
import os
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from bundle.installer import changing, program, service, source
from bundle.installer import place as places
from bundle.installer.place import Place
from dashboard.disk import faults
from dashboard.errors import DashboardError

_HERE = Path(__file__).resolve().parents[3]
_COMMANDS = Path(__file__).resolve().parents[2] / "dashboard" / "commands"
"""One command of the program a file; each can be given here, for the data of this place."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do it, and return 0; or say in Japanese why not, and return 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    arguments, rest = _parser().parse_known_args(argv)
    if rest and arguments.run not in (_command, _service):
        print(f"「{' '.join(rest)}」は、この命令では使えません。書き方は --help で見られます。", file=sys.stderr)
        return 2
    place = Place(Path(arguments.place).expanduser().resolve())
    os.umask(0o022)
    try:
        with faults.told_as("最後まで実行できませんでした。"):
            return int(arguments.run(place, arguments, rest) or 0)
    except DashboardError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("途中でやめました。データはそのままです。もう一度実行すると、続きから行います。", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=service.NAME, description="DX推進ダッシュボードの導入", add_help=True)
    parser.add_argument("--place", default=_usual(), help="入れる場所")
    named = parser.add_subparsers(required=True, metavar="命令")
    own = named.add_parser("install", help="入れる、または新しい版にする")
    own.add_argument("--place", default=argparse.SUPPRESS, help="入れる場所")
    own.add_argument("--data", type=Path, help="前から使っているデータフォルダー（写します。元はそのままです）")
    own.add_argument("--accept-figures", action="store_true", help="数値が前の版と違っても入れる")
    own.add_argument("--no-service", action="store_true", help="システムの起動に組み込まない")
    own.add_argument("--open", action="store_true", help="入れたあと、画面を開く")
    own.set_defaults(run=_install)
    own = named.add_parser("back", help="前の版に戻す")
    own.add_argument("--yes", action="store_true", help="前の版で読めないときは、版を上げたときのデータに戻す")
    own.set_defaults(run=_back)
    for name, run, said in (
        ("start", _start, "この画面でサーバーを動かす"),
        ("open", _open, "動いていなければ動かし、ブラウザーで開く"),
        ("status", _status, "どの版が入り、動いているか"),
        ("service", _service, "システムの起動に組み込む（service off で外す）"),
    ):
        named.add_parser(name, help=said).set_defaults(run=run)
    for path in sorted(_COMMANDS.glob("[a-z]*.py")):
        name = path.stem.rstrip("_")
        named.add_parser(name, add_help=False).set_defaults(run=_command, name=name)
    return parser


def _usual() -> str:
    if not program.IS_WINDOWS:
        return f"/opt/{service.NAME}" if os.geteuid() == 0 else f"~/{service.NAME}"
    return str(Path(os.environ.get("LOCALAPPDATA", "~")) / service.NAME)


def _install(place: Place, arguments: argparse.Namespace, _: list[str]) -> None:
    bundle = source.found(_HERE)
    source.check_machine(bundle, place.folder)
    source.verify(bundle)
    brought = arguments.data.expanduser().resolve() if arguments.data else None
    wishes = changing.Wishes(not arguments.no_service, arguments.accept_figures, brought)
    with places.held(place):
        changing.install(bundle, place, wishes)
    if arguments.open:
        _open(place, arguments, [])


def _back(place: Place, arguments: argparse.Namespace, _: list[str]) -> None:
    with places.held(place):
        changing.back(place, is_sure=arguments.yes)


def _start(place: Place, arguments: argparse.Namespace, _: list[str]) -> int:
    """Be the server; where another version holds since this one was started, that one is."""
    with contextlib.suppress(PermissionError):
        place.finish()
    if place.version(_installed(place)) != _HERE:
        return _started_apart(place)
    service.serve(place)
    return 0


def _started_apart(place: Place) -> int:
    own = program.python(place.version(_installed(place)))
    if sys.stdout is None:
        own = own.with_name("pythonw.exe")
    line = [str(own), str(service.installer(place)), "--place", str(place.folder), "start"]
    return subprocess.run(line, check=False).returncode


def _open(place: Place, arguments: argparse.Namespace, _: list[str]) -> int:
    """Show it in the browser; where nobody serves it yet, it is served, by the system or by this window."""
    address = f"http://127.0.0.1:{service.port(place)}"
    if not service.health(place):
        service.start(place)
    if service.health(place) or (service.exists(place) and service.wait(place)):
        webbrowser.open(address)
        return 0
    print(f"{address} で開きます。この画面を閉じると終わります。", flush=True)
    threading.Thread(target=lambda: service.wait(place) and webbrowser.open(address), daemon=True).start()
    return _started_apart(place)


def _status(place: Place, arguments: argparse.Namespace, _: list[str]) -> int:
    name = _installed(place)
    before, told = place.before(name), service.health(place)
    runs = "動いていません" if told is None else f"動いています（{'良好' if told.get('status') == 'ok' else '異常'}）"
    print(f"版：{name}　前の版：{before.version if before else 'なし'}\n場所：{place.folder}\nサーバー：{runs}")
    return 0 if told and told.get("status") == "ok" else 1


def _service(place: Place, arguments: argparse.Namespace, rest: list[str]) -> None:
    _installed(place)
    if rest == ["off"]:
        service.remove(place)
        print("システムの起動から外しました。プログラムとデータは残っています。")
    else:
        print(service.install(place))
        service.start(place)


def _command(place: Place, arguments: argparse.Namespace, rest: list[str]) -> int:
    version, elsewhere = place.version(_installed(place)), os.environ.get("DASHBOARD_DATA")
    data = Path(elsewhere) if elsewhere else place.data
    return program.run(version, data, arguments.name, *rest, shown=True)[0]


def _installed(place: Place) -> str:
    name = place.current()
    if name is None:
        raise DashboardError(f"{place.folder} には、まだ入っていません。")
    return name
