"""`manage.py work`: the worker that reads documents and does whatever else was put into the queue.

One a machine is enough for a department; several may run at once, on several machines too,
as long as they share the database and the folder of files. Ends on SIGTERM within a
moment; killed at any line it leaves nothing half done.
"""

from __future__ import annotations

import logging
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from dondoc.apps.documents.worker.loop import DocumentWorker


class Command(BaseCommand):
    help = _("Chạy tiến trình nền: đọc văn bản và làm các việc đang chờ.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", action="store_true", help=_("làm hết việc đang chờ rồi dừng"))
        parser.add_argument("--interval", type=float, default=0.5, help=_("số giây giữa hai lần xem hàng chờ"))

    def handle(self, *, batch: bool, interval: float, verbosity: int, **_options: Any) -> None:
        logging.getLogger("django_tasks_db").setLevel(logging.INFO if verbosity > 1 else logging.WARNING)
        worker = DocumentWorker(worker_id=f"worker-{get_random_string(24)}", interval=interval, batch=batch)
        worker.configure_signals()
        worker.run()
