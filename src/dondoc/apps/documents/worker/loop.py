"""The loop of the worker: django_tasks' own, known as alive, taking up what others left, ending when asked.

Beside it runs the clock of `notices`: what every day needs, letters, webhooks.

Asked to end (SIGTERM), it stops the child it waits for and puts that document back, so
that a restart of the service takes a moment and costs no attempt.
"""

from __future__ import annotations

import logging
import time
from contextlib import nullcontext
from types import FrameType
from typing import Any

from django.db import OperationalError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from dondoc.apps.documents.worker import stopping
from dondoc.apps.documents.worker.liveness import alive
from dondoc.apps.documents.worker.recovery import recover
from dondoc.apps.notices.clock import Clock

logger = logging.getLogger(__name__)
RECOVER_SECONDS = 15.0


class DocumentWorker(Worker):
    """A worker that lives and dies in the open."""

    def __init__(self, *, worker_id: str, interval: float, batch: bool, max_tasks: int | None = None) -> None:
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=max_tasks,
            worker_id=worker_id,
            excluded_queue_names=[],
        )
        self._look_again_at = 0.0

    def run(self) -> None:
        """Work until asked to end; in batch, until nothing is left."""
        stopping.forget()
        with alive(self.worker_id), nullcontext() if self.batch else Clock():
            while self.running:
                close_old_connections()
                self._recover_now_and_then()
                job = self._claim()
                if job is not None:
                    self.run_task(job)
                elif self.batch:
                    return
                elif self.running:
                    time.sleep(self.interval)
                if self.max_tasks is not None and self._run_tasks >= self.max_tasks:
                    return

    def _claim(self) -> DBTaskResult[..., Any] | None:
        """The next job, taken. A look comes first: while nothing waits, nobody's writing is held up."""
        ready = DBTaskResult.objects.ready().filter(backend_name=self.backend_name)
        try:
            if not ready.exists():
                return None
            with exclusive_transaction(ready.db):
                job = ready.get_locked()
                if job is not None:
                    job.claim(self.worker_id)
                return job
        except OperationalError:
            logger.warning("The database was busy; trying again.", exc_info=True)
            return None

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        stopping.ask()
        super().shutdown(signum, frame)

    def _recover_now_and_then(self) -> None:
        if time.monotonic() >= self._look_again_at:
            self._recover()

    def _recover(self) -> None:
        """A database that is busy for the moment is asked again later."""
        self._look_again_at = time.monotonic() + RECOVER_SECONDS
        try:
            recover()
        except OperationalError:
            logger.warning("Could not look for what dead workers left; trying again later.", exc_info=True)
