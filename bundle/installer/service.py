"""How it is started with the machine: a systemd unit, or a Scheduled Task of Windows; and whether it answers."""

import getpass
import http.client
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from string import Template
from typing import Any, Final
from xml.sax.saxutils import escape

from bundle.installer import place as places
from bundle.installer import program
from bundle.installer.place import Place
from dashboard.errors import DashboardError

NAME: Final = "dx-dashboard"
OPTIONS: Final = "server.toml"
PORT: Final = 8501
_TEMPLATES: Final = Path(__file__).parent / "templates"
_UNITS: Final = Path("/etc/systemd/system")
_PATIENCE: Final = 180
"""Seconds. An old PC reads all packages for the first time."""


def options(place: Place) -> list[str]:
    """What the city says of the server, as options of Streamlit. Raises DashboardError."""
    try:
        tables: dict[str, Any] = tomllib.loads((place.folder / OPTIONS).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return []
    except ValueError as error:
        raise DashboardError(f"{OPTIONS} を読めません。書き方を、その中の見本にそろえてください。") from error
    pairs = [(f"{table}.{name}", value) for table, names in tables.items() for name, value in names.items()]
    return [f"--{name}={_said(each)}" for name, value in pairs for each in (value if type(value) is list else [value])]


def _said(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def port(place: Place) -> int:
    """Where it listens."""
    named = [each.partition("=")[2] for each in options(place) if each.startswith("--server.port=")]
    return int(named[-1]) if named else PORT


def health(place: Place) -> dict[str, Any] | None:
    """What the server says of itself, well or not; nothing ({}) of somebody else's; None where none answers."""
    try:
        return dict(json.loads(_got(f"http://127.0.0.1:{port(place)}/health")))
    except OSError:
        return None
    except (ValueError, TypeError, http.client.HTTPException):
        return {}


def _got(address: str) -> bytes:
    """By no proxy: it is this machine."""
    own = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with own.open(address, timeout=10) as reply:
            return bytes(reply.read())
    except urllib.error.HTTPError as error:
        return error.read()


def wait(place: Place) -> bool:
    """Wait until it answers; False where it does not."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if health(place):
            return True
        time.sleep(0.5)
    return False


def exists(place: Place) -> bool:
    """Whether this installation is started by the system."""
    if program.IS_WINDOWS:
        return _asked("schtasks", "/Query", "/TN", NAME) == 0
    unit = _UNITS / f"{NAME}.service"
    return unit.is_file() and f"{place.folder}/" in unit.read_text(encoding="utf-8")


def stop(place: Place) -> None:
    """End the server. One that nobody but its own window can end is left, and said. Raises DashboardError."""
    if exists(place):
        _asked(*(("schtasks", "/End", "/TN", NAME) if program.IS_WINDOWS else ("systemctl", "stop", NAME)))
    end = time.monotonic() + 30
    while health(place) is not None:
        if time.monotonic() > end or not exists(place):
            raise DashboardError(
                f"ダッシュボードが動いています（ポート {port(place)}）。"
                "動かしている画面（端末）を閉じてから、もう一度実行してください。"
            )
        time.sleep(0.2)


def start(place: Place) -> None:
    """Start the version that holds, where the system does that."""
    if exists(place):
        if program.IS_WINDOWS:
            # It names a Python, which is another one in each version.
            _install_task(place)
        _asked(*(("schtasks", "/Run", "/TN", NAME) if program.IS_WINDOWS else ("systemctl", "start", NAME)))


def install(place: Place) -> str:
    """Let the system start it. Returns what was done, in words."""
    if program.IS_WINDOWS:
        return _install_task(place)
    if os.geteuid() or not Path("/run/systemd/system").is_dir():
        return f"システムの起動には組み込んでいません。{place.folder / NAME} start で起動します。"
    _UNITS.joinpath(f"{NAME}.service").write_text(unit(place), encoding="utf-8")
    for command in (("daemon-reload",), ("enable", "--quiet", NAME)):
        _asked("systemctl", *command)
    return f"{NAME}.service として、機械とともに起動します。"


def remove(place: Place) -> None:
    """The system starts it no more; program and data stay."""
    stop(place)
    if not exists(place):
        return
    if program.IS_WINDOWS:
        _asked("schtasks", "/Delete", "/TN", NAME, "/F")
        return
    _asked("systemctl", "disable", "--quiet", NAME)
    (_UNITS / f"{NAME}.service").unlink()
    _asked("systemctl", "daemon-reload")


def unit(place: Place) -> str:
    """The systemd unit of this place."""
    homes = ("/home/", "/root/", "/run/user/")
    told = {"place": str(place.folder), "home": "read-only" if str(place.folder).startswith(homes) else "yes"}
    return _template(f"{NAME}.service").substitute(told)


def task(place: Place, user: str) -> str:
    """The Scheduled Task of this place: while this person is signed in, without a window."""
    own = program.python(place.version(str(place.current())))
    told = {
        "user": user,
        "python": str(own.with_name("pythonw.exe")),
        "arguments": f'"{installer(place)}" --place "{place.folder}" start',
    }
    return _template("task.xml").substitute({name: escape(value) for name, value in told.items()})


def installer(place: Place) -> Path:
    """The installer that came with the version that holds."""
    return place.version(str(place.current())) / "program" / "bundle" / "installer"


def _install_task(place: Place) -> str:
    user = "\\".join(filter(None, (os.environ.get("USERDOMAIN"), getpass.getuser())))
    written = place.folder / "task.xml"
    written.write_text(task(place, user), encoding="utf-16")
    if _asked("schtasks", "/Create", "/TN", NAME, "/XML", str(written), "/F"):
        return "タスク スケジューラには登録できませんでした。「起動.bat」で起動します。"
    return "サインインしたときに起動します（タスク スケジューラの dx-dashboard）。"


def launchers(place: Place) -> None:
    """What people start it with, in its folder; they read which version holds."""
    names = ["起動.bat", "前の版に戻す.bat", f"{NAME}.bat"] if program.IS_WINDOWS else [NAME]
    for name in names:
        places.write(place.folder / name, lined(name, _template(name).template))
    if not program.IS_WINDOWS:
        (place.folder / NAME).chmod(0o755)
    if not (place.folder / OPTIONS).exists():
        places.write(place.folder / OPTIONS, _template(OPTIONS).template)


def lined(name: str, text: str) -> str:
    """cmd.exe loses its place in a file whose lines end as elsewhere."""
    return text.replace("\n", "\r\n") if name.endswith((".bat", ".ps1")) else text


def serve(place: Place) -> None:
    """Be the server, until it is ended. This process is that of the version that holds."""
    current = place.version(str(place.current()))
    os.environ["DASHBOARD_DATA"] = str(place.data)
    os.chdir(current / "program")
    if sys.stdout is None or sys.stderr is None:
        # pythonw has no window to print to.
        (place.folder / "log").mkdir(exist_ok=True)
        sys.stdout = sys.stderr = (place.folder / "log" / "server.log").open("w", encoding="utf-8", buffering=1)
    sys.argv = ["streamlit", "run", "serve.py", *options(place)]
    import runpy

    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


def _template(name: str) -> Template:
    return Template((_TEMPLATES / name).read_text(encoding="utf-8"))


def _asked(*command: str) -> int:
    found: Sequence[str] = command if shutil.which(command[0]) else ()
    return subprocess.run(found, capture_output=True, check=False).returncode if found else 127
