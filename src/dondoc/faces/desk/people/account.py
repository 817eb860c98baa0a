"""One's own account: what is known of one, the language, and how one signs in."""

from __future__ import annotations

from collections import Counter

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.apps.accounts import actions
from dondoc.apps.accounts.models import RoleHeld, User
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.people.changes import form_page
from dondoc.faces.desk.people.forms import AccountForm
from dondoc.faces.desk.people.lines import role_lines


@form_page
def account(request: SignedIn) -> HttpResponse:
    me = request.user
    known = {name: getattr(me, name) for name in ("full_name", "position", "phone", "language", "version")}
    form = AccountForm(request.POST or None, initial=known)
    if form.is_valid() and _save(request, form):
        return redirect("account")
    ways = Counter(Authenticator.objects.filter(user=me).values_list("type", flat=True))
    values = {
        "form": form,
        "roles": role_lines(RoleHeld.objects.on(today()).filter(user=me).order_by("role", "pk"), today()),
        "has_password": me.has_usable_password(),
        "totp": ways[Authenticator.Type.TOTP],
        "keys": ways[Authenticator.Type.WEBAUTHN],
        "sessions": UserSession.objects.filter(user=me).count(),
    }
    return render(request, "desk/people/account.html", values, status=422 if request.method == "POST" else 200)


def _save(request: SignedIn, form: AccountForm) -> bool:
    values = dict(form.cleaned_data)
    language = values.pop("language")
    # Saved through an object of its own: what the page shows stays as it is until all is saved.
    person = User.objects.get(pk=request.user.pk)
    try:
        actions.change_person(person=person, by=request.user, **values)
    except ActionError as error:
        form.add_error(None, str(error))
        return False
    actions.choose_language(person=person, language=language)
    with translation.override(language):
        messages.success(request, _("Đã lưu."))
    return True


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Read in another language: for good after sign-in, for this browser before it."""
    language, back = request.POST.get("language", ""), request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if safe else "/")
    if language not in dict(settings.LANGUAGES):
        return response
    if isinstance(request.user, User):
        actions.choose_language(person=request.user, language=language)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=365 * 86400,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
