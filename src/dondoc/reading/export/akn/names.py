"""Names that Akoma Ntoso gives things: element names of items, eIds, addresses of documents.

Source: Akoma Ntoso Naming Convention 1.0 (OASIS): `/akn/country/type/subtype/actor/date/number`,
eIds of an abbreviated element name, two underscores and the parent's in front. The
letters of Vietnamese are folded to plain ones, so that an address survives any system.

>>> slug("215/KH-UBND"), slug("Ủy ban nhân dân tỉnh Đồng Nai")
('215-kh-ubnd', 'uy-ban-nhan-dan-tinh-dong-nai')
>>> element_of("II"), element_of("c"), element_of("-2")
('section', 'point', 'indent')
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from dondoc.reading.model import Reference

_ELEMENTS = (
    (re.compile(r"Điều\b", re.IGNORECASE), "article"),
    (re.compile(r"Chương\b", re.IGNORECASE), "chapter"),
    (re.compile(r"Phần\b", re.IGNORECASE), "part"),
    (re.compile(r"[IVXLC]+(~\d+)?\Z"), "section"),
    (re.compile(r"[A-ZĐ](~\d+)?\Z"), "part"),
    (re.compile(r"\d"), "paragraph"),
    (re.compile(r"[a-zđ](~\d+)?\Z"), "point"),
    (re.compile(r"[-+]"), "indent"),
    (re.compile(r"p\d"), "alinea"),
    (re.compile(r"\*"), "level"),
)
_SHORT = {
    "article": "art",
    "chapter": "chp",
    "part": "part",
    "section": "sec",
    "paragraph": "para",
    "point": "point",
    "indent": "indent",
    "alinea": "al",
    "level": "lvl",
    "hcontainer": "hcontainer",
    "attachment": "att",
}


def slug(text: str) -> str:
    """A text in plain small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def element_of(marker: str) -> str:
    """The element for an item, by the form of its marker."""
    return next((name for pattern, name in _ELEMENTS if pattern.match(marker)), "level")


class Ids:
    """Gives each element an eId of its own: the same item twice gets a number behind."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def new(self, element: str, marker: str, parent: str = "") -> str:
        """The eId of an element under a parent."""
        number = re.sub(r"^(PL|p)(?=\d)|^(Điều|Chương|Phần) ", "", marker)
        plain = re.sub(r"[^0-9A-Za-zĐđ~]+", "-", number).strip("-").replace("~", "-")
        own = f"{_SHORT.get(element, element)}_{plain or '1'}"
        wanted = f"{parent}__{own}" if parent else own
        self._given[wanted] += 1
        while self._given[wanted] > 1:
            wanted = f"{wanted}-{self._given[wanted]}"
            self._given[wanted] += 1
        return wanted


def work_uri(kind: str | None, issuer: str | None, issued_on: str | None, number: str | None) -> str:
    """The address of a document as a work; a part that is not known is left out, a year at least is kept."""
    parts = ["akn", "vn", "doc", slug(kind or "") or "van-ban", slug(issuer or ""), issued_on or "", slug(number or "")]
    return "/" + "/".join(part for part in parts if part)


def reference_uri(cited: Reference) -> str:
    """The address of a cited document."""
    return work_uri(cited.kind, cited.issuer, cited.issued_on, cited.number)
