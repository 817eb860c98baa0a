r"""The marks of Markdown in one line: taken out of the text, kept as style.

Plans reach us as text that some converter made, so Markdown stands in files that are
called plain: «**- Đơn vị chủ trì:**», «TN\_VP6\_28.KH», «KGVX<sub>PTDL</sub>». The same
signs are also the author's own: an asterisk as list marker, a blank to fill in
(«Số: ____»), a product of numbers. A mark is taken out only in a pair that clasps words;
to eat a sign of the author is the worse mistake.
Source: CommonMark 0.31 for what may open and close; what the converters print.

>>> strip_marks("**- Đơn vị chủ trì thực hiện:**")
Stripped(text='- Đơn vị chủ trì thực hiện:', bold=True, italic=False, heading=0, note=False)
>>> strip_marks(r"\* Lĩnh vực Y tế, diện tích 5*3*2 m<sup>2</sup>").text
'* Lĩnh vực Y tế, diện tích 5*3*2 m2'
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dondoc.reading.text.clean import clean_line


class Stripped(NamedTuple):
    """A line without its marks, and what they said. `note`: the line begins with a footnote's mark."""

    text: str
    bold: bool = False
    italic: bool = False
    heading: int = 0
    note: bool = False


MARKS = re.compile(r"[*_\\<#`\[&>|]")
"""A line without any of these holds no mark."""

_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+|$)")
_QUOTE = re.compile(r"\s*(?:>\s?)+(?![\s\d=])")  # «> 60%» is more than, not a quotation
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = 0xE100  # escaped signs wait in the private area until the marks are gone
_SHOW = {_HIDDEN + code: chr(code) for code in range(0x21, 0x7F)}
_SUP = r"<sup>\s*[(\[]?(?:\d{1,3}|\*{1,3})[)\]]?\s*</sup>"
_NOTE_TEXT = re.compile(rf"\s*(?:{_SUP}|\[\^[^\]\s]{{1,20}}\]:)\s*(?=\S)", re.IGNORECASE)
_NOTE_MARK = re.compile(rf"{_SUP}|\[\^[^\]\s]{{1,20}}\]", re.IGNORECASE)
_METRE = re.compile(r"(?:^|[\W\d])[kcdm]?m$")
_COMMENT = re.compile(r"<!--[^<>]*-->")
_TAG = re.compile(
    r"</?(?:a|b|i|u|s|em|strong|sub|sup|span|p|div|center|font|small|big|mark|ins|del|br|hr|img)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"()]*\")?\)")
_CODE = re.compile(r"(?<!`)`++([^`]+)`++")
_ENTITY = re.compile(r"&(nbsp|amp|lt|gt|quot);")
_ENTITIES = {"nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": '"'}
_ONE_PAIR = re.compile(r"([^*_]*)(\*{1,3})([^*_]+)\2([^*_]*)")  # nine marked lines out of ten
_RUNS = re.compile(r"\*+|_+")
_MARKER = re.compile(r"\s*(?:[-+*•–]|\(?(?:\d{1,3}|[a-zđ]|[ivx]{1,4}|[IVX]{1,5})[.)])\s+")
_WORD = re.compile(r"[^\W_]")
# a converter's own bullet before the printed marker
_DOUBLE = re.compile(r"[-*•]\s+(?=(?:[-+•▪]|\(?(?:\d{1,2}|[a-zđ])\)|(?:\d{1,2}|[IVX]{1,5})\.)\s)")
_RULE = re.compile(r"\s*(?:(?:[-_=~–—─]\s*){3,}|(?:\*\s*){3,}|(?:\*_?\*|-o0o-)?|`{3}\w*|:{3,}.{0,40})\s*")
_OPENS_AFTER = frozenset("/\\|,.;:!?)]}”»%=")  # an opening mark is not followed by these
_CLOSES_BEFORE = frozenset("/\\|([{“«=")


def is_rule(line: str) -> bool:
    """Whether a line only draws: ---, ***, ____, a code fence."""
    return _RULE.fullmatch(line) is not None


def strip_marks(line: str) -> Stripped:
    """The line without its marks."""
    heading = 0
    found = _HEADING.match(line)
    if found:
        heading = len(found[1])
        line = _without_closing(line[found.end() :])
    elif ">" in line:
        line = _QUOTE.sub("", line, count=1) if _QUOTE.match(line) else line
    escaped = "\\" in line
    if escaped:
        line = _ESCAPE.sub(lambda match: chr(_HIDDEN + ord(match[1])), line)
    note = _NOTE_TEXT.match(line)
    if note:
        line = line[note.end() :]
    line = _strip_tags(line)
    bold = italic = False
    if "*" in line or "_" in line:
        line, bold, italic = _strip_emphasis(line)
    text = clean_line(line.translate(_SHOW) if escaped or not line.isprintable() else line)
    return Stripped(
        _DOUBLE.sub("", text, count=1) if _DOUBLE.match(text) else text, bold, italic, heading, note is not None
    )


def drop_double_marker(text: str) -> str:
    """«- + Chánh Văn phòng» as «+ Chánh Văn phòng»: the first bullet is the converter's."""
    found = _DOUBLE.match(text)
    return text[found.end() :] if found else text


def split_breaks(text: str) -> list[str]:
    """The lines inside a cell."""
    return _BREAK.split(text) if "<" in text else [text]


def hide_escapes(line: str) -> str:
    """The line with its escaped bars hidden, so that it can be cut at the others."""
    return line.replace("\\|", chr(_HIDDEN + ord("|"))) if "\\" in line else line


def _without_closing(heading: str) -> str:
    bare = heading.rstrip()
    cut = bare.rstrip("#")
    return cut if cut != bare and (not cut or cut[-1].isspace()) else heading


def _strip_tags(line: str) -> str:
    if "<" in line or "[^" in line:
        line = _COMMENT.sub("", _NOTE_MARK.sub(_without_note_mark, line))
        line = _TAG.sub("", _BREAK.sub(" ", line))
    if "](" in line:
        for _step in range(2):  # an image inside a link
            line = _LINK.sub(lambda match: "" if match[1] else match[2], line)
    if "`" in line:
        line = _CODE.sub(r"\1", line)
    return _ENTITY.sub(lambda match: _ENTITIES[match[1]], line) if "&" in line else line


def _without_note_mark(match: re.Match[str]) -> str:
    """Nothing, but after m it is no note: an area or a volume."""
    before = match.string[max(0, match.start() - 3) : match.start()]
    return match[0] if _METRE.search(before) else ""


class _Run:
    """A run of asterisks or underscores that may open: where it ends, how many are left."""

    __slots__ = ("end", "left")

    def __init__(self, end: int, left: int) -> None:
        self.end = end
        self.left = left


def _strip_emphasis(line: str) -> tuple[str, bool, bool]:
    """The line without its pairs of emphasis, and whether all of its words are bold, or italic."""
    simple = _ONE_PAIR.fullmatch(line)
    if simple and _flanks(line, *simple.span(2))[0] and _flanks(line, simple.end(3), simple.start(4))[1]:
        before, mark, inside, after = simple.groups()
        whole = _has_no_words(before + after)
        return before + inside + after, whole and len(mark) > 1, whole and len(mark) != 2
    return _strip_pairs(line)


def _strip_pairs(line: str) -> tuple[str, bool, bool]:
    openers: dict[str, list[_Run]] = {"*": [], "_": []}
    pairs: list[tuple[int, int, int]] = []
    cuts: list[tuple[int, int]] = []
    for run in _RUNS.finditer(line):
        start, end = run.span()
        opens, closes = _flanks(line, start, end)
        stack = openers[run[0][0]]
        left = end - start
        while closes and left and stack:
            opener = stack[-1]
            used = min(opener.left, left)
            pairs.append((opener.end, start, used))
            cuts += ((opener.end - used, opener.end), (end - left, end - left + used))
            opener.left -= used
            opener.end -= used
            left -= used
            if not opener.left:
                stack.pop()
        if opens and left:
            stack.append(_Run(end, left))
        elif closes and left > 1 and not line[end:].strip():
            cuts.append((start, end))  # opened on a line before
    cuts += ((run.end - run.left, run.end) for run in openers["*"] if run.left > 1 and not line[: run.end].strip(" *"))
    if not cuts:
        return line, False, False
    bold = [pair for pair in pairs if pair[2] > 1]
    italic = [pair for pair in pairs if pair[2] != 2]
    return _cut(line, cuts), _covers(line, bold), _covers(line, italic)


def _flanks(line: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run may open, and whether it may close."""
    before = line[start - 1] if start else " "
    after = line[end] if end < len(line) else " "
    if end - start > 3 or (before == "(" and after == ")"):
        return False, False
    if before.isdigit() and after.isdigit():
        return False, False
    inside = before.isalnum() and after.isalnum()
    single = line[start] == "_" or end - start == 1
    opens = not after.isspace() and after not in _OPENS_AFTER and not (single and before.isalnum())
    closes = not before.isspace() and before not in _CLOSES_BEFORE and not (line[start] == "_" and inside)
    return opens, closes


def _cut(line: str, cuts: list[tuple[int, int]]) -> str:
    out = []
    at = 0
    for start, end in sorted(cuts):
        out.append(line[at:start])
        at = max(at, end)
    out.append(line[at:])
    return "".join(out)


def _covers(line: str, pairs: list[tuple[int, int, int]]) -> bool:
    """Whether no word, apart from a list marker, stands outside the pairs."""
    return bool(pairs) and _has_no_words(_cut(line, [(start, end) for start, end, _used in pairs]))


def _has_no_words(rest: str) -> bool:
    marker = _MARKER.match(rest)
    return _WORD.search(rest, marker.end() if marker else 0) is None
