"""A query about one municipality as the same query about many: each row is of one, by a column ``municipality``.

The SQL of queries/ knows one city. Of many cities at once it is asked by this rule: what is true of each by itself is
true of all beside each other. Every table has the column; sources are joined within a municipality, groups and windows
are parted by it, what a subquery says is said of the same one, and it is the last column of what is selected. So
lifted(query)(all) = the union of query(one) over the municipalities, each with its code (tests/engines/test_lifted.py).

A total of nothing is the one thing that is not the same: without GROUP BY it is a row where there are no rows, lifted
it is none.
"""

from collections.abc import Iterator

from sqlglot import exp

from dashboard.engines.engine import KEY


def lifted(query: exp.Expr, schemas: tuple[str, ...]) -> exp.Expr:
    """A lifted copy of a query that calls no macro and reads tables of these schemas."""
    copy = query.copy()
    _Lift(schemas).query(copy, set())
    return copy


class _Lift:
    """One query is lifted in place, from the outside in."""

    def __init__(self, schemas: tuple[str, ...]) -> None:
        self._schemas = schemas
        self._numbers = 0

    def query(self, query: exp.Expr, known: set[str]) -> bool:
        """Lift a query, given the names of the WITH clauses that are. Whether it is about municipalities at all:
        a list of constants is not."""
        known = known | self._clauses(query, known)
        if isinstance(query, exp.SetOperation):
            sides = [self.query(side.unnest(), known) for side in (query.this, query.expression)]
            if any(sides) and not all(sides):
                raise ValueError("one side of a UNION is about municipalities, the other is not")
            return all(sides)
        assert isinstance(query, exp.Select), query
        return self._select(query, known)

    def _clauses(self, query: exp.Expr, known: set[str]) -> set[str]:
        clauses = query.args.get("with_")
        names: set[str] = set()
        if not clauses:
            return names
        for clause in clauses.expressions:
            itself = {clause.alias} if clauses.recursive else set()
            if self.query(clause.this, known | names | itself):
                names.add(clause.alias)
                if columns := clause.args["alias"].columns:
                    clause.args["alias"].set("columns", [*columns, exp.to_identifier(KEY)])
        return names

    def _select(self, select: exp.Select, known: set[str]) -> bool:
        begun = select.args.get("from_")
        joins = select.args.get("joins") or []
        sources = [*([begun.this] if begun else []), *(join.this for join in joins)]
        keys = [self._source(source, known) for source in sources]
        if not any(keys):
            return False
        key = next(each for each in keys if each)
        _spelled(select, {source.alias_or_name: bool(its) for source, its in zip(sources, keys, strict=True)})
        for join, its in zip(joins, keys[1:], strict=True):
            if its and its is not key:
                _joined(join, exp.EQ(this=its.copy(), expression=key.copy()))
        for each in list(_within(select)):
            self._subquery(select, each, key, known)
        _parted(select, key)
        select.append("expressions", exp.alias_(key.copy(), KEY))
        return True

    def _source(self, source: exp.Expr, known: set[str]) -> exp.Column | None:
        """The column that tells the municipality of a source; None where it has none."""
        if isinstance(source, exp.Subquery):
            if not source.alias:
                source.set("alias", exp.TableAlias(this=exp.to_identifier(self._name())))
            return exp.column(KEY, source.alias) if self.query(source.this, known) else None
        if isinstance(source, exp.Table) and (source.db in self._schemas or source.name in known):
            return exp.column(KEY, source.alias_or_name)
        return None

    def _subquery(self, select: exp.Select, inner: exp.Select, key: exp.Column, known: set[str]) -> None:
        """What a subquery says is said of the same municipality."""
        if _is_value(inner) and not _is_correlated(inner):
            self._beside(select, inner, key, known)
            return
        selected, group = list(inner.expressions), inner.args.get("group")
        if self.query(inner, known):
            same = exp.EQ(this=inner.expressions[-1].this.copy(), expression=key.copy())
            inner.set("expressions", selected)
            # A total that is one row by what it is asked of stays one.
            inner.set("group", group)
            inner.where(same, copy=False)

    def _name(self) -> str:
        self._numbers += 1
        return f"_of_{self._numbers}"

    def _beside(self, select: exp.Select, inner: exp.Select, key: exp.Column, known: set[str]) -> None:
        """One value for each municipality, joined: other engines do not take such a subquery in every place."""
        name = self._name()
        column = exp.column("_value", name)
        (only,) = inner.expressions
        inner.set("expressions", [exp.alias_(_one(only.unalias()), "_value")])
        assert isinstance(inner.parent, exp.Subquery)
        inner.parent.replace(column)
        if not self.query(inner, known):
            raise ValueError(f"of no municipality: {inner.sql()}")
        source = exp.Subquery(this=inner, alias=exp.TableAlias(this=exp.to_identifier(name)))
        same = exp.EQ(this=exp.column(KEY, name), expression=key.copy())
        select.append("joins", exp.Join(this=source, side="LEFT", on=same))
        _grouped_by(select, column)


def _within(select: exp.Select) -> Iterator[exp.Select]:
    """The subqueries in what is selected and asked, without those of sources and of WITH; the outermost of each."""
    asked = [*select.expressions, *(select.args.get(name) for name in ("where", "having", "qualify", "group"))]
    asked += [join.args.get("on") for join in select.args.get("joins") or []]
    for part in asked:
        if part:
            for inner in list(part.find_all(exp.Select)):
                if inner.parent_select is select:
                    yield inner


def _is_value(inner: exp.Select) -> bool:
    """Whether a subquery stands for one value, not for whether (EXISTS) or among which (IN)."""
    part: exp.Expr = inner
    holder = inner.parent
    while isinstance(holder, exp.Subquery | exp.SetOperation):
        part, holder = holder, holder.parent
    return not (isinstance(holder, exp.Exists) or (isinstance(holder, exp.In) and holder.args.get("query") is part))


def _is_correlated(inner: exp.Select) -> bool:
    """Whether a subquery names a source that is not its own."""
    own = {source.alias_or_name for source in inner.find_all(exp.Table, exp.Subquery)}
    return any(column.table and column.table not in own for column in inner.find_all(exp.Column))


def _one(value: exp.Expr) -> exp.Expr:
    """A value of which there is one, as a total."""
    return value if value.find(exp.AggFunc) else exp.Max(this=value)


def _spelled(select: exp.Select, sources: dict[str, bool]) -> None:
    """Each star of each source by itself, without the municipality, which is the last column whatever is selected."""
    spelled: list[exp.Expr] = []
    for each in select.expressions:
        star = each if isinstance(each, exp.Star) else each.this if isinstance(each, exp.Column) else None
        if not isinstance(star, exp.Star):
            spelled.append(each)
            continue
        left_out = star.args.get("except_") or []
        for name in [each.table] if isinstance(each, exp.Column) else sources:
            without = [*left_out, *([exp.to_identifier(KEY)] if sources[name] else [])]
            spelled.append(
                exp.Column(this=exp.Star(except_=[one.copy() for one in without]), table=exp.to_identifier(name))
            )
    select.set("expressions", spelled)


def _joined(join: exp.Join, same: exp.Expr) -> None:
    if join.args.get("using"):
        raise ValueError(f"USING says of no column whose it is: {join.sql()}")
    on = join.args.get("on")
    join.set("kind", "INNER" if not join.side else None)
    join.set("on", exp.and_(same, on.copy(), copy=False) if on else same)


def _parted(select: exp.Select, key: exp.Column) -> None:
    """Windows and groups are parted by the municipality."""
    windows = [window for window in select.find_all(exp.Window) if window.parent_select is select]
    named = {each.this.name for each in select.args.get("windows") or []}
    for window in windows:
        # One that goes by the name of a window says no parts of its own.
        if not (isinstance(window.args.get("alias"), exp.Identifier) and window.args["alias"].name in named):
            window.set("partition_by", [key.copy(), *(window.args.get("partition_by") or [])])
    _grouped_by(select, key)
    group = select.args.get("group")
    is_total = any(each.parent_select is select and not each.find_ancestor(exp.Window)
                   for part in [*select.expressions, select.args.get("having")] if part
                   for each in part.find_all(exp.AggFunc))  # fmt: skip
    if group is None and is_total:
        select.set("group", exp.Group(expressions=[key.copy()]))


def _grouped_by(select: exp.Select, column: exp.Column) -> None:
    group = select.args.get("group")
    if group is None or group.args.get("all"):
        return
    if sets := group.args.get("grouping_sets"):
        for each in [one for every in sets for one in every.expressions]:
            inside = each.expressions if isinstance(each, exp.Tuple) else [each.unnest()]
            each.replace(exp.Tuple(expressions=[column.copy(), *(one.copy() for one in inside)]))
        return
    group.append("expressions", column.copy())
