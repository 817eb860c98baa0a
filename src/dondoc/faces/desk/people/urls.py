"""Addresses of people, of one's own account, of the language and of saved filters."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.people import account, changes, letting_in, saved, views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/csv", views.people_csv, name="people_csv"),
    path("people/add", changes.add_person, name="add_person"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/change", changes.change_person, name="change_person"),
    path("people/<int:pk>/give_role", changes.give_role, name="give_role"),
    path("people/<int:pk>/invite", letting_in.invite_person, name="invite_person"),
    path("people/<int:pk>/deactivate", letting_in.deactivate_person, name="deactivate_person"),
    path("people/<int:pk>/reactivate", letting_in.reactivate_person, name="reactivate_person"),
    path("people/<int:pk>/reset_sign_in", letting_in.reset_sign_in, name="reset_sign_in"),
    path("roles/<int:pk>/end", changes.end_role, name="end_role"),
    path("account/", account.account, name="account"),
    path("language", account.set_language, name="set_language"),
    path("filters/save", saved.save_filter, name="save_filter"),
    path("filters/<int:pk>/delete", saved.delete_filter, name="delete_filter"),
]
