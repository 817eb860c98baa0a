"""Documents: what is known of them, and the file as it came."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from ninja import Query, Router

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.scopes import Scope
from dondoc.apps.agencies.names import names_on
from dondoc.apps.core.today import today
from dondoc.apps.documents.models import Document
from dondoc.apps.documents.numbers import number_key
from dondoc.faces.api.v1 import shapes
from dondoc.faces.api.v1.access import reading
from dondoc.faces.api.v1.cursors import page_of
from dondoc.faces.api.v1.lists import DocumentFilters, only_known
from dondoc.faces.api.v1.problems import Problem
from dondoc.faces.api.v1.reading import person
from dondoc.faces.api.v1.tags import tag_of
from dondoc.faces.api.v1.telling import Told
from dondoc.faces.api.v1.words import _
from dondoc.faces.desk.documents.files import send_file
from dondoc.faces.desk.documents.getting import get_document

router = Router(tags=["documents"], auth=reading(Scope.DOCUMENTS_READ))
_FACTS = ("version", "state", "kind", "number", "issuer", "issued_on", "title", "uploaded_at", "failure")


@router.get("/documents", response=shapes.Pages[shapes.Document], summary=_("Danh sách văn bản"))
def list_documents(request: HttpRequest, asked: Query[DocumentFilters]) -> Told:
    only_known(request, asked)
    rows = _documents(person(request))
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.number:
        rows = rows.filter(number_key=number_key(asked.number))
    page = page_of(rows, of="documents", cursor=asked.cursor, limit=asked.limit)
    return {"items": _told(page.rows), "next": page.next}


@router.get("/documents/{int:id}", response=shapes.Document, summary=_("Một văn bản"))
def get_one_document(request: HttpRequest, response: HttpResponse, id: int) -> Told:
    found = get_document(person(request), id)
    response["ETag"] = tag_of(found)
    return _told([found])[0]


@router.get("/documents/{int:id}/file", summary=_("Tải tệp gốc của văn bản"), response={200: None})
def get_document_file(request: HttpRequest, id: int) -> HttpResponseBase:
    document = get_document(person(request), id)
    response = send_file(document.file, document.file_name)
    if response.status_code == 410:
        words = _("Tệp không còn trong kho lưu trữ. Hãy báo quản trị viên khôi phục từ bản sao lưu.")
        raise Problem(410, "gone", words)
    return response


def _documents(user: User) -> Any:
    return Document.objects.visible_to(user).select_related("file", "plan").defer("file__text", "plan__decisions")


def _told(documents: list[Any]) -> list[Told]:
    names = names_on({one.owner_id for one in documents}, today()) if documents else {}
    return [_document(one, names) for one in documents]


def _document(document: Any, names: dict[int, str]) -> Told:
    plan = getattr(document, "plan", None)
    file = document.file
    return {
        **{name: getattr(document, name) for name in _FACTS},
        "id": document.pk,
        "etag": f'"{tag_of(document)}"',
        "owner": {"id": document.owner_id, "name": names.get(document.owner_id, "")},
        "plan_id": plan.pk if plan else None,
        "file": {
            "id": file.pk,
            "name": document.file_name,
            "size": file.size,
            "media_type": file.media_type,
            "sha256": file.sha256,
            "url": f"/api/v1/documents/{document.pk}/file",
        },
        "url": reverse("document", args=[document.pk]),
    }
