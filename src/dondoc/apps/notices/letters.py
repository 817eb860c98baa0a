"""A digest as a letter: subject with counts, plain text, and HTML; in the language of its reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.apps.notices.digests import Digest
from dondoc.apps.notices.kinds import Kind
from dondoc.apps.notices.letter_html import Row, Section, page_of
from dondoc.apps.notices.links import absolute, unsubscribe_link
from dondoc.apps.notices.sources import Line
from dondoc.apps.notices.words import ACTS, count_words, state_words

MOST = 15
"""Lines of one kind in one letter; the page has the rest."""
_LONGEST = 300
_SUBJECT = 250


@dataclass(frozen=True, slots=True)
class Written:
    """A letter, written."""

    subject: str
    text: str
    html: str


def write(digest: Digest) -> Written:
    """The letter of a digest."""
    with translation.override(digest.user.language):
        sections = list(_sections(digest))
        heading = _("Việc của bạn, %(day)s") % {"day": date_format(digest.day, "l, d/m/Y")}
        desk, stop = absolute(reverse("desk")), unsubscribe_link(digest.user)
        subject = subject_of(digest)
        page = page_of(
            language=digest.user.language,
            title=subject,
            heading=heading,
            name=str(digest.user),
            sections=sections,
            desk=desk,
            stop=stop,
        )
        return Written(subject, _text(heading, str(digest.user), sections, desk, stop), page)


def subject_of(digest: Digest) -> str:
    """«Đôn Đốc 20/11: 2 việc quá hạn, 1 việc đến hạn hôm nay, 3 việc mới»."""
    counts = digest.counts
    parts = [count_words(kind, counts[kind]) for kind in Kind if counts[kind]]
    words = _("Đôn Đốc %(day)s: %(counts)s") % {"day": f"{digest.day:%d/%m}", "counts": ", ".join(parts)}
    return words if len(words) <= _SUBJECT else words[: _SUBJECT - 1] + "…"


def _sections(digest: Digest) -> Iterator[Section]:
    for kind in Kind:
        lines = digest.of(kind)
        if not lines:
            continue
        more = len(lines) - MOST
        yield Section(
            kind=kind,
            word=str(kind.label),
            count=len(lines),
            intro=_intro(kind, lines, digest),
            rows=tuple(_row(line) for line in lines[:MOST]),
            more=_more(more) if more > 0 else "",
        )


def _intro(kind: Kind, lines: list[Line], digest: Digest) -> str:
    """To those who lead: how many, and from which day on this is told."""
    if kind is not Kind.ESCALATED:
        return ""
    at = {"head": digest.settings.head_days, "upper": digest.settings.upper_days}
    said = []
    for act, days in at.items():
        number = sum(line.act == act for line in lines)
        if not number:
            continue
        facts = {"number": number, "days": days}
        if act == "head":
            words = ngettext(
                "Cơ quan ông/bà phụ trách có %(number)d việc quá hạn từ %(days)d ngày trở lên.",
                "Cơ quan ông/bà phụ trách có %(number)d việc quá hạn từ %(days)d ngày trở lên.",
                number,
            )
        else:
            words = ngettext(
                "Các cơ quan được giao việc có %(number)d việc quá hạn từ %(days)d ngày trở lên.",
                "Các cơ quan được giao việc có %(number)d việc quá hạn từ %(days)d ngày trở lên.",
                number,
            )
        said.append(words % facts)
    return " ".join(said)


def _row(line: Line) -> Row:
    note = _quoted(line.note)
    facts = [part for part in (state_words(line), line.plan, line.body) if part]
    return Row(
        act=str(ACTS.get(line.act, "")),
        thing=_short(line.thing),
        url=absolute(line.url),
        facts=" · ".join(facts),
        note=note,
    )


def _more(number: int) -> str:
    return ngettext("và %(number)d việc nữa", "và %(number)d việc nữa", number) % {"number": number}


def _quoted(words: str) -> str:
    return f"«{_short(words)}»" if words else ""


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"


def _text(heading: str, name: str, sections: list[Section], desk: str, stop: str) -> str:
    parts = [heading, name, ""]
    for section in sections:
        parts += [f"{section.word} ({section.count})"]
        parts += [section.intro] if section.intro else []
        for number, row in enumerate(section.rows, 1):
            act = f"{row.act}: " if row.act else ""
            parts += [f"{number}. {act}{row.thing}"]
            parts += [f"   {words}" for words in (row.facts, row.note, row.url) if words]
        parts += [f"… {section.more}: {desk}"] if section.more else []
        parts += [""]
    parts += [_("Việc của bạn trên Đôn Đốc:") + f" {desk}", ""]
    parts += [_("Thư tự động, mỗi ngày nhiều nhất một thư. Chọn loại thư nhận:") + f" {stop}"]
    return "\n".join(parts) + "\n"
