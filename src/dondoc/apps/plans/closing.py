"""A document that gives no work of ours is kept for others to point to; `documents.restore_document` opens it again."""

from __future__ import annotations

from django.db import transaction

from dondoc.apps.accounts.models import User
from dondoc.apps.documents.actions import keep_document
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.links import link_documents, link_lower_documents
from dondoc.apps.plans.models import Review
from dondoc.apps.plans.steps import lock_review


@transaction.atomic
def keep_for_reference(*, review: Review, by: User) -> Document:
    """Keep a document without adopting it: an upper resolution, say. What it orders can still be asked for.

    The review rests with all its decisions; nobody can go on with it while the document is only kept.
    """
    held = lock_review(review.pk, by=by)
    document = keep_document(document=held.document, by=by)
    link_documents(document, by=by)
    link_lower_documents(document)
    return document
