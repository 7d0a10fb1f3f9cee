"""What commands that read files share: how the files are to be read, and reading them."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.commands._shared import date
from dashboard.disk import faults, names
from dashboard.errors import UsageError
from dashboard.importers import DATASETS, SourceFile, offered
from dashboard.ledger.importing import Report, import_files
from dashboard.municipalities.folders import is_of_many
from dashboard.settings import data_folder


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments that say how files are to be read."""
    # Of many municipalities a command may be about the installation's own list, or about files of a city.
    there = sorted(DATASETS if is_of_many(data_folder()) else offered(is_of_many=False))
    parser.add_argument("--dataset", choices=there, help="資料の種類（書かなければ見出しから見分けます）")
    parser.add_argument("--as-of", type=date, metavar="YYYY-MM-DD", help="基準日（ファイルに書いてあれば不要）")
    parser.add_argument("--round", help="アセスメントの回（ファイルに書いてあれば不要）。例：令和8年度")
    parser.add_argument(
        "--fill", action="append", default=[], metavar="計画=F7",
        help="凡例のない月ごとの表で、セルの色の意味（計画・実績・見込＝その色のセル。何度でも）",
    )  # fmt: skip
    parser.add_argument(
        "--answer", action="append", default=[], metavar="KEY=VALUE",
        help="質問への答え（覚えて、次の月からも使います。何度でも）。例：オンライン化状況:可=実施済",
    )  # fmt: skip
    parser.add_argument(
        "--accept", action="append", default=[], metavar="CODE",
        help="列や単位を確かめたうえで、疑いのある取り込みを進めます（疑いの行に示された符号。"
        "一つのファイルだけなら 符号@ファイル名。何度でも）",
    )  # fmt: skip


def read(
    folder: Path, arguments: argparse.Namespace, paths: Sequence[Path], *, by: str | None = None, dry_run: bool
) -> Report:
    """Read and check the files as the arguments say, and record them unless it is a trial."""
    # Of files in two folders that are called alike a finding must say which it means; one given twice is one.
    given = [*{names.whole(path): path for path in paths}.items()]
    called = names.apart([["/".join(whole[-depth:]) for depth in range(1, len(whole) + 1)] for whole, _ in given])
    sources = [replace(source(path), name=name) for (_, path), name in zip(given, called, strict=True)]
    return import_files(folder, sources, **options(arguments), by=by, dry_run=dry_run)


def options(arguments: argparse.Namespace) -> dict[str, Any]:
    """How files are to be read, as import_files takes it."""
    return {
        "dataset": arguments.dataset,
        "as_of": arguments.as_of,
        "round": arguments.round,
        "fills": _fills(arguments.fill),
        "answers": _answers(arguments.answer),
        "accepted": arguments.accept,
    }


def source(path: Path) -> SourceFile:
    """A file as it came. Raises UsageError."""
    try:
        return SourceFile(names.readable(path.name), path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path} を開けません。{faults.told(error)}") from error


def _fills(pairs: Sequence[str]) -> dict[str, str]:
    """「計画=F7」 as cell → meaning."""
    fills = {}
    for pair in pairs:
        meaning, _, cell = pair.partition("=")
        if meaning not in ("計画", "実績", "見込") or not re.fullmatch(r"[A-Za-z]{1,3}[1-9]\d*", cell):
            raise UsageError(
                f"--fill {pair} は、計画・実績・見込のどれかと色のセルで、計画=F7 のように書いてください。"
            )
        fills[cell.upper()] = meaning
    return fills


def _answers(pairs: Sequence[str]) -> dict[str, str]:
    """「オンライン化状況:可=実施済」 as key → answer; a word may hold a = itself."""
    answers = {}
    for pair in pairs:
        key, _, answer = pair.rpartition("=")
        if ":" not in key or not answer:
            raise UsageError(
                f"--answer {pair} は、質問の行のとおり「オンライン化状況:可=実施済」の形で書いてください。"
            )
        answers[key] = answer
    return answers
