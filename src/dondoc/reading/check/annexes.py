"""Annexes that the text points to, present in the file or missing from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.reading.model import Annex, Span, Warning
from dondoc.reading.structure.zones import Stretch, Zones
from dondoc.reading.text.layer import Text
from dondoc.vn.numerals import parse_roman, to_roman

_MENTION = re.compile(
    r"(?<!\w)(?:Phụ lục|PHỤ LỤC)\s+(?:số\s+)?(?P<number>[IVX]{1,5}|\d{1,2})(?![\w/]|\.\d)"
    r"(?P<more>(?:\s*(?:,|và)\s*[IVX]{1,5}(?![\w/]))*)(?=(?P<rest>[^.;]{0,60}))"
)
_FOREIGN = re.compile(
    r"\s*(?:,\s*)?(?:của|tại|kèm theo|ban hành (?:kèm )?theo|thuộc)\s+(?:Thông tư|Nghị định|Nghị quyết|Luật|Quyết định số|Công văn|Kế hoạch số|Chương trình số|Hướng dẫn)"
)


def find_annexes(text: Text, zones: Zones, warnings: list[Warning]) -> tuple[Annex, ...]:
    """The annexes in the file and those only named; a missing one and a gap in the numbering are warned of."""
    present: dict[int, Annex] = {}
    order = 0
    for stretch in zones.stretches:
        if stretch.annex_label is None:
            continue
        order += 1
        title = annex_title(text, stretch)
        first = stretch.title[0] if stretch.title else (stretch.body[0] if stretch.body else None)
        span = Span(text.lines[first].start, text.lines[first].end) if first is not None else None
        present[_number(stretch.annex_label) or order] = Annex(_shown(stretch.annex_label), True, title, span)
    named = _mentions(text, zones)
    missing: dict[int, Annex] = {}
    for number, (label, spans) in named.items():
        if number in present:
            continue
        missing[number] = Annex(label, False, None, spans[0])
        warnings.append(Warning("missing-annex", None, label, None, span=spans[0]))
    _warn_of_gaps(sorted({*present, *missing}), named, warnings)
    return tuple(annex for _, annex in sorted({**present, **missing}.items()))


def _mentions(text: Text, zones: Zones) -> dict[int, tuple[str, list[Span]]]:
    heads = {n for stretch in zones.stretches for n in stretch.title}
    out: dict[int, tuple[str, list[Span]]] = {}
    for n, line in enumerate(text.lines):
        if n in heads or ("hụ lục" not in line.text and "HỤ LỤC" not in line.text):
            continue
        for match in _MENTION.finditer(line.text):
            if _FOREIGN.match(match["rest"]):
                continue
            for written, start, end in _numbers(match):
                number = _number(written)
                if number is not None:
                    span = Span(line.start + start, line.start + end)
                    out.setdefault(number, (f"Phụ lục {written}", []))[1].append(span)
    return out


def _numbers(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """«Phụ lục I, II và III» names three; the first is shown with its word, the others from there on."""
    yield match["number"], match.start(), match.end("number")
    for further in re.finditer(r"[IVX]+", match["more"]):
        yield further[0], match.start(), match.start("more") + further.end()


def annex_title(text: Text, stretch: Stretch) -> str | None:
    """What stands below the annex's number, or behind it on the line, without «(Kèm theo …)»."""
    below = [text.lines[n].text for n in stretch.title[1:]]
    title = " ".join(words for words in below if not words.startswith("("))
    if not title and stretch.title and stretch.annex_label:
        title = text.lines[stretch.title[0]].text.removeprefix(stretch.annex_label).strip(" .:")
    return title or None


def _number(label: str) -> int | None:
    match = re.search(r"([IVX]{1,5}|\d{1,2})\s*$", label.strip(" .:"))
    if match is None:
        return None
    if match[1].isdigit():
        return int(match[1])
    try:
        return parse_roman(match[1])
    except ValueError:
        return None


def _shown(label: str) -> str:
    return "Phụ lục" + label[len("Phụ lục") :] if label.upper().startswith("PHỤ LỤC") else label


def _warn_of_gaps(numbers: list[int], named: dict[int, tuple[str, list[Span]]], warnings: list[Warning]) -> None:
    if not numbers:
        return
    roman = any(re.search(r"[IVX]", label) for label, _ in named.values())
    for number in range(1, numbers[-1]):
        if number not in numbers:
            warnings.append(Warning("annex-gap", None, f"Phụ lục {to_roman(number) if roman else number}"))
