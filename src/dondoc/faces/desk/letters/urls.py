"""Addresses of official letters."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.letters import layout, letterheads, listing, preparing, sending, steps, views, wording

urlpatterns = [
    path("letters/", listing.letters, name="letters"),
    path("letters/csv", listing.letters_csv, name="letters_csv"),
    path("letters/zip", sending.letters_zip, name="letters_zip"),
    path("letters/prepare", preparing.prepare_letter, name="prepare_letter"),
    path("letters/letterheads", letterheads.letterheads, name="letterheads"),
    path("letters/letterheads/<int:pk>", letterheads.letterhead, name="letterhead"),
    path("letters/<int:pk>/", views.letter, name="letter"),
    path("letters/<int:pk>/make_again", steps.make_letter_again, name="make_letter_again"),
    path("letters/<int:pk>/upload", steps.upload_letter, name="upload_letter"),
    path("letters/<int:pk>/issue", steps.issue_letter, name="issue_letter"),
    path("letters/<int:pk>/withdraw", steps.withdraw_letter, name="withdraw_letter"),
    path("letters/versions/<int:pk>", sending.letter_file, name="letter_file"),
    path("settings/official_letters", layout.letter_settings, name="letter_settings"),
    path("settings/official_letters/form/<str:code>", layout.letter_form, name="letter_form"),
    path("settings/official_letters/form/<str:code>/reset", layout.reset_letter_form, name="reset_letter_form"),
    path("settings/official_letters/wording/<str:kind>/<str:code>", wording.letter_wording, name="letter_wording"),
    path(
        "settings/official_letters/wording/<str:kind>/<str:code>/reset",
        wording.reset_letter_wording,
        name="reset_letter_wording",
    ),
]
