from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dondoc.apps.plans.three_way import changed_fields, facets, merge_values
from dondoc.apps.plans.values import DutyValue, NamedBody, TargetValue, TaskValue, Value

BASE = TaskValue("Việc", deadline_type="by", due="2026-06-30", product="Đề án")

few_words = st.sampled_from(["", "a", "b"])
few_bodies = st.sampled_from([(), (NamedBody("A"),), (NamedBody("B"),)])
tasks = st.builds(
    TaskValue, few_words, few_bodies, few_bodies, few_bodies, few_bodies, st.booleans(), st.booleans(),
    few_words, few_words, few_words, product=few_words, person=few_words,
)  # fmt: skip
targets = st.builds(TargetValue, few_words, few_words, few_words, few_words, few_words, few_words)
duties = st.builds(DutyValue, few_words, few_bodies, few_words, few_words, due=few_words, ad_hoc=st.booleans())
triples = st.one_of(*(st.tuples(kind, kind, kind) for kind in (tasks, targets, duties)))


@given(triples)
def test_no_field_is_ever_lost(triple: tuple[Value, Value, Value]) -> None:
    """Each facet of the result is mine or theirs; what only one side changed is in it; both changed alike or conflict."""
    base, mine, theirs = triple
    merge = merge_values(base, mine, theirs)
    for facet in facets(base):
        old, own, other, got = ([getattr(value, name) for name in facet] for value in (base, mine, theirs, merge.value))
        conflict = bool(set(facet) & set(merge.conflicts))
        assert got in (own, other)
        if own == old:
            assert got == other
            assert not conflict
        elif other == old:
            assert got == own
            assert not conflict
        else:
            assert got == own
            assert conflict == (own != other)


@given(triples)
def test_a_conflict_shows_both_sides(triple: tuple[Value, Value, Value]) -> None:
    base, mine, theirs = triple
    for name, conflict in merge_values(base, mine, theirs).conflicts.items():
        assert (conflict.base, conflict.mine, conflict.theirs) == tuple(getattr(value, name) for value in triple)
        assert conflict.mine != conflict.theirs


@given(tasks, tasks)
def test_who_changed_nothing_gets_theirs(base: TaskValue, theirs: TaskValue) -> None:
    merge = merge_values(base, base, theirs)
    assert merge.value == theirs
    assert set(merge.taken) == set(changed_fields(base, theirs))


def test_every_field_belongs_to_one_facet() -> None:
    for value in (BASE, TargetValue("x"), DutyValue("x")):
        named = [name for facet in facets(value) for name in facet]
        assert sorted(named) == sorted(value.FIELDS)


def test_different_fields_are_joined() -> None:
    merge = merge_values(BASE, replace(BASE, product="Nghị quyết"), replace(BASE, text="Việc khác"))
    assert (merge.value.text, merge.value.product) == ("Việc khác", "Nghị quyết")
    assert merge.taken == ("text",)
    assert not merge.conflicts


def test_half_a_deadline_is_never_joined_to_half_of_another() -> None:
    mine = replace(BASE, deadline_type="ongoing", due="")
    theirs = replace(BASE, due="2026-12-31")
    assert set(merge_values(BASE, mine, theirs).conflicts) == {"deadline_type", "due"}
