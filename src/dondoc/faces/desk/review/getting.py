"""Holding a review or an item: nobody does without having passed its check."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.shortcuts import get_object_or_404

from dondoc.apps.core.decisions import Decision
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.permissions import can_review, can_see_review

Person = AbstractBaseUser | AnonymousUser


def get_review_for_reader(user: Person, document_id: int) -> Review:
    """The review of a document, or 404 to those who may not even know of it."""
    reviews = Review.objects.select_related("document__reading", "document__owner")
    found = get_object_or_404(reviews, document=document_id)
    if not can_see_review(user, found.document):
        raise Http404
    return found


def get_review_for_reviewer(user: Person, document_id: int) -> Review:
    """The same for those who write: 404 for what is hidden, 403 with the reason for what is only to be seen."""
    found = get_review_for_reader(user, document_id)
    can_review(user, found.document).require()
    return found


def get_item_for_reader(user: Person, pk: int) -> Item:
    found = get_object_or_404(Item.objects.select_related("review__document__reading"), pk=pk)
    if not can_see_review(user, found.review.document):
        raise Http404
    return found


def get_item_for_reviewer(user: Person, pk: int) -> Item:
    found = get_item_for_reader(user, pk)
    can_review(user, found.review.document).require()
    return found


def may_write(user: Person, review: Review) -> Decision:
    """Whether the page offers the steps, or says why it does not."""
    return can_review(user, review.document)
