"""Entries as iCalendar (RFC 5545, RFC 7986): all-day events, free time, so that nobody seems busy for a deadline.

Events, not tasks (VTODO): Google and Outlook show no tasks of a subscribed calendar. Words are escaped
by icalendar; its whole components, and its folding letter by letter, would take two seconds for 5,000 events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, timedelta

from icalendar import vText

from dondoc.faces.feeds.entries import Entry

_LONGEST = 75
_UNSEEN = {code: None for code in range(32) if code != ord("\n")}


def written(name: str, entries: Iterable[Entry], site: str) -> bytes:
    """The whole calendar. `site` is the address under which people reach us."""
    lines = list(_lines(name, entries, site.rstrip("/")))
    return b"\r\n".join([*lines, b""])


def _lines(name: str, entries: Iterable[Entry], site: str) -> Iterator[bytes]:
    yield from (b"BEGIN:VCALENDAR", b"VERSION:2.0", b"PRODID:-//dondoc//calendar//VI", b"CALSCALE:GREGORIAN")
    yield from (b"METHOD:PUBLISH", _text("NAME", name), _text("X-WR-CALNAME", name))
    yield from (b"REFRESH-INTERVAL;VALUE=DURATION:PT4H", b"X-PUBLISHED-TTL:PT4H")
    for entry in entries:
        yield from _event(entry, site)
    yield b"END:VCALENDAR"


def _event(entry: Entry, site: str) -> Iterator[bytes]:
    changed = f"{entry.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield b"BEGIN:VEVENT"
    yield f"UID:{entry.uid}".encode()
    yield f"DTSTAMP:{changed}".encode()
    yield f"LAST-MODIFIED:{changed}".encode()
    yield f"SEQUENCE:{entry.sequence}".encode()
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}".encode()
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}".encode()
    yield _text("SUMMARY", entry.summary)
    yield _text("DESCRIPTION", f"{entry.description}\n{site}{entry.path}")
    yield _address("URL", f"{site}{entry.path}")
    yield b"STATUS:CANCELLED" if entry.cancelled else b"STATUS:CONFIRMED"
    yield b"TRANSP:TRANSPARENT"
    yield b"CLASS:PRIVATE"
    yield b"END:VEVENT"


def _text(name: str, words: str) -> bytes:
    """Words, escaped as icalendar does."""
    return _folded(name.encode() + b":" + vText(words.translate(_UNSEEN)).to_ical())


def _address(name: str, address: str) -> bytes:
    return _folded(f"{name}:{address}".encode())


def _folded(line: bytes) -> bytes:
    """Lines of at most 75 bytes, no letter cut in two; those that go on begin with a space."""
    parts, start, room = [], 0, _LONGEST
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == 0x80:  # inside a letter of several bytes
            end -= 1
        parts.append(line[start:end])
        start, room = end, _LONGEST - 1
    return b"\r\n ".join([*parts, line[start:]])
