"""Streamlit's own words in Japanese: written into its files as they are kept, so no English is ever on the screen.

Only whole literals are replaced, and what finds the options of a filter. Streamlit knows no other way: its
texts are in no setting, and it finds by the label alone.
"""

import hashlib
import json

TITLE = "DX推進ダッシュボード"

JAPANESE = "ja-JP"
"""The language of the library below Streamlit, which has Japanese of its own."""
NOTHING_FOUND = "該当するものがありません"
OPEN, CLOSE, CLEAR = "選択肢を開く", "閉じる", "選択をすべて外す"
CHOOSE_DAY, DAYS_BY_KEYS = "日付を選ぶ", "矢印キーで日付を移り、Enterキーで選びます。Escキーで閉じます。"
DISCONNECTED = (
    "自動でつなぎ直しますので、このままお待ちください。つながらないときは、ダッシュボードを起動し直してください。"
)

WORDS = {
    "index": {
        "Connection error": "サーバーにつながりません",
        "Streamlit server is not responding. Are you connected to the internet?": DISCONNECTED,
        "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": (
            DISCONNECTED
        ),
        "streamlit run yourscript.py": "",
        "Cannot connect to Streamlit (HTTP status: 403).\n\nIf you are trying to access a Streamlit app running on"
        " another server, this could be due to the app's [CORS](${rD}) settings.": (
            "このアドレスからは開けません。ダッシュボードの管理者に、開いたアドレスを伝えてください。"
        ),
        "Connection timed out.": DISCONNECTED,
        "Connection failed with status ${r}${s?`, and response:`:`.`}": "サーバーが応答できませんでした（${r}）。",
        "Page not found": "ページがありません",
        "You have requested page /${e}, but no corresponding file was found in the app's pages/ directory": (
            "このアドレスのページはありません"
        ),
        "The page that you have requested does not seem to exist": "このアドレスのページはありません",
        "${t}. Running the app's main page.": "${t}。代わりに「概況」を表示しています。",
        "Bad message format": "サーバーからの内容を読めませんでした",
        "Script execution error": "画面を表示できませんでした",
        "No message": "ページを読み込み直してください。",
        "Try again": "もう一度試す",
        "Continue anyway": "このまま続ける",
        "Close": CLOSE,
        "Connection lost. Please wait for the app to reconnect, then try again.": (
            "サーバーにつながりません。しばらく待ってから、もう一度押してください。"
        ),
        "Sidebar": "メニューと絞り込み",
        "App pages": "ページ",
        "Collapse sidebar": "メニューと絞り込みを閉じる",
        "Expand sidebar": "メニューと絞り込みを開く",
        "Skip to main content": "本文へ移る",
        "View less": "減らす",
        "View ${x-m} more": "ほかの${x-m}件",
        "Notifications": "お知らせ",
        "Main menu": "メニュー",
        "Running...": "計算中",
        "Expander": "詳しく",
        "Dismiss": CLOSE,
    },
    "Multiselect": {
        "en-US": JAPANESE,
        "No results": NOTHING_FOUND,
        "Select all": "すべて選ぶ",
        "Select ${p.length} matches": "見つかった${p.length}件を選ぶ",
        "Add: ${n}": "追加：${n}",
        "Selected values": "選んだもの",
        "Remove ${e}": "${e}を外す",
        "Clear all": CLEAR,
        "Open": OPEN,
        "Multiselect": "選択",
    },
    "Selectbox": {
        "en-US": JAPANESE,
        "No results": NOTHING_FOUND,
        "Add: ${M}": "追加：${M}",
        "Selectbox options": "選択肢",
        "Selectbox": "選択",
        "Clear value": CLEAR,
        "Open": OPEN,
    },
    "TextInput": {
        "Invalid input.": "この形では入力できません。",
        "Show password": "文字を見る",
        "Hide password": "文字を隠す",
        "Clear entry": "入力を消す",
    },
    "InputInstructions": {
        "Press Enter to ${e}": "Enterキーで${e}",
        "apply": "反映",
        "submit form": "送信",
        "Press ${r()?`⌘`:`Ctrl`}+Enter to ${e}": "Ctrlキーを押しながらEnterキーで${e}",
    },
    "NumberInput": {
        "Number is outside the allowed range. Please enter a value between ${n} and ${r}.": (
            "${n}から${r}までの数を入れてください。"
        ),
        "Number is below the allowed range. Please enter a value greater than or equal to ${n}.": (
            "${n}以上の数を入れてください。"
        ),
        "Number is below the allowed range.": "数が小さすぎます。",
        "Number is above the allowed range. Please enter a value less than or equal to ${r}.": (
            "${r}以下の数を入れてください。"
        ),
        "Number is above the allowed range.": "数が大きすぎます。",
        "Error: ${M}": "${M}",
        "Clear value": "数を消す",
        "Decrement": "1つ減らす",
        "Increment": "1つ増やす",
    },
    "DateInput": {
        "Choose date": CHOOSE_DAY,
        "Choose date range": "期間を選ぶ",
        "Clear date": "日付を消す",
        "Clear dates": "期間を消す",
        "Date range": "期間",
        "Quick select a date range": "期間を一覧から選ぶ",
        "Use arrow keys to navigate dates. Enter to select. Escape to close.": DAYS_BY_KEYS,
    },
    "useFloatingOverlay": {"Dismiss": CLOSE},
    "Toolbar": {"Fullscreen": "大きく見る", "Close fullscreen": "元の大きさに戻す"},
    "DataFrame": {
        "empty": "該当する行がありません",
        "Type to search": "この表の中を探す",
        "Previous Result": "前の結果",
        "Next Result": "次の結果",
        "Close Search": "探すのをやめる",
        "over 1000": "1000件超",
        "${v.results} result${v.results===1?``:`s`}": "${v.results}件",
        "${v.selectedIndex+1} of ${e}": "${e}中${v.selectedIndex+1}件目",
        "Search": "表の中を探す",
        "Download as CSV": "CSVで保存",
        "Show/hide columns": "列を選ぶ",
        "Select all": "すべて選ぶ",
        "Clear selection": CLEAR,
        "Dataframe column menu": "列のメニュー",
        "Copy column name": "列名をコピー",
        "Sort ascending": "小さい順",
        "Sort descending": "大きい順",
        "Autosize": "幅を合わせる",
        "Pin column": "列を固定",
        "Unpin column": "列の固定をやめる",
        "Hide column": "列を隠す",
        "No data": "データがありません",
        "Failed to load data": "表を読み込めませんでした",
    },
}
"""Which file of Streamlit (its name without the hash) → its words, as they stand there between backticks → ours."""

CALLS = {
    "Multiselect": {
        ":y(f,n,c),": ":dxFind(f,n),",
        "r(Oe,{children:Je})": "r(Oe,{children:dxNothing(t.label,t.options,E)})",
    },
    "Selectbox": {"!P||!M?K:ce(K,M,G)": "!P||!M?K:dxFind(K,M)"},
}
"""Which file of Streamlit → its call, as it stands there once → ours (browser/find.js)."""

VERSION = hashlib.sha256(json.dumps([WORDS, CALLS]).encode()).hexdigest()[:12]
ADDRESS = f"/static-{VERSION}/"
"""Below this lie Streamlit's files with our words: browsers keep them for good, so other words need another address."""
ORIGINAL = "/static/"
"""Below this, Streamlit's files as they are."""


def original(path: str) -> str:
    """Where Streamlit has the file of this address."""
    return ORIGINAL + path.removeprefix(ADDRESS) if path.startswith(ADDRESS) else path


def in_japanese(path: str, script: bytes) -> bytes:
    """A script of Streamlit with our words and calls in it; any other file as it is."""
    name = path.rpartition("/")[2].rsplit(".", 2)[0] if path.endswith(".js") else ""
    for english, japanese in WORDS.get(name, {}).items():
        script = script.replace(literal(english), literal(japanese))
    for theirs, ours in CALLS.get(name, {}).items():
        script = script.replace(theirs.encode(), ours.encode())
    return script


def literal(words: str) -> bytes:
    """As the words stand in a script."""
    return f"`{words}`".encode()
