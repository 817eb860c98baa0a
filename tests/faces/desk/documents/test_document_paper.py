"""Paper and pages as HTML: well formed however marks lie, nothing of a document becomes markup."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from dondoc import examples
from dondoc.apps.documents.models import Document
from dondoc.faces.desk.documents.findings import here, marks_of
from dondoc.faces.desk.documents.paper import Mark, has_pages, place_url, render_pages, render_paper
from dondoc.reading import read
from factories.record import make_document
from factories.uploads import PLAN, Cast, picture_in, read_now, upload

VOID = {"img", "rect", "br"}


class Checker(HTMLParser):
    """Every element is closed by its own end, no anchor stands twice, no link within a link."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not (tag == "a" and "a" in self.open)
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def check(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    assert len(checker.ids) == len(set(checker.ids))
    assert not checker.tags & {"script", "style", "iframe", "object"}
    assert "style" not in checker.attributes
    assert not any(name.startswith("on") for name in checker.attributes)
    return checker


def reading(source: Any) -> tuple[dict[str, Any], str]:
    data = json.loads(read(source).dumps())
    return data, data["source"]["text"]


@pytest.mark.parametrize("path", [p for p in examples.paths() if "ban-quet" not in p.name], ids=lambda p: p.stem)
def test_examples_with_all_their_findings_are_well_formed(path: Path) -> None:
    data, text = reading(path)
    checker = check(render_paper(data, text, marks_of(data, {1: "/documents/9"})))
    for number in range(1, len(data["tasks"]) + 1):
        assert f"t-{number}" in checker.ids
    assert "".join(text.split()) in "".join(checker.text.split()).replace("Việc", "Việc") or data["tasks"]


def test_words_are_never_markup() -> None:
    text = '<script>alert("1")</script> & <b onclick=x>'
    data = {"source": {"passages": [[0, len(text), "task", '"><i>']]}}
    marks = [Mark(0, 8, '"><x', '"><y', 'javascript:"', "<z>")]
    html = render_paper(data, text, marks)
    checker = check(html)
    assert text in checker.text
    assert "<script" not in html
    assert "<x" not in html
    assert "<z" not in html


def test_headings_never_jump() -> None:
    passages = [[0, 1, "heading", "I"], [2, 3, "heading", "I.1.a.b"], [4, 5, "heading", "II"]]
    html = render_paper({"source": {"passages": passages}}, "a\nb\nc", heading=2)
    assert [html[at - 2 : at] for at in _places(html, ' class="line r-heading')] == ["h3", "h4", "h3"]


def _places(text: str, part: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(part, at)]


def test_innermost_mark_that_leads_somewhere_is_the_link() -> None:
    data = {"source": {"passages": [[0, 9, "task", "I.1"]]}}
    html = render_paper(data, "abcdefghi", [Mark(0, 9, "out", "o", "#1"), Mark(3, 6, "in", "i", "#2"), Mark(4, 5, "t")])
    check(html)
    assert '<a href="#1" class="out" id="o">abc</a>' in html
    assert '<span class="out"><a href="#2" class="in" id="i">d</a></span>' in html
    assert '<a href="#2" class="in"><span class="t">e</span></a>' in html


def test_note_of_a_mark_stands_in_the_margin_once() -> None:
    data = {"source": {"passages": [[0, 4, "task", "I.1"], [5, 9, "task", "I.2"]]}}
    html = render_paper(data, "abcd\nefgh", [Mark(1, 8, "work overdue", "t-1", "/tasks/1", "Quá hạn")])
    check(html)
    assert html.count("Quá hạn") == 1
    assert '<a class="note work overdue" href="/tasks/1">Quá hạn</a>' in html


def test_every_line_can_be_pointed_at() -> None:
    data, text = reading(PLAN)
    checker = check(render_paper(data, text))
    starts = {int(name.split("-")[1]) for name in checker.ids if name.startswith("s-")}
    assert text.index("1. Sở Khoa học") in starts


def test_address_of_a_sentence_opens_its_document_there() -> None:
    assert place_url(7, 12, 40) == "/documents/7?s=12-40#s-12-40"


@pytest.mark.parametrize("place", ["", "12", "a-b", "40-12", "12-40-50", "-1-5", "9" * 30 + "-1", "١-٢"])
def test_address_that_names_no_sentence_marks_nothing(place: str) -> None:
    assert here(place) == []


def test_sentence_of_the_address_is_marked() -> None:
    assert here("12-40") == [Mark(12, 40, "here", "s-12-40")]


@pytest.fixture
def paged(cast: Cast, tmp_path: Path) -> Document:
    pages = (picture_in(tmp_path, 1), picture_in(tmp_path, 2))
    return read_now(upload(cast.body, cast.monitor), pictures=pages)


def test_pages_are_pictures_with_boxes(paged: Document) -> None:
    data = dict(paged.reading.data)
    data["source"] = {**data["source"], "places": [[0, {"page": 2, "box": [85.5, 100, 500, 114]}]]}
    paged.reading.data = data
    html = render_pages(paged, [Mark(0, 15, "m task", "t-1", "#item-1", "Việc 1")])
    checker = check(html)
    assert {"trang-1", "trang-2", "t-1"} <= set(checker.ids)
    assert 'loading="lazy"' in html
    assert '<svg viewBox="0 0 595 842"' in html
    assert '<a href="#item-1"><g class="m task" id="t-1"><title>Việc 1</title><rect' in html
    assert f'src="/documents/{paged.pk}/pages/2?v=' in html


def test_pages_are_asked_for_once(paged: Document, at_most_queries: Any) -> None:
    document = Document.objects.select_related("reading").get(pk=paged.pk)
    with at_most_queries(1):
        assert has_pages(document)
        render_pages(document, [Mark(0, 5)])


def test_document_without_pages_or_reading_is_shown_as_nothing(cast: Cast) -> None:
    document = make_document(cast.body)
    assert not has_pages(document)
    assert check(render_pages(document)).ids == []
