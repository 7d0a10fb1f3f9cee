"""Small answers in the shape of the queries of スキルアセスメント."""

from typing import Any

import numpy as np
import pandas as pd


def items(**more: Any) -> Any:
    rows = {
        "question_no": ["1", "2", "3", "4"],
        "field": ["基礎用語", "基礎用語", "ツール", "ツール"],
        "question": ["甲を理解していますか", "乙を理解していますか", "丙を理解していますか", "丁を理解していますか"],
        "n": [100, 100, 90, 8],
        "difficulty": [0.9, 0.5, 0.3, np.nan],
        "discrimination": [0.1, 0.4, 0.05, np.nan],
        "reading": ["easy", "separates", "review", None],
        "blank": [0, 1, 2, 0],
        "dont_know": [0, 3, 0, 0],
        "masked": [False, False, False, True],
        "field_order": [1, 1, 2, 2],
    }
    return pd.DataFrame({**rows, **more})


def answers() -> Any:
    rows = [
        ("1", "五段階の設問を理解していますか", 5, [0.1, 0.2, 0.3, 0.25, 0.15]),
        ("2", "二択の設問を理解していますか", 2, [0.25, 0.75]),
    ]
    return pd.DataFrame(
        [
            {"question_no": number, "field": "ツール", "question": words, "level": level + 1, "levels": levels,
             "label": f"答え{level + 1}", "score": level / (levels - 1), "people": int(share * 100), "share": share,
             "n": 100, "blank": 2, "dont_know": 5}
            for number, words, levels, shares in rows
            for level, share in enumerate(shares)
        ]
    )  # fmt: skip


def change(
    field: Any, mean: Any, low: Any, high: Any, level: Any = "city", unit: Any = "全庁", masked: Any = False
) -> Any:
    return {
        "level": level, "bureau": None, "unit": unit, "field": field, "field_order": 1, "round_before": "第1回",
        "matched": 50 if not masked else 4, "unmatched": 7, "unmatched_before": 9, "questions": 6,
        "change": mean, "change_low": low, "change_high": high, "masked": masked,
    }  # fmt: skip


def changes(*more: Any) -> Any:
    return pd.DataFrame(
        [
            change(None, 0.05, 0.03, 0.07),
            change("基礎用語", -0.04, -0.06, -0.02),
            change("ツール", 0.01, -0.01, 0.03),
            *more,
        ]
    )


def skills() -> Any:
    return pd.DataFrame(
        {
            "kind": ["question"] * 3,
            "field": ["ツール"] * 3,
            "question_no": ["20", "9", "13"],
            "skill": ["とても長い設問の文がここに書かれていて二行にも収まらないものを理解していますか", "乙", "丙"],
            "n": [900, 890, 880],
            "people": [840, 500, 6],
            "shortfall": [0.475, 0.5, np.nan],
            "weight": [399.0, 250.0, np.nan],
            "departments_few": [31, 5, 0],
            "departments": [34, 34, 34],
            "is_yes_no": [False, True, False],
        }
    )


def under() -> Any:
    rows = [
        ("city", None, None, 120, 70, None), ("bureau", "福祉部", None, 100, 55, None),
        ("department", "福祉部", "保育課", 40, 25, False), ("department", "福祉部", "介護課", 20, 20, True),
        ("department", "福祉部", "障がい課", 18, 0, False), ("department", "福祉部", "伏せ課", 30, np.nan, None),
        ("rest", "福祉部", None, 12, 10, False), ("rest", None, None, 20, 15, False),
    ]  # fmt: skip
    names = ["level", "bureau", "department", "n", "people", "able_few"]
    return pd.DataFrame(rows, columns=names).assign(display_order=1, shortfall=np.nan)
