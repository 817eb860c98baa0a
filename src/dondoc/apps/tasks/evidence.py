"""Files that prove a report. They are stored before the record is locked: a long upload must hold up nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from dondoc.apps.documents.actions import store_file
from dondoc.apps.documents.models import StoredFile
from dondoc.apps.tasks.models import Evidence, Report
from dondoc.apps.tasks.searching import index_attached

_NAME = 250


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file as it arrives: what it is called, and its bytes."""

    name: str
    stream: IO[bytes]


@dataclass(frozen=True, slots=True)
class Stored:
    """The same once its bytes are kept under their hash."""

    name: str
    file: StoredFile


def store_all(files: Iterable[NewFile]) -> list[Stored]:
    """Keep the bytes. A file that no report comes to point at does no harm."""
    return [Stored(file.name[-_NAME:], store_file(file.stream, name=file.name)) for file in files]


def attach(report: Report, files: Iterable[Stored]) -> None:
    """Let the report point at its files."""
    made = Evidence.objects.bulk_create(Evidence(report=report, file=one.file, name=one.name) for one in files)
    index_attached(made)
