"""What a 兼務職員 says to a 課 about the procedures of a plan, and what a form has to be asked for each of them."""

import datetime as dt

import pandas as pd

from dashboard import labels

ASKED = {"identity": "本人確認", "fee": "手数料", "attachments": "添付書類", "form_sheet": "様式"}
"""What a form-maker has to know of a procedure: column → the word that a 課 uses for it."""
TO_ASK = "要確認"


def lines(department: str, rows: pd.DataFrame, until: dt.date | None) -> list[str]:
    """The words to use, a line each."""
    waiting = rows[rows["plan_state"] != "done"]
    person = rows["liaison"].dropna()
    to = f"（兼務職員：{person.iloc[0]}）" if len(person) else "（兼務職員の記入なし）"
    if waiting.empty:
        return [f"{department}{to}への声掛け", "計画の手続は、すべて実施済です。ありがとうございます。"]
    by = f"{labels.era_year(until)}{until.month}月{until.day}日までに、" if until else ""
    volume = waiting["annual_count"].sum()
    said = [
        f"{department}{to}への声掛け",
        f"お疲れさまです。{by}次の{len(waiting)}手続（年{labels.count(volume)}件）のオンライン化を、一緒に進めませんか。",
        *_models(waiting),
        "入力フォームの作成は戦略室が手伝います。下の表の「要確認」の欄を教えてください。",
    ]
    fixed = waiting[waiting["is_mendable"].eq(False).fillna(False)]
    if len(fixed):
        said.append(
            f"うち{len(fixed)}手続は制度や性質が理由とされています。できる範囲（予約・事前入力など）から伺います。"
        )
    return said


def _models(waiting: pd.DataFrame) -> list[str]:
    """The example that is named, where another 課 has one."""
    known = waiting[waiting["elsewhere"].notna()]
    if known.empty:
        return []
    first = known.iloc[0]
    tool = f"（{first['elsewhere_tool']}）" if labels.known(first["elsewhere_tool"]) else ""
    what = f"{first['elsewhere']}の「{first['elsewhere_procedure']}」{tool}"
    more = f"ほか{len(known) - 1}手続にも手本があります。" if len(known) > 1 else ""
    return [f"「{first['procedure']}」は、{what}が手本になります。{more}"]


def checklist(rows: pd.DataFrame) -> pd.DataFrame:
    """A row for each procedure: what is known of it, and what is to be asked."""
    made = rows[["procedure", "plan_state", "annual_count", "audience", "legal_basis", "barrier"]].copy()
    made["model"] = [_model(row) for _, row in rows.iterrows()]
    for column, word in ASKED.items():
        made[column] = [note if labels.known(note) and word in note else TO_ASK for note in rows["note"]]
    made["note"] = rows["note"]
    return made.reset_index(drop=True)


def _model(row: pd.Series) -> str | None:
    if not labels.known(row["elsewhere"]):
        return None
    tool = row["elsewhere_tool"] if labels.known(row["elsewhere_tool"]) else "実施方法の記入なし"
    return f"{row['elsewhere']}「{row['elsewhere_procedure']}」（{tool}）"


CHECKLIST = [
    *("procedure", "plan_state", "annual_count", "audience", "legal_basis", "barrier", "model", *ASKED, "note"),
]
