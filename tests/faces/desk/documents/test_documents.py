"""The list: what one may see, filtered by clicking, sorted, in pages, with few queries."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from factories.record import make_document
from factories.uploads import Cast, read_now, upload


def page(client: Client, query: str = "") -> str:
    response = client.get(f"/documents{query}")
    assert response.status_code == 200
    return response.content.decode()


def order(html: str, *numbers: str) -> list[str]:
    return sorted((number for number in numbers if number in html), key=html.index)


def test_list_shows_what_one_may_see(cast: Cast, client_for: Any) -> None:
    make_document(cast.body, kind="Kế hoạch", number="1/KH-UBND")
    make_document(cast.other_body, kind="Kế hoạch", number="2/KH-UBND")
    shown = {
        person: order(page(client_for(getattr(cast, person))), "1/KH-UBND", "2/KH-UBND")
        for person in ("monitor", "leader", "admin", "official", "other_monitor")
    }
    assert shown == {
        "monitor": ["1/KH-UBND"],
        "leader": ["1/KH-UBND"],
        "admin": ["2/KH-UBND", "1/KH-UBND"],
        "official": [],
        "other_monitor": ["2/KH-UBND"],
    }


def test_empty_list_teaches(cast: Cast, client_for: Any) -> None:
    html = page(client_for(cast.monitor))
    assert "Chưa có văn bản nào ở đây" in html
    assert 'href="/documents/upload"' in html
    assert 'href="/documents/upload"' not in page(client_for(cast.official))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        pytest.param("", ["3/KH-UBND", "2/CT-UBND", "1/KH-UBND"], id="latest-first"),
        pytest.param("?sort=number", ["1/KH-UBND", "2/CT-UBND", "3/KH-UBND"], id="by-number"),
        pytest.param("?sort=-issued", ["1/KH-UBND", "3/KH-UBND", "2/CT-UBND"], id="by-day"),
        pytest.param("?sort=nonsense", ["3/KH-UBND", "2/CT-UBND", "1/KH-UBND"], id="no-such-order"),
        pytest.param("?kind=Kế hoạch", ["3/KH-UBND", "1/KH-UBND"], id="kind"),
        pytest.param("?issuer=UBND tỉnh Đông Giang", ["2/CT-UBND"], id="issuer"),
        pytest.param("?state=failed", ["2/CT-UBND"], id="state"),
        pytest.param("?state=withdrawn", ["4/KH-UBND"], id="withdrawn"),
        pytest.param("?owner=abc", ["3/KH-UBND", "2/CT-UBND", "1/KH-UBND"], id="no-such-owner"),
        pytest.param("?owner=²", ["3/KH-UBND", "2/CT-UBND", "1/KH-UBND"], id="digit-that-is-no-number"),
        pytest.param("?page=99", ["3/KH-UBND", "2/CT-UBND", "1/KH-UBND"], id="page-that-is-none"),
    ],
)
def test_filters_and_orders(cast: Cast, client_for: Any, query: str, shown: list[str]) -> None:
    make_document(cast.body, kind="Kế hoạch", number="1/KH-UBND", issued_on="2026-03-01")
    make_document(
        cast.body, kind="Chỉ thị", number="2/CT-UBND", issued_on="2024-01-01", issuer="UBND tỉnh Đông Giang",
        state="failed", failure="Vì sao",
    )  # fmt: skip
    make_document(cast.body, kind="Kế hoạch", number="3/KH-UBND", issued_on="2025-01-01")
    make_document(cast.body, kind="Kế hoạch", number="4/KH-UBND", state="withdrawn")
    html = page(client_for(cast.monitor), query)
    assert order(html, "1/KH-UBND", "2/CT-UBND", "3/KH-UBND", "4/KH-UBND") == shown


def test_words_are_looked_for_without_marks_too(cast: Cast, client_for: Any) -> None:
    read_now(upload(cast.body, cast.monitor))
    make_document(cast.body, number="99/KH-UBND")
    html = page(client_for(cast.monitor), "?q=chuyen+doi+so")
    assert order(html, "12/KH-UBND", "99/KH-UBND") == ["12/KH-UBND"]
    assert "Không có văn bản nào khớp" in page(client_for(cast.monitor), "?q=khong+co+dau")


def test_filters_in_force_can_be_taken_away(cast: Cast, client_for: Any) -> None:
    make_document(cast.body, kind="Kế hoạch", number="1/KH-UBND")
    html = page(client_for(cast.monitor), f"?kind=Kế hoạch&owner={cast.body.pk}&state=read&q=1/KH-UBND")
    assert html.count("(bỏ lọc)") == 4
    assert "Bỏ mọi lọc" in html


def test_number_of_queries_does_not_grow(cast: Cast, client_for: Any, at_most_queries: Any) -> None:
    for number in range(60):
        make_document(cast.body if number % 2 else cast.other_body, number=f"{number}/KH", uploaded_by=cast.monitor)
    client = client_for(cast.admin)
    with at_most_queries(12):
        html = page(client)
    assert "1–50 trong 60" in html
    with at_most_queries(15):
        page(client, f"?q=kh&kind=x&issuer=y&state=read&owner={cast.body.pk}&sort=-number&page=2")


def test_waiting_document_looks_again_by_itself(cast: Cast, client_for: Any) -> None:
    document = upload(cast.body, cast.monitor)
    assert f'hx-get="/documents/{document.pk}/status"' in page(client_for(cast.monitor))
