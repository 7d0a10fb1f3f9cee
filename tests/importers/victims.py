"""Functions for child processes: what readers do, and what a hostile file makes them do."""

import os
import sys

import pandas as pd

from dashboard.importers.files.guards import Unreadable
from dashboard.importers.files.workbook import open_workbook
from dashboard.importers.model import SourceFile


class Panic(BaseException):
    """Like calamine's PanicException, no Exception."""


def behave(how: str) -> object:
    match how:
        case "abort":
            os.abort()
        case "exit":
            os._exit(0)
        case "allocate":
            bytearray(3 << 30)
        case "loop":
            while True:
                pass
        case "panic":
            raise Panic("index out of bounds")
        case "mistake":
            raise KeyError("消えた列")
        case "backtrace":
            os.write(2, f"stack backtrace, as RUST_BACKTRACE={os.environ['RUST_BACKTRACE']} has it".encode())
        case "unpicklable":
            return lambda: None
    print("a reader's chatter must not get between the answers")
    return how


def frame(rows: int) -> pd.DataFrame:
    return pd.DataFrame({f"列{column}": [f"値{row}" for row in range(rows)] for column in range(25)})


def main_module() -> str | None:
    return getattr(sys.modules["__main__"], "__file__", None)


def outcome(content: bytes) -> str:
    try:
        open_workbook(SourceFile("表.xlsx", content))
    except Unreadable as refused:
        return refused.issue.code
    return "read"
