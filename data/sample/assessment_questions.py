"""The 27 questions of the スキルアセスメント in five fields, as asked in both rounds.

Five of them are a real city's, named in public; the others were written for the sample.
"""

from dataclasses import dataclass
from typing import Literal

from tab import Cell, Tab

Scale = Literal["words", "marks", "five", "yes"]
ROUNDS = ("令和7年度", "令和8年度")
CHOICES: dict[Scale, tuple[str, ...]] = {
    "words": ("知らない", "聞いたことがある", "だいたい理解している", "理解している"),
    "marks": ("不正解", "正解"),
    "five": ("1", "2", "3", "4", "5"),
    "yes": ("いいえ", "はい"),
}
DONT_KNOW = "わからない"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``hard``: the ability at which half get half of it; ``sharp``: how well it tells people apart."""

    number: int
    field: str
    text: str
    scale: Scale
    hard: float
    sharp: float = 1.0
    before: str = ""

    def wording(self, round: str) -> str:
        """What was asked in a round: two questions were put differently the year before."""
        return self.before if self.before and round == ROUNDS[0] else self.text


BASICS, EXCEL, STATISTICS, TOOLS, SECURITY = "基礎用語", "エクセル関数", "統計知識", "ツール", "セキュリティ"
QUESTIONS = (
    Question(1, BASICS, "DXと従来のIT導入との概念の違いを理解していますか", "words", -0.1),
    Question(2, BASICS, "電子申請と窓口申請のちがいを市民に説明できますか", "words", -2.6),
    Question(3, BASICS, "オープンデータの意味と公開の目的を理解していますか", "words", 0.1),
    Question(
        4, BASICS, "生成AIが得意なことと不得意なことを理解していますか", "words", 0.3,
        before="人工知能（AI）という言葉の意味を理解していますか",
    ),
    Question(5, BASICS, "マイナンバーカードの電子証明書の役割を理解していますか", "words", -0.3),
    Question(6, EXCEL, "Excel関数のVLOOKUPの使い方を理解していますか", "marks", 0.0, 1.3),
    Question(7, EXCEL, "Excel関数のSUMIFSで条件を付けた合計を出せますか", "marks", 0.3, 1.3),
    Question(8, EXCEL, "Excel関数のIFとANDを組み合わせて使えますか", "marks", -0.2, 1.2),
    Question(9, EXCEL, "ピボットテーブルで課別の集計表を作れますか", "marks", 0.5, 1.2),
    Question(10, EXCEL, "文字列をLEFTやMIDで切り出せますか", "marks", 0.2, 1.1),
    Question(11, EXCEL, "絶対参照と相対参照を使い分けられますか", "marks", -0.5, 1.1),
    Question(12, STATISTICS, "平均、中央値、最頻値の概念を理解しデータを活用していますか", "words", 0.2),
    Question(13, STATISTICS, "標準偏差が何を表すかを理解していますか", "words", 0.9, 1.1),
    Question(14, STATISTICS, "相関関係と因果関係の違いを理解していますか", "words", 0.4),
    Question(15, STATISTICS, "標本調査で人数によって確かさが変わることを理解していますか", "words", 0.7),
    Question(16, STATISTICS, "割合を比べるときに分母をそろえることを理解していますか", "words", 0.0),
    Question(17, STATISTICS, "アンケートの自由記述を集計する方法を知っていますか", "words", 0.4, 0.0),
    Question(18, TOOLS, "RPAの概念を理解していますか", "words", 0.1),
    Question(19, TOOLS, "AI-OCRで紙の申請書を読み取れることを知っていますか", "words", 0.0),
    Question(20, TOOLS, "ノーコードツールで業務アプリを自分で作れますか", "words", 2.0, 1.1),
    Question(21, TOOLS, "電子申請フォームを自分の課で作れますか", "words", 0.5),
    Question(22, TOOLS, "BIツールでグラフを作り、絞り込んで見られますか", "words", 0.8),
    Question(23, TOOLS, "Web会議で画面を共有し、進行できますか", "five", -0.6),
    Question(24, TOOLS, "共有フォルダーとチャットを使い分けられますか", "five", -0.4),
    Question(25, TOOLS, "生成AIで文案を作り、事実を確かめて直せますか", "five", 0.3),
    Question(
        26, TOOLS, "オンライン手続の利用件数を自分で調べられますか", "five", 0.1,
        before="表計算ソフトのマクロを記録して使えますか",
    ),
    Question(27, SECURITY, "セキュリティの3要素を理解し、実践していますか", "yes", -0.45),
)  # fmt: skip
HEADER = ("設問番号", "分野", "設問", "最小", "最大", "選択肢", "逆転", "無回答の扱い", "わからないの扱い", "対象回")


def question_list() -> list[Tab]:
    """The 設問一覧: both rounds in full, one below the other."""
    rows: list[list[Cell]] = [["みなと野市　職員スキルアセスメント　設問一覧"], [], list(HEADER)]
    rows += [row(question, round) for round in ROUNDS for question in QUESTIONS]
    return [Tab("設問一覧", rows)]


def row(question: Question, round: str) -> list[Cell]:
    """One question in one round."""
    is_numbered = question.scale == "five"
    choices = None if is_numbered else "／".join(CHOICES[question.scale])
    scale: list[Cell] = [1, 5] if is_numbered else [None, None]
    return [question.number, question.field, question.wording(round), *scale, choices, None, "除く", "除く", round]
