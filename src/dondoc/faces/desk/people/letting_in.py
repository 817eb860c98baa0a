"""Inviting somebody, letting them in no more, and helping those who lost their device."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dondoc.apps.accounts import actions
from dondoc.apps.accounts.invitations import DAYS
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.people.getting import get_person


@never_cache
@require_POST
def invite_person(request: SignedIn, pk: int) -> HttpResponse:
    """Make the link; show it where no letter goes out, so that it can be handed over."""
    person = get_person(request.user, pk)
    invitation = actions.invite(person=person, site=request.build_absolute_uri("/"), by=request.user)
    if invitation.mailed:
        messages.success(request, _("Thư mời đang được gửi tới %(email)s.") % {"email": person.email})
        return redirect("person", person.pk)
    return render(request, "desk/people/invitation.html", {"shown": person, "link": invitation.link, "days": DAYS})


@require_POST
def deactivate_person(request: SignedIn, pk: int) -> HttpResponse:
    person = get_person(request.user, pk)
    try:
        actions.deactivate(person=person, by=request.user, today=today())
    except ActionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Đã ngừng tài khoản của %(name)s.") % {"name": person})
    return redirect("person", person.pk)


@require_POST
def reactivate_person(request: SignedIn, pk: int) -> HttpResponse:
    person = get_person(request.user, pk)
    actions.reactivate(person=person, by=request.user)
    messages.success(request, _("Đã mở lại tài khoản của %(name)s. Hãy giao vai trò.") % {"name": person})
    return redirect("person", person.pk)


@require_POST
def reset_sign_in(request: SignedIn, pk: int) -> HttpResponse:
    person = get_person(request.user, pk)
    actions.reset_sign_in(person=person, by=request.user)
    messages.success(request, _("Đã gỡ xác thực hai bước và kết thúc các phiên của %(name)s.") % {"name": person})
    return redirect("person", person.pk)
