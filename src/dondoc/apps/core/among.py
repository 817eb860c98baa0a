"""`body__among=ids`: in a set that may be large, said to the database as one value.

The leader of a province stands above hundreds of bodies. With `__in` each of them is a
parameter of its own, in a dozen places of a page: building and reading such a statement
takes longer than answering it. A queryset of keys may be given too; it is asked once, and
the answer looked up in an index like a list.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigAutoField, BigIntegerField, Exists, ForeignKey, Lookup, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull
from django.db.models.sql.compiler import SQLCompiler

MANY = 20
_Sql = tuple[str, tuple[Any, ...]]


@BigAutoField.register_lookup
@BigIntegerField.register_lookup
@ForeignKey.register_lookup
class Among(Lookup[Any]):
    """Whole numbers among others."""

    lookup_name = "among"

    def get_prep_lookup(self) -> Any:
        if hasattr(self.rhs, "resolve_expression"):
            return self.rhs
        numbers: Collection[int] = self.rhs
        return tuple(sorted(numbers))

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> _Sql:
        """For SQLite."""
        if isinstance(self.rhs, tuple):
            return self._with(compiler, connection, "{} IN (SELECT value FROM json_each({}))", json.dumps(self.rhs))
        return self._with(compiler, connection, "{} IN {}")

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> _Sql:
        if isinstance(self.rhs, tuple):
            text = "{" + ",".join(map(str, self.rhs)) + "}"  # an array's own way of writing costs less than adapting it
            return self._with(compiler, connection, "{} = ANY ({}::bigint[])", text)
        return self._with(compiler, connection, "{} = ANY (ARRAY{})")

    def _with(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, template: str, numbers: str | None = None
    ) -> _Sql:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection) if numbers is None else ("%s", [numbers])
        return template.format(left, right), (*left_params, *right_params)


def there_is(rows: QuerySet[Any, Any], *, of_many: bool) -> Q:
    """`Exists` in the form that suits how many rows there would be without the outer query's condition.

    Those of a few bodies PostgreSQL does well to gather first. Those of hundreds are the whole table,
    and it has to be kept from gathering: each row of the outer query asks an index.
    """
    if of_many:
        return Q(IsNull(Subquery(rows.order_by().values("pk")[:1]), False))
    return Q(Exists(rows))
