"""By what municipalities are compared, at the limits of 総務省's 類似団体."""

import duckdb
import pytest

from tests.store.macros import value


@pytest.mark.parametrize(
    ("code", "peers", "population", "expected"),
    [
        ("131016", None, 66_680, "特別区"),
        ("011002", None, 1_950_000, "政令指定都市"),
        ("271403", None, None, "政令指定都市"),
        ("011002", "政令指定都市", 1_950_000, "政令指定都市"),
        ("012025", "中核市", 244_000, "中核市"),
        ("152226", "施行時特例市", 185_000, "施行時特例市"),
        ("062049", "都市Ⅱ-1", 95_000, "市 5〜10万人"),
        ("062049", None, 49_999, "市 5万人未満"),
        ("062049", None, 50_000, "市 5〜10万人"),
        ("062049", None, 100_000, "市 10〜15万人"),
        ("062049", None, 150_000, "市 15万人以上"),
        ("064611", None, 4_999, "町村 5千人未満"),
        ("064611", None, 5_000, "町村 5千〜1万人"),
        ("064611", None, 10_000, "町村 1〜1.5万人"),
        ("064611", None, 15_000, "町村 1.5〜2万人"),
        ("064611", None, 20_000, "町村 2万人以上"),
        ("064611", None, None, None),
    ],
)
def test_population_classes(
    connection: duckdb.DuckDBPyConnection, code: str, peers: str | None, population: int | None, expected: str | None
) -> None:
    said = ", ".join("NULL" if each is None else repr(each) for each in (code, peers, population))
    assert value(connection, f"population_class({said})") == expected


def test_the_classes_have_an_order(connection: duckdb.DuckDBPyConnection) -> None:
    """The largest first; what is not known last."""
    names = ["政令指定都市", "中核市", "市 15万人以上", "市 5万人未満", "町村 2万人以上", "町村 5千人未満"]
    places = [value(connection, f"population_class_order('{name}')") for name in names]
    assert places == sorted(places)
    assert value(connection, "population_class_order(NULL)") > places[-1]
