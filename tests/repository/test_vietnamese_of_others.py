"""Whatever the packages we use say to people, they say in Vietnamese."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
import words_of_others
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.utils.translation import gettext as translated
from django.utils.translation import override
from django.utils.translation.trans_real import DjangoTranslation, translation

FOLDER = Path(__file__).resolve().parents[2] / "src" / "dondoc" / "locale" / "vi" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}|<a href=\"[^\"]*\">|</a>")
LEFT_OUT = ("%(site_name)s", "%(model_name)s", "%(class_name)s")  # said in other words, or in none


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    """Our own catalogue of the words of others."""
    with (FOLDER / "django.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


@pytest.fixture(scope="module")
def vietnamese() -> DjangoTranslation:
    """All Vietnamese that the application has: ours before Django's own."""
    return translation("vi")


def test_every_word_of_sign_in_has_its_vietnamese(vietnamese: DjangoTranslation) -> None:
    said = words_of_others.of_allauth()
    assert len(said) > 300
    assert {message for message in said if not _is_translated(vietnamese, message)} == set()


def test_every_word_of_forms_and_checks_has_its_vietnamese(vietnamese: DjangoTranslation) -> None:
    said = words_of_others.of_django()
    assert len(said) > 150
    assert {message for message in said if not _is_translated(vietnamese, message)} == set()


def test_message_without_translation_is_told(vietnamese: DjangoTranslation) -> None:
    assert not _is_translated(vietnamese, (None, "Nobody said this yet."))


def test_nothing_is_translated_by_itself_or_by_nothing(messages: list[Message]) -> None:
    same = {"IPv4", "IPv6", "…", "%(truncated_text)s…"}
    assert [m.id for m in messages if _first(m.string) in ("", _first(m.id)) and _first(m.id) not in same] == []
    assert [m.id for m in messages if m.fuzzy] == []


def test_placeholders_are_kept(messages: list[Message]) -> None:
    lost = [
        (_first(m.id), _first(m.string))
        for m in messages
        if _placeholders(_first(m.string)) != _placeholders(_last(m.id)) - set(LEFT_OUT)
        and _placeholders(_first(m.string)) != _placeholders(_last(m.id))
    ]
    assert lost == []


def test_nobody_is_shouted_at(messages: list[Message]) -> None:
    assert [m.string for m in messages if "!" in _first(m.string)] == []


def test_compiled_catalogue_is_the_readable_one(messages: list[Message]) -> None:
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]
    del compiled[""]
    readable = {}
    for message in messages:
        key = f"{message.context}\x04{_first(message.id)}" if message.context else _first(message.id)
        readable[key if isinstance(message.id, str) else (key, 0)] = _first(message.string)
    assert compiled == readable, "run: msgfmt --check-header --check-domain -o django.mo django.po"


def test_what_django_says_badly_is_said_in_our_words() -> None:
    with override("vi"):
        assert translated("Password reset unsuccessful") == "Chưa đặt lại được mật khẩu"
        assert translated("This field is required.") == "Hãy điền mục này."


def _is_translated(catalogue: DjangoTranslation, message: words_of_others.Message) -> bool:
    context, text = message
    key = text if context is None else f"{context}\x04{text}"
    known = catalogue._catalog
    return any(_has(known, candidate) for candidate in (key, (key, 0)))


def _has(known: object, key: object) -> bool:
    try:
        return bool(known[key])  # type: ignore[index]
    except KeyError:
        return False


def _first(text: str | tuple[str, ...]) -> str:
    return text if isinstance(text, str) else text[0]


def _last(text: str | tuple[str, ...]) -> str:
    return text if isinstance(text, str) else text[-1]


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))
