"""Posts: «Giám đốc Sở Y tế» speaks for Sở Y tế, «Thủ trưởng các sở, ngành» for the group.

>>> body_of_post("Đồng chí Phó Chủ tịch UBND tỉnh phụ trách lĩnh vực văn xã")
'UBND tỉnh'
>>> body_of_post("Chánh Văn phòng UBND tỉnh"), body_of_post("Sở Y tế")
('Văn phòng UBND tỉnh', None)
"""

from __future__ import annotations

import re
import unicodedata

_POST = re.compile(
    r"""
    (?:(?:các\s+)?(?:đồng\s+chí|đ/c|ông|bà)\s*:?\s*)?        # «Đồng chí Phó Chủ tịch …»
    (?:[^,]{0,60},\s*)??                                     # «… Nguyễn Văn A, Phó Chủ tịch …»
    (?:ủy\s+viên\s+ban\s+thường\s+vụ[^,]{0,40},\s*)?
    (?P<post>
        (?:tổng\s+)?(?:phó\s+)?(?:tổng\s+)?(?:giám\s+đốc|biên\s+tập)
      | (?:phó\s+)?(?:chủ\s+tịch|bí\s+thư|(?:hiệu|viện|cục|chi\s+cục|chỉ\s+huy)\s+trưởng)
      | bộ\s+trưởng | thứ\s+trưởng | thủ\s+trưởng | người\s+đứng\s+đầu | lãnh\s+đạo
      | (?:phó\s+)?chánh(?=\s+(?:văn\s+phòng|thanh\s+tra)) | chánh\s+án
      | (?:phó\s+)?trưởng(?=\s+(?:ban|phòng|đài))             # «Trưởng Ban Tổ chức Tỉnh ủy»
    )
    \s+(?P<body>.+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REST = re.compile(r"\s+(?:phụ\s+trách|được\s+(?:phân\s+công|giao)|chịu\s+trách\s+nhiệm)\b.*", re.IGNORECASE)


def body_of_post(written: str) -> str | None:
    """The body or group that the holder of a post speaks for; None where no post is named."""
    text = " ".join(unicodedata.normalize("NFC", written).replace("Uỷ", "Ủy").replace("uỷ", "ủy").split())
    match = _POST.fullmatch(_REST.sub("", text))
    return match["body"].strip(" ,.;:") if match else None
