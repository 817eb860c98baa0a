"""Holding a plan: 404 to those who may not see it."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404

from dondoc.apps.plans.models import Plan


def get_plan(user: AbstractBaseUser | AnonymousUser, pk: int) -> Plan:
    """A plan that the person may see, with its document."""
    return get_object_or_404(Plan.objects.visible_to(user).select_related("document__reading"), pk=pk)
