"""Files of letters as downloads: one, or many in an archive."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable
from typing import IO

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dondoc.apps.core.today import today
from dondoc.apps.documents.storage import full_path
from dondoc.apps.letters.models import Letter, LetterVersion
from dondoc.apps.letters.naming import ascii_name, distinct
from dondoc.faces.desk.documents.files import send_file
from dondoc.faces.desk.letters.finding import Wanted, find
from dondoc.faces.desk.letters.getting import get_version, is_inside
from dondoc.faces.desk.people.asking import SignedIn

MOST = 500
_IN_MEMORY = 20 * 1024 * 1024


@require_safe
def letter_file(request: SignedIn, pk: int) -> HttpResponseBase:
    """One file; `?names=ascii` for systems that know no marks."""
    found = get_version(request.user, pk)
    name = ascii_name(found.name) if request.GET.get("names") == "ascii" else found.name
    return send_file(found.file, name)


@require_safe
def letters_zip(request: SignedIn) -> HttpResponseBase:
    """The newest files of the letters that the list shows, all pages, in one archive."""
    letters = find(request.user, Wanted.of(request.GET))[: MOST + 1]
    versions = _newest(request, list(letters))
    if not versions:
        return redirect("letters")
    if len(versions) > MOST:
        words = _("Gói này có hơn %(most)d văn bản; hãy lọc hẹp hơn.") % {"most": MOST}
        return HttpResponse(words, content_type="text/plain; charset=utf-8", status=422)
    plain = request.GET.get("names") == "ascii"
    response = FileResponse(_packed(versions, plain=plain), content_type="application/zip")
    name = f"cong-van-{today():%Y%m%d}.zip"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _newest(request: SignedIn, letters: list[Letter]) -> list[LetterVersion]:
    """The newest file of each letter, in their order; to those outside the signed one. One query."""
    inside = {letter.pk for letter in letters if is_inside(request.user, letter)}
    found: dict[int, LetterVersion] = {}
    rows = LetterVersion.objects.filter(letter__in=[letter.pk for letter in letters]).select_related("file")
    for version in rows.defer("file__text", "facts", "preview").order_by("letter", "number"):
        if version.letter_id in inside or version.source == LetterVersion.Source.SIGNED:
            found[version.letter_id] = version
    return [found[letter.pk] for letter in letters if letter.pk in found]


def _packed(versions: Iterable[LetterVersion], *, plain: bool) -> IO[bytes]:
    versions = list(versions)
    names = distinct(ascii_name(one.name) if plain else one.name for one in versions)
    out: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (the response closes it)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:  # DOCX and PDF are compressed already
        for version, name in zip(versions, names, strict=True):
            archive.write(full_path(version.file.path), name)
    out.seek(0)
    return out
