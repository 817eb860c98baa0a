"""Who may prepare, edit, issue and see letters. Each answer carries its reason."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import Role
from dondoc.apps.accounts.standing import standing
from dondoc.apps.core.decisions import YES, Decision, first_no, no
from dondoc.apps.letters.models import Letter
from dondoc.apps.plans.models import Plan

Person = AbstractBaseUser | AnonymousUser
DRAFTERS = (Role.MONITOR, Role.FOCAL_POINT, Role.OFFICIAL)
ISSUERS = (Role.MONITOR, Role.FOCAL_POINT)


def can_prepare(user: Person, owner_id: int | None = None) -> Decision:
    """Who monitors plans for a body, its focal point and its officials; for any body where none is named."""
    own = standing(user).bodies(*DRAFTERS)
    if owner_id in own or (owner_id is None and own):
        return YES
    return no(_("Văn bản do người theo dõi kế hoạch, đầu mối hoặc chuyên viên của cơ quan ban hành soạn."))


def can_prepare_for_plan(user: Person, plan: Plan) -> Decision:
    """Letters on a plan are prepared in the body that monitors it."""
    return can_prepare(user, plan.monitor_id)


def can_change(user: Person, letter: Letter) -> Decision:
    """New versions of a draft."""
    return first_no(can_prepare(user, letter.owner_id), _is_draft(letter))


def can_issue(user: Person, letter: Letter) -> Decision:
    """To say that it was signed, under which number: an official drafts, but does not say this."""
    if letter.owner_id not in standing(user).bodies(*ISSUERS):
        return no(_("Ghi đã phát hành do người theo dõi kế hoạch hoặc đầu mối của cơ quan soạn văn bản làm."))
    return _is_draft(letter)


def can_withdraw(user: Person, letter: Letter) -> Decision:
    return can_change(user, letter)


def can_change_letterhead(user: Person, body_id: int) -> Decision:
    """Administrators, and those who issue the letters of the body."""
    who = standing(user)
    if who.is_admin or body_id in who.bodies(*ISSUERS):
        return YES
    return no(_("Thể thức của cơ quan do đầu mối, người theo dõi kế hoạch của cơ quan đó hoặc quản trị viên đặt."))


def can_change_forms(user: Person) -> Decision:
    """Layout and wording concern the whole province."""
    return YES if standing(user).is_admin else no(_("Thể thức và lời văn chung do quản trị viên đặt."))


def _is_draft(letter: Letter) -> Decision:
    if letter.state == Letter.State.ISSUED:
        return no(_("Văn bản đã phát hành nên được giữ nguyên; muốn sửa, hãy soạn văn bản mới."))
    if letter.state == Letter.State.WITHDRAWN:
        return no(_("Dự thảo này đã bỏ; hãy soạn văn bản mới."))
    return YES
