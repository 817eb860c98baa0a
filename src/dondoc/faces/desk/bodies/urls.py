"""Addresses of the register of bodies."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.bodies import changing, listing, reorganising, views

urlpatterns = [
    path("bodies/", listing.bodies, name="bodies"),
    path("bodies/csv", listing.bodies_csv, name="bodies_csv"),
    path("bodies/add_body", changing.add_body, name="add_body"),
    path("bodies/<int:pk>/", views.body, name="body"),
    path("bodies/<int:pk>/rename_body", changing.rename_body, name="rename_body"),
    path("bodies/<int:pk>/add_alias", changing.add_alias, name="add_alias"),
    path("bodies/<int:pk>/correct_name", changing.correct_name, name="correct_name"),
    path("aliases/<int:pk>/remove_alias", changing.remove_alias, name="remove_alias"),
    path("reorganisations/", reorganising.reorganisations, name="reorganisations"),
    path("reorganisations/reorganise", reorganising.reorganise, name="reorganise"),
    path("reorganisations/<int:pk>/", reorganising.reorganisation, name="reorganisation"),
    path("reorganisations/<int:pk>/move_work", reorganising.move_work, name="move_work"),
    path("reorganisations/<int:pk>/undo_reorganisation", reorganising.undo_reorganisation, name="undo_reorganisation"),
]
