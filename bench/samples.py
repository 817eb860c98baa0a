"""Documents for measuring: plans of the fictional province «Sơn Hải», as long as one wants, and hostile lines.

The text is put together from sentences as such plans have them, with changing bodies,
days and numbers, so that nothing can be remembered from one section to the next.
"""

from __future__ import annotations

import itertools
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

CHARACTERS_PER_PAGE = 1_900

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẢI\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "---------------\nSố: 86/KH-UBND\nHải Bình, ngày 12 tháng 4 năm 2024\n\nKẾ HOẠCH\n"
    "Phát triển khoa học, công nghệ và đổi mới sáng tạo tỉnh Sơn Hải giai đoạn 2024-2030\n\n"
    "Thực hiện Nghị quyết số 12-NQ/TU ngày 05/02/2024 của Ban Thường vụ Tỉnh ủy; theo đề nghị của Sở Khoa học và "
    "Công nghệ tại Tờ trình số 41/TTr-SKHCN ngày 20/3/2024, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\n"
    "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nCụ thể hóa các nhiệm vụ được giao, phân công rõ trách nhiệm của từng cơ quan.\n"
    "2. Yêu cầu\nViệc triển khai bảo đảm đồng bộ, đúng tiến độ, tiết kiệm và hiệu quả.\n\nII. NHIỆM VỤ VÀ GIẢI PHÁP\n"
)
TAIL = (
    "\nIII. TỔ CHỨC THỰC HIỆN\n1. Các sở, ban, ngành và Ủy ban nhân dân các huyện, thành phố định kỳ trước ngày 15/11 "
    "hằng năm báo cáo kết quả về Sở Khoa học và Công nghệ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.\n"
    "2. Sở Tài chính cân đối, bố trí kinh phí thực hiện theo quy định của Luật Ngân sách nhà nước.\n"
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan phản ánh về Sở Khoa học và Công nghệ./.\n\n"
    "Nơi nhận:\n- Thường trực Tỉnh ủy (b/c);\n- Các sở, ban, ngành;\n- Lưu: VT, KGVX.\n"
    "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nĐặng Minh Khuê\n"
)
BODIES = (
    "Sở Khoa học và Công nghệ",
    "Sở Thông tin và Truyền thông",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Giáo dục và Đào tạo",
    "Sở Công Thương",
    "Sở Tài chính",
    "Sở Kế hoạch và Đầu tư",
    "Ủy ban nhân dân thành phố Hải Bình",
)
WORKS = (
    "Rà soát, bổ sung cơ chế hỗ trợ doanh nghiệp đổi mới công nghệ giai đoạn {year}-{later} trên địa bàn tỉnh",
    "Xây dựng và đưa vào vận hành cơ sở dữ liệu về nhiệm vụ khoa học cấp tỉnh số {number} phục vụ quản lý",
    "Tổ chức {count} lớp tập huấn về sở hữu trí tuệ cho cán bộ các xã, phường và hợp tác xã",
    "Triển khai mô hình nuôi trồng thủy sản công nghệ cao tại {count} xã ven biển, trước ngày 30/{month}/{year}",
    "Hỗ trợ {count} sản phẩm chủ lực của tỉnh đăng ký nhãn hiệu, chỉ dẫn địa lý; hoàn thành trong quý III/{year}",
    "Nâng tỷ lệ doanh nghiệp có hoạt động đổi mới sáng tạo đạt từ {count}% trở lên vào năm {later}",
)
HEADINGS = ("Hoàn thiện cơ chế, chính sách", "Phát triển tiềm lực", "Ứng dụng và chuyển giao", "Hợp tác, truyền thông")


def plan_text(pages: float, seed: int = 7) -> str:
    """A plan of about so many pages."""
    chance = random.Random(seed)
    room = int(pages * CHARACTERS_PER_PAGE) - len(HEAD) - len(TAIL)
    parts = [HEAD]
    for number in itertools.count(1):
        part = _part(number, chance)
        parts.append(part)
        room -= len(part)
        if room <= 0:
            return "".join([*parts, TAIL])
    raise AssertionError("unreachable")


def _part(number: int, chance: random.Random) -> str:
    lines = [f"{number}. {chance.choice(HEADINGS)} đợt {number}"]
    for letter in "abc":
        lines.append(f"{letter}) Nhóm nhiệm vụ {number}{letter}:")
        lines += [f"- {sentence}." for sentence in sentences(chance, 3)]
        lead, helper = chance.sample(BODIES, 2)
        lines.append(f"- Cơ quan chủ trì: {lead}. Cơ quan phối hợp: {helper} và các cơ quan, đơn vị liên quan.")
    lead, helper = chance.sample(BODIES, 2)
    lines.append(f"d) {lead} chủ trì, phối hợp với {helper} {_in_sentence(next(sentences(chance, 1)))}.")
    return "\n".join(lines) + "\n"


def _in_sentence(text: str) -> str:
    return text[0].lower() + text[1:]


def sentences(chance: random.Random, count: int) -> Iterator[str]:
    """Sentences that each give a piece of work."""
    for work in chance.sample(WORKS, count):
        year = chance.randint(2024, 2027)
        yield work.format(
            year=year,
            later=year + chance.randint(1, 3),
            month=chance.choice(("4", "6", "9", "11")),
            number=chance.randint(1, 99),
            count=chance.randint(2, 60),
        )


# One line of five megabytes each: what a pattern that looks back and forth would choke on
HOSTILE = {
    "dấu cách": " ",
    "chữ a": "a",
    "chữ số": "1234567890",
    "«Sở »": "Sở ",
    "dấu phẩy": ", ",
    "ngoặc mở": "(",
    "«(Sở )»": "(Sở ) ",
    "«chủ trì, phối hợp với »": "chủ trì, phối hợp với ",
    "«ngày 31/»": "ngày 31/",
    "«số 12/»": "số 12/",
    "«Ủy ban nhân dân »": "Ủy ban nhân dân ",
    "«- »": "- ",
    "«1.»": "1.",
    "dấu sao": "*",
    "«IV. »": "IV. ",
    "«từ 1 đến »": "từ 1 đến ",
}


def hostile_line(kind: str, size: int) -> str:
    """A line of one kind repeated, `size` bytes long."""
    piece = HOSTILE[kind]
    return piece * (size // len(piece.encode()))


def save_docx(path: Path, pages: int, annex_rows: int, seed: int = 7) -> None:
    """A Word file with the text of a plan and an annex table of tasks."""
    import docx

    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", docx.shared.Pt(13)
    style.paragraph_format.space_after = docx.shared.Pt(2)
    style.paragraph_format.line_spacing = 1.0
    for line in plan_text(pages, seed).splitlines():
        document.add_paragraph(line)
    if annex_rows:
        document.add_page_break()
        document.add_paragraph("PHỤ LỤC I")
        document.add_paragraph("DANH MỤC NHIỆM VỤ")
        _add_annex(document.add_table(rows=1, cols=5), annex_rows, random.Random(seed))
    document.save(str(path))


def _add_annex(table: object, rows: int, chance: random.Random) -> None:
    heads = ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
    filled = [heads]
    for number in range(1, rows + 1):
        lead, helper = chance.sample(BODIES, 2)
        month, year = chance.randint(1, 12), chance.randint(2024, 2027)
        filled.append((str(number), next(sentences(chance, 1)), lead, helper, f"Tháng {month}/{year}"))
    table.style = "Table Grid"  # type: ignore[attr-defined]
    for words in filled:
        cells = table.rows[0].cells if words is heads else table.add_row().cells  # type: ignore[attr-defined]
        for cell, word in zip(cells, words, strict=True):
            cell.text = word


def to_pdf(office: str, source: Path) -> Path:
    """A PDF with a text layer, made by LibreOffice with a profile of its own."""
    profile = source.parent / "profile"
    words = [office, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*words, str(source.parent), str(source)], check=True, capture_output=True, timeout=180)
    return source.with_suffix(".pdf")


def to_scan(source: Path, pages: int) -> tuple[Path, list[Path]]:
    """The first pages of a PDF as pictures: one PDF without text, and the pictures themselves."""
    import pypdfium2

    document = pypdfium2.PdfDocument(source)
    images = [document[number].render(scale=300 / 72).to_pil().convert("L") for number in range(pages)]
    document.close()
    pictures = [source.with_name(f"page-{number}.png") for number in range(pages)]
    for image, picture in zip(images, pictures, strict=True):
        image.save(picture, dpi=(300, 300))
    scan = source.with_name("scan.pdf")
    images[0].save(scan, save_all=True, append_images=images[1:], resolution=300)
    return scan, pictures
