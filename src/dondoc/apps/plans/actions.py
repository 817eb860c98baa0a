"""What people do at review, by one name each; the stories are in the modules named beside them."""

from __future__ import annotations

from dondoc.apps.plans.amendments import clear_change, end_old_item, set_change
from dondoc.apps.plans.changing import change_plan
from dondoc.apps.plans.closing import keep_for_reference
from dondoc.apps.plans.deciding import accept_item, accept_sure, reject_item, restore_item, undo_last
from dondoc.apps.plans.editing import add_item, edit_item
from dondoc.apps.plans.ending import end_plan, hand_over_plan, replace_plan
from dondoc.apps.plans.facts import correct_document, look_up_again
from dondoc.apps.plans.naming import choose_lead, decide_body, give_lead, give_leads, let_each_lead, mark_common
from dondoc.apps.plans.opening import open_review
from dondoc.apps.plans.parting import merge_items, split_item

__all__ = [
    "accept_item",
    "accept_sure",
    "add_item",
    "change_plan",
    "choose_lead",
    "clear_change",
    "correct_document",
    "decide_body",
    "edit_item",
    "end_old_item",
    "end_plan",
    "give_lead",
    "give_leads",
    "hand_over_plan",
    "keep_for_reference",
    "let_each_lead",
    "look_up_again",
    "mark_common",
    "merge_items",
    "open_review",
    "reject_item",
    "replace_plan",
    "restore_item",
    "set_change",
    "split_item",
    "undo_last",
]
