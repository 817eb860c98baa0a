from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from dondoc.reading.export import ExportFormat, export
from dondoc.reading.export.html.marks import Mark, Marked, cut, find_marks, lines
from dondoc.reading.model import Passage, Reading, Role, Span, Warning
from factories.readings import empty, plan


def page(reading: Reading) -> html.HtmlElement:
    return html.document_fromstring(export(reading, ExportFormat.HTML, name="a.docx"))


PAGE = page(plan())


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_word_of_the_document_is_on_the_paper_in_order() -> None:
    paper = PAGE.get_element_by_id("van-ban")
    for noise in paper.xpath('.//*[@class="margin" or @class="page"]'):
        noise.drop_tree()
    shown = [words_of(line) for line in paper.xpath('./p[contains(@class, "line")]')]
    assert shown == plan().text.split("\n")


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        pytest.param("lead", "Sở Khoa học và Công nghệ", id="lead"),
        pytest.param("coordinate", "các sở, ngành", id="coordinate"),
        pytest.param("deadline", "Trước ngày 31/3/2025", id="deadline"),
        pytest.param("product", "Nghị quyết của Hội đồng nhân dân tỉnh", id="product"),
        pytest.param("value", "tối thiểu 60%", id="value"),
        pytest.param("reference", "Nghị quyết 12", id="reference"),
        pytest.param("warning", "31/6/2026", id="warning"),
    ],
)
def test_finding_is_marked_in_place(mark: str, words: str) -> None:
    marks = PAGE.xpath(f'//article[@id="van-ban"]//span[contains(concat(" ", @class, " "), " {mark} ")]')
    assert words in [words_of(each) for each in marks]


def test_mark_has_a_word_of_its_own() -> None:
    assert {each.get("data-w") for each in PAGE.xpath("//span[@data-w]")} >= {
        "chủ trì", "phối hợp", "thời hạn", "sản phẩm", "trị số", "viện dẫn 1",
    }  # fmt: skip


def test_lead_shared_by_two_tasks_is_marked_once_for_both() -> None:
    (mark,) = PAGE.xpath('//span[@data-f="t-3 t-4"]')
    assert words_of(mark) == "Sở Nông nghiệp và Phát triển nông thôn"


def test_every_link_leads_somewhere_and_every_id_is_unique() -> None:
    ids = PAGE.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in PAGE.xpath("//a/@href")} <= set(ids)


def test_doubtful_tasks_come_first_in_the_list() -> None:
    order = PAGE.xpath('//section[@id="nhom-t"]//article/@id')
    assert order == ["ds-t-5", "ds-t-3", "ds-t-4", "ds-t-2", "ds-t-1", "ds-t-6", "ds-t-7", "ds-t-8"]


def test_counts_are_told() -> None:
    assert "8 nhiệm vụ" in words_of(PAGE.xpath("//nav")[0])
    assert "5 mục cần xem lại" in words_of(PAGE.xpath("//nav")[0])


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "</style>", "&lt;"])
def test_text_of_the_document_never_becomes_code(text: str) -> None:
    facts = replace(plan().document, title=text, number=text)
    task = replace(plan().tasks[0], text=text, path=text, span=Span(0, len(text)))
    reading = replace(plan(), text=text, passages=(), tasks=(task,), document=facts,
                      warnings=(Warning(text, text, text, text),))  # fmt: skip
    shown = page(reading)
    assert len(shown.xpath("//script")) == 1
    assert len(shown.xpath("//style")) == 1
    assert not shown.xpath("//img")
    assert shown.xpath("//h1")[0].text_content().count(text) == 1
    assert shown.get_element_by_id("d-1").xpath('.//span[contains(@class, "task")]')[0].text_content() == text


def test_nothing_is_loaded_from_outside() -> None:
    raw = export(plan(), ExportFormat.HTML, name="a.docx").decode()
    assert "default-src 'none'" in raw
    assert not re.search(r"https?://|url\(|@import|\ssrc=", raw)


def test_page_is_vietnamese_and_fits_a_phone() -> None:
    assert PAGE.get("lang") == "vi"
    assert PAGE.xpath('//meta[@name="viewport"]')


def test_empty_reading_says_what_would_be_here() -> None:
    assert "Văn bản này không giao nhiệm vụ nào." in words_of(page(empty()))


def test_finding_without_place_has_no_link() -> None:
    entry = PAGE.get_element_by_id("ds-w-3")
    assert not entry.xpath(".//a")


def test_two_tasks_of_one_cell_have_each_their_anchor() -> None:
    task = plan().tasks[0]
    shown = page(replace(plan(), tasks=(task, replace(task, path="II.1.a~2"))))
    assert shown.get_element_by_id("t-1") is not None
    assert shown.get_element_by_id("t-2") is not None


def test_text_outside_all_passages_is_kept() -> None:
    reading = replace(plan(), passages=plan().passages[3:9])
    assert "".join(reading.text[p.span.start : p.span.end] for p in lines(reading)) == reading.text.replace("\n", "")


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair) + 1))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(SPANS, st.sampled_from(list(Mark))), max_size=12), st.lists(st.integers(1, 39), max_size=4))
def test_pieces_cover_each_line_and_carry_just_their_marks(found: list[tuple[Span, Mark]], cuts: list[int]) -> None:
    marks = sorted({Marked(span, mark, ("t-1",)) for span, mark in found}, key=lambda m: (m.span.start, -m.span.end))
    edges = sorted({0, 40, *cuts})
    passages = [Passage(Span(a, b), Role.TASK) for a, b in itertools.pairwise(edges)]
    begun: list[Marked] = []
    for passage, pieces in cut(iter(passages), marks):
        assert [piece.start for piece in pieces] == [passage.span.start, *(piece.end for piece in pieces[:-1])]
        assert pieces[-1].end == passage.span.end
        for piece in pieces:
            over = {m for m in marks if m.span.start < piece.end and piece.start < m.span.end}
            assert set(piece.marks) == over
            begun += piece.begins
    assert sorted(begun, key=repr) == sorted((m for m in marks if m.span.start < 40), key=repr)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(-5, 3000), st.integers(-5, 3000)), max_size=20))
def test_wild_spans_lose_no_word(spans: list[tuple[int, int]]) -> None:
    tasks = tuple(replace(plan().tasks[0], span=Span(*span)) for span in spans)
    paper = page(replace(plan(), tasks=tasks)).get_element_by_id("van-ban")
    for noise in paper.xpath('.//*[@class="margin" or @class="page"]'):
        noise.drop_tree()
    assert words_of(paper) == " ".join(plan().text.split())


def test_marks_come_in_order() -> None:
    starts = [marked.span.start for marked in find_marks(plan())]
    assert starts == sorted(starts)


@pytest.mark.slow
def test_script_runs_under_the_policy_and_shows_the_finding_of_the_address(tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not on this machine")
    file = tmp_path / "a.html"
    file.write_bytes(export(plan(), ExportFormat.HTML, name="a.docx"))
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
             "--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}")  # fmt: skip
    run = subprocess.run(
        [chromium, *flags, "--dump-dom", f"{file.as_uri()}#t-2"], capture_output=True, text=True, timeout=60
    )
    dom = html.document_fromstring(run.stdout)
    assert dom.get("class") == "js"
    assert dom.xpath('//article[contains(@class, "picked")]/@id') == ["ds-t-2"]
