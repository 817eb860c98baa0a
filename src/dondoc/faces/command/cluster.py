"""The crew of a Dask cluster: the same work, spread over the machines of an office.

`Client.get_executor` gives the standard executor interface. Files are read and
results written by the workers, by path, so every worker must see the same folders;
that is asked before the work begins. A job whose worker dies is done again by
another; results are entered in the journal by this process alone, once each.
One document at a time in each worker process: PDFium is not thread-safe.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import threading
from concurrent.futures import Future
from functools import partial
from typing import Any

from dondoc import __version__
from dondoc.faces.command.engine import DEFAULT_SECONDS, WorkFunction
from dondoc.faces.command.work import Job, Outcome, seen_from_here
from dondoc.language import _
from dondoc.reading.errors import CannotRead, MissingPart

SCHEME = "dask://"
SECONDS_TO_CONNECT = 10
RETRIES = 3  # of a job that fails on its way; one whose worker died is sent again by the scheduler itself
WAITING_PER_THREAD = 4

_TALKATIVE = ("distributed", "distributed.client", "distributed.core", "tornado.application")

_one_at_a_time = threading.Lock()


class Cluster:
    """A crew of Dask workers behind a scheduler at `HOST:PORT`."""

    def __init__(self, address: str, *, seconds: float = DEFAULT_SECONDS) -> None:
        self._client = _connect(address)
        from distributed import KilledWorker

        self.killers: tuple[type[BaseException], ...] = (KilledWorker,)
        self._seconds = seconds
        self._await_worker()
        self._executor = self._client.get_executor(pure=False, retries=RETRIES)
        self.width = max(1, sum(self._client.nthreads().values()))
        self.window = self.width * WAITING_PER_THREAD

    def require_shared(self, folder: str) -> None:
        """Raise unless every worker sees the folder and has our version of the reader."""
        try:
            answers: dict[str, tuple[bool, str]] = self._client.run(seen_from_here, folder)
        except Exception as error:
            message = _(
                "Máy trong cụm Dask không chạy được dondoc ({kind}); cài dondoc {version} trên mọi máy của cụm."
            )
            raise CannotRead("cluster-unfit", message.format(kind=type(error).__name__, version=__version__)) from None
        for worker, (seen, version) in sorted(answers.items()):
            if not seen:
                message = _(
                    "Máy {worker} của cụm Dask không thấy thư mục {folder}; mọi máy phải gắn cùng một thư mục chung."
                )
                raise CannotRead("cluster-unfit", message.format(worker=worker, folder=folder))
            if version != __version__:
                message = _("Máy {worker} của cụm Dask có dondoc {theirs}, máy này có {ours}; cài cùng một phiên bản.")
                raise CannotRead("cluster-unfit", message.format(worker=worker, theirs=version, ours=__version__))

    def _await_worker(self) -> None:
        """Give a cluster that is just being started a moment for its first worker."""
        try:
            self._client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
        except TimeoutError:
            self._client.close()
            message = _("Cụm Dask chưa có máy nào làm việc; khởi động «dask worker» rồi chạy lại lệnh này.")
            raise CannotRead("cluster-empty", message) from None

    def submit(self, _number: int, work: WorkFunction, job: Job, /) -> Future[Outcome]:
        future: Future[Outcome] = self._executor.submit(partial(_perform, self._seconds, work), job)
        return future

    def started(self) -> dict[int, float]:
        """Empty: the workers watch the time themselves, the scheduler watches the workers."""
        return {}

    def kill(self, _number: int, /) -> None:
        """Never asked for: no job is known as started."""

    def single(self) -> Cluster:
        return self

    def renew(self) -> None:
        """The scheduler replaces workers."""

    def close(self, *, now: bool = False) -> None:
        with contextlib.suppress(Exception):  # a scheduler that is gone cannot be told goodbye
            self._executor.shutdown(wait=not now)
        self._client.close()


def _connect(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        message = _("Chưa cài phần nối với cụm Dask; chạy: pip install dondoc[dask]")
        raise MissingPart("missing-dask", message) from None
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # their tracebacks say nothing to an official
    host = address.removeprefix(SCHEME)
    try:
        client: Any = Client  # carries no types
        return client(f"tcp://{host}", timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError):  # TimeoutError is an OSError
        message = _("Không nối được với cụm Dask ở {host}; kiểm tra địa chỉ và «dask scheduler» đang chạy.")
        raise CannotRead("cluster-unreachable", message.format(host=host)) from None


# In the worker


def _perform(seconds: float, work: WorkFunction, job: Job) -> Outcome:
    """Read one document; a reading that takes too long ends this worker, and the cluster starts another."""
    with _one_at_a_time:
        faulthandler.dump_traceback_later(seconds, exit=True, file=2)
        try:
            return work(job)
        finally:
            faulthandler.cancel_dump_traceback_later()
