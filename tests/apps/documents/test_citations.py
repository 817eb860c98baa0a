"""Which of our documents is cited: told from both ends, never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from dondoc.apps.documents.actions import correct_facts, withdraw_document
from dondoc.apps.documents.citations import relink
from dondoc.apps.documents.models import Citation, Document
from dondoc.apps.documents.numbers import number_key
from factories.record import make_document
from factories.uploads import Cast, read_now, upload

NQ57 = {"kind": "Nghị quyết", "number": "57-NQ/TW", "issued_on": "2024-12-22", "issuer": "Bộ Chính trị"}


def cite(document: Document, **facts: str) -> Citation:
    return Citation.objects.create(document=document, relation="implements", **facts)


def target(citation: Citation) -> Document | None:
    relink([citation.number_key])
    citation.refresh_from_db()
    return citation.target


@pytest.fixture
def citing(cast: Cast) -> Document:
    return make_document(cast.body, kind="Kế hoạch", issued_on="2026-01-14", issuer="Ủy ban nhân dân tỉnh Sơn Hải")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("57-NQ/TW", "57/NQ-TW", True),
        ("57-NQ/TW", "57 - NQ / TW", True),
        ("05/KH-UBND", "5/KH-UBND", True),
        ("709/QĐ-TTg", "709/qđ-ttg", True),
        ("57-NQ/TW", "157-NQ/TW", False),
        ("57-NQ/TW", "57-NQ/TU", False),
        ("93/2025/QH15", "93/2024/QH15", False),
    ],
)
def test_spellings_of_one_number_have_one_key(one: str, other: str, same: bool) -> None:
    assert (number_key(one) == number_key(other)) is same


@pytest.mark.parametrize("number", ["", "/KH-UBND", "Số: /KH-UBND", "…/CT-UBND"])
def test_blank_number_is_nobodys(number: str) -> None:
    assert number_key(number) == ""


def test_cited_document_that_is_here_is_linked(cast: Cast, citing: Document) -> None:
    cited = make_document(cast.body, **NQ57)
    assert target(cite(citing, **NQ57)) == cited


def test_cited_document_that_comes_later_is_linked_too(cast: Cast) -> None:
    citing = read_now(upload(cast.body, cast.monitor))
    citation = citing.citations.get()
    assert citation.target is None
    later = (
        "BỘ CHÍNH TRỊ\nSố: 57-NQ/TW\nHà Nội, ngày 22 tháng 12 năm 2024\n\nNGHỊ QUYẾT\nVề đột phá phát triển khoa học\n"
        "\nI. NHIỆM VỤ\n1. Chính phủ ban hành chương trình hành động.\n"
    )
    cited = read_now(upload(cast.body, cast.monitor, later), later)
    citation.refresh_from_db()
    assert citation.target == cited


@pytest.mark.parametrize(
    ("facts", "linked"),
    [
        pytest.param({}, True, id="same"),
        pytest.param({"issued_on": "2024-12"}, True, id="day-left-blank"),
        pytest.param({"issued_on": ""}, True, id="no-day"),
        pytest.param({"number": "57/NQ-TW"}, True, id="other-signs"),
        pytest.param({"issued_on": "2023-12-22"}, False, id="another-year"),
        pytest.param({"kind": "Chỉ thị"}, False, id="another-kind"),
        pytest.param({"number": "58-NQ/TW"}, False, id="another-number"),
        pytest.param({"state": "withdrawn"}, False, id="withdrawn"),
    ],
)
def test_number_kind_and_day_have_to_agree(cast: Cast, citing: Document, facts: dict[str, Any], linked: bool) -> None:
    cited = make_document(cast.body, **{**NQ57, **facts})
    assert target(cite(citing, **NQ57)) == (cited if linked else None)


@pytest.mark.parametrize(
    ("citation", "candidate", "linked"),
    [
        pytest.param({"issuer": "Bộ Chính trị", "number": "57-NQ/TW"}, NQ57, True, id="issuer-agrees"),
        pytest.param({"number": "57-NQ/TW"}, NQ57, True, id="central-number-needs-no-issuer"),
        pytest.param({"issuer": "Chính phủ", "number": "57-NQ/TW"}, NQ57, False, id="issuer-differs"),
        pytest.param({"number": "57-NQ/TW"}, {**NQ57, "issued_on": "2027-01-01"}, False, id="younger-than-who-cites"),
        pytest.param(
            {"number": "87/KH-UBND"},
            {"number": "87/KH-UBND", "issuer": "Ủy ban nhân dân tỉnh Sơn Hải", "issued_on": "2024-04-12"},
            True,
            id="own-province",
        ),
        pytest.param(
            {"number": "87/KH-UBND"},
            {"number": "87/KH-UBND", "issuer": "Ủy ban nhân dân tỉnh Đông Giang", "issued_on": "2024-04-12"},
            False,
            id="another-province",
        ),
    ],
)
def test_citation_without_a_day_asks_for_more(
    cast: Cast, citing: Document, citation: dict[str, str], candidate: dict[str, str], linked: bool
) -> None:
    cited = make_document(cast.body, **candidate)
    assert target(cite(citing, **citation)) == (cited if linked else None)


def test_two_papers_that_fit_are_none(cast: Cast, citing: Document) -> None:
    make_document(cast.body, **NQ57)
    make_document(cast.body, **{**NQ57, "issuer": "Ban Bí thư"})
    assert target(cite(citing, **NQ57)) is None


def test_two_files_of_one_paper_are_one_and_the_one_in_force_is_taken(cast: Cast, citing: Document) -> None:
    make_document(cast.body, **NQ57)
    adopted = make_document(cast.body, **NQ57, state="adopted")
    make_document(cast.body, **NQ57)
    assert target(cite(citing, **NQ57)) == adopted


def test_document_does_not_cite_itself(cast: Cast) -> None:
    document = make_document(cast.body, **NQ57)
    assert target(cite(document, **NQ57)) is None


def test_mended_number_moves_the_links(cast: Cast, citing: Document) -> None:
    cited = make_document(cast.body, **{**NQ57, "number": "75-NQ/TW"})
    citation = cite(citing, **NQ57)
    assert target(citation) is None
    mended = correct_facts(document=cited, version=cited.version, facts={"number": "57-NQ/TW"}, by=cast.monitor)
    citation.refresh_from_db()
    assert citation.target == cited
    correct_facts(document=cited, version=mended.version, facts={"number": "75-NQ/TW"}, by=cast.monitor)
    citation.refresh_from_db()
    assert citation.target is None


def test_withdrawn_document_loses_its_links(cast: Cast, citing: Document) -> None:
    cited = make_document(cast.body, **NQ57)
    citation = cite(citing, **NQ57)
    assert target(citation) == cited
    withdraw_document(document=cited, reason="Nhầm", by=cast.monitor)
    citation.refresh_from_db()
    assert citation.target is None


def test_many_citations_are_linked_in_few_queries(cast: Cast, citing: Document, at_most_queries: Any) -> None:
    for number in range(30):
        make_document(cast.body, kind="Quyết định", number=f"{number}/QĐ-TTg", issued_on="2024-01-01")
        cite(citing, kind="Quyết định", number=f"{number}/QĐ-TTg", issued_on="2024-01-01")
    with at_most_queries(4):
        relink({citation.number_key for citation in citing.citations.all()})
    assert citing.citations.filter(target__isnull=False).count() == 30
