"""The hunters themselves: each finds its prey, and lets be what is none."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.template import Origin, Template, engines
from django.template.context import Context
from django.test import Client

import hunting
from dondoc.apps.agencies.models import Body, BodyName
from dondoc.apps.core.today import today
from factories.record import make_body, make_person

FAILED = pytest.fail.Exception


def rendered(text: str, *, ours: bool = True, **context: Any) -> str:
    origin = Origin(f"{hunting.OURS}/page.html" if ours else "elsewhere/page.html")
    return Template(text, origin=origin, engine=engines["django"].engine).render(Context(context))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ nothing }}", id="plain"),
        pytest.param("{{ here.nothing }}", id="attribute"),
        pytest.param("{{ nothing|upper }}", id="filtered"),
        pytest.param(
            "{% load i18n %}{% blocktranslate %}Việc {{ nothing }}{% endblocktranslate %}", id="in-translation"
        ),
        pytest.param("{% for one in here %}{{ nothing }}{% endfor %}", id="in-loop"),
        pytest.param("{% include inner %}", id="in-included"),
    ],
)
def test_undefined_variable_fails(text: str) -> None:
    inner = Template("{{ nothing }}", origin=Origin(f"{hunting.OURS}/inner.html"), engine=engines["django"].engine)
    with pytest.raises(FAILED, match="nothing"):
        rendered(text, here=[1], inner=inner)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("{{ here }}", "có", id="defined"),
        pytest.param("{{ none }}", "None", id="none-is-defined"),
        pytest.param("{% if nothing %}a{% else %}b{% endif %}", "b", id="asked-about"),
        pytest.param("{{ nothing|default:'không' }}", "không", id="may-be-missing"),
        pytest.param("{{ nothing|default:here|upper }}", "CÓ", id="may-be-missing-and-filtered"),
    ],
)
def test_defined_variable_is_let_be(text: str, shown: str) -> None:
    assert rendered(text, here="có", none=None) == shown


def test_templates_of_libraries_are_let_be() -> None:
    assert rendered("a{{ nothing }}b", ours=False) == "ab"


@pytest.mark.undefined_variables
def test_mark_lets_undefined_variable_be() -> None:
    assert rendered("a{{ nothing }}b") == "ab"


@pytest.mark.django_db
def test_rows_nobody_ordered_come_last_first() -> None:
    made = [make_body(f"Sở {letter}").pk for letter in "ABC"]
    assert [body.pk for body in Body.objects.all()] == made[::-1]
    assert [body.pk for body in Body.objects.order_by("pk")] == made
    assert len(BodyName.objects.all()) == 3  # has an order of its own


@pytest.mark.django_db
@pytest.mark.unordered
def test_mark_lets_unordered_rows_be() -> None:
    made = [make_body(f"Sở {letter}").pk for letter in "ABC"]
    assert [body.pk for body in Body.objects.all()] == made


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.vn", 443), ("2001:db8::1", 80, 0, 0)])
def test_network_is_forbidden(address: tuple[Any, ...]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as plug, pytest.raises(FAILED, match="network"):
        plug.connect(address)


def test_looking_up_a_name_is_forbidden() -> None:
    with pytest.raises(FAILED, match=r"example\.vn"):
        socket.create_connection(("example.vn", 80), timeout=1)


def test_this_machine_may_be_called() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()


@pytest.mark.django_db
def test_too_many_queries_fail_with_their_list(at_most_queries: Callable[[int], AbstractContextManager[Any]]) -> None:
    with pytest.raises(FAILED, match="2 queries, 1 allowed"), at_most_queries(1):
        list(Body.objects.all()[:1]) + list(Body.objects.all()[:1])
    with at_most_queries(1):
        Body.objects.count()


@pytest.mark.django_db
def test_client_has_signed_in(client_for: Callable[[Any], Client]) -> None:
    user = make_person("Nguyễn Văn An")
    assert client_for(user).session["_auth_user_id"] == str(user.pk)


def test_day_is_held(held_today: Any) -> None:
    assert today() == date(2026, 11, 20)
    held_today.hold(date(2027, 1, 2))
    assert today() == date(2027, 1, 2)


def test_files_of_a_test_are_its_own(media: Path, settings: Any) -> None:
    assert media == settings.MEDIA_ROOT
    assert list(media.iterdir()) == []


@pytest.mark.sqlite
def test_runs_on_sqlite_only() -> None:
    assert connection.vendor == "sqlite"


@pytest.mark.postgres
def test_runs_on_postgres_only() -> None:
    assert connection.vendor == "postgresql"
    assert "DONDOC_DATABASE" in os.environ


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    ours = [config.label for config in apps.get_app_configs() if config.name.startswith("dondoc.")]
    call_command("makemigrations", *ours, check=True, dry_run=True, verbosity=0)
