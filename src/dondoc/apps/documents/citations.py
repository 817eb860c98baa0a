"""Which of our documents a cited one is, told from both ends: whichever came later, the link is made.

A number alone says little: «57/KH-UBND» is given every year in every province. Number,
kind and day have to agree as far as both sides tell them; where the citation has no
day, the issuer has to agree too, and the cited one cannot be the younger. With more than
one paper left nothing is chosen. The worse mistake is a link to the wrong paper.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from dondoc.apps.documents.models import Citation, Document
from dondoc.vn.folding import fold

_CENTRAL = re.compile(r" (?:ttg|tw|cp|ctn|(?:ubtv)?qh\d+|b[a-z]{1,8})(?: |$)")
_BEST_FIRST = (Document.State.ADOPTED, Document.State.READ, Document.State.KEPT)


def build_citations(document: Document, references: Iterable[dict[str, Any]]) -> list[Citation]:
    """The citations of a reading, not saved and not yet linked."""
    return [_build(document, reference) for reference in references]


def relink(keys: Iterable[str]) -> None:
    """Find anew what all citations under these keys point to. Two queries, and one for what changed."""
    wanted = {key for key in keys if key}
    if not wanted:
        return
    candidates: dict[str, list[Document]] = defaultdict(list)
    for document in Document.objects.current().filter(number_key__in=wanted).order_by("pk"):
        candidates[document.number_key].append(document)
    changed = []
    for citation in Citation.objects.filter(number_key__in=wanted).select_related("document"):
        target = find_target(citation, candidates[citation.number_key])
        if citation.target_id != (target.pk if target else None):
            citation.target = target
            changed.append(citation)
    Citation.objects.bulk_update(changed, ["target"], batch_size=500)


def keys_of(document: Document) -> set[str]:
    """The keys under which a document is cited or cites."""
    return {document.number_key, *document.citations.values_list("number_key", flat=True)} - {""}


def find_target(citation: Citation, candidates: Iterable[Document]) -> Document | None:
    """The one document that the citation can mean. Several files of one paper are one: the one in force is taken."""
    fitting = [one for one in candidates if one.pk != citation.document_id and is_meant(citation, one)]
    papers = {(one.issued_on, fold(one.issuer), fold(one.kind)) for one in fitting}
    if len(papers) != 1:
        return None
    return min(fitting, key=lambda one: (_rank(one), one.pk))


def is_meant(citation: Citation, candidate: Document) -> bool:
    """Whether the citation can mean this document."""
    if not citation.number_key or citation.number_key != candidate.number_key:
        return False
    if not _agree(fold(citation.kind), fold(candidate.kind)):
        return False
    if citation.issued_on:
        return _agree(citation.issued_on, candidate.issued_on)
    return _agree(fold(_issuer(citation)), fold(candidate.issuer)) and not _is_younger(candidate, citation.document)


def _issuer(citation: Citation) -> str:
    """Who issued it, as the citation tells; a number of the province that names nobody is one of the same issuer."""
    return citation.issuer or ("" if _CENTRAL.search(citation.number_key) else citation.document.issuer)


def _agree(one: str, other: str) -> bool:
    """Whether both say the same, one perhaps less exactly: «2024-09» and «2024-09-05»; silence contradicts nothing."""
    return one.startswith(other) or other.startswith(one)


def _is_younger(candidate: Document, citing: Document) -> bool:
    shared = min(len(candidate.issued_on), len(citing.issued_on))
    return candidate.issued_on[:shared] > citing.issued_on[:shared]


def _rank(document: Document) -> int:
    state = Document.State(document.state)
    return _BEST_FIRST.index(state) if state in _BEST_FIRST else len(_BEST_FIRST)


def _build(document: Document, reference: dict[str, Any]) -> Citation:
    def words(key: str, most: int | None = None) -> str:
        return (reference.get(key) or "")[:most]

    citation = Citation(
        document=document,
        kind=words("kind", 60),
        number=words("number", 60),
        issued_on=words("issued_on", 10),
        issuer=words("issuer", 250),
        title=words("title"),
        relation=words("relation", 20),
        mentions=reference.get("mentions") or [],
    )
    citation.build_key()
    return citation
