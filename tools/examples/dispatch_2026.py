"""Công văn 386/UBND-KGVX of 2026 as Word saves it for the web: styles, conditional comments, empty paragraphs."""

# ruff: noqa: E501  (the words of the document stand one item a line)

from __future__ import annotations

from html import escape
from pathlib import Path

NAME = "cong-van-giao-nhiem-vu-2026.html"
SUBJECT = "V/v tổ chức các hoạt động hưởng ứng Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam năm 2026"

TO: tuple[str, ...] = (
    "- Các sở, ban, ngành cấp tỉnh;",
    "- Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh;",
    "- Trường Đại học Sơn Hải;",
    "- Ủy ban nhân dân các xã, phường, đặc khu.",
)

BODY: tuple[str, ...] = (
    "Thực hiện Công văn số 815/BKHCN-VP ngày 02/3/2026 của Bộ Khoa học và Công nghệ về việc tổ chức các hoạt động chào mừng Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam năm 2026; xét đề nghị của Sở Khoa học và Công nghệ tại Tờ trình số 152/TTr-SKHCN ngày 05/3/2026, Ủy ban nhân dân tỉnh có ý kiến như sau:",
    "1. Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Trường Đại học Sơn Hải, Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh:",
    "a) Tổ chức Lễ kỷ niệm Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam tại phường Hải Bình vào ngày 18/5/2026.",
    "b) Mở cửa các phòng thí nghiệm, không gian sáng tạo để học sinh, sinh viên, người dân tham quan, trải nghiệm từ ngày 11/5/2026 đến ngày 22/5/2026.",
    "c) Tham mưu Ủy ban nhân dân tỉnh khen thưởng tổ chức, cá nhân có công trình, giải pháp mang lại hiệu quả cao; gửi hồ sơ về Sở Nội vụ trước ngày 20/4/2026.",
    "2. Giao Sở Giáo dục và Đào tạo chỉ đạo các trường phổ thông tổ chức sinh hoạt chuyên đề, ngày hội STEM phù hợp với lứa tuổi, hoàn thành trong tháng 5/2026.",
    "3. Giao Sở Công Thương chủ trì, phối hợp với Hội Doanh nghiệp tỉnh tổ chức trưng bày sản phẩm công nghệ của doanh nghiệp tại Lễ kỷ niệm.",
    "4. Đề nghị Báo và phát thanh, truyền hình Sơn Hải tăng thời lượng tuyên truyền, giới thiệu nhà khoa học, doanh nghiệp tiêu biểu của tỉnh.",
    "5. Ủy ban nhân dân các xã, phường, đặc khu căn cứ điều kiện thực tế, treo băng rôn, khẩu hiệu; phát động phong trào sáng kiến, cải tiến kỹ thuật tại cơ sở.",
    "6. Các cơ quan, đơn vị, địa phương gửi báo cáo kết quả về Sở Khoa học và Công nghệ trước ngày 10/6/2026 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh và Bộ Khoa học và Công nghệ.",
    "Yêu cầu các cơ quan, đơn vị, địa phương quan tâm, phối hợp thực hiện./.",
)  # fmt: skip

RECIPIENTS: tuple[str, ...] = (
    "- Như trên;",
    "- Bộ Khoa học và Công nghệ (b/c);",
    "- Chủ tịch, các PCT UBND tỉnh;",
    "- Báo và PTTH Sơn Hải;",
    "- Lưu: VT, KGVX.",
)

PAGE = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<title>UBND tỉnh Sơn Hải - Công văn số 386/UBND-KGVX</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View><w:Zoom>100</w:Zoom></w:WordDocument></xml><![endif]-->
<style>
<!--
 /* Style Definitions */
p.MsoNormal {{margin:0cm; font-size:14.0pt; font-family:"Times New Roman",serif;}}
p.Body {{margin-top:6.0pt; text-indent:1.27cm; text-align:justify;}}
p.Centre {{text-align:center;}}
table.MsoNormalTable {{border-collapse:collapse; width:100%;}}
@page WordSection1 {{size:595.3pt 841.9pt; margin:56.7pt 42.55pt 56.7pt 3.0cm;}}
div.WordSection1 {{page:WordSection1; max-width:17cm; margin:1.5cm auto;}}
-->
</style>
</head>
<body lang=VI style='tab-interval:36.0pt;word-wrap:break-word'>
<div class=WordSection1>
{head}
{to}
{body}
{foot}
</div>
</body>
</html>
"""


def build(folder: Path) -> Path:
    """Write the dispatch as a page."""
    to = _p("<i>Kính gửi:</i>", "Centre", raw=True) + "".join(_p(line, style="margin-left:6.5cm") for line in TO)
    body = _blank() + "".join(_p(line, "Body") for line in BODY) + _blank()
    path = folder / NAME
    path.write_text(
        PAGE.format(head=_head(), to=_blank() + to, body=body, foot=_foot()), encoding="utf-8", newline="\n"
    )
    return path


def _head() -> str:
    left = _p("<b>ỦY BAN NHÂN DÂN</b>", "Centre", raw=True) + _p("<b><u>TỈNH SƠN HẢI</u></b>", "Centre", raw=True)
    left += _p("Số: 386/UBND-KGVX", "Centre", style="margin-top:6.0pt")
    left += _p(SUBJECT, "Centre", style="font-size:12.0pt;margin-top:6.0pt")
    right = _p("<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>", "Centre", raw=True, style="font-size:13.0pt")
    right += _p("<b><u>Độc lập - Tự do - Hạnh phúc</u></b>", "Centre", raw=True)
    right += _p("<i>Sơn Hải, ngày 09 tháng 3 năm 2026</i>", "Centre", raw=True, style="margin-top:6.0pt")
    return _two(left, right, 37)


def _foot() -> str:
    left = _p("<b><i>Nơi nhận:</i></b>", raw=True, style="font-size:12.0pt")
    left += "".join(_p(line, style="font-size:11.0pt") for line in RECIPIENTS)
    right = "".join(
        _p(f"<b>{line}</b>", "Centre", raw=True) for line in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    )
    return _two(left, right + _blank() * 4 + _p("<b>Trần Thị Minh Hoài</b>", "Centre", raw=True), 50)


def _two(left: str, right: str, share: int) -> str:
    cell = "<td width='{0}%' valign=top style='width:{0}%;padding:0cm 5.4pt 0cm 5.4pt'>\n{1}</td>\n"
    cells = cell.format(share, left) + cell.format(100 - share, right)
    return f"<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0>\n<tr>\n{cells}</tr>\n</table>\n"


def _p(words: str, kind: str = "", *, raw: bool = False, style: str = "") -> str:
    """One paragraph as Word writes it: the words sit in a span of their own."""
    attributes = f"class='MsoNormal {kind}'" if kind else "class=MsoNormal"
    spoken = words if raw else escape(words, quote=False)
    look = f" style='{style}'" if style else ""
    return f"<p {attributes}{look}><span lang=VI>{spoken}<o:p></o:p></span></p>\n"


def _blank() -> str:
    return "<p class=MsoNormal><span lang=VI><o:p>&nbsp;</o:p></span></p>\n"
