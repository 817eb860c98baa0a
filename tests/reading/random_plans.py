"""Plans put together at random: parts that are right in themselves, in an order that nobody would write.

Every sentence is of the genre and of the fictional province «Sơn Hải». The order, the
numbers and the tables are drawn, so that a reader meets markers that jump, heads without
parts, annexes before the signature and tables whose columns make no sense.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from dondoc.reading.sources.base import Cell, Format, Paragraph, Part, Place, SourceDocument, Style, Table

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SƠN HẢI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 112/KH-UBND
Số: /KH-UBND
Số:
Hải Bình, ngày 29 tháng 02 năm 2025
Sơn Hải, ngày    tháng 6 năm 2025
TỈNH ỦY SƠN HẢI
ĐẢNG CỘNG SẢN VIỆT NAM
*
SỞ KHOA HỌC VÀ CÔNG NGHỆ
V/v triển khai chuyển đổi số
Kính gửi:
KẾ HOẠCH
KẾ HOẠCH HÀNH ĐỘNG THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW
QUYẾT ĐỊNH
QUYẾT ĐỊNH:
CHƯƠNG TRÌNH HÀNH ĐỘNG
Phát triển khoa học, công nghệ tỉnh Sơn Hải năm 2025
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/02/2025;
Thực hiện Kết luận số 93-KL/TW ngày 20/11/2020 của Ban Bí thư, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
(Kèm theo Quyết định số 15/QĐ-UBND ngày 31/6/2025 của Chủ tịch Ủy ban nhân dân tỉnh)""".splitlines()

MARKERS = (
    "I.", "II.", "III.", "IV.", "V.", "A.", "B.", "H.", "1.", "2.", "3.", "10.", "1.1.", "1.2.", "2.1.", "2.1.3.",
    "1)", "2)", "a)", "b)", "c)", "d)", "d)", "đ)", "e)", "i)", "(1)", "(2)", "(i)", "(ii)", "-", "-", "-", "+", "+",
    "*", "•", "Điều 1.", "Điều 2.", "Chương I", "Phần thứ nhất", "Mục 1.", "PHẦN I.", "i.", "1/", "2.-", "",
)  # fmt: skip

HEADINGS = """MỤC ĐÍCH, YÊU CẦU
MỤC TIÊU
Chỉ tiêu cụ thể đến năm 2030
NHIỆM VỤ, GIẢI PHÁP
NỘI DUNG
KINH PHÍ THỰC HIỆN
TỔ CHỨC THỰC HIỆN
Sở Khoa học và Công nghệ
Ủy ban nhân dân các xã, phường
Sở Tài chính chủ trì, phối hợp với các sở, ngành:
Các sở, ban, ngành tỉnh; Ủy ban nhân dân các xã, phường, đặc khu có trách nhiệm:
Trong quý I/2026:
Doanh nghiệp công nghệ số
Về cơ chế, chính sách
Mục tiêu tổng quát""".splitlines()

SENTENCES = """Sở Tài chính chủ trì, phối hợp với Sở Nội vụ, các sở, ngành rà soát các quy định, hoàn thành trước ngày 31/3/2026.
Rà soát, sửa đổi quy chế quản lý nhiệm vụ khoa học và công nghệ cấp tỉnh trong quý II/2025.
Xây dựng cơ sở dữ liệu dùng chung (Sở Khoa học và Công nghệ chủ trì; hoàn thành trong quý IV/2025).
Giao Công an tỉnh chủ trì, phối hợp với các đơn vị liên quan bảo đảm an toàn thông tin thường xuyên.
Tổ chức 02 lớp tập huấn vào ngày 31/6/2025 và ngày 18/5/2026 cho cán bộ cấp xã.
Phối hợp triển khai các nhiệm vụ được giao; báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 15/12 hằng năm.
Định kỳ hằng quý (trước ngày 20 của tháng cuối quý), các cơ quan báo cáo Ủy ban nhân dân tỉnh (qua Sở Tài chính).
Thứ sáu hằng tuần báo cáo tiến độ về Văn phòng Ủy ban nhân dân tỉnh.
Sở Nội vụ theo dõi, đôn đốc hằng tuần việc thực hiện; đột xuất báo cáo khi có yêu cầu.
Phấn đấu đến năm 2030, ít nhất 60% doanh nghiệp có hoạt động đổi mới sáng tạo; tăng 10% so với năm 2025.
Tối thiểu 05 sáng chế, trên 2.000 lượt người tham gia, khoảng 2,5 tỷ đồng mỗi năm.
Kinh phí thực hiện từ ngân sách nhà nước theo phân cấp hiện hành và các nguồn hợp pháp khác.
Cụ thể hóa Quyết định số 1158/QĐ-TTg ngày 13/7/2021 của Thủ tướng Chính phủ thành nhiệm vụ của tỉnh.
Thực hiện theo Phụ lục II kèm theo Kế hoạch này; chi tiết tại Phụ lục V.
Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Sở Khoa học và Công nghệ để tổng hợp./.
Yêu cầu các sở, ngành, địa phương nghiêm túc triển khai thực hiện Kế hoạch này./.
Xây dựng, trình ban hành Nghị quyết sau 03 tháng kể từ khi Luật có hiệu lực, duy trì hằng năm.
Nâng cao chất lượng đội ngũ chuyên giao công nghệ, phát triển phát triển thị trường.
Sản phẩm: Báo cáo của tổ công tác; Thời gian: giai đoạn 2025-2026; Cơ quan chủ trì: Sở Y tế.""".splitlines()

ASSIGNMENTS = """- Đơn vị chủ trì: Sở Khoa học và Công nghệ.
- Cơ quan phối hợp: các sở, ngành, Ủy ban nhân dân các xã, phường.
- Thời gian thực hiện: Quý II/2025.
- Thời hạn hoàn thành: trước ngày 30/02/2026.
- Thời gian: Thường xuyên, hằng năm.
- Sản phẩm: Quyết định của Ủy ban nhân dân tỉnh.
Đơn vị thực hiện: Sở Nông nghiệp và Môi trường, phối hợp với các địa phương.
Chủ trì: Sở Tài chính; Phối hợp: Sở Xây dựng, Công an tỉnh; Thời gian: 2025 - 2027.
(Sở Công Thương chủ trì, phối hợp với các đơn vị; hoàn thành năm 2026).
- Cơ quan thực hiện:
+ Sở Y tế;
- Lãnh đạo phụ trách: Đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh.
Trung tâm Phục vụ hành chính công tỉnh thực hiện; Sở Nội vụ phối hợp.""".splitlines()

FOOT = """Nơi nhận:
- Như trên;
- Thường trực Tỉnh ủy (b/c);
- Lưu: VT, KGVX.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Lê Văn Ví Dụ
Phụ lục I
PHỤ LỤC
Phụ lục 3
PHỤ LỤC II: DANH MỤC NHIỆM VỤ
DANH MỤC NHIỆM VỤ TRỌNG TÂM
Biểu số 1""".splitlines()

COLUMN_HEADS = (
    "TT", "STT", "Nội dung", "Nhiệm vụ", "Tên nhiệm vụ", "Cơ quan chủ trì", "Đơn vị phối hợp", "Thời gian",
    "Thời gian hoàn thành", "Sản phẩm", "Đơn vị chủ trì, phối hợp", "Chỉ tiêu", "Đơn vị tính", "Năm 2025", "2026",
    "2026-2030", "Kinh phí", "Ghi chú", "", "Kết quả", "Địa điểm",
)  # fmt: skip
CELLS = (
    "1", "2", "I", "II", "A", "a", "1.1", "(1)", "III.", "Nt", "-nt-", "-", "", "x", "%", "60", "≥ 80%", "2.000", "50 - 60",
    "Sở Y tế", "Sở Nội vụ", "Chủ trì: Sở Xây dựng; phối hợp: Sở Tài chính", "Các sở, ngành", "Sở A", "Quý III/2025",
    "Thường xuyên", "31/6/2025", "2025-2027", "Hằng tuần", "Quyết định của Ủy ban nhân dân tỉnh", "Hoàn thiện thể chế",
    "Xây dựng phần mềm quản lý nhiệm vụ khoa học", "1. Đào tạo nhân lực số cho cấp xã", "Tỷ lệ hồ sơ trực tuyến",
    "Tổ chức hội nghị kết nối cung cầu công nghệ trước ngày 30/9/2025",
)  # fmt: skip

_STYLES = (Style(), Style(), Style(bold=True), Style(centred=True, bold=True), Style(heading=2), Style(indent=20.0))
_PARTS = (*[Part.BODY] * 12, Part.FOOTNOTE, Part.COMMENT, Part.RUNNING_HEAD, Part.TEXT_BOX)


def lines() -> st.SearchStrategy[str]:
    """One line as a plan may hold it: a marker with a heading or a sentence, or a line of the head or foot."""
    marked = st.builds(
        lambda marker, words: f"{marker} {words}".strip(),
        st.sampled_from(MARKERS),
        st.one_of(st.sampled_from(SENTENCES), st.sampled_from(HEADINGS)),
    )
    return st.one_of(marked, marked, marked, st.sampled_from(ASSIGNMENTS), st.sampled_from(HEAD), st.sampled_from(FOOT))


def letters() -> st.SearchStrategy[str]:
    """Anything that Unicode has and UTF-8 can hold."""
    return st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=60).map(str.strip)


@st.composite
def paragraphs(draw: st.DrawFn, line: int = 0) -> Paragraph:
    text = draw(st.one_of(lines(), lines(), lines(), lines(), letters())) or "Sở Tài chính"
    return Paragraph(
        " ".join(text.split()) or "x",
        ((0, Place(line=line + 1)),),
        draw(st.sampled_from(_STYLES)),
        draw(st.sampled_from(_PARTS)),
        numbered=False,
        complete=draw(st.booleans()),
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A grid with a head of columns in any order; some cells merged over rows, some rows over all columns."""
    columns, rows = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    cells = [_cell(draw(st.sampled_from(COLUMN_HEADS)), 0, column) for column in range(columns)]
    covered: set[tuple[int, int]] = set()
    for row in range(1, rows + 1):
        if columns > 1 and draw(st.integers(0, 5)) == 0 and not any((row, c) in covered for c in range(columns)):
            cells.append(_cell(draw(st.sampled_from(CELLS)), row, 0, column_span=columns))
            continue
        for column in range(columns):
            if (row, column) in covered:
                continue
            tall = draw(st.integers(1, 3)) if draw(st.integers(0, 6)) == 0 else 1
            tall = min(tall, rows + 1 - row)
            covered |= {(row + more, column) for more in range(tall)}
            cells.append(_cell(draw(st.sampled_from(CELLS)), row, column, row_span=tall))
    return Table(tuple(cells), rows + 1, columns, ruled=draw(st.booleans()))


def _cell(text: str, row: int, column: int, *, row_span: int = 1, column_span: int = 1) -> Cell:
    return Cell(tuple(Paragraph(piece) for piece in text.split("; ") if piece), row, column, row_span, column_span)


@st.composite
def documents(draw: st.DrawFn) -> SourceDocument:
    """A file's content in an order that nobody would write."""
    blocks = draw(st.lists(st.one_of(paragraphs(), paragraphs(), paragraphs(), paragraphs(), tables()), max_size=28))
    numbered = [
        replace(block, places=((0, Place(line=number)),)) if isinstance(block, Paragraph) else block
        for number, block in enumerate(blocks, start=1)
    ]
    return SourceDocument(draw(st.sampled_from((Format.TEXT, Format.DOCX, Format.PDF))), tuple(numbered))


def texts() -> st.SearchStrategy[str]:
    """A plan as plain text: lines in any order."""
    return st.lists(lines(), max_size=40).map("\n".join)
