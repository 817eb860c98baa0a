"""Who may manage people.

Administrators manage everybody. The focal point of a body adds its officials and readers
and ends those roles: it knows who works there, and the administrator need not be asked
for each of them. It can give nothing that reaches beyond its own body.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import CalendarKey, DataRequest, Role, RoleHeld, User
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


def can_make_keys(user: User) -> Decision:
    """A key opens what its person may, so whoever has no role has no use for one."""
    if user.is_active and (user.standing.is_admin or user.standing.bodies_all):
        return YES
    return no(_("Bạn chưa có vai trò nào; hãy đề nghị quản trị viên giao vai trò."))


def can_revoke_key(user: User, owner_id: int) -> Decision:
    if user.standing.is_admin or user.pk == owner_id:
        return YES
    return no(_("Khóa này do chính người tạo hoặc quản trị viên thu hồi."))


def can_see_all_keys(user: User) -> Decision:
    return YES if user.standing.is_admin else no(ONLY_ADMINISTRATORS)


def can_make_calendar(user: User, body: Body) -> Decision:
    """A body's calendar: for those who work there, who lead it, and administrators."""
    if user.standing.is_admin or body.pk in user.standing.bodies_all | user.standing.leads:
        return YES
    return no(_("Lịch của cơ quan dành cho người của cơ quan đó và lãnh đạo phụ trách."))


def can_revoke_calendar(user: User, key: CalendarKey) -> Decision:
    """One's own; of a body also by its focal points and leaders."""
    held = user.standing
    if user.pk == key.user_id or held.is_admin:
        return YES
    if key.body_id is not None and key.body_id in held.acts_for | held.leads:
        return YES
    return no(_("Địa chỉ lịch này do người tạo, đầu mối của cơ quan hoặc quản trị viên thu hồi."))


def can_copy_data(user: User, person: User) -> Decision:
    """A copy of what is kept: for the person, or an administrator whom the person asked."""
    if user.pk == person.pk or user.standing.is_admin:
        return YES
    return no(_("Bản sao dữ liệu chỉ dành cho chính người đó, hoặc quản trị viên làm theo yêu cầu."))


def can_ask_data(user: User, person: User) -> Decision:
    return can_copy_data(user, person)


def can_withdraw_data_request(user: User, request: DataRequest) -> Decision:
    if user.pk == request.person_id or user.standing.is_admin:
        return YES
    return no(_("Yêu cầu này do chính người gửi rút."))


def can_answer_data(user: User) -> Decision:
    return YES if user.standing.is_admin else no(ONLY_ADMINISTRATORS)


def can_erase(user: User, person: User) -> Decision:
    """Two pairs of eyes: nobody erases himself."""
    if not user.standing.is_admin:
        return no(ONLY_ADMINISTRATORS)
    if user.pk == person.pk:
        return no(_("Bạn không thể tự xóa dữ liệu của mình; hãy nhờ một quản trị viên khác thực hiện yêu cầu của bạn."))
    return YES
