"""Files sent to browsers: checked first, and so that nothing in them is ever run here.

A file is always a download: `attachment`, `nosniff`, and a policy that makes a page of it
powerless should a browser show it all the same. What is shown on our pages are pictures
that we made.
"""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.apps.documents.media_types import UNKNOWN
from dondoc.apps.documents.models import DocumentPage, StoredFile
from dondoc.apps.documents.names import safe_name
from dondoc.apps.documents.storage import open_file
from dondoc.faces.desk.documents.getting import get_document
from dondoc.faces.desk.people.asking import SignedIn

_POWERLESS = "sandbox; default-src 'none'"
_ALIVE = frozenset(("text/html", "application/xml", "image/svg+xml"))  # kinds that a browser would run
_YEAR = 365 * 24 * 3600


@require_safe
def document_file(request: SignedIn, pk: int) -> HttpResponseBase:
    """The file as it came."""
    document = get_document(request.user, pk)
    return send_file(document.file, document.file_name)


@require_safe
def document_page_image(request: SignedIn, pk: int, number: int) -> HttpResponseBase:
    """The picture of a page."""
    document = get_document(request.user, pk)
    page = get_object_or_404(
        DocumentPage.objects.select_related("image").defer("image__text"), document=document, number=number
    )
    return send_picture(request, page.image)


def send_file(file: StoredFile, name: str) -> HttpResponseBase:
    """A stored file as a download; whoever calls this has made sure that the person may have it."""
    response = _opened(file)
    disposition = content_disposition_header(as_attachment=True, filename=safe_name(name))
    response["Content-Disposition"] = disposition or "attachment"
    patch_cache_control(response, private=True, no_cache=True)
    return response


def send_picture(request: SignedIn, file: StoredFile) -> HttpResponseBase:
    """A picture that the worker made, for an `<img>`; it never changes, so browsers may keep it."""
    if not file.media_type.startswith("image/"):
        raise Http404

    etag = f'"{file.sha256}"'
    response = get_conditional_response(request, etag=etag) or _opened(file)
    if response.status_code < 400:
        response["ETag"] = etag
        response["Content-Disposition"] = "inline"
        patch_cache_control(response, private=True, max_age=_YEAR, immutable=True)
    return response


def _opened(file: StoredFile) -> HttpResponseBase:
    try:
        stream = open_file(file.path)
    except FileNotFoundError:
        words = _("Tệp không còn trong kho lưu trữ. Hãy báo quản trị viên khôi phục từ bản sao lưu.")
        return HttpResponse(words, content_type="text/plain; charset=utf-8", status=410)
    response = FileResponse(stream, content_type=UNKNOWN if file.media_type in _ALIVE else file.media_type)
    response["Content-Length"] = str(file.size)
    response["Content-Security-Policy"] = _POWERLESS
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
