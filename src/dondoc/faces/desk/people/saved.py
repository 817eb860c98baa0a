"""Keeping a list under a name, and forgetting it: from any page that has filters."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.apps.accounts import actions
from dondoc.apps.accounts.models import SavedFilter
from dondoc.apps.core.errors import ActionError
from dondoc.faces.desk.people.asking import SignedIn


@require_POST
def save_filter(request: SignedIn) -> HttpResponse:
    """Keep the filters of a page; `page` is the name of its address, `query` what stands in it."""
    page, query = request.POST.get("page", ""), request.POST.get("query", "")
    try:
        url = reverse(page)
    except NoReverseMatch:
        return HttpResponseBadRequest()
    try:
        saved = actions.save_filter(page=page, name=request.POST.get("name", ""), query=query, by=request.user)
    except ActionError as error:
        messages.error(request, str(error))
        return redirect(f"{url}?{query.lstrip('?')}")
    messages.success(request, _("Đã lưu bộ lọc «%(name)s».") % {"name": saved})
    return redirect(f"{url}?{saved.query}")


@require_POST
def delete_filter(request: SignedIn, pk: int) -> HttpResponse:
    saved = get_object_or_404(SavedFilter, pk=pk, user=request.user)
    actions.delete_filter(saved=saved, by=request.user)
    messages.success(request, _("Đã bỏ bộ lọc «%(name)s».") % {"name": saved})
    return redirect(saved.page)
