"""What a statement may name, told by the tree that DuckDB's own parser makes of it: whatever is not known is refused.

It imports nothing heavy: it runs in the process of the statement, before that is asked.
"""

import difflib
from collections.abc import Collection, Iterator
from typing import Any, Final

from dashboard.console.functions import AS_TABLES, CALLED

SCHEMA: Final = "explore"
"""Where the views lie that may be named, as ``procedures`` or ``explore.procedures``."""

_NODES: Final = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}
_MODIFIERS: Final = {"ORDER_MODIFIER", "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER", "DISTINCT_MODIFIER"}
_ORDERS: Final = {"ORDER_DEFAULT", "ASCENDING", "DESCENDING"}
_TABLES: Final = {
    *("BASE_TABLE", "SUBQUERY", "JOIN", "TABLE_FUNCTION", "EXPRESSION_LIST", "EMPTY", "PIVOT", "SHOW_REF"),
    *("CTE", "COLUMN_DATA"),
}
_KNOWN: Final = _NODES | _MODIFIERS | _ORDERS | _TABLES
_EXPRESSIONS: Final = {
    *("BETWEEN", "CASE", "CAST", "COLLATE", "COLUMN_REF", "COMPARISON", "CONJUNCTION", "CONSTANT", "FUNCTION"),
    *("LAMBDA", "LAMBDA_REF", "OPERATOR", "POSITIONAL_REFERENCE", "STAR", "SUBQUERY", "TYPE", "WINDOW"),
}
_DESCRIBED: Final = {"DESCRIBE", "SUMMARY"}
_CLOSEST: Final = 3


class Breach(Exception):
    """Something that a statement may not say: the reason, the word, its place in bytes, and closest names."""

    def __init__(self, reason: str, word: str = "", at: object = None, closest: Collection[str] = ()) -> None:
        super().__init__(reason, word)
        self.facts = {"reason": reason, "word": word, "at": at, "closest": list(closest)}


def check(tree: Any, views: Collection[str], taken: Collection[str]) -> None:
    """Raises Breach. ``taken`` are names that DuckDB would find by itself, and that no WITH may therefore use.

    So an unqualified name is a view, or it is of a WITH, wherever that stands: there is nothing else it could be.
    """
    nodes = list(_nodes(tree))
    named = {_lower(entry["key"]) for node in nodes for entry in _withs(node)}
    for name in sorted(named & {_lower(each) for each in taken}):
        raise Breach("with_taken", name)
    for node in nodes:
        _look(node, {_lower(view) for view in views}, named)


def _withs(node: dict[str, Any]) -> list[dict[str, Any]]:
    found = node.get("cte_map")
    return list(found.get("map", ())) if isinstance(found, dict) else []


def _look(node: dict[str, Any], views: set[str], named: set[str]) -> None:
    if "class" in node:
        if node["class"] not in _EXPRESSIONS:
            raise Breach("parameter" if node["class"] == "PARAMETER" else "unknown", str(node["class"]), _at(node))
        if "function_name" in node:
            _function(node)
    elif isinstance(node.get("type"), str):
        _part(node, views, named)


def _part(node: dict[str, Any], views: set[str], named: set[str]) -> None:
    if node["type"] not in _KNOWN:
        raise Breach("unknown", node["type"], _at(node))
    if node["type"] == "BASE_TABLE":
        _table(node, views, named)
    if node["type"] == "TABLE_FUNCTION":
        _as_table(node)
    if node["type"] == "SHOW_REF" and (node["show_type"] not in _DESCRIBED or node["table_name"] or not node["query"]):
        raise Breach("show", node["show_type"], _at(node))


def _table(node: dict[str, Any], views: set[str], named: set[str]) -> None:
    name, schema = _lower(node["table_name"]), _lower(node["schema_name"])
    where = [*node["qualified_name"]["path"]]
    if node["catalog_name"] or schema not in ("", SCHEMA) or len(where) > (2 if schema else 1):
        raise Breach("elsewhere", ".".join(map(str, where)), _at(node), _tables_like(name, views))
    if name not in views and (schema or name not in named):
        raise Breach("table", node["table_name"], _at(node), _tables_like(name, views | named))


def _tables_like(name: str, known: set[str]) -> list[str]:
    """Those that may have been meant; all there are where none is like it."""
    return difflib.get_close_matches(name, sorted(known), _CLOSEST, 0.6) or sorted(known)


def _as_table(node: dict[str, Any]) -> None:
    function = node["function"]
    if function.get("class") != "FUNCTION" or _lower(function["function_name"]) not in AS_TABLES:
        raise Breach("table_function", str(function.get("function_name", "")), _at(node))


def _function(node: dict[str, Any]) -> None:
    name = _lower(node["function_name"])
    if node["schema"] or node["catalog"]:
        raise Breach("elsewhere_function", f"{node['schema'] or node['catalog']}.{name}", _at(node))
    if name not in CALLED:
        raise Breach("function", name, _at(node), difflib.get_close_matches(name, sorted(CALLED), _CLOSEST, 0.75))


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object anywhere in the tree, in the order of reading; without recursion, since a statement may be deep."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
        inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        waiting += reversed([each for each in inner if isinstance(each, dict | list)])


def _at(node: dict[str, Any]) -> object:
    return node.get("query_location")


def _lower(name: object) -> str:
    """As DuckDB compares names: only letters of ASCII are alike in both cases."""
    return "".join(each.lower() if each.isascii() else each for each in str(name))
