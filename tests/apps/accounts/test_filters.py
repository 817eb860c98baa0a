"""Lists that people keep under a name."""

from __future__ import annotations

import pytest

from dondoc.apps.accounts import actions
from dondoc.apps.accounts.errors import FilterNameMissing, FilterTooLong
from dondoc.apps.accounts.models import SavedFilter
from factories.record import make_person

pytestmark = pytest.mark.django_db


def test_filter_keeps_what_makes_the_list_and_not_the_page_of_it() -> None:
    me = make_person("An")
    saved = actions.save_filter(page="people", name=" Của  tôi ", query="?role=reader&q=&page=3&body=1&body=2", by=me)
    assert (saved.name, saved.query) == ("Của tôi", "role=reader&body=1&body=2")


def test_same_name_on_the_same_page_is_replaced() -> None:
    me = make_person("An")
    actions.save_filter(page="people", name="Của tôi", query="role=reader", by=me)
    actions.save_filter(page="people", name="Của tôi", query="role=leader", by=me)
    actions.save_filter(page="tasks", name="Của tôi", query="", by=me)
    assert list(me.filters.order_by("page").values_list("page", "query")) == [("people", "role=leader"), ("tasks", "")]


def test_filter_needs_a_name_and_a_bearable_length() -> None:
    me = make_person("An")
    with pytest.raises(FilterNameMissing):
        actions.save_filter(page="people", name=" ", query="", by=me)
    with pytest.raises(FilterTooLong):
        actions.save_filter(page="people", name="Dài", query="q=" + "x" * 1000, by=me)


def test_only_its_owner_forgets_a_filter() -> None:
    me, other = make_person("An"), make_person("Bình")
    saved = actions.save_filter(page="people", name="Của tôi", query="", by=me)
    actions.delete_filter(saved=saved, by=other)
    assert SavedFilter.objects.filter(pk=saved.pk).exists()
    actions.delete_filter(saved=saved, by=me)
    assert not SavedFilter.objects.filter(pk=saved.pk).exists()
