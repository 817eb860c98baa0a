"""Which letters one wants: on one's own page, and by the link in each letter, which needs no sign-in."""

from __future__ import annotations

from csp.decorators import csp_replace
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from dondoc.apps.accounts.models import User
from dondoc.apps.core.today import today
from dondoc.apps.notices import actions, letters
from dondoc.apps.notices.digests import digests_on
from dondoc.apps.notices.kinds import MEANS, MUTABLE, Kind
from dondoc.apps.notices.links import person_of
from dondoc.apps.notices.preferences import muted_by
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.who import may_settle

_LETTER_POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "frame-ancestors": ["'self'"],
    "sandbox": True,
}


class ChoicesForm(forms.Form):
    """A box for each kind; that new work is told is not a choice."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Gửi thư cho tôi về"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        field = self.fields["kinds"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(kind.value, f"{kind.label}: {MEANS[kind]}") for kind in MUTABLE]

    def muted(self) -> list[Kind]:
        return [kind for kind in MUTABLE if kind.value not in self.cleaned_data["kinds"]]


@require_http_methods(["GET", "HEAD", "POST"])
def letter_choices(request: SignedIn) -> HttpResponse:
    """One's own choices."""
    form = _form_of(request, request.user)
    if form.is_valid():
        actions.choose_letters(user=request.user, muted=form.muted(), by=request.user)
        messages.success(request, _("Đã lưu loại thư nhận."))
        return redirect("letter_choices")
    context = {"form": form, "always": MEANS[Kind.NEW], "may_settle": may_settle(request.user)}
    return render(request, "desk/notices/choices.html", context, status=422 if request.method == "POST" else 200)


@csrf_exempt  # programs for mail post here by themselves (RFC 8058); the token in the address is the authority
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a letter. Looking changes nothing; posting does what the page, or the program for mail, says."""
    person = person_of(token)
    if person is None:
        raise Http404
    with translation.override(person.language):
        return _unsubscribe(request, person, token)


def _unsubscribe(request: HttpRequest, person: User, token: str) -> HttpResponse:
    if request.POST.get("List-Unsubscribe") == "One-Click":
        actions.stop_all_letters(user=person)
        return HttpResponse(_("Đã dừng."), content_type="text/plain; charset=utf-8")
    form = _form_of(request, person)
    if form.is_valid():
        actions.choose_letters(user=person, muted=form.muted(), by=None)
        messages.success(request, _("Đã lưu loại thư nhận."))
        return redirect("unsubscribe", token)
    context = {"form": form, "person": person, "always": MEANS[Kind.NEW]}
    return render(request, "desk/notices/unsubscribe.html", context, status=422 if request.method == "POST" else 200)


def _form_of(request: HttpRequest, person: User) -> ChoicesForm:
    muted = muted_by(person) if request.method != "POST" else frozenset()
    wanted = [kind.value for kind in MUTABLE if kind not in muted]
    return ChoicesForm(request.POST if request.method == "POST" else None, initial={"kinds": wanted})


@require_safe
def preview_letter(request: SignedIn) -> HttpResponse:
    """What the letter of today would say, with all that stands, told before or not."""
    written = _written(request.user)
    context = {"written": written, "may_settle": may_settle(request.user)}
    return render(request, "desk/notices/preview.html", context)


@csp_replace(_LETTER_POLICY)
@xframe_options_sameorigin
@require_safe
def preview_letter_page(request: HttpRequest) -> HttpResponse:
    """The letter itself, in a frame of its own: its styles are for programs for mail, and nothing in it may run."""
    written = _written(request.user) if isinstance(request.user, User) else None
    if written is None:
        raise Http404
    return HttpResponse(written.html)


def _written(user: User) -> letters.Written | None:
    digest = next(digests_on(today(), only={user.pk}, anew=True), None)
    return letters.write(digest) if digest else None
