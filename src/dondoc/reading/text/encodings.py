r"""From the bytes of a text to its letters, whatever encoding an office's programs used.

A declared charset is believed last: web pages and mail programs declare what they
are set to, not what they write. UTF-8 and UTF-16 prove themselves by their form, the
Vietnamese encodings of old by the words that come out. Where nothing fits the text
is read as Windows-1252 and said so: refusing it would be the worse mistake, since
numbers and plain words can still be read.
Source: ../shared/domain/language.md, parts 1 and 8.

>>> decode_bytes("Kế hoạch".encode("utf-16")).text
'Kế hoạch'
>>> decode_bytes(b"K\xd5 ho\xb9ch c\xf1a \xf1y ban").encoding
'TCVN3'
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from dondoc.language import _
from dondoc.reading.sources.base import Notice, Place
from dondoc.reading.text.legacy import NOT_VIETNAMESE, decode, guess_legacy, marked_share, repair_mojibake

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEAST_SHARE = 0.6
_SAMPLE = 4096
_READ_AS_1252 = "Windows-1252"
_MISREAD = "UTF-8 / Windows-1252"
# Windows-1252 over Latin-1; its five empty places stay the control characters of the same number
_TO_1252 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_DECLARED = ("cp", "iso8859-", "koi8", "gb", "big5", "euc", "shift_jis", "mac-", "tis-620")
_UNICODE_LETTER = re.compile("[\u1ea0-\u1ef9]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was in («UTF-8 + TCVN3» where lines differ), and what to tell about it."""

    text: str
    encoding: str
    notices: tuple[Notice, ...] = ()


def decode_bytes(data: bytes, declared: str | None = None) -> Decoded:
    """The text of any bytes. Never raises; what was converted or remains in doubt is in the notices."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_wide(data[len(mark) :], name)
    wide = _find_utf_16(data)
    if wide:
        return _decode_wide(data, wide)
    try:
        return repair_text(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_mixed(data) or _decode_single(data, declared)


def repair_text(text: str, encoding: str = "UTF-8") -> Decoded:
    """The text with what was decoded wrongly before it came here put right: legacy letters, misread UTF-8."""
    if text.isascii() or not NOT_VIETNAMESE.search(text):
        return Decoded(text, encoding)
    repaired = repair_mojibake(text)
    if repaired is not None:
        return _told(text, repaired, encoding, _MISREAD)
    lines = text.split("\n")
    found = guess_legacy("\n".join(filter(_is_suspect, lines)))
    if found is None:
        return Decoded(text, encoding)
    if not _UNICODE_LETTER.search(text):
        return _told(text, decode(text, found), encoding, found.value)
    repaired_lines = (decode(line, found) if _is_suspect(line) and guess_legacy(line) else line for line in lines)
    return _told(text, "\n".join(repaired_lines), encoding, found.value)


def _is_suspect(line: str) -> bool:
    return NOT_VIETNAMESE.search(line) is not None and not _UNICODE_LETTER.search(line)


def _told(before: str, after: str, encoding: str, converted: str) -> Decoded:
    """The repaired text with a notice: converted as a whole, or in some lines alone."""
    if before == after:
        return Decoded(before, encoding)
    pairs = list(zip(before.split("\n"), after.split("\n"), strict=False))
    changed = [number for number, (old, new) in enumerate(pairs, 1) if old != new]
    kept = any(old == new and _UNICODE_LETTER.search(old) for old, new in pairs)
    if kept:
        return Decoded(after, f"{encoding} + {converted}", (_mixed(encoding, converted, changed),))
    return Decoded(after, converted, (_converted(converted),))


def _decode_wide(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    lost = text.count("\ufffd")
    label = name.upper().removesuffix("-LE").removesuffix("-BE")
    decoded = repair_text(text, label)
    return Decoded(decoded.text, decoded.encoding, (*decoded.notices, _damaged(lost))) if lost else decoded


def _find_utf_16(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of the plain letters is zero, the others are not."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 8
    if odd > enough and even * 20 <= odd:
        return "utf-16-le"
    if even > enough and odd * 20 <= even:
        return "utf-16-be"
    return None


def _decode_mixed(data: bytes) -> Decoded | None:
    """UTF-8 with some lines in another encoding, or with a few damaged bytes; None where it is not UTF-8."""
    lines = data.split(b"\n")
    out: list[str] = []
    good = 0
    wrong: list[int] = []
    for number, line in enumerate(lines):
        try:
            out.append(line.decode("utf-8"))
            good += not line.isascii()
        except UnicodeDecodeError:
            out.append("")
            wrong.append(number)
    damaged = [number for number in wrong if _is_damaged_utf_8(lines[number])]
    if good + len(damaged) < max(1, (len(wrong) - len(damaged)) / 4):
        return None
    for number in damaged:
        out[number] = lines[number].decode("utf-8", "replace")
    notices = (_damaged(sum(out[number].count("\ufffd") for number in damaged)),) if damaged else ()
    others = sorted(set(wrong) - set(damaged))
    if not others:
        return Decoded("\n".join(out), "UTF-8", notices)
    decoded = _decode_single(b"\n".join(lines[number] for number in others), None)
    for number, repaired in zip(others, decoded.text.split("\n"), strict=False):
        out[number] = repaired
    mixed = _mixed("UTF-8", decoded.encoding, [number + 1 for number in others])
    return Decoded("\n".join(out), f"UTF-8 + {decoded.encoding}", (mixed, *notices))


def _is_damaged_utf_8(line: bytes) -> bool:
    """Whether a line is UTF-8 with a few broken letters: more right sequences than wrong ones."""
    text = line.decode("utf-8", "replace")
    return sum(character > "\x7f" and character != "\ufffd" for character in text) >= 2 * text.count("\ufffd")


def _decode_single(data: bytes, declared: str | None) -> Decoded:
    """One byte a letter: the encoding whose words are Vietnamese, then the declared one, then Windows-1252."""
    seen = _as_1252(data)
    found = guess_legacy(seen)
    legacy = decode(seen, found) if found else ""
    modern = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    share = marked_share(modern)
    if share >= _LEAST_SHARE and share >= marked_share(legacy):
        return Decoded(modern, "Windows-1258", (_converted("Windows-1258"),))
    if found:
        return Decoded(legacy, found.value, (_converted(found.value),))
    text = _decode_declared(data, declared)
    if text is not None and declared:
        return Decoded(text, declared)
    return Decoded(seen, _READ_AS_1252, (_unknown(),))


def _as_1252(data: bytes) -> str:
    return data.decode("latin-1").translate(_TO_1252)


def _decode_declared(data: bytes, declared: str | None) -> str | None:
    """The text by the declared charset, where that is a charset that Python has and the bytes fit it."""
    try:
        name = codecs.lookup(declared or "").name
        if name in ("cp1252", "iso8859-1") or not name.startswith(_DECLARED):
            return None  # the usual false declaration, or a transport form and no charset
        return data.decode(name)
    except (LookupError, ValueError):
        return None


def _converted(name: str) -> Notice:
    message = _("Tệp dùng bảng mã cũ {name}; nội dung đã được chuyển sang Unicode. Hãy đối chiếu vài dòng với bản gốc.")
    return Notice("converted-encoding", message.format(name=name))


def _mixed(one: str, other: str, lines: list[int]) -> Notice:
    message = _(
        "Tệp trộn hai bảng mã ({one} và {other}); {n} dòng, từ dòng {first}, đã được chuyển sang Unicode. "
        "Hãy soát lại các dòng đó."
    ).format(one=one, other=other, n=len(lines), first=lines[0])
    return Notice("mixed-encoding", message, Place(line=lines[0]))


def _damaged(count: int) -> Notice:
    message = _("Có {n} ký tự hỏng, hiện là dấu «\ufffd». Hãy so với bản gốc, hoặc lưu lại tệp dạng UTF-8 rồi đọc lại.")
    return Notice("damaged-text", message.format(n=count))


def _unknown() -> Notice:
    message = _(
        "Không nhận ra bảng mã của tệp nên chữ có dấu có thể sai. "
        "Hãy mở tệp bằng chương trình đã soạn ra nó, lưu lại dạng UTF-8 rồi đọc lại."
    )
    return Notice("unknown-encoding", message)
