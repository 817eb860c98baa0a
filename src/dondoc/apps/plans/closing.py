"""A document that gives no work of ours: kept, so that others can point to it, and opened again where need be."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from dondoc.apps.accounts.models import User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.links import link_documents, link_lower_documents
from dondoc.apps.plans.models import Review
from dondoc.apps.plans.permissions import can_reopen
from dondoc.apps.plans.steps import lock_review


@transaction.atomic
def keep_for_reference(*, review: Review, by: User) -> Document:
    """Keep a document without adopting it: an upper resolution, say. What it orders can still be asked for."""
    held = lock_review(review.pk, by=by)
    _set(held, Review.State.ABANDONED, Document.State.KEPT)
    link_documents(held.document, by=by)
    link_lower_documents(held.document)
    audit.record(Verb.KEPT, on=held.document, by=by)
    return held.document


@transaction.atomic
def reopen_review(*, review: Review, by: User) -> Review:
    """Take up the review of a kept document again; every decision stands as it was."""
    locked = Review.objects.select_for_update().get(pk=review.pk)
    held = Review.objects.select_related("document").get(pk=locked.pk)
    can_reopen(by, held).require()
    _set(held, Review.State.OPEN, Document.State.READ)
    audit.record(Verb.REVIEW_REOPENED, on=held.document, by=by)
    return held


def _set(review: Review, state: Review.State, document_state: Document.State) -> None:
    review.state = state
    review.closed_at = None if state == Review.State.OPEN else timezone.now()
    review.save(update_fields=["state", "closed_at"])
    review.document.state = document_state
    review.document.version += 1
    review.document.save(update_fields=["state", "version"])
