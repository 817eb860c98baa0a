from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dondoc.apps.plans.differences import LABELS, differences, word_pieces
from dondoc.apps.plans.values import DutyValue, NamedBody, TargetValue, TaskValue

OLD = TaskValue("Xây dựng đề án", lead=(NamedBody("Sở A"),), due="2026-06-30", deadline_type="by")
words = st.lists(st.sampled_from(["rà", "soát", "xây", "dựng", "đề", "án"]), max_size=12).map(" ".join)


def test_fields_that_differ_are_told_as_people_read_them() -> None:
    new = replace(OLD, due="2026-12-31", lead=(NamedBody("Sở B"),), amends=7, change="changed")
    assert [(one.field, one.old, one.new) for one in differences(OLD, new)] == [
        ("lead", "Sở A", "Sở B"),
        ("due", "30/06/2026", "31/12/2026"),
    ]


def test_who_was_looked_up_anew_is_no_difference_of_the_document() -> None:
    assert differences(OLD, replace(OLD, lead=(NamedBody("Sở A", body_id=5, decided=True),))) == []


@given(words, words)
def test_pieces_hold_both_texts(old: str, new: str) -> None:
    pieces = word_pieces(old, new)
    assert " ".join(piece.words for piece in pieces if piece.op != "new") == old
    assert " ".join(piece.words for piece in pieces if piece.op != "gone") == new


def test_every_field_has_its_name() -> None:
    shown = {name for kind in (TaskValue, TargetValue, DutyValue) for name in kind.FIELDS} - {
        "amends",
        "change",
        "merged",
    }
    assert shown <= set(LABELS)
