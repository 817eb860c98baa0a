"""What can go wrong with letters, in words that say what to do next."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from dondoc.apps.core.errors import ActionError


class NothingToSay(ActionError):
    message = _("Không còn việc nào để đưa vào văn bản này. Hãy chọn cơ quan, kế hoạch hoặc tháng khác.")


class LetterheadIncomplete(ActionError):
    message = _(
        "Thể thức của «%(body)s» còn thiếu: %(missing)s. Hãy bổ sung ở trang «Thể thức của cơ quan» rồi soạn lại."
    )

    def __init__(self, body: str, missing: Iterable[str]) -> None:
        super().__init__(body=body, missing=", ".join(missing))


class NotADocument(ActionError):
    message = _("Tệp này không phải là DOCX hoặc PDF nên chưa được lưu. Hãy lưu lại từ Word dưới dạng .docx hoặc .pdf.")


class NotEditable(ActionError):
    message = _("Bản sửa phải là tệp DOCX để còn sửa tiếp được. Bản PDF đã ký thì tải lên ở bước «Ghi đã phát hành».")


class NumberMissing(ActionError):
    message = _("Hãy ghi số, ký hiệu của văn bản như trên bản đã ký, ví dụ 1234/SKHCN-QLKH.")


class DayWrong(ActionError):
    message = _("Ngày ban hành không thể sau hôm nay, cũng không thể trước ngày %(day)s là ngày soạn văn bản.")


class NumberTaken(ActionError):
    message = _(
        "Số %(number)s năm %(year)s đã ghi cho một văn bản khác của cơ quan này. Hãy kiểm tra lại sổ văn bản đi."
    )


class ReasonMissing(ActionError):
    message = _("Hãy ghi lý do bỏ dự thảo.")


class WordingFaulty(ActionError):
    """Sentences with fields that there are not, or with braces that do not match."""

    def __init__(self, faults: dict[str, str]) -> None:
        self.faults = faults
        super().__init__(" ".join(faults.values()))


class LayoutFaulty(ActionError):
    """Numbers outside of what the decree allows."""

    def __init__(self, faults: dict[str, str]) -> None:
        self.faults = faults
        super().__init__(" ".join(faults.values()))
