from __future__ import annotations

import pytest

from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import Changed
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.actions import correct_document
from dondoc.apps.plans.models import Review
from dondoc.apps.plans.register import issue_day, province_of
from factories.reviews import TODAY, Office, make_read_document


def test_facts_are_mended_as_on_the_signed_copy(review: Review, office: Office) -> None:
    facts = {"number": "216/KH-UBND", "issued_on": "7/5/2024"}
    document = correct_document(review=review, version=1, facts=facts, by=office.monitor)
    assert (document.number, document.issued_on, document.version) == ("216/KH-UBND", "2024-05-07", 2)
    assert Event.objects.on(document).get().old["number"] == "215/KH-UBND"


def test_two_people_mend_different_facts(review: Review, office: Office) -> None:
    correct_document(review=review, version=1, facts={"number": "216/KH-UBND"}, by=office.colleague)
    document = correct_document(review=review, version=1, facts={"title": "Kế hoạch khác"}, by=office.monitor)
    assert (document.number, document.title) == ("216/KH-UBND", "Kế hoạch khác")


def test_two_people_mend_the_same_fact(review: Review, office: Office) -> None:
    correct_document(review=review, version=1, facts={"number": "216/KH-UBND"}, by=office.colleague)
    with pytest.raises(Changed) as error:
        correct_document(review=review, version=1, facts={"number": "217/KH-UBND"}, by=office.monitor)
    assert (error.value.theirs, error.value.mine) == ({"number": "216/KH-UBND"}, {"number": "217/KH-UBND"})


def test_a_form_sent_whole_takes_back_nothing_of_others_that_it_repeats(review: Review, office: Office) -> None:
    """Only what differs from the document counts as changed."""
    document = correct_document(review=review, version=1, facts={"number": review.document.number}, by=office.monitor)
    assert document.version == 1


def test_strangers_mend_nothing(review: Review, office: Office) -> None:
    with pytest.raises(Refused):
        correct_document(review=review, version=1, facts={"number": "1/KH"}, by=office.stranger)


def test_the_day_is_told_by_what_is_cited_where_it_is_blank(office: Office) -> None:
    document = make_read_document(office.science, issued_on="")
    assert issue_day(document, TODAY).isoformat() == "2024-01-15"
    document.issued_on = "2024-09"
    assert issue_day(document, TODAY).isoformat() == "2024-09-30"


@pytest.mark.parametrize(
    ("issuer", "province"),
    [
        ("Ủy ban nhân dân tỉnh Kon Tum", "tỉnh Kon Tum"),
        ("Ủy ban nhân dân thành phố Hải Phòng", "thành phố Hải Phòng"),
        ("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", ""),
        ("", ""),
    ],
)
@pytest.mark.django_db
def test_the_province_is_told_by_the_issuer(issuer: str, province: str) -> None:
    assert province_of(Document(issuer=issuer)) == province
