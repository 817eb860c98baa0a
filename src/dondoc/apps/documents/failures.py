"""What could not be read, in sentences for people: what happened, what was kept, what to do.

The reader's own refusals have their sentence; here are the ends that only the worker sees.
"""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

MOST_ATTEMPTS: Final = 10
"""Workers that may die of a document (or be killed beside it) before it is given up."""
MOST_CRASHES: Final = 3
TRANSIENT: Final = frozenset(("crashed", "out-of-memory", "not-recorded"))
"""Ends of a child that may come from a machine too busy at the moment."""


def failure_words(code: str, message: str = "") -> str:
    """The sentence for the page of the document."""
    words = message or _without_message().get(code) or _unknown(code)
    kept = _("Tệp gốc đã được lưu nguyên vẹn.")
    return f"{words} {kept}"


def _without_message() -> dict[str, str]:
    return {
        "timed-out": _(
            "Đọc tệp quá lâu chưa xong nên máy đã dừng."
            " Hãy chia tệp thành nhiều phần hoặc dùng bản Word, PDF có chữ thay cho bản quét."
        ),
        "out-of-memory": _(
            "Tệp cần nhiều bộ nhớ hơn mức máy chủ cho phép nên không đọc được."
            " Hãy chia tệp thành nhiều phần hoặc giảm độ phân giải bản quét."
        ),
        "crashed": _(
            "Chương trình đọc bị dừng đột ngột ở tệp này, đã thử lại mà vẫn vậy."
            " Hãy mở tệp bằng chương trình đã tạo ra nó, lưu thành tệp mới rồi tải lên."
        ),
        "gave-up": _(
            "Máy chủ bị dừng nhiều lần trong lúc đọc tệp này nên việc đọc đã được tạm thôi."
            " Hãy bấm «Đọc lại»; nếu vẫn vậy, hãy báo quản trị viên xem nhật ký của máy chủ."
        ),
        "not-recorded": _(
            "Đã đọc xong tệp nhưng chưa ghi được kết quả vào cơ sở dữ liệu, đã thử lại mà vẫn vậy."
            " Hãy báo quản trị viên xem nhật ký của máy chủ, rồi bấm «Đọc lại»."
        ),
        "file-lost": _(
            "Không tìm thấy tệp trong kho lưu trữ của máy chủ."
            " Hãy báo quản trị viên khôi phục từ bản sao lưu, hoặc tải lại tệp."
        ),
    }


def _unknown(code: str) -> str:
    return _(
        "Chương trình đọc gặp lỗi của chính nó ở tệp này (mã %(code)s)."
        " Hãy báo quản trị viên kèm tệp; trong lúc chờ, có thể lưu văn bản để tra cứu."
    ) % {"code": code or "?"}
