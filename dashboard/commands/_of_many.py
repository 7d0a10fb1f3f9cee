"""``import`` in an installation of many municipalities: each one's files into its own ledger, and what came of them."""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import pandas as pd

from dashboard import labels, settings
from dashboard.commands import _options, _reading
from dashboard.commands._shared import DONE, REFUSED, told
from dashboard.disk import faults, owner
from dashboard.errors import DashboardError, UsageError
from dashboard.importers import DATASETS, answer_key
from dashboard.ingest import spread
from dashboard.ingest.found import Found, found
from dashboard.ingest.one import How, Task, Turn
from dashboard.ledger.ledger import Ledger
from dashboard.municipalities import folders
from dashboard.municipalities.whose import UNTOLD, Known
from dashboard.store import build, every

_REASONS: Final = 5
"""Told of one municipality; the rest is a number."""
_WIDEST: Final = 50
"""Signs of the first reason beside a municipality's figures."""
_LINES: Final = 200
"""Municipalities of which each has its line, also where all is well: as many as 北海道 has."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--municipalities", action="store_true",
        help="市区町村ごとに分けて取り込むことを始めます（都道府県や国で。始めたあとは書かなくてよい）",
    )  # fmt: skip
    parser.add_argument("--processes", type=_number, metavar="N", help="同時に使うCPUの数（書かなければ全部）")
    parser.add_argument(
        "--spark", nargs="?", const="", metavar="sc://HOST:PORT",
        help="Spark（Connect）のクラスターで読みます（場所を書かなければ、設定の [engine] の url）",
    )  # fmt: skip


def run(root: Path, arguments: argparse.Namespace) -> int:
    """Import, build and report: REFUSED when a file of any municipality could not be taken, or none was there."""
    begun = time.monotonic()
    engine = settings.load(root).engine
    if arguments.spark == "" and not engine.url:
        raise UsageError(
            "--spark に sc://HOST:PORT を書くか、設定ファイル settings.toml の [engine] に url を書いてください。"
        )
    known = _known(root)
    there = found(arguments.files, known, labels.today())
    at_once = engine.build == "spark"
    how = How(**_reading.options(arguments), by=arguments.by, dry_run=arguments.dry_run, is_built=not at_once)
    tasks = [Task(root, code, files) for code, files in there.of.items()]
    url = engine.url if arguments.spark == "" else arguments.spark
    ended = spread.turns(tasks, how, arguments.processes or os.cpu_count() or 1, url)
    turns = sorted(_counted(ended, len(tasks)), key=lambda turn: turn.code)
    problems = [] if arguments.dry_run else [*_ungathered(root, at_once=at_once)]
    if arguments.format == "json":
        print(_json(turns, there))
    else:
        print("\n".join(_text(turns, there, known, arguments, time.monotonic() - begun)))
    for line in [*_unasked(turns, how), *problems]:
        print(line, file=sys.stderr)
    is_missing = there.of_none or there.unread
    return REFUSED if is_missing or any(turn.is_refused for turn in turns) else DONE


def begin(root: Path, arguments: argparse.Namespace) -> None:
    """Make the folder of the municipalities, where there is none yet."""
    if folders.is_of_many(root):
        return
    if Ledger(root).in_force():
        raise UsageError(
            "このデータフォルダーには、1つの市区町村の資料が取り込まれています。"
            "市区町村ごとに分けるには、DASHBOARD_DATA で別のデータフォルダーを指定してください。"
        )
    if not arguments.dry_run:
        with faults.told_as("市区町村のフォルダーを用意できません。"), owner.only():
            (root / folders.FOLDER).mkdir(parents=True, exist_ok=True)


def is_its_own(root: Path, arguments: argparse.Namespace) -> bool:
    """Whether these are files of the installation itself (市区町村一覧): given one by one, and of no municipality."""
    if not all(each.is_file() for each in arguments.files):
        return False
    own = [dataset for dataset in DATASETS.values() if dataset.is_of_many]
    if arguments.dataset in [dataset.name for dataset in own]:
        return True
    there = found(arguments.files, _known(root), labels.today())
    # A 市区町村一覧 may be called by the day it came (261009_), or by its 都道府県 (130001_).
    return not there.of and all(
        reason == UNTOLD or any(dataset.label in name for dataset in own) for name, reason in there.of_none
    )


def _known(root: Path) -> Known:
    names = folders.names_of(root)
    return Known(names, is_complete=any(names.values()))


def _ungathered(root: Path, *, at_once: bool) -> Iterator[str]:
    """Gather what is told of all; where Spark builds, build all at once before. What failed: it stands as recorded."""
    try:
        if at_once:
            yield from (f"{code}：{problem}" for code, problem in every.ensure(root).items())
        elif problem := build.ensure(root):
            yield problem
    except DashboardError as error:
        yield str(error)


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise UsageError(f"--processes {text} は、1 以上の整数で書いてください。")
    return int(text)


def _counted(turns: Iterator[Turn], count: int) -> Iterator[Turn]:
    """The same, told one by one to who looks at a terminal."""
    for number, turn in enumerate(turns, start=1):
        if sys.stderr.isatty():
            end = "\n" if number == count else ""
            print(f"\r{number:,} / {count:,} 市区町村", end=end, file=sys.stderr, flush=True)
        yield turn


def _text(
    turns: Sequence[Turn], there: Found, known: Known, arguments: argparse.Namespace, seconds: float
) -> Iterator[str]:
    names = {turn.code: f"{turn.code} {known.names.get(turn.code, '')}".strip() for turn in turns}
    shown = turns if len(turns) <= _LINES else [turn for turn in turns if turn.is_refused or turn.warning or turn.notes]
    yield from _table(shown, names)
    if len(shown) < len(turns):
        yield f"ほか {len(turns) - len(shown):,} 市区町村は、すべて取り込めました。"
    for turn in turns:
        yield from _attention(turn, names[turn.code], dry_run=arguments.dry_run)
    for code, files in sorted(there.unread.items()):
        name = f"{code} {known.names.get(code, '')}".strip()
        yield f"{name}：読めるファイルがありません（{_some(files)}）"
    yield from _unplaced(there)
    yield from _twins(turns)
    yield _total(turns, there, seconds)
    if arguments.dry_run:
        yield "確かめただけです。何も変わっていません。"
    elif any(turn.new for turn in turns):
        yield (
            "取り消すには：DASHBOARD_DATA に市区町村のフォルダー（municipalities/団体コード）を指定して"
            " python -m dashboard undo 取込番号"
        )


def _table(turns: Sequence[Turn], names: Mapping[str, str]) -> Iterator[str]:
    """A line for each municipality."""
    if turns:
        rows = pd.DataFrame([{"市区町村": names[turn.code], **_figures(turn)} for turn in turns])
        with pd.option_context("display.unicode.east_asian_width", True, "display.width", None):
            lines = rows.to_string(index=False).splitlines()
        for line, said in zip(lines, ["", *map(_short, turns)], strict=True):
            yield f"{line}  {said}".rstrip()


def _months(turn: Turn) -> str:
    months = sorted({f"{each.as_of:%Y-%m}" for each in turn.files if each.as_of})
    return "～".join(dict.fromkeys([*months[:1], *months[-1:]]))


def _figures(turn: Turn) -> dict[str, Any]:
    return {
        "ファイル": turn.given,
        "行": f"{sum(each.rows for each in turn.files):,}",
        "取込": turn.new,
        "済み": turn.was_there,
        "待ち": turn.waiting,
        "月": _months(turn),
    }


def _reasons(turn: Turn) -> list[str]:
    """Why it waits, a paragraph each."""
    return [*(f"  [不可] {each}" for each in turn.reasons), *(_options.told(each, each.file) for each in turn.errors)]


def _short(turn: Turn) -> str:
    """The first reason, as far as it fits beside the figures."""
    reasons = [*turn.reasons, *(f"{each.file}：{each.message}" for each in turn.errors), ""]
    return reasons[0] if len(reasons[0]) <= _WIDEST else f"{reasons[0][:_WIDEST]}…"


def _attention(turn: Turn, name: str, *, dry_run: bool) -> Iterator[str]:
    if turn.is_refused:
        done = "取り込めません" if dry_run else "取り込みませんでした"
        yield f"{name}：{done}。" + ("この市区町村のものは何も変わっていません。" if turn.is_sure else "")
        reasons = _reasons(turn)
        yield from reasons[:_REASONS]
        if len(reasons) > _REASONS:
            yield f"  ほか {len(reasons) - _REASONS:,} 件（--format json ですべて示します）"
    yield from (f"{name}：{each}" for each in [*filter(None, [turn.warning]), *turn.notes])


def _unplaced(there: Found) -> Iterator[str]:
    by_reason = sorted(there.of_none, key=lambda each: (each[1], each[0]))
    if by_reason:
        yield f"市区町村が分からないファイル {len(by_reason):,}（取り込んでいません）"
    for reason, files in groupby(by_reason, key=lambda each: each[1]):
        named = [name for name, _ in files]
        yield f"  [不可] {_some(named)}：{reason}"
    left = [f"{kind} {count:,}" for kind, count in sorted(there.left.items()) if count]
    if left:
        yield f"読まないもの：{'、'.join(left)}"


def _twins(turns: Sequence[Turn]) -> Iterator[str]:
    """The same bytes in two municipalities: a list of questions may be, a list of procedures hardly."""
    of: dict[str, dict[str, str]] = {}
    new: set[str] = set()
    for turn in turns:
        for each in turn.files:
            of.setdefault(each.sha256, {}).setdefault(turn.code, each.name)
            new |= set() if each.was_there else {each.sha256}
    twins: dict[tuple[str, ...], list[str]] = {}
    for sha256, names in of.items():
        if len(names) > 1 and sha256 in new:
            twins.setdefault(tuple(names), []).extend(dict.fromkeys(names.values()))
    for codes, files in [*twins.items()][:_REASONS]:
        yield f"[注意] 中身が同じファイルがあります。入れ違いでないか確かめてください：{_some(codes)} の {_some(files)}"
    if len(twins) > _REASONS:
        yield f"[注意] 中身が同じファイルは、ほか {len(twins) - _REASONS:,} 組の市区町村にもあります。"


def _some(names: Sequence[str]) -> str:
    more = f" ほか {len(names) - 3:,}" if len(names) > 3 else ""
    return "、".join(names[:3]) + more


def _total(turns: Sequence[Turn], there: Found, seconds: float) -> str:
    rows = sum(each.rows for turn in turns for each in turn.files)
    new, was_there, waiting = (sum(getattr(turn, name) for turn in turns) for name in ("new", "was_there", "waiting"))
    return (
        f"合計 {len(turns):,} 市区町村・{there.files + len(there.of_none):,} ファイル・{rows:,} 行｜"
        f"取込 {new:,}・済み {was_there:,}・待ち {waiting:,}（{sum(turn.is_refused for turn in turns):,} 市区町村）・"
        f"市区町村が不明 {len(there.of_none):,}｜{seconds:,.1f} 秒"
    )


def _unasked(turns: Sequence[Turn], how: How) -> Iterator[str]:
    """Answers to what no file asked: a slip of the keyboard, if anything was read."""
    asked = {key for turn in turns for key in turn.asked}
    is_read = any(not each.was_there for turn in turns for each in turn.files)
    for key in how.answers if is_read else ():
        if answer_key(key) not in asked:
            yield f"「{key}」への答えは、読んだどの資料にも尋ねられていません。--answer の書き方を確かめてください。"


def _json(turns: Sequence[Turn], there: Found) -> str:
    made = {
        "municipalities": [
            {
                "code": turn.code,
                "reasons": turn.reasons,
                "is_refused": turn.is_refused,
                "warning": turn.warning,
                "notes": turn.notes,
                "files": [
                    {**{name: each for name, each in asdict(file).items() if name != "issues"},
                     "issues": [*map(told, file.issues)]}
                    for file in turn.files
                ],
            }
            for turn in turns
        ],
        "unplaced": [{"file": name, "reason": reason} for name, reason in there.of_none],
        "unread": [{"code": code, "files": files} for code, files in sorted(there.unread.items())],
        "left": dict(there.left),
    }  # fmt: skip
    return json.dumps(made, ensure_ascii=False, indent=1, default=str)
