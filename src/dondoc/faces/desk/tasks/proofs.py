"""Evidence: looked at and fetched by those who may see the task, and by nobody else."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.template.defaultfilters import filesizeformat
from django.views.decorators.http import require_safe

from dondoc.apps.documents.media_types import words_for
from dondoc.apps.documents.models import FilePicture
from dondoc.faces.desk.documents.files import send_file, send_picture
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tasks.getting import get_evidence
from dondoc.faces.desk.tasks.stepping import task_url


@require_safe
def evidence(request: SignedIn, pk: int) -> HttpResponse:
    """The file as pictures, with what was reported beside it."""
    found = get_evidence(request.user, pk)
    task = found.report.assignment.task
    values = {
        "evidence": found,
        "report": found.report,
        "task": task,
        "task_url": f"{task_url(task)}#report-{found.report_id}",
        "pictures": list(FilePicture.objects.filter(file=found.file_id, number__gt=0).order_by("number")),
        "kind": words_for(found.file.media_type),
        "size": filesizeformat(found.file.size),
        "others": list(found.report.evidence.exclude(pk=found.pk)),
    }
    return render(request, "desk/tasks/evidence.html", values)


@require_safe
def evidence_file(request: SignedIn, pk: int) -> HttpResponseBase:
    """The file as it came."""
    found = get_evidence(request.user, pk)
    return send_file(found.file, found.name)


@require_safe
def evidence_picture(request: SignedIn, pk: int, number: int) -> HttpResponseBase:
    """A page of it as a picture; number 0 is the small one of lists."""
    found = get_evidence(request.user, pk)
    pictures = FilePicture.objects.select_related("image").defer("image__text")
    picture = get_object_or_404(pictures, file=found.file_id, number=number)
    return send_picture(request, picture.image)
