"""Addresses of notices, of the letters one wants, and of what administrators set and see of them."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.notices import choices, outbox, setting, views, webhook_changes, webhooks

urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/read", views.read_notices, name="read_notices"),
    path("notices/<int:pk>/read", views.read_notice, name="read_notice"),
    path("notices/letters", choices.letter_choices, name="letter_choices"),
    path("notices/letters/preview", choices.preview_letter, name="preview_letter"),
    path("notices/letters/preview/page", choices.preview_letter_page, name="preview_letter_page"),
    path("notices/unsubscribe/<str:token>", choices.unsubscribe, name="unsubscribe"),
    path("settings/notices", setting.notice_settings, name="notice_settings"),
    path("settings/notices/trial", setting.send_trial_letter, name="send_trial_letter"),
    path("settings/letters", outbox.outbox, name="outbox"),
    path("settings/letters/send_again", outbox.send_letters_again, name="send_letters_again"),
    path("settings/webhooks/", webhooks.webhooks, name="webhooks"),
    path("settings/webhooks/add", webhook_changes.add_webhook, name="add_webhook"),
    path("settings/webhooks/<int:pk>/", webhooks.webhook, name="webhook"),
    path("settings/webhooks/<int:pk>/change", webhook_changes.change_webhook, name="change_webhook"),
    path("settings/webhooks/<int:pk>/rotate_secret", webhook_changes.rotate_secret, name="rotate_secret"),
    path("settings/webhooks/<int:pk>/start", webhook_changes.start_webhook, name="start_webhook"),
    path("settings/webhooks/<int:pk>/stop", webhook_changes.stop_webhook, name="stop_webhook"),
    path("settings/webhooks/<int:pk>/try", webhook_changes.try_webhook, name="try_webhook"),
    path("settings/webhooks/<int:pk>/remove", webhook_changes.remove_webhook, name="remove_webhook"),
]
