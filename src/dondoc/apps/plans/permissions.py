"""Who may review, adopt, change and see plans. Each answer carries its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.standing import standing
from dondoc.apps.core.decisions import YES, Decision, first_no, no
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.models import Plan
from dondoc.apps.plans.visibility import plans_with_work

if TYPE_CHECKING:
    from dondoc.apps.accounts.standing import Standing

Person = AbstractBaseUser | AnonymousUser


def can_see_review(user: Person, document: Document) -> Decision:
    """Those who monitor for the owner of the document, leaders above it, administrators."""
    who = standing(user)
    if who.is_admin or document.owner_id in who.monitors | who.leads:
        return YES
    return no(_("Văn bản này do cơ quan khác rà soát."))


def can_review(user: Person, document: Document) -> Decision:
    """Those who monitor plans for the owner of the document, as long as it is not frozen."""
    if document.owner_id not in standing(user).monitors:
        return no(_("Chỉ người theo dõi kế hoạch của cơ quan quản lý văn bản mới được rà soát."))
    return _is_open(document)


def can_adopt(user: Person, document: Document) -> Decision:
    """Whoever may review may adopt; what still stands in the way is told by `adoption.find_problems`."""
    return can_review(user, document)


def can_see_plan(user: Person, plan: Plan) -> Decision:
    """Bodies that monitor it, gave it or have work in it; leaders above those; administrators."""
    who = standing(user)
    if who.is_admin or _stands_near(who, plan) or _has_work(who, plan):
        return YES
    return no(_("Cơ quan của bạn không có việc trong kế hoạch này."))


def can_change_plan(user: Person, plan: Plan) -> Decision:
    """Its name, its period, how often standing work is closed: those who monitor it."""
    if plan.monitor_id not in standing(user).monitors:
        return no(_("Chỉ cơ quan theo dõi kế hoạch mới được sửa thông tin kế hoạch."))
    return YES


def can_amend_plan(user: Person, plan: Plan, document: Document) -> Decision:
    """To let a new document change, end or replace what this plan gave: those who monitor both."""
    return first_no(can_change_plan(user, plan), _monitors_owner(user, document))


def can_link(user: Person, document: Document) -> Decision:
    """To say what a document carries out, continues, amends or replaces: those who monitor for its owner."""
    return _monitors_owner(user, document)


def can_confirm_takeup(user: Person, document: Document) -> Decision:
    """To say that an upper order is, or is not, taken up below: those who monitor for the owner of the document."""
    return _monitors_owner(user, document)


def documents_of_plans(user: Person) -> Q:
    """The documents of the plans that a person may see: for `documents.visibility`."""
    return Q(pk__in=Plan.objects.visible_to(user).order_by().values("document_id"))


def _monitors_owner(user: Person, document: Document) -> Decision:
    if document.owner_id in standing(user).monitors:
        return YES
    return no(_("Chỉ người theo dõi kế hoạch của cơ quan quản lý văn bản mới được làm việc này."))


def _is_open(document: Document) -> Decision:
    if document.state == Document.State.ADOPTED:
        return no(_("Kế hoạch đã được đưa vào thực hiện nên văn bản không còn sửa được; muốn đổi cần văn bản sửa đổi."))
    if document.state == Document.State.KEPT:
        return no(_("Văn bản đã được lưu để tra cứu; muốn rà soát tiếp, hãy mở lại."))
    if document.state != Document.State.READ:
        return no(_("Văn bản chưa đọc xong hoặc đã rút nên chưa rà soát được."))
    return YES


def _stands_near(who: Standing, plan: Plan) -> bool:
    return plan.monitor_id in who.bodies_all | who.leads or plan.assigner_id in who.leads


def _has_work(who: Standing, plan: Plan) -> bool:
    bodies = who.bodies_all | who.leads
    return bool(bodies) and Plan.objects.filter(plans_with_work(bodies), pk=plan.pk).exists()
