"""The register of bodies as one document needs it: whose province, issued when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from dondoc.apps.core.models import Configuration
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.bodies import NameResolver, new_resolver
from dondoc.apps.plans.days import last_day

_PROVINCE = re.compile(r"\b(?:tỉnh|thành phố)\s+[^\W\d_].*$")
Json = Mapping[str, Any]


def register_for(document: Document, today: date) -> NameResolver:
    """The register, loaded once, for the names in a document."""
    return new_resolver(issued_on=issue_day(document, today), today=today, province=province_of(document))


def issue_day(document: Document, today: date) -> date:
    """The day of issue; where it is blank, the day of the youngest document that it cites; else today.

    A plan is younger than what it cites, so names are looked up as near to its day as can be told.
    """
    told = last_day(document.issued_on)
    if told:
        return min(told, today)
    cited = [last_day(one.get("issued_on") or "") for one in document.reading.data.get("references") or ()]
    return max((day for day in cited if day and day <= today), default=today)


def province_of(document: Document) -> str:
    """The province of the issuer, «tỉnh Kon Tum»; that of this system where the issuer does not say."""
    match = _PROVINCE.search(document.issuer)
    return match[0].strip() if match else Configuration.current().province_name
