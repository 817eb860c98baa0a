"""Web archives (.mht, «Single File Web Page»): the page is taken out of its envelope and read as HTML.

Source: RFC 2557. The page is the first part of type text/html; pictures and style sheets
beside it are left alone. The charset of the envelope is not handed on: it is as often wrong
as the page's own, and the HTML reader finds out by itself.
"""

from __future__ import annotations

import email
import email.policy
from email.message import Message

from dondoc.reading.sources.base import Settings, SourceDocument
from dondoc.reading.sources.refusals import damaged


def read_web_archive(data: bytes, settings: Settings) -> SourceDocument:
    """Read the page of a web archive."""
    from dondoc.reading.sources.html import read_html

    return read_html(take_page(data), settings)


def take_page(data: bytes) -> bytes:
    """The bytes of the HTML page inside."""
    message: Message = email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                return page
    raise damaged("MHTML")
