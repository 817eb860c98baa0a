"""One document: the paper with what was found in it, its facts, the documents around it, who did what."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.apps.agencies.names import name_on
from dondoc.apps.audit.models import Event
from dondoc.apps.core.today import today
from dondoc.apps.documents.headings import heading
from dondoc.apps.documents.models import Document, DocumentReading
from dondoc.faces.desk.context import url_if
from dondoc.faces.desk.documents.acts import other_acts, primary_act
from dondoc.faces.desk.documents.facts import cited_by, cites, doubts_of, facts_of, file_facts
from dondoc.faces.desk.documents.findings import here, marks_of
from dondoc.faces.desk.documents.getting import get_document, get_read_document
from dondoc.faces.desk.documents.paper import has_pages, render_pages, render_paper
from dondoc.faces.desk.documents.states import state_of
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tags.lists import Tab

SHOWN_EVENTS = 100
TEXT = "text"


@require_safe
def document(request: SignedIn, pk: int) -> HttpResponse:
    """Everything about one document, for those who may see it."""
    found = get_read_document(request.user, pk)
    reading: DocumentReading | None = getattr(found, "reading", None)
    data = reading.data if reading else {}
    cited = cites(found, request.user)
    values = {
        "document": found,
        "heading": heading(found),
        "owner": name_on(found.owner, today()),
        "state": state_of(found),
        "primary": primary_act(found, request.user),
        "acts": other_acts(found, request.user),
        "facts": facts_of(found, data),
        "file_facts": file_facts(found),
        "doubts": doubts_of(data),
        "notices": (data.get("source") or {}).get("notices") or [],
        "cites": cited,
        "cited_by": cited_by(found, request.user),
        "record": Event.objects.on(found).select_related("by")[:SHOWN_EVENTS],
        "counts": _counts(data),
        **_shown(request, found, reading, {one.number: one.url for one in cited if one.url}),
    }
    return render(request, "desk/documents/document.html", values)


def _shown(
    request: SignedIn, found: Document, reading: DocumentReading | None, links: dict[int, str]
) -> dict[str, Any]:
    """The document itself: pages where there are some and nobody asks for the words, else paper."""
    paged = has_pages(found)
    as_text = not paged or (reading is not None and request.GET.get("as") == TEXT)
    marks = [*here(request.GET.get("s", "")), *(marks_of(reading.data, links) if reading else ())]
    shown: SafeString | str = ""
    if not as_text:
        shown = render_pages(found, marks)
    elif reading is not None:
        shown = render_paper(reading.data, reading.text, marks)
    address = reverse("document", args=[found.pk])
    tabs = [
        Tab(_("Trang gốc"), address, not as_text),
        Tab(_("Dạng chữ"), f"{address}?as={TEXT}", as_text),
    ]
    return {"paper": shown, "tabs": tabs if paged and reading is not None else []}


def _counts(data: dict[str, Any]) -> list[tuple[str, int]]:
    """How much the reader found."""
    names = (("tasks", _("Nhiệm vụ")), ("targets", _("Chỉ tiêu")), ("reporting", _("Chế độ báo cáo")))
    return [(word, len(data[key])) for key, word in names if data.get(key)]


@require_safe
def document_status(request: SignedIn, pk: int) -> HttpResponse:
    """How far the reading has come: a fragment for the page that waits, or JSON for the page of uploads."""
    found = get_document(request.user, pk)
    state = state_of(found)
    if request.accepts("text/html"):
        whole = bool(request.GET.get("page"))
        values = {"document": found, "state": state, "again": "?page=1" if whole else ""}
        response = render(request, "desk/documents/status.html", values)
        if whole and not state.waits:
            response["HX-Refresh"] = "true"
        return response
    return JsonResponse(
        {
            "state": found.state,
            "word": str(state.word),
            "waits": state.waits,
            "failure": found.failure,
            "heading": heading(found),
            "url": reverse("document", args=[found.pk]),
            "review": url_if("review", found.pk) if found.state == Document.State.READ else "",
        }
    )
