"""Uploading: many files at once, each with its own answer.

With a script each file comes by itself, shows how far it is, and gets an answer in JSON.
Without, all come in one form, and the page says of each what became of it. A file that
is here already is not taken twice unless the person insists.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import names_on
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.documents import actions
from dondoc.apps.documents.errors import AlreadyHere, EmptyFile, NoRoom, TooLarge
from dondoc.apps.documents.headings import heading
from dondoc.apps.documents.models import Document
from dondoc.apps.documents.names import safe_name
from dondoc.apps.documents.permissions import can_upload
from dondoc.apps.documents.sizes import size_words
from dondoc.apps.documents.uploads import too_large
from dondoc.faces.desk.people.asking import SignedIn

_STATUS = ((AlreadyHere, 409), (TooLarge, 413), (NoRoom, 507), (EmptyFile, 422))


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class UploadForm(forms.Form):
    """For which body, and whether files that are here already are taken all the same."""

    owner = forms.TypedChoiceField(label=gettext_lazy("Cơ quan theo dõi kế hoạch"), coerce=int)
    insist = forms.BooleanField(label=gettext_lazy("Vẫn tải lên những tệp đã có trong hệ thống"), required=False)

    def __init__(self, *args: Any, bodies: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        owner.choices = list(bodies.items())  # type: ignore[attr-defined]
        if len(bodies) == 1:
            owner.initial = next(iter(bodies))
            owner.widget = forms.HiddenInput()


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one file."""

    name: str
    document: Document | None = None
    error: ActionError | None = None

    @property
    def same(self) -> Document | None:
        """The document of the very same bytes, where that is why it was not taken."""
        return self.error.document if isinstance(self.error, AlreadyHere) else None


@require_http_methods(["GET", "HEAD", "POST"])
def upload_document(request: SignedIn) -> HttpResponse:
    can_upload(request.user).require()
    bodies = _bodies(request)
    form = UploadForm(request.POST if request.method == "POST" else None, bodies=bodies)
    if request.method != "POST":
        return _page(request, form, [])
    answers = _take(request, form) if form.is_valid() else []
    if not request.accepts("text/html"):
        return _as_json(form, answers)
    if not form.errors and not answers:
        form.add_error(None, _("Hãy chọn ít nhất một tệp."))
    taken = [answer.document for answer in answers if answer.document]
    if form.errors or len(taken) < len(answers):
        return _page(request, form, answers, status=422)
    _say_taken(request, len(taken))
    return redirect("document", taken[0].pk) if len(taken) == 1 else redirect("documents")


def _bodies(request: SignedIn) -> dict[int, str]:
    """The bodies for which the person monitors plans, by name."""
    names = names_on(standing(request.user).monitors, today())
    return dict(sorted(names.items(), key=lambda pair: (pair[1], pair[0])))


def _take(request: SignedIn, form: UploadForm) -> list[Answer]:
    owner = Body.objects.get(pk=form.cleaned_data["owner"])
    insist = form.cleaned_data["insist"]
    left_out = [Answer(safe_name(name), error=TooLarge(limit=settings.UPLOAD_LIMIT)) for name in too_large(request)]
    return [*left_out, *(_take_one(request, file, owner, insist) for file in request.FILES.getlist("files"))]


def _take_one(request: SignedIn, file: IO[bytes], owner: Body, insist: bool) -> Answer:
    name = safe_name(str(file.name or ""))
    try:
        document = actions.upload_document(stream=file, name=name, owner=owner, by=request.user, insist=insist)
    except ActionError as error:
        return Answer(name, error=error)
    return Answer(name, document)


def _as_json(form: UploadForm, answers: list[Answer]) -> JsonResponse:
    """The answer for a script, which sends one file at a time."""
    if not answers:
        words = [str(error) for errors in form.errors.values() for error in errors] or [_("Chưa nhận được tệp nào.")]
        return JsonResponse({"error": " ".join(words)}, status=422)
    answer = answers[0]
    if answer.document is not None:
        return JsonResponse(
            {
                "url": reverse("document", args=[answer.document.pk]),
                "status": reverse("document_status", args=[answer.document.pk]),
            },
            status=201,
        )
    status = next((code for kind, code in _STATUS if isinstance(answer.error, kind)), 422)
    return JsonResponse({"error": str(answer.error), **_same(answer)}, status=status)


def _same(answer: Answer) -> dict[str, str]:
    if answer.same is None:
        return {}
    return {"same": heading(answer.same), "same_url": reverse("document", args=[answer.same.pk])}


def _say_taken(request: SignedIn, count: int) -> None:
    words = ngettext("Đã nhận %(n)d tệp; máy đang đọc.", "Đã nhận %(n)d tệp; máy đang đọc.", count)
    messages.success(request, words % {"n": count})


def _page(request: SignedIn, form: UploadForm, answers: list[Answer], status: int = 200) -> HttpResponse:
    lines = [
        {
            "name": answer.name,
            "document": answer.document,
            "error": str(answer.error) if answer.error else "",
            "same": answer.same,
            "same_heading": heading(answer.same) if answer.same else "",
        }
        for answer in answers
    ]
    values = {
        "form": form,
        "answers": lines,
        "some_same": any(answer.same for answer in answers),
        "limit": settings.UPLOAD_LIMIT,
        "limit_words": size_words(settings.UPLOAD_LIMIT),
    }
    return render(request, "desk/documents/upload.html", values, status=status)
