"""Passwords that people here would think of first."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from dondoc.apps.accounts.models import User

PERSON = User(email="nguyen.van.an@example.vn", full_name="Nguyễn Văn An")


@pytest.mark.parametrize(
    "password",
    [
        pytest.param("nguyenvanan123", id="the-name-without-marks"),
        pytest.param("NguyễnVănAn@2026", id="the-name-with-marks"),
        pytest.param("An@123456789", id="the-last-word-and-a-number"),
        pytest.param("nvan2026!!!!", id="initials-and-last-word"),
        pytest.param("Matkhau@123456", id="password-in-vietnamese"),
        pytest.param("quantri@2026", id="administrator-in-vietnamese"),
        pytest.param("vietnam@1945", id="the-country"),
        pytest.param("short-one", id="nine-characters"),
        pytest.param("20261120201945", id="figures-only"),
        pytest.param("password12", id="common-in-english"),
    ],
)
def test_easy_password_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, PERSON)


@pytest.mark.parametrize("password", ["con duong nho 9", "Đường-về-quê-ngoại", "an-com-chua-8h", "x7#Kp9!mQ2vL"])
def test_good_password_is_taken(password: str) -> None:
    validate_password(password, PERSON)


def test_person_without_a_name_is_no_trouble() -> None:
    validate_password("con duong nho 9", User(email="a@example.vn"))
    validate_password("con duong nho 9")
