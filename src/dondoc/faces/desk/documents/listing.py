"""The list of documents: what waits, what could not be read, what is at work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from dondoc.apps.agencies.names import names_on
from dondoc.apps.core import search
from dondoc.apps.core.today import today
from dondoc.apps.documents.headings import day_words, heading
from dondoc.apps.documents.models import Document
from dondoc.apps.documents.permissions import can_upload
from dondoc.apps.documents.search import KIND
from dondoc.faces.desk.documents.states import DocumentState, state_of, state_word
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tags.lists import Chip

PER_PAGE = 50
MOST_FOUND = 2000
ORDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "uploaded": ("uploaded_at", "pk"),
    "-uploaded": ("-uploaded_at", "-pk"),
    "issued": ("issued_on", "pk"),
    "-issued": ("-issued_on", "-pk"),
    "number": ("number_key", "pk"),
    "-number": ("-number_key", "-pk"),
}
PICKS: Final = ("kind", "issuer")


class Filters(forms.Form):
    q = forms.CharField(label=gettext_lazy("Tìm số, trích yếu, nội dung"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("Trạng thái"),
        choices=[("", gettext_lazy("đang dùng")), *((state.value, state.label) for state in Document.State)],
        required=False,
    )


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document as a row."""

    document: Document
    heading: str
    issued: str
    owner: str
    state: DocumentState


@require_safe
def documents(request: SignedIn) -> HttpResponse:
    """Documents that the person may see, the latest first; withdrawn ones where asked for."""
    form = Filters(request.GET or None)
    wanted: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    page = Paginator(_filtered(request, wanted), PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    names = names_on({document.owner_id for document in shown} | _number(request.GET, "owner"), today())
    values = {
        "form": form,
        "page": page,
        "lines": [_line(document, names) for document in shown],
        "in_force": _chips(wanted, request.GET, names),
        "may_upload": can_upload(request.user),
    }
    return render(request, "desk/documents/list.html", values)


def _filtered(request: SignedIn, wanted: Mapping[str, Any]) -> QuerySet[Document]:
    found = Document.objects.visible_to(request.user).select_related("uploaded_by")
    found = found.filter(state=wanted["state"]) if wanted.get("state") else found.current()
    for name in PICKS:
        if value := request.GET.get(name):
            found = found.filter(**{name: value})
    for owner in _number(request.GET, "owner"):
        found = found.filter(owner=owner)
    if wanted.get("q"):
        entries = search.find(request.user, wanted["q"], kinds=[KIND])
        found = found.filter(pk__in=list(entries.values_list("object_id", flat=True)[:MOST_FOUND]))
    return found.order_by(*ORDERS.get(request.GET.get("sort", ""), ORDERS["-uploaded"]))


def _number(given: QueryDict, name: str) -> set[int]:
    """The number of that name in the address, if it is one."""
    value = given.get(name, "")
    return {int(value)} if value.isascii() and value.isdigit() and len(value) < 18 else set()


def _line(document: Document, names: Mapping[int, str]) -> DocumentLine:
    return DocumentLine(
        document,
        heading(document),
        day_words(document.issued_on),
        names.get(document.owner_id, ""),
        state_of(document),
    )


def _chips(wanted: Mapping[str, Any], given: QueryDict, names: Mapping[int, str]) -> list[Chip]:
    chips = []
    if wanted.get("q"):
        chips.append(Chip("q", wanted["q"], _("Tìm"), wanted["q"]))
    if wanted.get("state"):
        chips.append(Chip("state", wanted["state"], _("Trạng thái"), state_word(wanted["state"])))
    labels = {"kind": _("Loại"), "issuer": _("Cơ quan ban hành")}
    chips += [Chip(name, value, labels[name], value) for name in PICKS if (value := str(given.get(name, "")))]
    chips += [
        Chip("owner", str(owner), _("Cơ quan theo dõi"), names.get(owner, str(owner)))
        for owner in _number(given, "owner")
    ]
    return chips
