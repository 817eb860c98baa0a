"""How a program takes a step: seen version, dry run, a key against doing it twice, and what it came to."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import ApiAnswer, ApiToken, User
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.core.today import today
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.holding import lock_part, lock_task
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.faces.api.v1.calls import Ground
from dondoc.faces.api.v1.problems import Problem, changed, invalid, not_found, of_action
from dondoc.faces.api.v1.steps import Step, held_by, made_by
from dondoc.faces.api.v1.tags import etag_of, seen_version
from dondoc.faces.api.v1.telling import tell_part, tell_tasks
from dondoc.faces.desk.tasks.getting import get_part, get_task

KEY_LENGTH = 100
REMEMBERED = timedelta(hours=24)
_YES, _NO = ("true", "1"), ("", "false", "0")


@dataclass(frozen=True, slots=True)
class Asking:
    """What the headers and the address say beside the body."""

    by: User
    token: ApiToken
    dry_run: bool
    key: str
    fingerprint: str


def asking_of(request: HttpRequest) -> Asking:
    access = request.auth  # type: ignore[attr-defined]  # set by the key
    key = request.headers.get("Idempotency-Key", "")
    if len(key) > KEY_LENGTH or not key.isprintable():
        raise invalid(_("Idempotency-Key dài nhất %(n)s ký tự.") % {"n": KEY_LENGTH}, ["header", "Idempotency-Key"])
    sent = f"{request.method} {request.get_full_path()}\n".encode() + request.body
    return Asking(access.user, access.token, _is_dry(request), key, hashlib.sha256(sent).hexdigest())


def take(request: HttpRequest, step: Step, pk: int, wish: Any) -> HttpResponse:
    """One step, in one transaction with the memory of it."""
    asking = asking_of(request)

    def done() -> tuple[int, Any]:
        return 200, run(step, pk, wish, asking, request.headers.get("If-Match"))

    return once(asking, done)


def run(step: Step, pk: int, wish: Any, asking: Asking, if_match: str | None) -> dict[str, Any]:
    """Take it and tell what came of it. Raises `Problem`; the caller's transaction decides whether it is kept."""
    day = today()
    try:
        thing = step.find(asking.by, pk)
        version = seen_version(if_match, _locked(held_by(thing)))
        result = step.take(Ground(thing, version, asking.by, day), wish)
    except Http404:
        raise not_found() from None
    except Changed:
        raise changed(etag_of(held_by(step.find(asking.by, pk)))) from None
    except (ActionError, Refused) as error:
        raise of_action(error) from None
    return _told(step, thing, result, asking)


def once(asking: Asking, done: Any) -> HttpResponse:
    """Do it and remember the answer in one transaction, so that a crash leaves both or neither.

    Whoever comes with the same key at the same moment waits for the first to end.
    """
    if not asking.key or asking.dry_run:
        with transaction.atomic():
            status, told = done()
            if asking.dry_run or status >= 400:
                transaction.set_rollback(True)
        return _answer(status, told)
    try:
        with transaction.atomic():
            _forget_old()
            held = ApiAnswer.objects.create(
                token=asking.token, key=asking.key, asked=asking.fingerprint, created_at=timezone.now()
            )
            status, told = done()
            response = _answer(status, told)
            if status < 400:
                held.status, held.body = status, response.content.decode()
                held.etag = response.headers.get("ETag", "")
                held.save(update_fields=["status", "body", "etag"])
            else:
                transaction.set_rollback(True)
        return response
    except IntegrityError:
        return _again(asking)


def _again(asking: Asking) -> HttpResponse:
    """What was answered the first time. An error that was no repetition goes on as it came."""
    before = ApiAnswer.objects.filter(token=asking.token, key=asking.key).first()
    if before is None:
        raise
    if before.asked != asking.fingerprint:
        words = _("Khóa này đã dùng cho một yêu cầu khác. Mỗi yêu cầu mới cần một Idempotency-Key mới.")
        raise Problem(422, "key-reused", words)
    response = HttpResponse(before.body, content_type="application/json; charset=utf-8", status=before.status)
    response.headers["Idempotent-Replayed"] = "true"
    if before.etag:
        response.headers["ETag"] = before.etag
    return response


def _forget_old() -> None:
    ApiAnswer.objects.filter(created_at__lt=timezone.now() - REMEMBERED).delete()


def _answer(status: int, told: Any) -> HttpResponse:
    from ninja.responses import NinjaJSONEncoder

    words = json.dumps(told, cls=NinjaJSONEncoder, ensure_ascii=False)
    response = HttpResponse(words, content_type="application/json; charset=utf-8", status=status)
    etag = next((told[name]["etag"] for name in ("assignment", "task") if isinstance(told.get(name), dict)), "")
    if etag:
        response.headers["ETag"] = etag
    return response


def _locked(row: Task | Assignment) -> Task | Assignment:
    """The row as it is now, ours until the transaction ends: what is beside it has no version of its own."""
    return lock_task(row.pk) if isinstance(row, Task) else lock_part(row)


def _told(step: Step, thing: Any, result: Any, asking: Asking) -> dict[str, Any]:
    day, days, row = today(), Days.current(), held_by(thing)
    task = part = None
    if isinstance(row, Task):
        task = tell_tasks([get_task(asking.by, row.pk)], day, days)[0]
    else:
        part = tell_part(get_part(asking.by, row.pk), day, days)
    made = [] if isinstance(result, Task) or result is row else made_by(result)
    return {
        "step": step.name,
        "dry_run": asking.dry_run,
        "made": [pk for pk in made if not (isinstance(result, type(row)) and pk == row.pk)],
        "assignment": part,
        "task": task,
    }


def _is_dry(request: HttpRequest) -> bool:
    for word in (request.GET.get("dry_run", ""), request.headers.get("Dry-Run", "")):
        if word.lower() in _YES:
            return True
        if word.lower() not in _NO:
            raise invalid(_("dry_run là true hoặc false."), ["query", "dry_run"])
    return False
