"""What is found of the 課 that a file names."""

from typing import Final

from dashboard.importers.model import Finding

_ASK_DEPARTMENT: Final = (
    "組織表の別名に加えるか、所管課を直してから、もう一度取り込んでください。どの課かを 1 度答えても取り込めます。"
)
_ASK_ONE: Final = "1 つの課を答えるか、所管課を直してください。"

OF_DEPARTMENTS: Final[dict[str, Finding]] = {
    "departments_from_file": Finding(
        "warning",
        None,
        "組織表がまだないため、課の名前（{count} 種類）はファイルに書かれたとおりに使いました。",
        "組織表を取り込むと、表記の違いや旧称を確かめられます。",
    ),
    "department_missing": Finding(
        "error",
        "L1-05",
        "どの課の一覧か分かりません（所管課の列がなく、表の上にもシート名・ファイル名にも課の名前がありません）。",
        "「所管課」の列を加えるか、表の上に「所管課：市民課」のように書くか、どの列かを答えてください。",
    ),
    "department_from_name": Finding(
        "info", None, "所管課を「{value}」としました（{source}）。", "違うときは「所管課」の列を加えてください。"
    ),
    "department_unknown": Finding(
        "error", "L2-04", "「{value}」という課は組織表にありません（{count} 行）。{hint}", _ASK_DEPARTMENT
    ),
    "department_ended": Finding(
        "error",
        "L2-04",
        "「{value}」は基準日 {as_of} には存在しません（{count} 行）。{hint}",
        "基準日のときの課の名前に直すか、" + _ASK_DEPARTMENT,
    ),
    "department_ambiguous": Finding(
        "error",
        "L2-04",
        "「{value}」は複数の課にあてはまり、決められません（{count} 行）。{hint}",
        "部の名前を書き加えるか、課の正式な名前に直してください。どの課かを 1 度答えても取り込めます。",
    ),
    "department_other_bureau": Finding(
        "error",
        "L2-04",
        "「{value}」は、書かれた部「{bureau}」の課ではありません（{count} 行）。{hint}",
        "部か課の名前を直すか、組織表を直してから、もう一度取り込んでください。どの課かを 1 度答えても取り込めます。",
    ),
    "department_all": Finding(
        "error",
        "L1-07",
        "「{value}」は 1 つの課ではないため、どの課の分として数えるか決められません（{count} 行）。",
        "取りまとめている" + _ASK_ONE,
    ),
    "department_not_own": Finding(
        "error",
        None,
        "「{value}」の分は、あなたが取り込める課（{own}）の資料ではありません。",
        "自分の課の分だけの資料を取り込むか、戦略室に渡してください。",
    ),
    "list_not_own": Finding(
        "error",
        None,
        "「{value}」は全庁の資料なので、課担当の役割では取り込めません。",
        "戦略室に渡してください。",
    ),
    "department_several": Finding(
        "error",
        "L1-07",
        "「{value}」には複数の課があり、どの課の分として数えるか決められません（{count} 行）。",
        "{choices} のうち主に担当する" + _ASK_ONE,
    ),
    "department_parted": Finding(
        "info",
        "L1-07",
        "「{value}」は複数の課なので、「{department}」を所管課、「{others}」を関係課としました（{count} 行）。",
        "所管課は1つにし、ほかの課は「関係課」の列に書いてください。",
    ),
    "department_shared": Finding(
        "info",
        "L1-07",
        "「{value}」は {departments} の課のことなので、それぞれの課の行として読みました。",
        "このままで構いません。",
    ),
    "department_blank": Finding(
        "error",
        "L1-09",
        "どの課の行か分かりません（課が空欄で、部「{value}」の課は組織表にありません）。",
        "課の名前を入力するか、部の名前を組織表のとおりに直してください。",
    ),
    "department_and_others": Finding(
        "info",
        "L1-07",
        "「{value}」は「{department}」の分としました（{count} 行）。ほかの課がどこかは分かりません。",
        "所管課は1つにし、ほかの課の名前は別の列に書いてください。",
    ),
    "department_subunit": Finding(
        "warning",
        "L2-04",
        "「{value}」を「{department}」として数えました（{count} 行）。",
        "課の名前だけを書いてください。",
    ),
    "department_bureau_differs": Finding(
        "warning",
        "L2-04",
        "部「{bureau}」の課「{value}」は基準日の組織表にありません。「{department}」として数えました（{count} 行）。",
        "部の名前を確かめてください。",
    ),
    "successor_unknown": Finding(
        "warning",
        "L2-04",
        "後継課「{value}」は組織表にないか、1 つに決められません。",
        "後継課の名前を、組織表の課の名前と同じに直してください。",
    ),
    "department_in_two_files": Finding(
        "error",
        None,
        "「{value}」の{when}分が、{first} にもあります。",
        "どちらが正しいかを確かめ、1つのファイルにまとめるか、片方だけを取り込んでください。",
    ),
    "department_succeeded": Finding(
        "warning",
        "L2-04",
        "「{value}」は基準日 {as_of} には存在しません。後継の「{department}」として数えました（{count} 行）。",
        "基準日のときの課の名前に直してください。",
    ),
}
