"""Who may do what with documents. Each answer carries its reason."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.models import Body
from dondoc.apps.core.decisions import YES, Decision, first_no, no
from dondoc.apps.documents.models import Document

Person = AbstractBaseUser | AnonymousUser
State = Document.State


def can_upload(user: Person, owner: Body | None = None) -> Decision:
    """Those who monitor plans for the body that will own the document; without a body, for any."""
    monitored = standing(user).monitors
    if not monitored:
        return no(_("Chỉ người theo dõi kế hoạch mới tải văn bản lên. Hãy đề nghị quản trị viên giao vai trò này."))
    if owner is not None and owner.pk not in monitored:
        return no(_("Bạn chỉ tải văn bản lên cho cơ quan mà bạn theo dõi kế hoạch."))
    return YES


def can_see(user: Person, document: Document) -> Decision:
    if Document.objects.visible_to(user).filter(pk=document.pk).exists():
        return YES
    return no(_("Văn bản này do cơ quan khác quản lý."))


def can_correct(user: Person, document: Document) -> Decision:
    """Facts can be mended until the document is frozen."""
    return first_no(_monitors_owner(user, document), _is_not(document, State.ADOPTED, State.WITHDRAWN))


def can_read_again(user: Person, document: Document) -> Decision:
    return first_no(
        _monitors_owner(user, document),
        _is_not(document, State.ADOPTED, State.WITHDRAWN),
        _is_settled(document),
    )


def can_keep(user: Person, document: Document) -> Decision:
    return first_no(
        _monitors_owner(user, document),
        _is_not(document, State.ADOPTED, State.WITHDRAWN, State.KEPT),
        _is_settled(document),
    )


def can_withdraw(user: Person, document: Document) -> Decision:
    return first_no(_monitors_owner(user, document), _is_not(document, State.ADOPTED, State.WITHDRAWN))


def can_restore(user: Person, document: Document) -> Decision:
    """Take back what was withdrawn or kept."""
    if document.state not in (State.WITHDRAWN, State.KEPT):
        return no(_("Văn bản này không ở trạng thái đã rút hoặc lưu để tra cứu."))
    return _monitors_owner(user, document)


def _monitors_owner(user: Person, document: Document) -> Decision:
    if document.owner_id in standing(user).monitors:
        return YES
    return no(_("Chỉ người theo dõi kế hoạch của cơ quan quản lý văn bản mới làm được việc này."))


def _is_not(document: Document, *states: Document.State) -> Decision:
    if document.state not in states:
        return YES
    reasons = {
        State.ADOPTED: _(
            "Kế hoạch đã được đưa vào thực hiện nên văn bản được giữ nguyên; muốn thay đổi cần văn bản sửa đổi."
        ),
        State.WITHDRAWN: _("Văn bản đã rút; muốn làm tiếp, hãy lấy lại văn bản."),
        State.KEPT: _("Văn bản đã được lưu để tra cứu."),
    }
    return no(reasons[State(document.state)])


def _is_settled(document: Document) -> Decision:
    if not document.is_waiting:
        return YES
    return no(_("Văn bản đang chờ đọc hoặc đang được đọc; hãy đợi đọc xong."))
