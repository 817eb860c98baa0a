"""Adding people, changing what is known of them, giving and ending roles."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.apps.accounts import actions, permissions
from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.names import name_on
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.core.today import today
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.people.forms import AddPersonForm, ChangePersonForm, EndRoleForm, RoleForm
from dondoc.faces.desk.people.getting import bodies_acted_for, get_person, get_role

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def add_person(request: SignedIn) -> HttpResponse:
    """Somebody new, with a first role; the page after it offers the invitation."""
    by = request.user
    permissions.can_add_people(by).require()
    start = {"since": today(), "role": request.GET.get("role"), "body": request.GET.get("body")}
    form = AddPersonForm(request.POST or None, by=by, own=bodies_acted_for(by), initial=start)
    if form.is_valid():
        known = {name: form.cleaned_data[name] for name in ("full_name", "email", "position", "phone")}
        try:
            person = actions.add_person(**known, **form.role_values(), by=by)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã thêm %(name)s. Hãy mời người này đặt mật khẩu.") % {"name": person})
            return redirect("person", person.pk)
    return _form(request, "desk/people/add_person.html", {"form": form})


@form_page
def change_person(request: SignedIn, pk: int) -> HttpResponse:
    """Name, position, telephone, address: by administrators. One's own are on the page of the account."""
    person = get_person(request.user, pk)
    permissions.can_change_email(request.user, person).require()
    known = {name: getattr(person, name) for name in ("full_name", "email", "position", "phone", "version")}
    form = ChangePersonForm(request.POST or None, initial=known)
    values = {"form": form, "shown": person, "theirs": None}
    if form.is_valid():
        try:
            actions.change_person(person=person, by=request.user, **form.cleaned_data)
        except Changed as changed:
            values["theirs"] = changed.theirs
            values["form"] = _with_version(form, changed.theirs.version)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lưu thông tin của %(name)s.") % {"name": person})
            return redirect("person", person.pk)
    return _form(request, "desk/people/change_person.html", values)


def _with_version(form: ChangePersonForm, version: int) -> ChangePersonForm:
    """The same words once more, to be saved over what the other has saved, if the person still wants to."""
    again = ChangePersonForm({**form.cleaned_data, "version": version})
    again.is_valid()
    return again


@form_page
def give_role(request: SignedIn, pk: int) -> HttpResponse:
    person, by = get_person(request.user, pk), request.user
    permissions.can_add_people(by).require()
    form = RoleForm(request.POST or None, by=by, own=bodies_acted_for(by), initial={"since": today()})
    if form.is_valid():
        try:
            actions.give_role(person=person, by=by, **form.role_values())
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã giao vai trò cho %(name)s.") % {"name": person})
            return redirect("person", person.pk)
    return _form(request, "desk/people/give_role.html", {"form": form, "shown": person})


@form_page
def end_role(request: SignedIn, pk: int) -> HttpResponse:
    held = get_role(request.user, pk)
    permissions.can_end_role(request.user, held).require()
    form = EndRoleForm(request.POST or None, initial={"on": today()})
    if form.is_valid():
        try:
            actions.end_role(held=held, on=form.cleaned_data["on"], by=request.user)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã kết thúc vai trò của %(name)s.") % {"name": held.user})
            return _after_ending(request, held.user_id)
    body = name_on(held.body, today()) if held.body else ""
    return _form(request, "desk/people/end_role.html", {"form": form, "held": held, "body": body})


def _after_ending(request: SignedIn, person_id: int) -> HttpResponse:
    """Back to the person; a focal point may have lost sight of somebody without a role in its body."""
    seen = User.objects.visible_to(request.user, today()).filter(pk=person_id).exists()
    return redirect("person", person_id) if seen else redirect("people")


def _form(request: SignedIn, template: str, values: dict[str, object]) -> HttpResponse:
    return render(request, template, values, status=422 if request.method == "POST" else 200)
