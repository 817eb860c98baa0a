"""Who may manage people.

Administrators manage everybody. The focal point of a body adds its officials and readers
and ends those roles: it knows who works there, and the administrator need not be asked
for each of them. It can give nothing that reaches beyond its own body.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.agencies.models import Body
from dondoc.apps.core.decisions import YES, Decision, no

GIVEN_BY_FOCAL_POINTS = frozenset((Role.OFFICIAL, Role.READER))

ONLY_ADMINISTRATORS = _("Việc này do quản trị viên làm.")


def can_see_people(user: User) -> Decision:
    """Whoever belongs somewhere sees the people there."""
    if user.standing.is_admin or user.standing.bodies_all:
        return YES
    return no(_("Bạn chưa có vai trò nào; hãy đề nghị quản trị viên giao vai trò."))


def can_add_people(user: User) -> Decision:
    if user.standing.is_admin or user.standing.acts_for:
        return YES
    return no(_("Người dùng mới do quản trị viên hoặc đầu mối của cơ quan thêm."))


def can_give_role(user: User, role: str, body: Body | None) -> Decision:
    if user.standing.is_admin:
        return YES
    return _can_as_focal_point(user, role, body.pk if body else None)


def can_end_role(user: User, held: RoleHeld) -> Decision:
    if user.standing.is_admin:
        return YES
    return _can_as_focal_point(user, held.role, held.body_id)


def _can_as_focal_point(user: User, role: str, body_id: int | None) -> Decision:
    if not user.standing.acts_for:
        return no(ONLY_ADMINISTRATORS)
    if body_id not in user.standing.acts_for:
        return no(_("Bạn chỉ giao vai trò trong cơ quan mà bạn là đầu mối."))
    if role not in GIVEN_BY_FOCAL_POINTS:
        return no(_("Đầu mối của cơ quan chỉ giao vai trò chuyên viên và chỉ xem; vai trò khác do quản trị viên giao."))
    return YES


def can_change_person(user: User, person: User) -> Decision:
    """Name, position and telephone: one's own, or as an administrator."""
    if user.standing.is_admin or user.pk == person.pk:
        return YES
    return no(_("Thông tin này do chính người đó hoặc quản trị viên sửa."))


def can_change_email(user: User, _person: User) -> Decision:
    """The address is how a person is known to sign-in, so not even its holder changes it alone."""
    return YES if user.standing.is_admin else no(_("Địa chỉ thư điện tử do quản trị viên sửa."))


def can_deactivate(user: User, person: User) -> Decision:
    if not user.standing.is_admin:
        return no(ONLY_ADMINISTRATORS)
    if user.pk == person.pk:
        return no(_("Bạn không thể tự ngừng tài khoản của mình; hãy nhờ một quản trị viên khác."))
    return YES


def can_invite(user: User, person: User) -> Decision:
    """Whoever is shown the link could set the password, so a focal point invites only people of its own making."""
    if not person.is_active:
        return no(_("Tài khoản này đã ngừng; hãy mở lại trước khi mời."))
    if user.standing.is_admin:
        return YES
    if not user.standing.acts_for:
        return no(ONLY_ADMINISTRATORS)
    if person.last_login or person.has_usable_password():
        return no(_("Người này đã đặt mật khẩu. Khi quên mật khẩu, hãy dùng «Quên mật khẩu» ở trang đăng nhập."))
    if not all(_can_as_focal_point(user, held.role, held.body_id) for held in person.roles.all()):
        return no(_("Người này còn có vai trò khác; lời mời do quản trị viên gửi."))
    return YES


def can_reset_sign_in(user: User, _person: User) -> Decision:
    """Take away two-step sign-in from somebody who lost the device, and end the sessions."""
    return YES if user.standing.is_admin else no(ONLY_ADMINISTRATORS)
