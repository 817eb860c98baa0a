"""What all tests share: real plans where they are at hand, the people who sign in, the day, and the hunt for faults."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client

import hunting

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
DAY = date(2026, 11, 20)


def pytest_configure() -> None:
    """Settings of tests: nothing of theirs lands in the data folder, and a password costs no time."""
    folder = Path(tempfile.mkdtemp(prefix="dondoc-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # processes of xdist run no cleanup of pytest's
    for name in ("files", "static"):
        (folder / name).mkdir()
    django_settings.MEDIA_ROOT = folder / "files"
    django_settings.STATIC_ROOT = folder / "static"
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django_settings.STORAGES = {**django_settings.STORAGES, "staticfiles": plain}
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for marker, vendor in (("sqlite", "sqlite"), ("postgres", "postgresql")):
            if item.get_closest_marker(marker) and connection.vendor != vendor:
                item.add_marker(pytest.mark.skip(reason=f"holds on {vendor}; this run is on {connection.vendor}"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real plans beside the project, which users do not have."""
    if not SHARED.is_dir():
        pytest.skip("../shared (real plans and gold) is not on this machine")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        hunting.forbid_network(patch)
        yield


@pytest.fixture(autouse=True)
def _hunt(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.node.get_closest_marker("undefined_variables"):
        hunting.hunt_undefined_variables(monkeypatch)
    if not request.node.get_closest_marker("unordered"):
        hunting.reverse_unordered(monkeypatch)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        hunting.number_rows_high()


@pytest.fixture
def media(tmp_path: Path, settings: Any) -> Path:
    """An empty folder of stored files for one test."""
    folder = tmp_path / "files"
    folder.mkdir()
    settings.MEDIA_ROOT = folder
    return folder


@pytest.fixture
def client_for() -> Callable[[Any], Client]:
    """`client_for(user)`: a browser in which this person has signed in."""

    def signed_in(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


class HeldDay:
    """The day that the application takes for today; `hold` moves it."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.hold(DAY)

    def hold(self, day: date) -> date:
        self.day = day
        self._patch.setenv("DONDOC_TODAY", day.isoformat())
        return day


@pytest.fixture
def held_today(monkeypatch: pytest.MonkeyPatch) -> HeldDay:
    """Today is 20/11/2026 until the test says `held_today.hold(day)`."""
    return HeldDay(monkeypatch)


@pytest.fixture
def at_most_queries() -> Callable[[int], AbstractContextManager[Any]]:
    """`with at_most_queries(15): …` fails with the list of queries when there are more."""
    return hunting.at_most
