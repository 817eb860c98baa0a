"""What Akoma Ntoso wants to know of a document before its text: identity, dates, bodies, references.

Every level needs a full date. A date of which the document gives only a part is
filled up with the first day, under a name that says so (`reduced`); a document
without any has the first day of the calendar, named `unknown`.
"""

from __future__ import annotations

from lxml import etree

from dondoc.reading.export import phrases
from dondoc.reading.export.akn import names
from dondoc.reading.model import DocumentFacts, Reading

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
Element = etree._Element
_UNKNOWN_DAY = "0001-01-01"
_READER = "#dondoc"


def tag(name: str) -> str:
    """The name of an element in Akoma Ntoso's namespace."""
    return f"{{{NAMESPACE}}}{name}"


def child(parent: Element, name: str, text: str | None = None, /, **attributes: str) -> Element:
    """A new element at the end of another, its text made safe for XML."""
    element = etree.SubElement(parent, tag(name), attributes)
    if text is not None:
        element.text = clean(text)
    return element


def clean(text: str) -> str:
    """Text without the characters that XML cannot hold; each leaves a mark where it stood."""
    return "".join(c if _is_allowed(ord(c)) else "\ufffd" for c in text)


def _is_allowed(code: int) -> bool:
    return code in (9, 10, 13) or 32 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def full_day(issued_on: str | None) -> tuple[str, str]:
    """A full date, and the name under which it may be given."""
    if phrases.day_of(issued_on):
        return issued_on or "", "issued"
    filled = f"{issued_on}-01-01"[:10] if issued_on else ""
    return (filled, "reduced") if phrases.day_of(filled) else (_UNKNOWN_DAY, "unknown")


def write_meta(document: Element, reading: Reading, component: str, title: str | None) -> None:
    """The head of a document or of one of its annexes; `component` is `main` or `annex_1`."""
    meta = child(document, "meta")
    facts, uri = reading.document, work_of(reading.document)
    identification = child(meta, "identification", source=_READER)
    work = _level(identification, "FRBRWork", uri, component, facts)
    child(work, "FRBRcountry", value="vn")
    child(work, "FRBRsubtype", value=names.slug(facts.kind or "") or "van-ban")
    if facts.number:
        child(work, "FRBRnumber", value=clean(facts.number))
    if title:
        child(work, "FRBRname", value=clean(title))
    expression = _level(identification, "FRBRExpression", f"{uri}/vie@", component, facts)
    child(expression, "FRBRlanguage", language="vie")
    _level(identification, "FRBRManifestation", f"{uri}/vie@", component, facts, ending=".xml")
    if component == "main":
        _references(meta, reading)


def work_of(facts: DocumentFacts) -> str:
    """The address of the document itself."""
    return names.work_uri(facts.kind, facts.issuer, facts.issued_on, facts.number)


def _level(parent: Element, name: str, uri: str, component: str, facts: DocumentFacts, *, ending: str = "") -> Element:
    level = child(parent, name)
    day, day_name = full_day(facts.issued_on)
    child(level, "FRBRthis", value=f"{uri}/!{component}{ending}")
    child(level, "FRBRuri", value=f"{uri}{ending}")
    child(level, "FRBRdate", date=day, name=day_name)
    child(level, "FRBRauthor", href="#issuer" if name != "FRBRManifestation" else _READER)
    return level


def _references(meta: Element, reading: Reading) -> None:
    references = child(meta, "references", source=_READER)
    for index, cited in enumerate(reading.references, 1):
        shown = " ".join(part for part in (cited.kind, cited.number) if part)
        href = names.reference_uri(cited)
        child(references, "activeRef", eId=f"ref_{index}", href=href, showAs=clean(shown))
    issuer = reading.document.issuer or ""
    child(references, "TLCOrganization", eId="issuer", href=_organisation(issuer), showAs=clean(issuer))
    child(references, "TLCOrganization", eId="dondoc", href="/akn/ontology/organization/dondoc", showAs="dondoc")
    if reading.document.signer and reading.document.signer.position:
        position = reading.document.signer.position
        href = f"/akn/ontology/role/vn/{names.slug(position) or 'khong-ro'}"
        child(references, "TLCRole", eId="signer", href=href, showAs=clean(position))


def _organisation(name: str) -> str:
    return f"/akn/ontology/organization/vn/{names.slug(name) or 'khong-ro'}"
