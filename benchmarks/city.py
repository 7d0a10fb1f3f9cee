"""A large city: 1,000,000 status rows, 60 months × 16,667 procedures of 200 課, recorded in a ledger as imports."""

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.importers import Reading, SourceFile
from dashboard.ledger.ledger import Ledger

MONTHS, PROCEDURES, DEPARTMENTS = 60, 16_667, 200
STATUSES = ["online", "partial", "planned", "not_online", "not_applicable", "other", None]
CHANCES = [0.35, 0.03, 0.08, 0.45, 0.04, 0.04, 0.01]


def million(folder: Path) -> None:
    """Fill the ledger of this folder."""
    months = pd.date_range("2021-11-30", periods=MONTHS, freq="ME")
    ledger = Ledger(folder)
    for number, month in enumerate(months):
        day = month.date()
        reading = Reading(f"{day}.csv", "procedures", day, rows(np.random.default_rng(number)))
        ledger.append([(SourceFile(reading.file, str(day).encode()), reading)], by="測定")


def rows(chance: np.random.Generator) -> pd.DataFrame:
    """One month's list."""
    number = np.arange(PROCEDURES)
    annual = np.floor(chance.pareto(0.8, PROCEDURES) * 10).clip(max=500_000).astype(int)
    return pd.DataFrame(
        {
            "sheet": "一覧",
            "row": number + 2,
            "cell": "H2",
            "procedure_id": [f"{each:05d}" for each in number],
            "procedure": [f"届出{each}" for each in number],
            "bureau_text": [f"第{each % DEPARTMENTS // 10}部" for each in number],
            "department_text": [f"第{each % DEPARTMENTS}課" for each in number],
            "status": chance.choice(np.array(STATUSES, dtype=object), PROCEDURES, p=CHANCES),
            "barrier": chance.integers(0, 8, PROCEDURES),
            "annual_count": annual,
            "online_count": annual // 3,
        }
    )


def workbook(path: Path, number_of_rows: int = 20_000, columns: int = 30, department: str | None = None) -> None:
    """One xlsx list of that size, as a city's system would write it; of one 課 or of two hundred."""
    import xlsxwriter

    header = ["手続ID", "所管部", "所管課", "手続名", "オンライン化状況", "年間件数", "オンライン件数", "未実施の理由"]
    header += [f"備考{extra}" for extra in range(columns - len(header))]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("一覧")
        sheet.write_row(0, 0, ["手続一覧"])
        sheet.write_row(1, 0, [f"{dt.date(2026, 10, 31):令和8年%m月末現在}"])
        sheet.write_row(2, 0, header)
        for row in range(number_of_rows):
            state = ("済", "未実施", "予定", "対象外", "一部実施")[row % 5]
            values = [
                f"{row:05d}",
                "市長部局" if department else f"第{row % 20}部",
                department or f"第{row % 200}課",
                f"届出{row}",
                state,
                row % 900,
                row % 90,
                "4",
            ]
            sheet.write_row(row + 3, 0, [*values, *("あ" for _ in range(columns - len(values)))])
