"""Holding a letter: 404 to those who may not see it; to whom it was sent, only what was signed."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.standing import standing
from dondoc.apps.letters.models import Letter, LetterVersion


def get_letter(user: User, pk: int) -> Letter:
    """A letter that the person may see."""
    found = Letter.objects.visible_to(user).select_related("owner", "issuer", "plan__document", "prepared_by")
    return get_object_or_404(found.defer("plan__decisions"), pk=pk)


def is_inside(user: User, letter: Letter) -> bool:
    """Whether the person belongs to the body that drafts it, and so sees how it came about."""
    who = standing(user)
    return who.is_admin or letter.owner_id in who.bodies_all | who.leads


def shown_versions(user: User, letter: Letter) -> QuerySet[LetterVersion]:
    """All files for those inside; the signed one for those who received it."""
    found = LetterVersion.objects.filter(letter=letter).select_related("file", "made_by").defer("file__text")
    return found if is_inside(user, letter) else found.filter(source=LetterVersion.Source.SIGNED)


def get_version(user: User, pk: int) -> LetterVersion:
    """A file of a letter that the person may have."""
    found = get_object_or_404(LetterVersion.objects.only("pk", "letter_id"), pk=pk)
    letter = get_letter(user, found.letter_id)
    return get_object_or_404(shown_versions(user, letter), pk=pk)
