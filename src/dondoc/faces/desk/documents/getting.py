"""Holding a document: 404 to those who may not even know of it."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404

from dondoc.apps.documents.models import Document

Person = AbstractBaseUser | AnonymousUser


def get_document(user: Person, pk: int) -> Document:
    """A document that the person may see, with its file and who sent it."""
    found = Document.objects.visible_to(user).select_related("file", "uploaded_by", "owner")
    return get_object_or_404(found.defer("file__text"), pk=pk)


def get_read_document(user: Person, pk: int) -> Document:
    """The same with its reading, where it has one."""
    found = Document.objects.visible_to(user).select_related("file", "uploaded_by", "owner", "reading")
    return get_object_or_404(found.defer("file__text"), pk=pk)
