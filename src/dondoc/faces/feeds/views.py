"""The calendar behind a secret address: no sign-in, no trace in caches on the way, nothing for search engines."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.calendar_keys import find_calendar, note_calendar_use
from dondoc.apps.accounts.models import CalendarKey
from dondoc.apps.agencies.names import name_on
from dondoc.apps.core.today import today
from dondoc.apps.tasks.days import Days
from dondoc.faces.feeds.entries import Entry, entries_of
from dondoc.faces.feeds.writing import written


@login_not_required
@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """Whoever knows the address reads it, in the language of whoever made it."""
    key = find_calendar(secret)
    if key is None:
        return _private(HttpResponse(_("Địa chỉ lịch này không còn dùng được."), "text/plain; charset=utf-8", 404))
    note_calendar_use(key, timezone.now())
    day = today()
    with translation.override(key.user.language):
        entries = entries_of(key, day, Days.current())
        name = _name(key)
        site = request.build_absolute_uri("/")
        etag, changed = _mark(name, entries, site), _changed(entries, key)
        response = get_conditional_response(request, etag=etag, last_modified=int(changed.timestamp()))
        if response is None:
            response = HttpResponse(written(name, entries, site), "text/calendar; charset=utf-8")
            response.headers["Content-Disposition"] = 'inline; filename="dondoc.ics"'
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed.timestamp())
    return _private(response)


def _name(key: CalendarKey) -> str:
    """Of a person without the name: a calendar is often shown to others."""
    if key.body is None:
        return _("Đôn Đốc: việc của tôi")
    return _("Đôn Đốc: %(body)s") % {"body": name_on(key.body, today())}


def _mark(name: str, entries: list[Entry], site: str) -> str:
    """Of all that is written, before it is written."""
    digest = hashlib.sha256(f"{name}\n{site}\n".encode())
    for entry in entries:
        digest.update(repr(entry).encode())
    return f'"{digest.hexdigest()[:32]}"'


def _changed(entries: list[Entry], key: CalendarKey) -> datetime:
    """The newest change; words like «quá hạn» change with the day, so never before this morning."""
    morning = datetime.combine(today(), time(), timezone.get_current_timezone())
    now = timezone.now()
    newest = max([entry.changed for entry in entries], default=key.created_at)
    return max(newest, min(morning, now), key.created_at).astimezone(UTC).replace(microsecond=0)


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, max-age=900"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
