"""What people do at review, by one name each; the stories are in the modules named beside them."""

from __future__ import annotations

from dondoc.apps.plans.closing import keep_for_reference, reopen_review
from dondoc.apps.plans.deciding import accept_item, accept_sure, reject_item, restore_item, undo_last
from dondoc.apps.plans.editing import add_item, edit_item
from dondoc.apps.plans.facts import correct_document, look_up_again
from dondoc.apps.plans.naming import choose_lead, decide_body, give_lead, let_each_lead, mark_common
from dondoc.apps.plans.opening import open_review
from dondoc.apps.plans.parting import merge_items, split_item

__all__ = [
    "accept_item",
    "accept_sure",
    "add_item",
    "choose_lead",
    "correct_document",
    "decide_body",
    "edit_item",
    "give_lead",
    "keep_for_reference",
    "let_each_lead",
    "look_up_again",
    "mark_common",
    "merge_items",
    "open_review",
    "reject_item",
    "reopen_review",
    "restore_item",
    "split_item",
    "undo_last",
]
