"""The lists that a municipality sends, as an importer would have read them: the 手続一覧 of a month, the ロードマップ,
the rounds of the スキルアセスメント. A prefecture's thousands of spreadsheets would take hours to write and to read.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from dashboard.importers.datasets.assessment.dataset import ASSESSMENT
from dashboard.importers.datasets.assessment.questions import QUESTIONS
from dashboard.importers.datasets.procedures.dataset import PROCEDURES
from dashboard.importers.datasets.roadmap.dataset import ROADMAP
from dashboard.importers.model import Kind
from dashboard.importers.tables.frames import typed
from data.prefecture.hall import FORMER, REFORM, RENAMED
from data.prefecture.places import Place

_WRITTEN: Final = {
    "online": "実施済",
    "partial": "一部実施済",
    "planned": "予定",
    "not_online": "未実施",
    "not_applicable": "対象外",
}
_FIELDS: Final = np.repeat(["基礎用語", "エクセル関数", "統計知識", "ツール", "セキュリティ"], [5, 6, 6, 9, 1])
_ANSWERS: Final = np.array(["知らない", "聞いたことがある", "だいたい理解している", "理解している"], dtype=object)
_PILLARS: Final = ("住民サービスのDX", "行政のDX", "地域のDX")


def called(departments: "pd.Series[str]", day: dt.date) -> "pd.Series[str]":
    """The 課 as they were called on a day."""
    return departments.replace(RENAMED, FORMER) if day < REFORM else departments


def procedures(place: Place, kept: pd.DataFrame, day: dt.date, step: float) -> pd.DataFrame:
    """The 手続一覧 of a month, of ``kept`` procedures. ``step`` (0–1) says how much of the way has been gone."""
    chance = np.random.default_rng([place.seed, 3, day.toordinal()])
    lasting = np.random.default_rng([place.seed, 4])
    count = len(kept)
    # A municipality goes from where it began to where it will be, and not all hurry alike.
    begun, gone = lasting.uniform(0.06, 0.24), 0.16 + 0.10 * max(-1.2, place.lead)
    reached = begun + max(0.01, gone) * step ** lasting.choice([0.6, 1.0, 1.8])
    ready = reached - kept["resistance"].to_numpy() * lasting.uniform(0.85, 1.0)
    fixed = lasting.random(count)
    status = np.select(
        [fixed < 0.02, fixed > 0.985, ready > 0, ready > -0.03, ready > -0.09],
        ["not_applicable", "", "online", "partial", "planned"],
        default="not_online",
    ).astype(object)
    annual = np.where(fixed < 0.06, np.nan, kept["annual_count"].to_numpy())
    share = np.where(status == "online", lasting.beta(2, 4, count) * (0.5 + 0.5 * step), 0.0)
    online = np.where(
        np.isin(status, ["online", "partial"]) & (fixed < 0.9),
        np.floor(kept["annual_count"].to_numpy() * share),
        np.nan,
    )
    barrier = np.where(np.isin(status, ["online", "not_applicable", ""]), np.nan, lasting.integers(0, 8, count))
    known = status != ""
    frame = kept[["procedure_id", "procedure", "bureau_text", "kind", "priority"]].assign(
        sheet="手続一覧",
        row=np.arange(count) + 4,
        cell=[f"D{row + 4}" for row in range(count)],
        department_text=called(kept["department_text"], day),
        status=pd.Series(status).where(known),
        status_text=pd.Series(status).map(_WRITTEN).where(known),
        barrier=barrier,
        annual_count=annual,
        online_count=online,
    )
    if chance.random() < 0.15:
        late = chance.choice(kept["department_text"].unique(), chance.integers(1, 3))
        frame = frame[~kept["department_text"].isin(late)]
    return _as(frame, PROCEDURES.schema)


def roadmap(place: Place, homes: list[tuple[str, str]], initiatives: int, day: dt.date) -> pd.DataFrame:
    """The ロードマップ as it stood on a day: plans of one to three years, some of which slip."""
    chance = np.random.default_rng([place.seed, 5])
    number = np.arange(initiatives)
    start = pd.Timestamp("2024-04-01") + pd.to_timedelta(chance.integers(0, 700, initiatives), "D")
    end = start + pd.to_timedelta(chance.integers(300, 1000, initiatives), "D")
    passed = np.clip((pd.Timestamp(day) - start).days.to_numpy(), 0, None)
    slips = np.clip(chance.normal(0.04 - 0.03 * place.lead, 0.08, initiatives), -0.05, None)
    forecast = end + pd.to_timedelta((passed * slips).astype(int), "D")
    done, has_begun = forecast <= pd.Timestamp(day), passed > 0
    late = (forecast - end).days.to_numpy() > 30
    home = [homes[each % len(homes)] for each in number]
    return _as(
        pd.DataFrame(
            {
                "sheet": "ロードマップ",
                "row": number + 4,
                "cell": [f"D{each + 4}" for each in number],
                "initiative_id": [f"{each % 3 + 1}-{each:02d}" for each in number],
                "pillar": [_PILLARS[each % 3] for each in number],
                "initiative": [f"取組{each + 1}の推進" for each in number],
                "bureau_text": [bureau for bureau, _ in home],
                "department_text": [*called(pd.Series([name for _, name in home]), day)],
                "related_departments": [[] for _ in number],
                "planned_start": start.date,
                "planned_end": end.date,
                "actual_start": pd.Series(start.date).where(has_begun),
                "actual_end": pd.Series(forecast.date).where(done),
                "forecast_end": forecast.date,
                "start_is_reported": True,
                "progress": (passed / (forecast - start).days.to_numpy()).clip(0, 1).round(2),
                "reported_state": np.where(done, "done", np.where(late, "late", "on_track")),
                "reported_text": np.where(done, "完了", np.where(late, "遅れ", "順調")),
                "milestones": [[] for _ in number],
            }
        ),
        ROADMAP.schema,
    )


def questions() -> pd.DataFrame:
    """The 設問一覧: 27 questions of five fields, the same in every round."""
    count = len(_FIELDS)
    return _as(
        pd.DataFrame(
            {
                "sheet": "設問一覧",
                "row": range(2, count + 2),
                "cell": [f"A{row}" for row in range(2, count + 2)],
                "question_no": [str(number) for number in range(1, count + 1)],
                "field": _FIELDS,
                "question": [
                    f"{field}の設問{number}を理解していますか" for number, field in enumerate(_FIELDS, start=1)
                ],
                "choices": [[] for _ in _FIELDS],
            }
        ),
        QUESTIONS.schema,
    )


def answers(place: Place, homes: list[tuple[str, str]], people: int, turn: int, day: dt.date) -> pd.DataFrame:
    """One round's long rows: a village has few people, too few for its scores to be told."""
    chance = np.random.default_rng([place.seed, 6, turn])
    asked = len(_FIELDS)
    count = int(chance.integers(5, 14)) if place.population < 4_000 else people
    ability = np.random.default_rng([place.seed, 7]).normal(0.25 * place.lead, 0.8, (count, 1)) + 0.2 * turn
    latent = ability - np.linspace(-0.6, 0.8, asked) + chance.normal(0, 0.9, (count, asked))
    levels = np.digitize(latent, [-1, 0, 1])
    home = [homes[each % len(homes)] for each in range(count)]
    return _as(
        pd.DataFrame(
            {
                "sheet": "回答",
                "row": np.repeat(np.arange(count) + 2, asked),
                "round": f"令和{day.year - 2018}年度",
                "held_on": day,
                "answered_on": day,
                "person": np.repeat([f"{place.code}{each:010d}" for each in range(count)], asked),
                "bureau_text": np.repeat([bureau for bureau, _ in home], asked),
                "department_text": np.repeat([*called(pd.Series([name for _, name in home]), day)], asked),
                "grade": np.repeat([("主事級", "主任級", "係長級")[each % 3] for each in range(count)], asked),
                "question_no": np.tile((np.arange(asked) + 1).astype(str), count),
                "answer_text": _ANSWERS[levels.ravel()],
                "position": levels.ravel() / 3,
            }
        ),
        ASSESSMENT.schema,
    )


def _as(frame: pd.DataFrame, schema: Mapping[str, Kind]) -> pd.DataFrame:
    """The columns of a schema, each of its type, so that every file's rows fit together."""
    none = [None] * len(frame)
    return typed({name: frame[name].tolist() if name in frame else none for name in schema}, schema)
