"""Which procedures are of one kind: case by case."""

import duckdb
import pytest

from tests.store.macros import value


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("道路占用許可申請", "道路占用許可"),
        ("道路占用許可の申請（更新）", "道路占用許可"),
        ("罹災証明書の交付申請", "罹災証明書"),
        ("罹災証明書交付申請書", "罹災証明書"),
        ("個人番号カード再交付申請", "個人番号カード再"),
        ("組合設立の認可の申請", "組合設立の認可"),
        ("転入届", "転入"),
        ("転 入 届(特例)", "転入"),
    ],
)
def test_what_a_name_is_about(connection: duckdb.DuckDBPyConnection, name: str, words: str) -> None:
    assert value(connection, f"procedure_words('{name}')") == words


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("太陽光発電設備設置補助金交付申請", "補助金・助成金の申請"),
        ("納税証明書交付請求", "証明書・写しの請求"),
        ("戸籍の附票の写しの交付請求", "証明書・写しの請求"),
        ("自動車の保管場所証明の申請", None),
        ("身体障害者手帳再交付申請", "再交付の申請"),
        ("身体障害者手帳の再交付申請時の返還", None),
        ("再立候補者による通常葉書等の再交付の請求", None),
        ("公民館使用許可申請", "施設の使用許可の申請"),
        ("林道使用許可申請", None),
        ("指定工事店変更届", "団体・事業者の変更の届出"),
        ("特定施設の構造等の変更の届出", None),
        ("病院等の廃止の届出", "廃止・休止の届出"),
        ("農地利用規約の廃止の届出", None),
        ("私立高等学校の設置及び廃止の届出", None),
        ("印鑑登録申請", None),
        ("開発行為許可申請", None),
        (None, None),
    ],
)
def test_the_kind_of_form_of_a_name(connection: duckdb.DuckDBPyConnection, name: str | None, kind: str | None) -> None:
    assert value(connection, f"form_kind({'NULL' if name is None else repr(name)})") == kind
