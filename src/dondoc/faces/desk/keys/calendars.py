"""Addresses of calendars: one's own, and a body's. An address is shown once, when it is made."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.apps.accounts import calendar_keys
from dondoc.apps.accounts.calendar_keys import NewCalendar
from dondoc.apps.accounts.models import CalendarKey
from dondoc.apps.accounts.permissions import can_make_calendar, can_make_keys, can_revoke_calendar
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import name_on
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.faces.desk.people.asking import SignedIn

_GET_OR_POST = ["GET", "HEAD", "POST"]


class CalendarForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Dùng ở đâu"),
        max_length=100,
        help_text=gettext_lazy("Ví dụ «Điện thoại», «Outlook ở cơ quan»: mất máy nào thì thu hồi địa chỉ của máy đó."),
    )


@never_cache
@require_http_methods(_GET_OR_POST)
def own_calendars(request: SignedIn) -> HttpResponse:
    """Of one's own work."""
    return _page(request, None)


@never_cache
@require_http_methods(_GET_OR_POST)
def body_calendars(request: SignedIn, pk: int) -> HttpResponse:
    """Of what a body leads."""
    body = get_object_or_404(Body, pk=pk)
    can_make_calendar(request.user, body).require()
    return _page(request, body)


@require_POST
def revoke_calendar(request: SignedIn, pk: int) -> HttpResponse:
    key = _get_key(request, pk)
    calendar_keys.revoke_calendar(key=key, by=request.user)
    messages.success(request, _("Đã thu hồi địa chỉ lịch «%(name)s».") % {"name": key.name})
    return redirect(_home(key.body))


@never_cache
@require_POST
def renew_calendar(request: SignedIn, pk: int) -> HttpResponse:
    """Another address in the place of the old one, which ends."""
    key = _get_key(request, pk)
    try:
        made = calendar_keys.renew_calendar(key=key, by=request.user)
    except ActionError as error:
        messages.error(request, str(error))
        return redirect(_home(key.body))
    return _shown(request, key.body, CalendarForm(), made)


def _page(request: SignedIn, body: Body | None) -> HttpResponse:
    form, made = CalendarForm(request.POST or None), None
    if request.method == "POST":
        (can_make_calendar(request.user, body) if body else can_make_keys(request.user)).require()
        if form.is_valid():
            try:
                made = calendar_keys.make_calendar(**form.cleaned_data, by=request.user, body=body)
            except ActionError as error:
                form.add_error(None, str(error))
    status = 422 if request.method == "POST" and made is None else 200
    return _shown(request, body, form if made is None else CalendarForm(), made, status)


def _shown(
    request: SignedIn, body: Body | None, form: CalendarForm, made: NewCalendar | None, status: int = 200
) -> HttpResponse:
    keys = calendar_keys.living_calendars(request.user, body).order_by("-created_at", "-pk")
    values: dict[str, Any] = {
        "body": body,
        "name": name_on(body, today()) if body else "",
        "form": form,
        "made": made,
        "address": _address(request, made) if made else "",
        "lines": [{"key": key, "may_revoke": can_revoke_calendar(request.user, key)} for key in keys],
        "may_make": can_make_calendar(request.user, body) if body else can_make_keys(request.user),
    }
    return render(request, "desk/keys/calendars.html", values, status=status)


def _address(request: SignedIn, made: NewCalendar) -> str:
    return request.build_absolute_uri(reverse("feeds:calendar", args=[made.secret]))


def _home(body: Body | None) -> str:
    return reverse("body_calendars", args=[body.pk]) if body else reverse("own_calendars")


def _get_key(request: SignedIn, pk: int) -> CalendarKey:
    """A living key that the person may end; others are not found."""
    key = get_object_or_404(CalendarKey.objects.filter(revoked_at=None).select_related("user", "body"), pk=pk)
    if not can_revoke_calendar(request.user, key):
        get_object_or_404(CalendarKey.objects.none())
    return key
