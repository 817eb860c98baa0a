from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dondoc.reading.export import ExportFormat, export
from dondoc.reading.export.akn.names import Ids, element_of, reference_uri, slug, work_uri
from dondoc.reading.model import DocumentFacts, Passage, Reading, Role, Span
from factories.readings import LINES, empty, long_plan, plan

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
SCHEMA = Path(__file__).parent / "akn" / "akomantoso30.xsd"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def document(reading: Reading) -> etree._Element:
    root = etree.fromstring(export(reading, ExportFormat.AKN, name="a.docx"))
    schema().assertValid(root)
    return root


def texts(root: etree._Element, path: str) -> list[str]:
    return ["".join(element.itertext()) for element in root.xpath(path, namespaces=NS)]


def with_lines(*rows: tuple[Role, str | None, str]) -> Reading:
    """A reading of some lines alone."""
    text, passages = "", []
    for role, path, line in rows:
        passages.append(Passage(Span(len(text), len(text) + len(line)), role, path))
        text += line + "\n"
    return replace(empty(), text=text, passages=tuple(passages))


@pytest.mark.parametrize("make", [plan, empty, lambda: long_plan(50)], ids=["plan", "empty", "flat"])
def test_is_valid_against_the_schema_of_oasis(make) -> None:
    assert document(make()).tag == f"{{{NS['a']}}}akomaNtoso"


def test_no_line_is_lost_or_written_twice() -> None:
    root = document(plan())
    shown = " ".join("".join(e.itertext()) for e in root.iter(*(f"{{{NS['a']}}}{t}" for t in ("num", "heading", "p"))))
    assert sorted(shown.split()) == sorted(" ".join(line for _, _, line in LINES).split())


@pytest.mark.parametrize(
    ("path", "words"),
    [
        pytest.param("//a:section[@eId='sec_II']/a:heading", "NHIỆM VỤ, GIẢI PHÁP", id="heading"),
        pytest.param("//*[@eId='sec_II__para_1__point_a']/a:num", "a)", id="marker-as-printed"),
        pytest.param("//*[@eId='sec_II__para_2__indent_1']/a:num", "-", id="bullet"),
        pytest.param("//a:preface//a:docNumber", "215/KH-UBND", id="number"),
        pytest.param("//a:preface//a:docDate[@date='2024-05-06']", "ngày 06 tháng 5 năm 2024", id="date"),
        pytest.param("//a:preface//a:docType", "KẾ HOẠCH", id="kind"),
        pytest.param("//a:conclusions/a:p[@class='signature'][1]", "TM. ỦY BAN NHÂN DÂN", id="signature"),
        pytest.param("//a:attachment[@eId='att_1']//a:paragraph[1]/a:num", "1", id="row-of-an-annex"),
    ],
)
def test_structure(path: str, words: str) -> None:
    assert texts(document(plan()), path) == [words]


def test_cited_documents_are_linked_short_forms_too() -> None:
    root = document(plan())
    href = "/akn/vn/doc/nghi-quyet/ban-thuong-vu-tinh-uy/2024-01-15/12-nq-tu"
    assert texts(root, f"//a:mainBody//a:ref[@href='{href}']") == ["Nghị quyết 12"]
    assert root.xpath(f"//a:references/a:activeRef[@href='{href}']", namespaces=NS)


def test_lines_between_items_stay_between_them() -> None:
    children = document(plan()).xpath("//*[@eId='sec_II__para_1']/*", namespaces=NS)
    assert [etree.QName(c).localname for c in children] == ["num", "heading", "point", "hcontainer", "point"]


def test_lines_before_and_after_items_are_intro_and_wrap_up() -> None:
    root = document(
        with_lines(
            (Role.HEADING, "I", "I. PHẦN"), (Role.LEAD_IN, "I", "Các sở:"), (Role.TASK, "I.1", "1. Làm"),
            (Role.CLOSING, "I", "Xong."),
        )
    )  # fmt: skip
    assert texts(root, "//a:section/a:intro") == ["Các sở:"]
    assert texts(root, "//a:section/a:wrapUp") == ["Xong."]


@pytest.mark.parametrize(
    ("marker", "element"),
    [("Điều 1", "article"), ("II", "section"), ("A", "part"), ("1", "paragraph"), ("b", "point"), ("đ", "point"),
     ("-3", "indent"), ("+1", "indent"), ("p2", "alinea"), ("*1", "level"), ("III~2", "section"), ("?", "level")],
)  # fmt: skip
def test_element_is_told_by_the_marker(marker: str, element: str) -> None:
    assert element_of(marker) == element


def test_ids_are_never_given_twice() -> None:
    ids = Ids()
    given_ids = [ids.new("section", marker) for marker in ("III", "III", "III~2", "III-2", "III")]
    assert len(set(given_ids)) == 5


@pytest.mark.parametrize(
    ("issued_on", "date", "name"),
    [("2024-05-06", "2024-05-06", "issued"), ("2024-09", "2024-09-01", "reduced"), ("2024", "2024-01-01", "reduced"),
     (None, "0001-01-01", "unknown")],
)  # fmt: skip
def test_reduced_date_is_filled_up_and_says_so(issued_on: str | None, date: str, name: str) -> None:
    root = document(replace(plan(), document=replace(plan().document, issued_on=issued_on)))
    found = root.xpath("//a:FRBRWork/a:FRBRdate", namespaces=NS)[0]
    assert (found.get("date"), found.get("name")) == (date, name)


def test_address_leaves_out_what_is_not_known() -> None:
    assert work_uri("Kế hoạch", None, "2024", "/KH-UBND") == "/akn/vn/doc/ke-hoach/2024/kh-ubnd"
    assert reference_uri(plan().references[2]) == "/akn/vn/doc/cong-van/186-cv"
    assert slug("Đề án") == "de-an"


def test_characters_that_xml_cannot_hold_leave_a_mark() -> None:
    root = document(with_lines((Role.TASK, "I.1", "1. Làm\x00\x0b việc\ufffe")))
    assert texts(root, "//a:p") == ["Làm\ufffd\ufffd việc\ufffd"]


def test_very_deep_paths_keep_their_words() -> None:
    root = document(with_lines((Role.TASK, ".".join(["1"] * 5000), "Sâu")))
    assert texts(root, "//a:p") == ["Sâu"]


ROLES = st.sampled_from(list(Role))
PATHS = st.one_of(st.none(), st.lists(st.sampled_from(["I", "II~2", "1", "a", "-1", "p1", "PL1", "Điều 2", "*1"]),
                                      min_size=1, max_size=4).map(".".join))  # fmt: skip
WORDS = st.text(st.sampled_from("ab1.)-Đ đ<&\u0300"), min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(ROLES, PATHS, WORDS), max_size=12))
def test_any_order_of_lines_gives_a_valid_document_with_all_words(rows: list[tuple[Role, str | None, str]]) -> None:
    root = document(with_lines(*rows))
    shown = "".join("".join(e.itertext()) for e in root.iter(f"{{{NS['a']}}}p", f"{{{NS['a']}}}heading"))
    shown += "".join(e.text or "" for e in root.iter(f"{{{NS['a']}}}num"))
    for _, _, line in rows:
        for word in line.split():
            assert word.strip(".)(-") in shown


def test_facts_that_are_missing_do_not_stop_it() -> None:
    assert document(replace(plan(), document=DocumentFacts())) is not None
