"""What may be done with a document next: the primary step, the others, and why some are closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.core.decisions import Decision
from dondoc.apps.documents import permissions
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.models import Plan
from dondoc.faces.desk.context import url_if

State = Document.State


@dataclass(frozen=True, slots=True)
class Act:
    """A step: where it is taken. `asks` is the question before a step that is posted; a link has none."""

    word: str
    url: str
    asks: str = ""
    posts: bool = False


def primary_act(document: Document, user: User) -> Act | None:
    """What this page is mostly opened for, given how far the document has come."""
    if document.state == State.READ and (review := url_if("review", document.pk)):
        may_review = permissions.can_correct(user, document)
        return Act(_("Rà soát") if may_review else _("Xem lượt rà soát"), review)
    if document.state == State.FAILED and permissions.can_read_again(user, document):
        return Act(_("Đọc lại"), reverse("read_again", args=[document.pk]), posts=True)
    if document.state == State.ADOPTED:
        plan = Plan.objects.visible_to(user).filter(document=document).values_list("pk", flat=True).first()
        return Act(_("Mở kế hoạch"), reverse("plan", args=[plan])) if plan else None
    return None


def other_acts(document: Document, user: User) -> list[Act]:
    """Further steps that are open to this person now."""
    rows: list[tuple[Callable[[User, Document], Decision], Act]] = [
        (permissions.can_correct, Act(_("Sửa thông tin"), reverse("correct_facts", args=[document.pk]))),
        (
            permissions.can_read_again,
            Act(
                _("Đọc lại"),
                reverse("read_again", args=[document.pk]),
                _("Máy sẽ đọc lại tệp từ đầu, ví dụ sau khi máy chủ đã cài thêm phần nhận dạng chữ."),
                posts=True,
            ),
        ),
        (
            permissions.can_keep,
            Act(
                _("Lưu để tra cứu"),
                reverse("keep_document", args=[document.pk]),
                _("Văn bản không giao việc cho cơ quan của tỉnh, chỉ để các văn bản khác dẫn tới."),
                posts=True,
            ),
        ),
        (
            permissions.can_restore,
            Act(
                _("Lấy lại văn bản"),
                reverse("restore_document", args=[document.pk]),
                _("Văn bản trở lại danh sách, ở bước đang làm dở."),
                posts=True,
            ),
        ),
        (permissions.can_withdraw, Act(_("Rút văn bản"), reverse("withdraw_document", args=[document.pk]))),
    ]
    first = primary_act(document, user)
    return [act for may, act in rows if may(user, document) and (first is None or act.url != first.url)]
