"""What of the Windows bundle can be known on Linux: its packages, its scripts, its task, its embeddable Python."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import tree_sitter
import tree_sitter_powershell

from bundle import make, wheels
from bundle.installer import program, service, source
from bundle.installer.place import Place
from dashboard.settings import ROOT

OWN = "{}.{}".format(*sys.version_info[:2])
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
SCRIPT = ROOT / "bundle" / "install.ps1"
TEMPLATES = ROOT / "bundle" / "installer" / "templates"
BATCH = [ROOT / "bundle" / "起動.bat", *sorted(TEMPLATES.glob("*.bat"))]


@pytest.mark.parametrize("python", wheels.PYTHONS)
def test_every_package_has_a_wheel_of_its_hash(python: str, tmp_path: Path) -> None:
    """Asked of the registry, without fetching them: a line of the lock that has none for Windows fails."""
    needed = tmp_path / "needed.txt"
    needed.write_text("\n".join(wheels.locked(LOCK, "windows", python).values()), encoding="utf-8")
    command = [
        *(sys.executable, "-m", "uv", "pip", "install", "--dry-run", "--target", str(tmp_path / "none")),
        *("--python-platform", "x86_64-pc-windows-msvc", "--python-version", python, "--only-binary", ":all:"),
        *("--no-deps", "--require-hashes", "--requirement", str(needed)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = {line.split("==")[0].strip(" +") for line in done.stderr.splitlines() if line.startswith(" + ")}
    assert found == {*wheels.locked(LOCK, "windows", python)}


@pytest.mark.slow
@pytest.mark.parametrize("python", wheels.PYTHONS)
def test_the_packages_need_nothing_that_is_not_there(python: str) -> None:
    """As each says that it needs on Windows. The files are those for here, which say the same; make asks its own."""
    found = wheels.fetch(LOCK, "linux", OWN, ROOT / "dist" / "wheels" / f"linux-{OWN}")
    packages = [wheels.opened(path) for path in found]
    assert [*wheels.unmet(packages, "windows", python)] == []
    without = [each for each in packages if each.name != "numpy"]
    assert any("needs numpy" in said for said in wheels.unmet(without, "windows", python))
    assert not [path for path in found if any(name.endswith(".pth") for name in wheels.names(path))], "none is read"
    assert all(each.licence for each in packages)


def test_what_lies_at_the_top() -> None:
    """What is double-clicked, and what is read first, as Windows reads it."""
    words = {"version": "1.0.0", "platform": "windows", "pythons": ["3.13"]}
    texts = make.texts(words)
    assert {*texts} == {"起動.bat", "install.ps1", "はじめに.txt"}
    assert all(text.count(b"\n") == text.count(b"\r\n") > 2 for text in texts.values())
    assert "Python 3.13（64ビット）" in texts["はじめに.txt"].decode("utf-8-sig")
    assert {*make.texts({**words, "platform": "linux"})} == {"install.sh", "はじめに.txt"}


def script() -> tree_sitter.Tree:
    language = tree_sitter.Language(tree_sitter_powershell.language())
    return tree_sitter.Parser(language).parse(SCRIPT.read_bytes().removeprefix(b"\xef\xbb\xbf"))


def test_the_script_is_powershell() -> None:
    """Parsed, not run: there is no PowerShell here."""
    assert not script().root_node.has_error
    broken = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language())).parse(b"if (1) {{ & 'x' }\n")
    assert broken.root_node.has_error


def test_the_script_only_finds_a_python_and_calls_the_installer() -> None:
    """Every command it uses is named here: what more is to be decided belongs into the installer."""
    text = script().root_node
    commands, waiting = set(), [text]
    while waiting:
        node = waiting.pop()
        if node.type == "command_name" and node.text:
            commands.add(node.text.decode())
        waiting += node.children
    assert commands == {"Get-ChildItem", "Select-Object", "Join-Path", "Test-Path", "Expand-Archive", "Get-Command",
                        "py", "Write-Host"}  # fmt: skip
    assert SCRIPT.read_text(encoding="utf-8").count("$installer install --open @args") == 2


def test_windows_reads_the_scripts_as_they_are_meant() -> None:
    """PowerShell 5.1 takes a file without a mark for CP932, cmd.exe any file; and wants its own line ends."""
    assert SCRIPT.read_bytes().startswith(b"\xef\xbb\xbf")
    for path in BATCH:
        assert path.read_bytes().isascii(), path.name
        assert "\r\n" in service.lined(path.name, path.read_text(encoding="utf-8"))


def test_what_scripts_call_is_there() -> None:
    for path in BATCH:
        for name in re.findall(r'%~dp0([\w.-]+\.(?:bat|ps1))"', path.read_text(encoding="utf-8")):
            assert (path.parent / name).exists() or (TEMPLATES / name).exists(), f"{path.name}: {name}"
    versions = re.search(r"foreach \(\$version in (.*?)\)", SCRIPT.read_text(encoding="utf-8"))
    assert versions
    assert set(re.findall(r"[\d.]+", versions[1])) == {*wheels.PYTHONS}


def test_the_task_is_one_that_the_scheduler_takes(tmp_path: Path) -> None:
    (tmp_path / "current").write_text("1.0.0-x-py313\r\n", encoding="ascii")
    told = service.task(Place(tmp_path), "市役所\\山の手&係")
    names = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    task = ET.fromstring(told.encode("utf-16"))
    said = {path: task.findtext(path, namespaces=names) for path in (
        "t:Triggers/t:LogonTrigger/t:UserId", "t:Principals/t:Principal/t:UserId",
        "t:Principals/t:Principal/t:RunLevel",
        "t:Settings/t:ExecutionTimeLimit", "t:Settings/t:MultipleInstancesPolicy", "t:Actions/t:Exec/t:Command",
        "t:Actions/t:Exec/t:Arguments",
    )}  # fmt: skip
    assert [*said.values()][:5] == ["市役所\\山の手&係"] * 2 + ["LeastPrivilege", "PT0S", "IgnoreNew"]
    assert str(said["t:Actions/t:Exec/t:Command"]).endswith("pythonw.exe")
    assert f'--place "{tmp_path}" start' in str(said["t:Actions/t:Exec/t:Arguments"])


def test_the_embeddable_python_finds_program_and_packages() -> None:
    """Its one setting: the library, itself, then ours, in names that no code page turns into others."""
    version, packages = Path("/山の手/versions/1/python"), Path("/山の手/environments/x/site-packages")
    paths = program.seen_from(version, [version.parent / "program", packages])
    assert paths == ["../program", "../../../environments/x/site-packages"]
    assert program.embedded(["python313.zip"], paths).splitlines() == ["python313.zip", ".", *paths]


def test_a_place_too_deep_for_windows_is_refused() -> None:
    here = source.Source(
        Path(), "1.0.0", "windows", ("3.13",), (2, 28), 117, 0, {"program/requirements.lock": "x"}, "0" * 64
    )
    usual = Path("C:\\Users\\yamanote.taro.12345678\\AppData\\Local\\dx-dashboard")
    assert source.too_deep(here, usual) <= 0
    assert source.too_deep(here, Path("C:\\" + "x" * 150)) > 0
