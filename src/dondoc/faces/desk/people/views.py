"""The list of people, and the page of one."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from dondoc.apps.accounts import permissions
from dondoc.apps.accounts.models import Role, RoleHeld, SavedFilter, User
from dondoc.apps.accounts.models import UserQuerySet as People
from dondoc.apps.audit.models import Event
from dondoc.apps.core.today import today
from dondoc.faces.desk.csv_answer import csv_answer
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.people.forms import PeopleFilterForm
from dondoc.faces.desk.people.getting import get_person
from dondoc.faces.desk.people.lines import PersonLine, person_lines, role_lines
from dondoc.faces.desk.tags.lists import Chip

ON_A_PAGE = 50
EVENTS = 50


@require_safe
def people(request: SignedIn) -> HttpResponse:
    """Those whom one may see, by body, role and name, in the order of names."""
    permissions.can_see_people(request.user).require()
    form, found, in_force = _ask(request)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    values = {
        "form": form,
        "in_force": in_force,
        "is_filtered": bool(in_force or form.cleaned_data.get("state")),
        "saved": SavedFilter.objects.filter(user=request.user, page="people"),
        "query": request.GET.urlencode(),
        "csv_url": _to("people_csv", request.GET),
        "xlsx_url": _to("people_xlsx", request.GET),
        "page": page,
        "lines": person_lines(page.object_list, today()),
        "can_add": permissions.can_add_people(request.user),
    }
    return render(request, "desk/people/people.html", values)


@require_safe
def people_csv(request: SignedIn) -> HttpResponse:
    """Those who are filtered, for other programs: all pages."""
    permissions.can_see_people(request.user).require()
    head = (
        gettext("Họ và tên"),
        gettext("Chức vụ"),
        gettext("Thư điện tử"),
        gettext("Điện thoại"),
        gettext("Vai trò"),
        gettext("Tình trạng"),
        gettext("Đăng nhập gần nhất"),
    )
    lines = person_lines(asked(request)[0], today())
    return csv_answer(f"nguoi-dung-{today():%Y%m%d}", head, (_csv_line(line) for line in lines))


def _csv_line(line: PersonLine) -> tuple[object, ...]:
    person = line.person
    roles = "; ".join(f"{role.word}: {role.body}" if role.body else role.word for role in line.roles)
    state = gettext("đang dùng") if person.is_active else gettext("đã ngừng")
    last = person.last_login.date() if person.last_login else None
    return (person.full_name, person.position, person.email, person.phone, roles, state, last)


def asked(request: SignedIn) -> tuple[People, list[Chip]]:
    """The people that the address asks for, and its filters in words."""
    _form, found, in_force = _ask(request)
    return found, in_force


def _ask(request: SignedIn) -> tuple[PeopleFilterForm, People, list[Chip]]:
    form = PeopleFilterForm(request.GET)
    form.is_valid()  # a filter that cannot be read says so and is left out
    wanted = form.cleaned_data
    found = _filtered(User.objects.visible_to(request.user, today()), wanted).sorted()
    return form, found, _chips(wanted, request.GET)


def _to(name: str, query: QueryDict) -> str:
    """The address with the filters of this one."""
    kept = query.copy()
    kept.pop("page", None)
    return f"{reverse(name)}?{kept.urlencode()}" if kept else reverse(name)


def _filtered(found: People, wanted: dict[str, Any]) -> People:
    state = wanted.get("state", "")
    if state in ("", "never"):
        found = found.active()
    if state == "inactive":
        found = found.filter(is_active=False)
    if state == "never":
        found = found.filter(last_login__isnull=True)
    if wanted.get("q"):
        found = found.named(wanted["q"])
    role, body = wanted.get("role"), wanted.get("body")
    if role or body:
        roles = [Role(role)] if role else []
        found = found.holding(*roles, on=today(), bodies=[body.pk] if body else None)
    return found


def _chips(wanted: dict[str, Any], given: QueryDict) -> list[Chip]:
    chips = []
    if wanted.get("body"):
        chips.append(Chip("body", str(given.get("body", "")), _("Cơ quan"), wanted["body"].name))
    if wanted.get("role"):
        chips.append(Chip("role", wanted["role"], _("Vai trò"), Role(wanted["role"]).label))
    if wanted.get("q"):
        chips.append(Chip("q", wanted["q"], _("Tìm"), wanted["q"]))
    return chips


@require_safe
def person(request: SignedIn, pk: int) -> HttpResponse:
    """Who somebody is, what they are in which body, and what may be done about it."""
    shown, by, day = get_person(request.user, pk), request.user, today()
    roles = RoleHeld.objects.filter(user=shown).order_by("-since", "role", "pk")
    lines = role_lines(roles, day, by=by)
    values = {
        "shown": shown,
        "present": [line for line in lines if line.since <= day and (line.last_day is None or line.last_day >= day)],
        "coming": [line for line in lines if line.since > day],
        "past": [line for line in lines if line.last_day is not None and line.last_day < day],
        "record": Event.objects.on(shown).select_related("by")[:EVENTS] if by.standing.is_admin else [],
        "may": {
            "change": permissions.can_change_person(by, shown),
            "give_role": permissions.can_add_people(by) if shown.is_active else None,
            "invite": permissions.can_invite(by, shown),
            "deactivate": permissions.can_deactivate(by, shown),
            "reset": permissions.can_reset_sign_in(by, shown),
        },
        "is_me": shown.pk == by.pk,
    }
    return render(request, "desk/people/person.html", values)
