"""Documents in search: by number, title and text, for those who may see them."""

from __future__ import annotations

from typing import Any

from dondoc.apps.core.models import SearchEntry
from dondoc.apps.core.search import find, forget, reindex
from factories.uploads import Cast, read_now, upload


def found(user: Any, query: str) -> list[int]:
    return [entry.object_id for entry in find(user, query, kinds=["document"])]


def test_document_is_found_by_number_title_and_text(cast: Cast) -> None:
    document = read_now(upload(cast.body, cast.monitor))
    for query in ("12/KH-UBND", "chuyen doi so", "Sở Nội vụ xây dựng kế hoạch đào tạo", "KH 12"):
        assert found(cast.monitor, query) == [document.pk], query


def test_nobody_finds_what_is_hidden_from_him(cast: Cast) -> None:
    read_now(upload(cast.body, cast.monitor))
    assert [bool(found(person, "chuyển đổi số")) for person in (cast.leader, cast.admin)] == [True, True]
    assert [bool(found(person, "chuyển đổi số")) for person in (cast.official, cast.stranger)] == [False, False]


def test_entry_leads_to_the_page(cast: Cast) -> None:
    document = read_now(upload(cast.body, cast.monitor))
    assert SearchEntry.objects.get(kind="document").url == f"/documents/{document.pk}"


def test_index_can_be_built_anew(cast: Cast) -> None:
    document = read_now(upload(cast.body, cast.monitor))
    before = SearchEntry.objects.filter(kind="document").values_list("bare", "exact", "title").get()
    forget("document", [document.pk])
    assert reindex(["document"]) == {"document": 1}
    assert SearchEntry.objects.filter(kind="document").values_list("bare", "exact", "title").get() == before
