from __future__ import annotations

from typing import Any

import pytest

from dondoc.apps.accounts.models import Role
from dondoc.apps.core.decisions import Refused
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.chain import NoLink, find_chain, flatten, link, lower_documents, suggest_links, unlink
from dondoc.apps.plans.models import PlanLink
from factories.record import make_body, make_person
from factories.reviews import Office, make_adopted, make_read_document


def resolution(number: str, title: str, cites: str = "", *, kind: str = "NGHỊ QUYẾT", day: str = "15/01/2024") -> str:
    date_line = "ngày {} tháng {} năm {}".format(*day.split("/"))
    return f"""BAN THƯỜNG VỤ TỈNH ỦY
Số: {number}
Hải Bình, {date_line}

{kind}
{title}

I. NHIỆM VỤ
1. Xây dựng cơ sở dữ liệu khoa học và công nghệ của tỉnh. {cites}
"""


@pytest.fixture
def upper(office: Office) -> Document:
    text = resolution(
        "12-NQ/TU", "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về khoa học", day="20/01/2025"
    )
    return make_read_document(office.science, text, issuer="Ban Thường vụ Tỉnh ủy")


@pytest.fixture
def middle(office: Office) -> Document:
    text = resolution(
        "30/KH-UBND",
        "Thực hiện Nghị quyết số 12-NQ/TU ngày 20/01/2025 của Ban Thường vụ Tỉnh ủy",
        kind="KẾ HOẠCH",
        day="02/3/2025",
    )
    return make_read_document(office.science, text, issuer="Ủy ban nhân dân tỉnh Sơn Hải")


@pytest.fixture
def lowest(office: Office) -> Document:
    text = resolution(
        "9/KH-SKHCN",
        "Triển khai Kế hoạch số 30/KH-UBND ngày 02/3/2025 của Ủy ban nhân dân tỉnh",
        kind="KẾ HOẠCH",
        day="10/4/2025",
    )
    return make_read_document(office.science, text, issuer="Sở Khoa học và Công nghệ")


def numbers(nodes: Any) -> list[tuple[int, str]]:
    return [(depth, node.number) for depth, node in flatten(nodes)]


def test_the_chain_goes_up_to_what_is_only_cited(
    upper: Document, middle: Document, lowest: Document, office: Office
) -> None:
    chain = find_chain(lowest, office.monitor)
    assert numbers(chain.above) == [(0, "30/KH-UBND"), (1, "12-NQ/TU"), (2, "57-NQ/TW")]
    (_d0, own), (_d1, above), (_d2, cited) = flatten(chain.above)
    assert (own.document_id, above.document_id, cited.document_id) == (middle.pk, upper.pk, None)
    assert cited.relation == "implements"


def test_the_chain_goes_down(upper: Document, middle: Document, lowest: Document, office: Office) -> None:
    assert numbers(find_chain(upper, office.monitor).below) == [(0, "30/KH-UBND"), (1, "9/KH-SKHCN")]
    assert lower_documents(upper) == {middle.pk, lowest.pk}


def test_the_order_in_which_documents_came_does_not_matter(
    lowest: Document, middle: Document, upper: Document, office: Office
) -> None:
    assert numbers(find_chain(lowest, office.monitor).above)[:2] == [(0, "30/KH-UBND"), (1, "12-NQ/TU")]


def test_what_a_person_may_not_see_is_only_cited(
    upper: Document, middle: Document, lowest: Document, office: Office
) -> None:
    elsewhere = make_body("Sở Nội vụ")
    Document.objects.filter(pk__in=[upper.pk, middle.pk]).update(owner=elsewhere)
    chain = find_chain(lowest, office.monitor)
    ((_depth, node),) = flatten(chain.above)
    assert (node.number, node.document_id, node.children) == ("30/KH-UBND", None, ())
    assert find_chain(upper, make_person("Nguyễn Nội", Role.MONITOR, elsewhere)).below[0].document_id == middle.pk


def test_a_hidden_document_below_is_not_told_of(upper: Document, middle: Document, office: Office) -> None:
    Document.objects.filter(pk=middle.pk).update(owner=make_body("Sở Nội vụ"))
    assert find_chain(upper, office.monitor).below == ()


def test_a_circle_ends(office: Office, upper: Document, middle: Document) -> None:
    PlanLink.objects.create(lower=upper, upper=middle, relation="continues")
    chain = find_chain(middle, office.monitor)
    assert len(flatten(chain.above)) < 5


def test_a_person_may_draw_a_link_and_take_it_back(upper: Document, office: Office) -> None:
    plan = make_adopted(office)
    made = link(lower=plan.document, upper=upper, relation="implements", by=office.monitor)
    assert made.confirmed_by == office.monitor
    assert link(lower=plan.document, upper=upper, relation="implements", by=office.colleague).pk == made.pk
    unlink(made=made, by=office.monitor)
    assert not PlanLink.objects.filter(lower=plan.document, upper=upper).exists()


def test_no_document_stands_above_itself(upper: Document, middle: Document, lowest: Document, office: Office) -> None:
    link(lower=middle, upper=upper, relation="implements", by=office.monitor)
    link(lower=lowest, upper=middle, relation="implements", by=office.monitor)
    for low, high in ((upper, lowest), (upper, upper)):
        with pytest.raises(NoLink):
            link(lower=low, upper=high, relation="implements", by=office.monitor)


def test_strangers_draw_no_links(upper: Document, middle: Document, office: Office) -> None:
    with pytest.raises(Refused):
        link(lower=middle, upper=upper, relation="implements", by=office.stranger)


def test_documents_cited_in_passing_are_suggested(office: Office, upper: Document) -> None:
    text = resolution(
        "8/KH-UBND",
        "Phát triển năm 2025",
        cites="Lồng ghép với các nội dung của Nghị quyết số 12-NQ/TU ngày 20/01/2025.",
        day="11/5/2025",
    )
    document = make_read_document(office.science, text, issuer="Ủy ban nhân dân tỉnh Sơn Hải")
    document.citations.update(relation="")
    assert [citation.target for citation in suggest_links(document, office.monitor)] == [upper]
    link(lower=document, upper=upper, relation="implements", by=office.monitor)
    assert suggest_links(document, office.monitor) == []


def test_a_chain_takes_few_queries(
    upper: Document, middle: Document, lowest: Document, office: Office, at_most_queries: Any
) -> None:
    find_chain(middle, office.monitor)  # what the person is, is asked once
    with at_most_queries(14):
        find_chain(middle, office.monitor)
