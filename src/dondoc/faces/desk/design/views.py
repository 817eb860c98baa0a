"""The gallery: administrators see it, and developers."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.standing import standing
from dondoc.apps.core.decisions import YES, Decision, no
from dondoc.apps.core.today import today
from dondoc.faces.desk.design import charts, examples


@require_safe
def design_gallery(request: HttpRequest) -> HttpResponse:
    """Components with the longest real names, on a day of their own."""
    can_see_gallery(request).require()
    return render(request, "desk/design/gallery.html", {**examples.build(today()), **charts.build()})


@require_safe
def design_print(request: HttpRequest) -> HttpResponse:
    """The same letterhead and figures as a page of paper."""
    can_see_gallery(request).require()
    return render(request, "desk/design/print.html", {**examples.build(today()), **charts.build()})


def can_see_gallery(request: HttpRequest) -> Decision:
    """It shows nobody's data, but is no page for officials."""
    if settings.DEBUG or standing(request.user).is_admin:
        return YES
    return no(_("Trang này dành cho quản trị viên."))
