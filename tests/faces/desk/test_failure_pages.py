"""The pages that nobody wants to see say what happened, what was kept, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from factories.record import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("failing_urls")]


def test_a_refusal_says_its_reason(client_for: Callable[[Any], Client]) -> None:
    answer = client_for(make_person("A")).get("/refuse")
    assert answer.status_code == 403
    assert "Việc này của cơ quan khác." in answer.content.decode()


def test_a_page_that_is_not_there_shows_ways_on(client_for: Callable[[Any], Client]) -> None:
    answer = client_for(make_person("A")).get("/khong-co")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()


def test_a_stranger_who_is_lost_may_sign_in() -> None:
    assert reverse("account_login") in Client().get("/khong-co").content.decode()


def test_a_broken_server_needs_nothing_to_say_so(client_for: Callable[[Any], Client]) -> None:
    client = client_for(make_person("A"))
    client.raise_request_exception = False
    answer = client.get("/break")
    assert answer.status_code == 500
    assert "những gì đã lưu trước đó còn nguyên" in answer.content.decode()


def test_an_old_form_says_that_nothing_was_sent() -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("set_language"), {"language": "en"})
    assert answer.status_code == 403
    assert "chưa gửi được" in answer.content.decode()
