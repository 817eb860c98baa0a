"""The trigram index that makes search quick on PostgreSQL, where its extension is there.

Made after each migration and not by one: the extension may be installed later, and may
need a right that the application's user lacks. Without it search answers the same, more
slowly. SQLite looks through the keys, which takes some hundredths of a second for a
department's ten thousand tasks.
"""

from __future__ import annotations

import logging
from typing import Any

from django.db import DatabaseError, connections, transaction

from dondoc.apps.core.models import SearchEntry

logger = logging.getLogger(__name__)
NAME = "search_entry_by_trigrams"


def ensure_index(*, using: str, **_signal: Any) -> bool:
    """Have the index, if that can be; says whether it is there."""
    connection = connections[using]
    table = SearchEntry._meta.db_table
    if connection.vendor != "postgresql" or table not in connection.introspection.table_names():
        return False
    try:
        with transaction.atomic(using=using), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(f"CREATE INDEX IF NOT EXISTS {NAME} ON {table} USING gin (bare gin_trgm_ops)")
    except DatabaseError as error:
        logger.warning("Search works without its trigram index: %s", error)
        return False
    return True
