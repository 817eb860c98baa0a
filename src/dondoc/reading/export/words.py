"""The words that stand for codes: reasons of doubt, warnings, kinds of deadline, periods, comparators.

Tables, looked up in the language of the moment. A code that no table knows is
shown as it stands: an official can ask about a strange word, never about a
missing one. Source: the enumerations of the plan format and of `reading.model`.

>>> word(warnings(), "no-lead")
'Không nêu cơ quan chủ trì; cần xác định cơ quan chủ trì.'
>>> word(warnings(), "brand-new-code")
'brand-new-code'
"""

from __future__ import annotations

from collections.abc import Mapping

from dondoc.language import _


def word(table: Mapping[str, str], code: str | None) -> str:
    """The words for a code; the code itself where the table does not know it, nothing for none."""
    return table.get(code, code) if code else ""


def warnings() -> dict[str, str]:
    """What each warning tells the person who reviews, and what to do about it."""
    return {
        "blank-number": _("Số văn bản để trống; cần bổ sung theo bản đã ký."),
        "blank-date": _("Ngày ban hành để trống hoặc thiếu; cần bổ sung theo bản đã ký."),
        "missing-header": _("Không thấy phần đầu văn bản; cần đối chiếu với bản gốc."),
        "impossible-date": _("Ngày không có thật; đã lấy ngày cuối của tháng, cần xác nhận."),
        "duplicate-marker": _("Ký hiệu mục dùng hai lần; mục sau được ghi thêm «~2»."),
        "repaired-marker": _("Ký hiệu mục có vẻ sai, đã hiểu theo thứ tự; cần đối chiếu."),
        "duplicate-item": _("Cùng một việc được giao hai lần; cần chọn giữ một."),
        "missing-annex": _("Văn bản dẫn tới phụ lục mà tệp không có; cần tìm phụ lục."),
        "annex-gap": _("Số thứ tự phụ lục bị khuyết; cần đối chiếu với bản gốc."),
        "no-lead": _("Không nêu cơ quan chủ trì; cần xác định cơ quan chủ trì."),
        "unclear-agency": _("Có «phối hợp» nhưng không nêu cơ quan nào; cần xác định cơ quan phối hợp."),
        "unclear-frequency": _("Báo cáo định kỳ nhưng không nêu kỳ; cần xác định kỳ báo cáo."),
        "ambiguous-structure": _("Bố cục chỗ này hiểu được theo nhiều cách; cần đối chiếu với bản gốc."),
        "likely-misread": _("Chữ có thể bị nhận dạng sai; cần đối chiếu với bản gốc."),
        "mixed-encoding": _("Văn bản lẫn nhiều bảng mã; cần đối chiếu chữ có dấu với bản gốc."),
    }


def reasons() -> dict[str, str]:
    """Why the reader is more or less sure of a field."""
    return {
        "own-subject": _("lấy từ chủ ngữ của câu"),
        "assignment-line": _("lấy từ dòng phân công của nhóm việc"),
        "line-over-subject": _("dòng phân công khác chủ ngữ của câu, đã lấy theo dòng phân công"),
        "subject-over-weak-line": _("dòng phân công không nói rõ ai chủ trì, đã lấy theo chủ ngữ của câu"),
        "weak-line": _("dòng phân công không nói rõ ai chủ trì"),
        "governed-above": _("suy từ tiêu đề hoặc dòng dẫn phía trên"),
        "nobody-named": _("không nêu cơ quan chủ trì"),
        "table-column": _("lấy từ cột của bảng"),
        "time-line": _("lấy từ dòng thời hạn"),
        "time-in-words": _("lấy từ lời văn của mục"),
        "no-time-named": _("không nêu thời hạn"),
        "impossible-date": _("ngày không có thật, đã lấy ngày cuối của tháng"),
        "assumed-year": _("không nêu năm, hiểu là năm của kế hoạch"),
        "number-in-target": _("lấy từ số trong câu"),
        "target-table": _("lấy từ bảng chỉ tiêu"),
        "promise-without-number": _("chỉ tiêu không có số"),
        "named": _("nêu rõ trong văn bản"),
        "no-period-named": _("không nêu kỳ báo cáo"),
        "blank": _("để trống trong văn bản"),
        "from-signature-and-text": _("suy từ phần ký và lời văn"),
    }


def fields() -> dict[str, str]:
    """The names of the fields that a doubt may be about."""
    return {
        "kind": _("loại văn bản"),
        "number": _("số, ký hiệu"),
        "issuer": _("cơ quan ban hành"),
        "place": _("địa danh"),
        "issued_on": _("ngày ban hành"),
        "title": _("trích yếu"),
        "signer": _("người ký"),
        "recipients": _("nơi nhận"),
        "path": _("vị trí mục"),
        "text": _("nội dung"),
        "lead": _("cơ quan chủ trì"),
        "coordinate": _("cơ quan phối hợp"),
        "deadline": _("thời hạn"),
        "product": _("sản phẩm"),
        "comparator": _("mức so sánh"),
        "value": _("trị số"),
        "unit": _("đơn vị tính"),
        "by": _("mốc thời gian"),
        "period": _("kỳ của chỉ tiêu"),
        "baseline": _("mốc so sánh"),
        "who": _("cơ quan báo cáo"),
        "to": _("nơi nhận báo cáo"),
        "via": _("cơ quan đầu mối"),
        "frequency": _("kỳ báo cáo"),
        "due": _("ngày báo cáo"),
    }


def deadline_types() -> dict[str, str]:
    """How a deadline binds."""
    return {
        "by": _("chậm nhất"),
        "ongoing": _("thường xuyên"),
        "between": _("trong khoảng"),
        "on": _("đúng ngày"),
        "conditional": _("theo điều kiện"),
        "none": _("không nêu hạn"),
    }


def periods() -> dict[str, str]:
    """How often something returns: recurrences of tasks and frequencies of reports."""
    return {
        "annual": _("hằng năm"),
        "semiannual": _("6 tháng"),
        "quarterly": _("hằng quý"),
        "monthly": _("hằng tháng"),
        "weekly": _("hằng tuần"),
        "biennial": _("2 năm một lần"),
        "once": _("một lần"),
        "periodic": _("định kỳ, chưa rõ kỳ"),
        "ad_hoc": _("đột xuất"),
    }


def comparators() -> dict[str, str]:
    """How a target compares."""
    return {
        ">=": _("tối thiểu"),
        ">": _("trên"),
        "<=": _("tối đa"),
        "<": _("dưới"),
        "=": _("bằng"),
        "~": _("khoảng"),
        "range": _("trong khoảng"),
        "increase": _("tăng"),
        "multiply": _("gấp"),
        "rank": _("xếp trong nhóm"),
    }


def formats() -> dict[str, str]:
    """What kind of file the document came in."""
    return {
        "docx": "Word",
        "doc": "Word 97-2003",
        "odt": "OpenDocument",
        "rtf": "RTF",
        "pdf": "PDF",
        "scan": _("bản quét"),
        "image": _("ảnh"),
        "html": _("trang web"),
        "markdown": "Markdown",
        "text": _("văn bản thuần"),
    }


def relations() -> dict[str, str]:
    """What the document does with one that it cites."""
    return {
        "implements": _("triển khai thực hiện"),
        "basis": _("căn cứ"),
        "continues": _("tiếp nối"),
        "amends": _("sửa đổi, bổ sung"),
        "replaces": _("thay thế"),
    }


def roles() -> dict[str, str]:
    """What a passage does in its document."""
    return {
        "letterhead": _("phần đầu"),
        "title": _("tên văn bản"),
        "preamble": _("căn cứ"),
        "heading": _("tiêu đề"),
        "lead-in": _("dòng dẫn"),
        "task": _("nhiệm vụ"),
        "assignment": _("phân công"),
        "target": _("chỉ tiêu"),
        "reporting": _("báo cáo"),
        "funding": _("kinh phí"),
        "provision": _("nội dung khác"),
        "closing": _("kết"),
        "recipients": _("nơi nhận"),
        "signature": _("phần ký"),
        "annex": _("phụ lục"),
        "table": _("bảng"),
        "footnote": _("chú thích"),
        "comment": _("nhận xét trong tệp"),
        "aside": _("ngoài nội dung"),
    }
