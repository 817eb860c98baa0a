"""Looking inside an attachment: its words for search, pictures to look at. What cannot be read is kept as it is."""

from __future__ import annotations

import logging

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from dondoc.apps.documents import storage
from dondoc.apps.documents.files import record_files
from dondoc.apps.documents.models import FilePicture, StoredFile
from dondoc.apps.documents.signals import file_prepared
from dondoc.apps.documents.worker import stopping
from dondoc.apps.documents.worker.child import FILE
from dondoc.apps.documents.worker.liveness import held
from dondoc.apps.documents.worker.runner import Result, Stopped, read_in_child

logger = logging.getLogger(__name__)
MOST_TRIES = 3
_LONGEST_TEXT = 2_000_000


def prepare_file(file_id: int) -> str:
    """Take words and pictures out of a file, once; says what was done."""
    with held(f"file-{file_id}") as mine:
        return _prepare(file_id) if mine else "busy"


def _prepare(file_id: int) -> str:
    file = StoredFile.objects.filter(pk=file_id, prepared_at__isnull=True).first()
    if file is None:
        return "nothing to do"
    StoredFile.objects.filter(pk=file_id).update(tries=F("tries") + 1)
    source = storage.full_path(file.path)
    if file.tries >= MOST_TRIES or not source.is_file():
        return _record(file, Result("gave-up"))
    try:
        with read_in_child(source, name="", mode=FILE, stop=stopping.asked) as result:
            if result.log:
                logger.info("Preparing file %s: %s", file_id, result.log)
            return _record(file, result)
    except Stopped:
        return _put_back(file)


def _record(file: StoredFile, result: Result) -> str:
    text = result.reading["source"]["text"] if result.reading else result.words
    pictures = [(picture, storage.put_path(picture.path)) for picture in result.pictures]
    with transaction.atomic():
        held_file = StoredFile.objects.select_for_update().get(pk=file.pk)
        if held_file.prepared_at is not None:
            return "nothing to do"
        held_file.text, held_file.prepared_at = text[:_LONGEST_TEXT], timezone.now()
        held_file.save(update_fields=["text", "prepared_at"])
        images = record_files([stored for _picture, stored in pictures])
        FilePicture.objects.bulk_create(
            FilePicture(
                file=held_file,
                number=picture.number,
                width=picture.pixels[0],
                height=picture.pixels[1],
                image=images[stored.sha256],
            )
            for picture, stored in pictures
        )
        file_prepared.send(sender=StoredFile, file=held_file)
    return "prepared"


def _put_back(file: StoredFile) -> str:
    from dondoc.apps.documents.jobs import prepare_file as job

    with transaction.atomic():
        StoredFile.objects.filter(pk=file.pk).update(tries=F("tries") - 1)
        job.enqueue(file.pk)
    return "stopped"
