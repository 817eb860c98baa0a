"""Who may change the register of bodies. People are a later app: whoever acts is asked what they are today."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from dondoc.apps.core.decisions import YES, Decision, no

Person = Any
"""Somebody with `is_admin_today`; an anonymous visitor has none."""


def can_manage_bodies(by: Person) -> Decision:
    """Administrators alone add bodies, change their names and codes, and import lists."""
    if getattr(by, "is_admin_today", False):
        return YES
    return no(_("Chỉ quản trị viên được sửa danh mục cơ quan. Hãy nhờ quản trị viên của tỉnh."))


def can_record_succession(by: Person) -> Decision:
    """Whoever keeps the register tells what became of bodies, and takes it back."""
    return can_manage_bodies(by)
