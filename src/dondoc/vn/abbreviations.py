"""Short forms of administrative words, and what they stand for: families of spellings for search.

A query for one spelling finds the others. Short forms that stand for several
things («CT», «TT») are left out: to find too much is the worse mistake here, a
text is only ever shown as it was written. Forms of two letters count only where
the query writes them in capitals («TU» is Tỉnh ủy, «tu» is từ, tự, tu …).
Source: domain notes on language (§3) and organisation (§4, §4.2); usage in the
plans of ../shared/seeds. State of 2026-11-21.

>>> expansions("Sở KHCN Kon Tum")[1]
'Sở khoa học và công nghệ Kon Tum'
>>> expansions("đề án")
('đề án',)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dondoc.vn.folding import exact_key, find_syllables, fold, has_marks

FAMILIES: tuple[tuple[str, ...], ...] = (
    ("khoa học và công nghệ", "khoa học, công nghệ", "KH&CN", "KHCN", "KH-CN", "KH và CN"),
    (
        "khoa học, công nghệ và đổi mới sáng tạo", "KH-CN&ĐMST", "KHCN&ĐMST", "KH,CN&ĐMST", "KHCN và ĐMST",
        "KH-CN và ĐMST", "KH&CN và ĐMST", "KH,CN và ĐMST", "KHCNĐMST",
    ),
    ("đổi mới sáng tạo", "ĐMST"),
    ("khởi nghiệp sáng tạo", "KNST"),
    ("khởi nghiệp đổi mới sáng tạo", "KNĐMST", "KN ĐMST"),
    ("chuyển đổi số", "CĐS"),
    ("Ủy ban nhân dân", "UBND"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Mặt trận Tổ quốc", "MTTQ"),
    ("Ủy ban Mặt trận Tổ quốc", "UBMTTQ"),
    ("Tỉnh ủy", "TU"),
    ("Trung ương", "TW", "TƯ"),
    ("Văn phòng Ủy ban nhân dân", "VPUBND", "VP UBND"),
    ("Ban Thường vụ", "BTV"),
    ("Ban Chỉ đạo", "BCĐ"),
    ("Ban Quản lý", "BQL"),
    ("Phó Chủ tịch", "PCT"),
    ("sở hữu trí tuệ", "SHTT"),
    ("doanh nghiệp", "DN"),
    ("doanh nghiệp nhỏ và vừa", "DNNVV"),
    ("ngân sách nhà nước", "NSNN"),
    ("ngân sách địa phương", "NSĐP"),
    ("ngân sách trung ương", "NSTW"),
    ("khu công nghiệp", "KCN"),
    ("khu kinh tế", "KKT"),
    (
        "Liên hiệp các Hội Khoa học và Kỹ thuật", "Liên hiệp Hội", "LHH", "LHHKHKT", "Liên hiệp các Hội KHKT",
        "Liên hiệp các Hội KH-KT",
    ),
    ("Khoa học và Kỹ thuật", "KHKT", "KH-KT", "KH&KT"),
    ("Kế hoạch và Đầu tư", "KH&ĐT", "KHĐT", "KH-ĐT"),
    ("Nông nghiệp và Phát triển nông thôn", "NN&PTNT", "NNPTNT", "NN-PTNT", "Nông nghiệp và PTNT"),
    ("Nông nghiệp và Môi trường", "NN&MT", "NNMT", "NN-MT"),
    ("Tài nguyên và Môi trường", "TN&MT", "TNMT", "TN-MT"),
    ("Thông tin và Truyền thông", "TT&TT", "TTTT", "TT-TT"),
    ("Lao động - Thương binh và Xã hội", "LĐ-TB&XH", "LĐTB&XH", "LĐTBXH", "LĐ-TBXH"),
    ("Giáo dục và Đào tạo", "GD&ĐT", "GDĐT", "GD-ĐT"),
    ("Văn hóa, Thể thao và Du lịch", "VHTT&DL", "VHTTDL", "VH,TT&DL", "VH-TT&DL"),
    ("Giao thông vận tải", "GTVT"),
    ("Dân tộc và Tôn giáo", "DT&TG", "DTTG"),
    ("Sở Khoa học và Công nghệ", "SKHCN"),
    ("Sở Kế hoạch và Đầu tư", "SKHĐT"),
    ("Sở Tài chính", "STC"),
    ("Sở Nội vụ", "SNV"),
    ("Sở Tư pháp", "STP"),
    ("Sở Công Thương", "SCT"),
    ("Sở Xây dựng", "SXD"),
    ("Sở Y tế", "SYT"),
    ("Sở Giáo dục và Đào tạo", "SGDĐT"),
    ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
    ("Sở Nông nghiệp và Môi trường", "SNNMT", "SNN&MT"),
    ("Sở Nông nghiệp và Phát triển nông thôn", "SNNPTNT"),
    ("Sở Tài nguyên và Môi trường", "STNMT"),
    ("Sở Thông tin và Truyền thông", "STTTT"),
    ("Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"),
    ("Sở Giao thông vận tải", "SGTVT"),
    ("Sở Dân tộc và Tôn giáo", "SDTTG"),
    ("Bộ Khoa học và Công nghệ", "BKHCN", "Bộ KH&CN"),
    ("năng suất các nhân tố tổng hợp", "năng suất nhân tố tổng hợp", "TFP"),
    ("chỉ số đổi mới sáng tạo cấp địa phương", "PII"),
)  # fmt: skip
"""The spellings of one thing; the first is the full one. Two families share no spelling."""

MOST = 16
"""A query with several short forms is expanded no further."""

_ALWAYS_CAPITALS = 2


def expansions(query: str) -> tuple[str, ...]:
    """The query, then its other spellings, those of one bare key told once."""
    found = [""]
    at = 0
    for start, end, family in _find_families(query):
        spellings = (query[start:end], *family)
        found = [before + query[at:start] + one for one in spellings for before in found][:MOST]
        at = end
    by_key: dict[str, str] = {}
    for before in found:
        by_key.setdefault(fold(before + query[at:]), before + query[at:])
    return tuple(by_key.values())


def _find_families(query: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Each stretch of the query that is a spelling of a family, the longest first from the left."""
    syllables = find_syllables(query)
    at = 0
    while at < len(syllables):
        for length in range(min(_longest(), len(syllables) - at), 0, -1):
            start, end = syllables[at][0], syllables[at + length - 1][1]
            family = _family_of(query[start:end])
            if family:
                yield start, end, family
                at += length
                break
        else:
            at += 1


def _family_of(words: str) -> tuple[str, ...] | None:
    for form, family in _by_bare_form().get(fold(words), ()):
        if has_marks(words) and exact_key(words) != exact_key(form):
            continue
        if len(form) <= _ALWAYS_CAPITALS and not words.isupper():
            continue
        return family
    return None


@cache
def _by_bare_form() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for family in FAMILIES:
        for form in family:
            table.setdefault(fold(form), []).append((form, family))
    return table


@cache
def _longest() -> int:
    return max(len(form.split()) for form in _by_bare_form())
