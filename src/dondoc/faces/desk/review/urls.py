"""Addresses of the review."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.review import adopting, amending, pairing, steps, views

urlpatterns = [
    path("documents/<int:pk>/review/", views.review, name="review"),
    path("documents/<int:pk>/review/changes", views.review_changes, name="review_changes"),
    path("documents/<int:pk>/review/accept_sure", views.accept_sure, name="accept_sure"),
    path("documents/<int:pk>/review/undo_step", views.undo_step, name="undo_step"),
    path("documents/<int:pk>/review/add_item", steps.add_item, name="add_item"),
    path("documents/<int:pk>/review/amendments", amending.review_amendments, name="review_amendments"),
    path("documents/<int:pk>/review/link_plan", pairing.link_plan, name="link_plan"),
    path("documents/<int:pk>/review/unlink_plan", pairing.unlink_plan, name="unlink_plan"),
    path("documents/<int:pk>/review/pair_items", pairing.pair_items, name="pair_items"),
    path("documents/<int:pk>/review/end_old_item", amending.end_old_item, name="end_old_item"),
    path("review/items/<int:pk>/set_change", amending.set_change, name="set_change"),
    path("review/items/<int:pk>/clear_change", amending.clear_change, name="clear_change"),
    path("documents/<int:pk>/adopt", adopting.adopt, name="adopt"),
    path("review/items/<int:pk>/", views.review_item, name="review_item"),
    path("review/items/<int:pk>/accept_item", views.accept_item, name="accept_item"),
    path("review/items/<int:pk>/edit_item", steps.edit_item, name="edit_item"),
    path("review/items/<int:pk>/name_lead", steps.name_lead, name="name_lead"),
    path("review/items/<int:pk>/set_due", steps.set_due, name="set_due"),
    path("review/items/<int:pk>/split_item", steps.split_item, name="split_item"),
    path("review/items/<int:pk>/merge_item", steps.merge_item, name="merge_item"),
    path("review/items/<int:pk>/reject_item", steps.reject_item, name="reject_item"),
    path("review/items/<int:pk>/restore_item", views.restore_item, name="restore_item"),
    path("review/items/<int:pk>/mark_common", views.mark_common, name="mark_common"),
    path("review/items/<int:pk>/let_each_lead", views.let_each_lead, name="let_each_lead"),
    path("review/items/<int:pk>/choose_lead", views.choose_lead, name="choose_lead"),
    path("review/items/<int:pk>/decide_body", views.decide_body, name="decide_body"),
    path("review/items/<int:pk>/take_proposal", views.take_proposal, name="take_proposal"),
]
