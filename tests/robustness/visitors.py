"""People who work over HTTP without a browser: they sign in, read pages, fill in the forms that stand there."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import requests
from lxml import html


@dataclass
class Answer:
    """What came for one request."""

    path: str
    status: int
    seconds: float


@dataclass
class Visitor:
    """One person with a session, and a record of all that was answered."""

    address: str
    answers: list[Answer] = field(default_factory=list)
    session: requests.Session = field(default_factory=requests.Session)

    def sign_in(self, email: str, password: str) -> None:
        page = self.get("/accounts/login/")
        self.submit(page, "login", login=email, password=password)

    def get(self, path: str) -> html.HtmlElement:
        return self._ask("get", path)

    def submit(self, page: html.HtmlElement, wanted: str, files: Any = None, **fields: str) -> html.HtmlElement:
        """Send the form of a page whose address holds this word, with what stands in it and what is added."""
        form = next(form for form in page.forms if wanted in (form.action or "") or wanted in form.fields)
        data = {name: value for name, value in form.form_values() if name}
        action = form.action if form.action and form.action.startswith("/") else str(page.get("data-path"))
        return self._ask("post", action, data={**data, **fields}, files=files)

    def _ask(self, method: str, path: str, **options: Any) -> html.HtmlElement:
        began = time.perf_counter()
        response = self.session.request(
            method, self.address + path, timeout=180, headers={"Referer": self.address + path}, **options
        )
        self.answers.append(Answer(path.split("?")[0], response.status_code, time.perf_counter() - began))
        page = html.fromstring(response.text or "<html></html>")
        page.set("data-path", response.request.path_url)
        page.set("data-status", str(response.status_code))
        return page


def links(page: html.HtmlElement, start: str) -> list[str]:
    """Addresses on a page that begin so, each once."""
    found = (str(link) for link in page.xpath("//main//a/@href"))
    return list(dict.fromkeys(link for link in found if link.startswith(start)))
