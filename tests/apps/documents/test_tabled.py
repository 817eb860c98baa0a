"""A table as a document: its text, the places in it, and what was recognised in its cells."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.documents.proof import is_unchanged
from dondoc.apps.documents.tabled import TableRow, add_table, build_reading, read_due
from factories.cast import make_cast
from factories.record import make_file

ROWS = (
    TableRow(heading="Hoàn thiện thể chế", line=4),
    TableRow("1", "Xây dựng  đề án", "Sở Tài chính; Sở Y tế", "các sở, ngành", "Quý II/2027", "Đề án", "gấp", line=5),
    TableRow("2", "Sửa quy chế", due="31/02/2027", line=6),
)


def test_every_span_is_the_very_words() -> None:
    reading = build_reading(ROWS, title="Bảng theo dõi", issued_on=date(2026, 1, 5))
    first, second = reading.tasks
    assert (reading.quote(first.span), first.path, second.path) == ("Xây dựng đề án", "1.1", "1.2")
    assert [reading.quote(body.span) for body in first.lead if body.span] == ["Sở Tài chính", "Sở Y tế"]
    assert [body.name for body in first.coordinate] == ["các sở, ngành"]
    assert (first.deadline.due, first.product) == ("2027-06-30", "Đề án")
    assert reading.sections[0].title == "Hoàn thiện thể chế"
    assert [place.row for place in reading.places_of(second.span)] == [5]


def test_passages_cover_all_of_the_text() -> None:
    reading = build_reading(ROWS, title="Bảng", issued_on=None)
    ends = [0, *(passage.span.end for passage in reading.passages)]
    assert [passage.span.start for passage in reading.passages] == ends[:-1]
    assert ends[-1] == len(reading.text)


def test_what_is_wrong_in_a_cell_is_warned_of() -> None:
    codes = {warning.code for warning in build_reading(ROWS, title="Bảng", issued_on=None).warnings}
    assert codes == {"impossible-date", "no-lead"}


@pytest.mark.parametrize(
    ("words", "due"),
    [("31/12/2026", "2026-12-31"), ("quý I/2027", "2027-03-31"), ("năm 2026", "2026-12-31"), ("", ""), ("sớm", "")],
)
def test_day_of_a_cell_is_the_last_that_it_names(words: str, due: str) -> None:
    assert read_due(words) == due


@pytest.mark.django_db
def test_table_becomes_a_document_under_review(held_today: object) -> None:
    cast = make_cast()
    document = add_table(
        file=make_file(), name="bang.xlsx", owner=cast.monitoring, by=cast.monitor, rows=ROWS, title="Bảng 2026"
    )
    assert (document.state, document.review.items.count()) == ("read", 2)
    assert is_unchanged(document.reading)
