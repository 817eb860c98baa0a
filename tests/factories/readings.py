"""Readings made by hand: a plan of the fictional province «Sơn Hải», with every kind of finding.

The lines below are the document; the spans are looked up in them, so that a test
that slices the text by a span gets the very words.
"""

from __future__ import annotations

import itertools
from typing import Final

from dondoc.reading.model import (
    Annex,
    Body,
    BodyKind,
    Confidence,
    Deadline,
    DeadlineType,
    DocumentFacts,
    Funding,
    Passage,
    Reading,
    Reference,
    ReportingDuty,
    Role,
    Section,
    Signer,
    Span,
    Target,
    Task,
    Warning,
)
from dondoc.reading.sources.base import Format, Notice, Place

R = Role
TITLE: Final = "Thực hiện Nghị quyết số 12-NQ/TU của Ban Thường vụ Tỉnh ủy về phát triển khoa học giai đoạn 2024-2030"
LINES: Final[tuple[tuple[Role, str | None, str], ...]] = (
    (R.LETTERHEAD, None, "ỦY BAN NHÂN DÂN TỈNH SƠN HẢI"),
    (R.LETTERHEAD, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (R.LETTERHEAD, None, "Độc lập - Tự do - Hạnh phúc"),
    (R.LETTERHEAD, None, "Số: 215/KH-UBND"),
    (R.LETTERHEAD, None, "Hải Bình, ngày 06 tháng 5 năm 2024"),
    (R.TITLE, None, "KẾ HOẠCH"),
    (R.TITLE, None, TITLE),
    (R.PREAMBLE, None, "Căn cứ Nghị quyết số 12-NQ/TU ngày 15/01/2024 của Ban Thường vụ Tỉnh ủy; Quyết định số "
                       "569/QĐ-TTg ngày 11/5/2022 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch:"),
    (R.HEADING, "I", "I. MỤC TIÊU"),
    (R.TARGET, "I.1", "1. Đến năm 2030, tối thiểu 60% doanh nghiệp có hoạt động đổi mới sáng tạo."),
    (R.TARGET, "I.2", "2. Số đơn sáng chế tăng 10% mỗi năm so với giai đoạn 2019-2023."),
    (R.ASIDE, None, "2"),
    (R.HEADING, "II", "II. NHIỆM VỤ, GIẢI PHÁP"),
    (R.HEADING, "II.1", "1. Hoàn thiện cơ chế, chính sách"),
    (R.TASK, "II.1.a", "a) Rà soát, trình ban hành quy định hỗ trợ <đổi mới> & sáng tạo theo Nghị quyết 12."),
    (R.ASSIGNMENT, "II.1", "- Cơ quan chủ trì: Sở Khoa học và Công nghệ; phối hợp: Sở Tài chính, các sở, ngành."),
    (R.ASSIGNMENT, "II.1", "- Hoàn thành: Trước ngày 31/3/2025. Sản phẩm: Nghị quyết của Hội đồng nhân dân tỉnh."),
    (R.TASK, "II.1.b", "b) =SUM(A1) và các khoản *hỗ trợ* khác được Sở Tài chính tham mưu bố trí trong quý II/2025."),
    (R.HEADING, "II.2", "2. Sở Nông nghiệp và Phát triển nông thôn"),
    (R.TASK, "II.2.-1", "- Chủ trì xây dựng 05 mô hình sản xuất ứng dụng công nghệ cao tại huyện Cửa Lạch, báo cáo "
                        "kết quả về Ủy ban nhân dân tỉnh; duy trì thường xuyên."),
    (R.TASK, "II.2.-2", "- Tổ chức hội chợ công nghệ vào các ngày 18/5/2025 và 31/6/2026."),
    (R.HEADING, "II.3", "3. Ứng dụng công nghệ trong đời sống"),
    (R.TASK, "II.3.p1", "Nghiên cứu thành lập trung tâm đổi mới sáng tạo khi đủ điều kiện."),
    (R.HEADING, "III", "III. KINH PHÍ"),
    (R.FUNDING, "III.p1", "Kinh phí thực hiện từ ngân sách nhà nước theo phân cấp hiện hành."),
    (R.HEADING, "IV", "IV. TỔ CHỨC THỰC HIỆN"),
    (R.REPORTING, "IV.1", "1. Các sở, ngành định kỳ trước ngày 20/11 hằng năm (hoặc đột xuất) báo cáo "
                          "Ủy ban nhân dân tỉnh (qua Sở Khoa học và Công nghệ)."),
    (R.REPORTING, "IV.2", "2. Ủy ban nhân dân các huyện gửi số liệu ngày 25 hằng tháng về Sở Khoa học và Công nghệ."),
    (R.CLOSING, "IV.p1", "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh để xem xét, điều chỉnh./."),
    (R.RECIPIENTS, None, "Nơi nhận:"),
    (R.RECIPIENTS, None, "- Thường trực Tỉnh ủy (b/c);"),
    (R.RECIPIENTS, None, "- Lưu: VT, KGVX."),
    (R.SIGNATURE, None, "TM. ỦY BAN NHÂN DÂN"),
    (R.SIGNATURE, None, "KT. CHỦ TỊCH"),
    (R.SIGNATURE, None, "PHÓ CHỦ TỊCH"),
    (R.SIGNATURE, None, "Lê Văn Ví Dụ"),
    (R.ANNEX, "PL1", "Phụ lục I"),
    (R.ANNEX, "PL1", "DANH MỤC NHIỆM VỤ TRỌNG TÂM"),
    (R.TABLE, "PL1", "TT"),
    (R.TABLE, "PL1", "Nhiệm vụ"),
    (R.TABLE, "PL1", "Cơ quan chủ trì"),
    (R.TABLE, "PL1", "Thời hạn"),
    (R.TABLE, "PL1.1", "1"),
    (R.TASK, "PL1.1", "Xây dựng cơ sở dữ liệu khoa học và công nghệ của tỉnh"),
    (R.TABLE, "PL1.1", "Sở Thông tin và Truyền thông"),
    (R.TABLE, "PL1.1", "Quý IV/2025"),
    (R.TABLE, "PL1.2", "2"),
    (R.TASK, "PL1.2", "Đào tạo cán bộ quản lý khoa học và công nghệ cấp huyện"),
    (R.TABLE, "PL1.2", "-nt-"),
    (R.TABLE, "PL1.2", "2024-2026"),
    (R.FOOTNOTE, None, "1 Theo báo cáo của Sở Khoa học và Công nghệ."),
)  # fmt: skip
TEXT: Final = "\n".join(line for _, _, line in LINES)
_STARTS: Final = tuple(itertools.accumulate((len(line) + 1 for _, _, line in LINES), initial=0))[:-1]
SURE: Final = Confidence(0.98, "named")
GUESSED: Final = Confidence(0.55, "governed-above")


def at(words: str, after: str = "") -> Span:
    """The span of some words, at their first place after some others."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def line_of(path: str, role: Role | None = None) -> Span:
    """The span of the first line that belongs to an item."""
    index = next(i for i, (kind, own, _) in enumerate(LINES) if own == path and role in (None, kind))
    return Span(_STARTS[index], _STARTS[index] + len(LINES[index][2]))


def body(name: str, after: str = "", kind: BodyKind = BodyKind.BODY, said: str | None = None) -> Body:
    """A body named in the text, its span looked up."""
    return Body(name, kind, at(said or name, after))


def plan() -> Reading:
    """The whole plan: eight tasks, two targets, two duties, three references, four warnings, an annex."""
    return Reading(
        format=Format.DOCX,
        text=TEXT,
        document=_facts(),
        sections=tuple(
            Section(path, title, path.count(".") + 1, line_of(path))
            for path, title in (
                ("I", "MỤC TIÊU"),
                ("II", "NHIỆM VỤ, GIẢI PHÁP"),
                ("II.1", "Hoàn thiện cơ chế, chính sách"),
                ("II.2", "Sở Nông nghiệp và Phát triển nông thôn"),
                ("II.3", "Ứng dụng công nghệ trong đời sống"),
                ("III", "KINH PHÍ"),
                ("IV", "TỔ CHỨC THỰC HIỆN"),
                ("PL1", "DANH MỤC NHIỆM VỤ TRỌNG TÂM"),
            )
        ),
        references=_references(),
        tasks=_tasks(),
        targets=_targets(),
        reporting=_reporting(),
        funding=(Funding("III.p1", LINES[24][2], line_of("III.p1")),),
        annexes=(
            Annex("Phụ lục I", True, "DANH MỤC NHIỆM VỤ TRỌNG TÂM", line_of("PL1")),
            Annex("Phụ lục II", False),
        ),
        warnings=_warnings(),
        passages=tuple(
            Passage(Span(start, start + len(line)), role, path)
            for start, (role, path, line) in zip(_STARTS, LINES, strict=True)
        ),
        places=tuple(_places()),
        notices=(Notice("tracked-changes", "Tệp có sửa đổi chưa chấp nhận; đã đọc như đã chấp nhận."),),
    )


def _facts() -> DocumentFacts:
    return DocumentFacts(
        kind="Kế hoạch",
        number="215/KH-UBND",
        issuer="Ủy ban nhân dân tỉnh Sơn Hải",
        place="Hải Bình",
        issued_on="2024-05-06",
        title=TITLE,
        signer=Signer("Lê Văn Ví Dụ", "Phó Chủ tịch", ("TM. Ủy ban nhân dân", "KT. Chủ tịch"), at("Lê Văn Ví Dụ")),
        recipients=("Thường trực Tỉnh ủy (b/c)", "Lưu: VT, KGVX"),
        spans={
            "kind": at("KẾ HOẠCH"),
            "number": at("215/KH-UBND"),
            "issuer": at("ỦY BAN NHÂN DÂN TỈNH SƠN HẢI"),
            "place": at("Hải Bình"),
            "issued_on": at("ngày 06 tháng 5 năm 2024"),
            "title": at(TITLE),
        },
        confidence={"number": SURE, "issuer": Confidence(0.7, "from-signature-and-text")},
    )


def _references() -> tuple[Reference, ...]:
    return (
        Reference(
            "Nghị quyết", "12-NQ/TU", "2024-01-15", "Ban Thường vụ Tỉnh ủy", "implements",
            mentions=(at("Nghị quyết số 12-NQ/TU"), at("Nghị quyết số 12-NQ/TU", "Căn cứ"), at("Nghị quyết 12")),
        ),
        Reference(
            "Quyết định", "569/QĐ-TTg", "2022-05-11", "Thủ tướng Chính phủ", "basis",
            mentions=(at("Quyết định số 569/QĐ-TTg ngày 11/5/2022"),),
        ),
        Reference("Công văn", "186/CV", None, None),
    )  # fmt: skip


def _tasks() -> tuple[Task, ...]:
    science = body("Sở Khoa học và Công nghệ", "Cơ quan chủ trì")
    farming = body("Sở Nông nghiệp và Phát triển nông thôn")
    data = body("Sở Thông tin và Truyền thông")
    product = "Nghị quyết của Hội đồng nhân dân tỉnh"
    return (
        _task("II.1.a", (science,),
              (body("Sở Tài chính", "phối hợp:"), body("các sở, ngành", "phối hợp:", kind=BodyKind.GROUP)),
              _by("Trước ngày 31/3/2025", "2025-03-31"), product=product, product_span=at(product)),
        _task("II.1.b", (body("Sở Tài chính", "SUM"),), (), _by("quý II/2025", "2025-06-30"),
              confidence={"lead": Confidence(0.9, "named"), "deadline": Confidence(0.6, "time-in-words")}),
        _task("II.2.-1", (farming,), (),
              Deadline("thường xuyên", DeadlineType.ONGOING, recurrence="annual", span=at("thường xuyên")),
              confidence={"lead": GUESSED}),
        _task("II.2.-2", (farming,), (),
              Deadline("các ngày 18/5/2025 và 31/6/2026", DeadlineType.ON, "2026-06-30", None,
                       dates=("2025-05-18", "2026-06-30"), span=at("các ngày 18/5/2025 và 31/6/2026")),
              confidence={"lead": GUESSED}),
        _task("II.3.p1", (), (),
              Deadline("khi đủ điều kiện", DeadlineType.CONDITIONAL, condition="khi đủ điều kiện",
                       span=at("khi đủ điều kiện")),
              confidence={"lead": Confidence(0.0, "nobody-named")}),
        _task("PL1.1", (data,), (), _by("Quý IV/2025", "2025-12-31")),
        _task("PL1.2", (Body(data.name, data.kind, at("-nt-")),), (),
              Deadline("2024-2026", DeadlineType.BETWEEN, "2026-12-31", span=at("2024-2026")),
              confidence={"lead": Confidence(0.85, "table-column")}),
        Task("IV.p1", "Xem xét, điều chỉnh Kế hoạch", (), (), Deadline(), None, at("xem xét, điều chỉnh")),
    )  # fmt: skip


def _by(text: str, due: str) -> Deadline:
    return Deadline(text, DeadlineType.BY, due, span=at(text))


def _task(path: str, lead: tuple[Body, ...], coordinate: tuple[Body, ...], deadline: Deadline, *,
          product: str | None = None, product_span: Span | None = None,
          confidence: dict[str, Confidence] | None = None) -> Task:  # fmt: skip
    span = line_of(path, Role.TASK)
    words = TEXT[span.start : span.end]
    text = words.split(" ", 1)[1] if words[:2] in ("a)", "b)", "- ") else words
    return Task(path, text, lead, coordinate, deadline, product, span, product_span, confidence or {"lead": SURE})


def _targets() -> tuple[Target, ...]:
    return (
        Target("I.1", "tối thiểu 60% doanh nghiệp có hoạt động đổi mới sáng tạo", ">=", 60, "%", "2030", "once", None,
               at("tối thiểu 60% doanh nghiệp có hoạt động đổi mới sáng tạo"), at("tối thiểu 60%")),
        Target("I.2", "Số đơn sáng chế tăng 10% mỗi năm", "increase", 10, "%", None, "annual",
               "so với giai đoạn 2019-2023", at("Số đơn sáng chế tăng 10% mỗi năm"), at("tăng 10%"),
               {"by": Confidence(0.5, "assumed-year")}),
    )  # fmt: skip


def _reporting() -> tuple[ReportingDuty, ...]:
    return (
        ReportingDuty("IV.1", (body("Các sở, ngành", "IV.", BodyKind.GROUP),), "Ủy ban nhân dân tỉnh",
                      "Sở Khoa học và Công nghệ", "annual", "11-20", True, LINES[26][2][3:], line_of("IV.1")),
        ReportingDuty("IV.2", (body("Ủy ban nhân dân các huyện", kind=BodyKind.GROUP),), "Sở Khoa học và Công nghệ",
                      None, "monthly", "25", False, LINES[27][2][3:], line_of("IV.2")),
    )  # fmt: skip


def _warnings() -> tuple[Warning, ...]:
    return (
        Warning("impossible-date", "II.2.-2", "31/6/2026", "2026-06-30", span=at("31/6/2026")),
        Warning("no-lead", "II.3.p1", span=line_of("II.3.p1")),
        Warning("missing-annex", None, "Phụ lục II"),
        Warning("duplicate-item", "PL1.1", "Xây dựng cơ sở dữ liệu", paths=("PL1.1", "PL1.2"), span=line_of("PL1.1")),
    )


def _places() -> list[tuple[int, Place]]:
    page, out, row = 1, [], 0
    for index, (start, (role, path, line)) in enumerate(zip(_STARTS, LINES, strict=True)):
        page += role is Role.ASIDE or line == "Phụ lục I"
        in_table = path is not None and path.startswith("PL1") and role is not Role.ANNEX
        cell = {"table": 0, "row": row // 4, "column": row % 4} if in_table else {"paragraph": index}
        row += in_table
        out.append((start, Place(page=page, **cell)))
    return out


def empty() -> Reading:
    """A text in which nothing is found."""
    return Reading(format=Format.TEXT, text="", document=DocumentFacts())


def long_plan(lines: int) -> Reading:
    """A plan of many lines, each a task with a lead, a deadline and a reference: for measuring growth."""
    words = "- Sở Tài chính rà soát theo Quyết định số 5/QĐ-UBND, hoàn thành trước ngày 31/3/2025."
    step = len(words) + 1
    lead, due, cited = (words.index(part) for part in ("Sở Tài chính", "trước ngày", "Quyết định"))
    starts = range(0, lines * step, step)
    return Reading(
        format=Format.TEXT,
        text="\n".join([words] * lines),
        document=_facts_plain(),
        references=(
            Reference("Quyết định", "5/QĐ-UBND", None, None,
                      mentions=tuple(Span(s + cited, s + cited + 23) for s in starts)),
        ),
        tasks=tuple(
            Task(f"I.-{n}", words[2:], (Body("Sở Tài chính", BodyKind.BODY, Span(s + lead, s + lead + 12)),), (),
                 Deadline("trước ngày 31/3/2025", DeadlineType.BY, "2025-03-31", span=Span(s + due, s + due + 20)),
                 None, Span(s, s + step - 1))
            for n, s in enumerate(starts, 1)
        ),
        passages=tuple(Passage(Span(s, s + step - 1), Role.TASK, f"I.-{n}") for n, s in enumerate(starts, 1)),
        places=tuple((s, Place(page=n // 40 + 1, line=n % 40 + 1)) for n, s in enumerate(starts)),
    )  # fmt: skip


def _facts_plain() -> DocumentFacts:
    return DocumentFacts(kind="Kế hoạch", number="1/KH-UBND", issued_on="2024-01-02", title="Rà soát văn bản")
