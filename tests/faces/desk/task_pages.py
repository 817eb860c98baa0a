"""Reading answers: what stands on a page, in the words of a reader."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

_TAG = re.compile(r"<[^>]+>")
_HIDDEN = re.compile(r"<(script|style|template)\b.*?</\1>", re.DOTALL)


def words_of(answer: Any) -> str:
    """The words of a page in a row, without markup."""
    html = _HIDDEN.sub(" ", answer.content.decode())
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def post(client: Client, name: str, thing: Any, **data: Any) -> Any:
    """Take a step as its page would, with the version that the thing has at hand."""
    version = data.pop("version", getattr(thing, "version", None))
    held = {} if version is None else {"version": version}
    return client.post(reverse(name, args=[thing.pk]), {**held, **data})


def tag_texts(html: str, tag: str, cls: str) -> list[str]:
    """The words inside each element with a class."""
    found = re.findall(rf'<{tag}\b[^>]*class="[^"]*\b{cls}\b[^"]*"[^>]*>(.*?)</{tag}>', html, re.DOTALL)
    return [" ".join(unescape(_TAG.sub(" ", one)).split()) for one in found]
