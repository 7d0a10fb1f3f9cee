"""Write the spreadsheets of the sample city, みなと野市（架空）: ``python data/sample/generate.py [FOLDER]``."""

import datetime as dt
import itertools
import shutil
import sys
from pathlib import Path

from arrivals import arrivals
from assessment_people import assessment_truth
from assessment_questions import question_list
from assessment_sheets import first_round, second_round
from city import LATE
from files import save
from layouts import LAYOUTS, Layout, late
from organization import register
from people_sheets import people_files
from records import records, truth
from roadmap_sheets import roadmap_files
from roadmap_story import roadmap_truth
from sheets import tabs

__all__ = ["arrivals", "assessment_truth", "generate", "roadmap_truth", "truth"]

FOLDER = Path(__file__).with_name("files")


def generate(folder: Path) -> None:
    """Write the register, all lists and roadmaps of all months and the two rounds of the アセスメント."""
    save(folder / "組織表.xlsx", register(), "")
    save(folder / "スキルアセスメント" / "設問一覧.xlsx", question_list(), "")
    save(folder / "スキルアセスメント" / "回答一覧（昨年）.xlsx", first_round(), "")
    save(folder / "スキルアセスメント" / "令和8年度_回答.csv", second_round(), "cp932")
    for name, (sheets, encoding) in roadmap_files().items():
        save(folder / "ロードマップ" / name, sheets, encoding)
    for name, (_, sheets) in people_files().items():
        save(folder / "兼務・相談・ヒアリング" / name, sheets, "")
    for as_of, layout in LAYOUTS.items():
        if Path(layout.file).suffix:
            in_time = [row for row in records(as_of) if row.department not in LATE.get(as_of, {})]
            save(folder / layout.file, tabs(in_time, layout), layout.encoding)
        else:
            generate_by_bureau(folder / layout.file, as_of, layout)
        for department in LATE.get(as_of, {}):
            own = [row for row in records(as_of) if row.department == department]
            save(folder / late(as_of, department).file, tabs(own, late(as_of, department)), "")


def generate_by_bureau(folder: Path, as_of: dt.date, layout: Layout) -> None:
    """Write one file for each 部, numbered in the order of the register."""
    groups = itertools.groupby(records(as_of), key=lambda row: row.unit.bureau)
    for number, (bureau, group) in enumerate(groups, start=1):
        save(folder / f"{number:02}_{bureau}.xlsx", tabs(list(group), layout), "")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if target == FOLDER and FOLDER.exists():
        shutil.rmtree(FOLDER)
    generate(target)
    (target.parent / "arrivals.csv").write_text(arrivals(target), encoding="utf-8")
