"""The address of the gallery."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.design import views

urlpatterns = [
    path("design", views.design_gallery, name="design_gallery"),
    path("design/print", views.design_print, name="design_print"),
]
