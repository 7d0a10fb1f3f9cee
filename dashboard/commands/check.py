"""``check``: is everything as it should be, and what is to be done where it is not."""

import argparse
import json
import sys
from dataclasses import asdict

from dashboard.commands._shared import DONE, REFUSED
from dashboard.disk import logs
from dashboard.settings import data_folder, version
from dashboard.upkeep import checks
from dashboard.upkeep.seen import Seen, summed

PLACE = 16
HELP = "台帳、ファイル、集計、会議時点、空き容量、時計、設定を点検し、直し方を示します"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--format", choices=["text", "json"], default="text")


def run(arguments: argparse.Namespace) -> int:
    """Look at everything. Ends with 1 where something is wrong; what only wants attention is said and ends with 0."""
    seen = dict(checks.all_of(data_folder()))
    if arguments.format == "json":
        told = [{"check": name, **asdict(each)} for name, each in seen.items()]
        print(json.dumps({"version": version(), "checks": told}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_line(name, each) for name, each in seen.items()))
    said = summed(list(seen.values()))
    logs.note(said)
    is_wrong = any(each.state == "異常" for each in seen.values())
    if is_wrong or arguments.format == "text":
        print(said, file=sys.stderr if is_wrong else sys.stdout)
    return REFUSED if is_wrong else DONE


def _line(name: str, seen: Seen) -> str:
    remedy = f"\n　　→ {seen.remedy}" if seen.remedy else ""
    return f"［{seen.state}］{name}：{seen.saw}{remedy}"
